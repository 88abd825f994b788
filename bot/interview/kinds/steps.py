"""Reading a next step: who, does what, by when, and how we will know."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.interview.kinds.dates import Found, find_dates
from bot.interview.kinds.denied import said_dates
from bot.interview.kinds.text import looks_like_people, sentence_spans, sentences
from bot.interview.kinds.vague import find_vague, is_open_time

_MODAL = re.compile(
    r" (?:will|to|shall|(?:is|are) going to|is to|are to|could|should|can|would|might|must|needs? to"
    r"|(?:has|have) (?:agreed|offered) to"
    r"|agrees? to|agreed to|offers? to|plans? to|'ll)(?= )"
)
_BY = re.compile(r"(?i)\b(?:by|until|till|before|no later than|on or before|from now until)(?: the)? $")
_FROM = re.compile(r"(?i)\b(?:from|since|starting|starts|start|beginning)(?: on)?(?: the)? $")
_DONT_KNOW = re.compile(r"(?i)i (?:do not|don['’]t) know(?: yet)?|not (?:known|sure)(?: yet)?|unknown|dont know|\?+")
_VAGUE_BY = re.compile(
    r"(?i)\b(?:by|until|till|before) (?=the end|end of|the start|half|christmas|easter|summer|the summer"
    r"|next term|the next)"
)
_ROUND_A_DATE = re.compile(
    r"(?i)(?:by|on|until|till|before|the|at|from|and|or|to|a|start|starting|review(?:ed)?"
    r"|[-–,.:;]|\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?|\s)*"
)
_KNOW = re.compile(
    r"(?i)\b(?:we(?:'ll| will)? know|we will see|we'll see|you will know|i will know|this will show"
    r"|how we(?:'ll| will) know)\b"
)


def read_step(text: str, today: date) -> dict[str, Any]:
    """Return one step with the parts found.

    ``what`` is the whole text unless the parts were typed one by one.
    """
    listed = _listed(text, today)
    if listed:
        return listed
    whole = text.strip()
    row: dict[str, Any] = {}
    who = _who(whole)
    if who:
        row["who"] = who
    row["what"] = whole
    by = _by(whole, today)
    if by:
        row["by"] = by
    knows = [s for s in sentences(whole) if _KNOW.search(s)]
    if knows:
        row["how"] = knows[0]
    return row


def _listed(text: str, today: date) -> dict[str, Any] | None:
    """Read "Mrs Day. See Amira twice a week. 12 February 2027. Amira says she feels safe."."""
    spans = sentence_spans(text)
    pieces = [text[start:end] for start, end in spans]
    if len(pieces) < 2 or not looks_like_people(pieces[0]):
        return None
    time = next((n for n in range(2, len(pieces)) if _is_time(pieces[n], today)), None)
    what_end = spans[-1 if time is None else time - 1][1]
    row: dict[str, Any] = {"who": pieces[0], "what": text[spans[1][0] : what_end]}
    if time is None:
        by = _by(row["what"], today)
        return {**row, "by": by} if by else row
    row["by"] = None if _DONT_KNOW.fullmatch(pieces[time]) else _time_value(pieces[time], today)
    if pieces[time + 1 :]:
        how = text[spans[time + 1][0] : spans[-1][1]]
        row["how"] = None if _DONT_KNOW.fullmatch(how) else how
    return row


def _is_time(piece: str, today: date) -> bool:
    """Whether a sentence is a time and nothing else."""
    if is_open_time(piece) or _DONT_KNOW.fullmatch(piece):
        return True
    found = find_dates(piece, today, "future")
    left = piece
    for one in reversed(found):
        left = left[: one.start] + left[one.end :]
    return bool(found) and _ROUND_A_DATE.fullmatch(left[:60]) is not None


def _time_value(piece: str, today: date) -> dict[str, Any]:
    days = [f for f in said_dates(piece, today, "future") if f.day]
    if len({f.day for f in days}) == 1:
        return _day(days[0])
    return {"date": None, "words": piece, "approx": True}


def _day(found: Found) -> dict[str, Any]:
    assert found.day is not None
    return {"date": found.day.isoformat(), "words": found.words, "approx": False}


def _who(text: str) -> str:
    """Return who does it.

    The words before "will", "to" and the like, if they name people and nothing else.
    """
    first = sentences(text)[0] if sentences(text) else text
    modal = _MODAL.search(first.replace("’", "'"), 0, 120)
    subject = first[: modal.start()].strip(" ,:") if modal else ""
    return subject if looks_like_people(subject) else ""


def _by(text: str, today: date) -> dict[str, Any] | None:
    """Return by when.

    A date after "by" or "until" first, else the last date, else a rough time after "by".
    """
    found = said_dates(text, today, "future")
    days = [f for f in found if f.day and _may_be_due(f, text)]
    led = [f for f in days if _BY.search(text[max(0, f.start - 24) : f.start])]
    if led or days:
        return _day((led or days)[-1])
    rough = _VAGUE_BY.search(text)
    vague = find_vague(text[rough.end() :] if rough else text, today)
    if vague is None or not (rough or (not found and vague.day and re.search(r"\d{4}$", vague.words))):
        return None
    return {"date": None, "words": vague.words, "approx": True}


def _may_be_due(found: Found, text: str) -> bool:
    """Whether a date may be the day by which it is done: not where it starts, nor a weekday without "by"."""
    before = text[max(0, found.start - 24) : found.start]
    return not _FROM.search(before) and (not found.relative or bool(_BY.search(before)))
