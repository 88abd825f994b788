"""Reading an event of the chronology.

When, what, and whether the words already say who saw it and what school did.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.interview.kinds.dates import Found
from bot.interview.kinds.denied import said_dates
from bot.interview.kinds.text import looks_like_people, sentence_spans, sentences
from bot.interview.kinds.vague import Vague, find_vague, rough_day

_SOURCE = re.compile(
    r"\b(?:saw|seen|sees|told|tells|said|says|saying|rang|phoned|report(?:s|ed)?|record(?:s|ed)?|log(?:s"
    r"|ged)?|heard|hears"
    r"|noticed|witnessed|overheard|disclosed|shared|wrote|emailed|texted|messaged|cpoms|observed|found"
    r"|spotted"
    r"|according to|shows?|showed|described|explained|mentioned|stated)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:(?:told|called|rang|phoned|emailed|informed|alerted|contacted|spoke (?:to|with)|passed (?:it"
    r"|this) (?:on )?to|met(?: with)?)"
    r"|referred|referral|logged|recorded|reported|made a (?:referral|note|report)|filled in|sent (?:home"
    r"|a letter|an email)|held a meeting"
    r"|took (?:her|him|them) to|gave (?:her|him|them)|arranged|booked|offered|put in place|home visit"
    r"|visited|(?:the )?dsl|strategy meeting)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:we|i|school|dsl|ddsl|teacher|senco|head|deputy|ta|staff|office"
    r"|(?:mr|mrs|ms|miss|mx|dr)\.? [^\W\d_]\w*)\b",
    re.IGNORECASE,
)
_ADULT_TOLD = re.compile(
    r"\b(?:social (?:worker|care)|police|dsl|mash|spa|health visitor|parents?|mum|mother|dad|father|gran"
    r"|head|nurse)\b",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"\s*(?:[-–—•*]\s*)?(?:(?:on|date:?|when:?|in|around|about|since|from|during|it was|approx\.?"
    r"|roughly)\s+)?(?:the\s+)?",
    re.I,
)
_AFTER_DATE = re.compile(r"\s*(?:[-–—:,.;)]+\s*)?")


def read_event(text: str, today: date, parts: set[str]) -> dict[str, Any]:
    """Return one event with the parts found; ``what`` holds every word but a date that leads."""
    whole = text.strip()
    row, rest = _when(whole, today)
    split = _four_parts(rest) if row else None
    if split:
        return {**row, **{part: words for part, words in split.items() if part in parts}}
    if rest:
        row["what"] = rest
    if "who" in parts and _SOURCE.search(rest):
        row["who"] = ""
    if "did" in parts and _school_acted(rest):
        row["did"] = ""
    return row


def _school_acted(text: str) -> bool:
    """Whether someone at school is said to have done something about it, in the same sentence."""
    for sentence in sentences(text):
        act = _DID.search(sentence)
        if act and _STAFF.search(sentence) and not _only_told_school(sentence, act):
            return True
    return False


def _only_told_school(sentence: str, act: re.Match[str]) -> bool:
    """Whether the only act is that the child told someone ("Amira told Ms Cole ..."): no act of school."""
    later = list(_DID.finditer(sentence))
    if len(later) > 1 or not re.match(r"(?i)told|called|rang|phoned|the dsl|dsl", act[0]):
        return False
    return not _STAFF.search(sentence[: act.start()]) or not _ADULT_TOLD.search(sentence[act.end() - 4 :])


def _when(text: str, today: date) -> tuple[dict[str, Any], str]:
    """Return the row's date and the text without a date that leads it."""
    found = _first_time(text, today)
    if found is None:
        return {}, text
    value = rough_day(text[max(0, found.start - 12) : found.end], today, past=True) or rough_day(text, today, past=True)
    lead = text[: found.start]
    if not _BEFORE_DATE.fullmatch(lead):
        return {"date": value}, text
    rest = text[found.end :]
    after = _AFTER_DATE.match(rest)
    return {"date": value}, rest[after.end() :] if after else rest


def _first_time(text: str, today: date) -> Found | Vague | None:
    """Return a leading time, else the first real date, else the first rough time."""
    days = [f for f in said_dates(text, today, "past") if f.day and not (f.short and f.start > 0)]
    vague = find_vague(text, today)
    if vague and _BEFORE_DATE.fullmatch(text[: vague.start]) and not (days and days[0].start <= vague.start):
        return vague
    firm = [f for f in days if not f.relative] or [f for f in days if _leads(f, text)]
    if firm:
        return firm[0]
    return vague if vague and (vague.day or "half" in vague.words.lower()) else None


def _leads(found: Found, text: str) -> bool:
    """Whether a time said from today is the event's own: at the start of the text, or today or yesterday."""
    return bool(_BEFORE_DATE.fullmatch(text[: found.start])) or found.words.lower() in ("today", "yesterday")


def _four_parts(rest: str) -> dict[str, str] | None:
    """Read "what. who. what school did" when the middle one names people and nothing else."""
    spans = sentence_spans(rest)
    pieces = [rest[start:end] for start, end in spans]
    for n in range(1, len(pieces) - 1):
        if looks_like_people(pieces[n], most=5) and not looks_like_people(pieces[0], most=5):
            did = rest[spans[n + 1][0] : spans[-1][1]]
            return {"what": rest[: spans[n - 1][1]].strip(), "who": pieces[n], "did": did}
    return None
