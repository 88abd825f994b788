"""The kind ``date``.

One day, kept when day, month and year were typed, read back when anything was guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm, kept
from bot.interview.kinds.dates import Found, Prefer, british, find_dates, make_day, mend_slips, month_of, weekday_name
from bot.interview.kinds.denied import is_denied
from bot.interview.kinds.spoken import in_figures
from bot.interview.kinds.vague import find_vague
from bot.interview.questionnaire import Part, Question

FAR_OFF_DAYS = 60
_PAST = frozenset({"start.last", "sign.off"})
# A day on one side of another is no day.
_OPEN_ENDED = re.compile(
    r"\b(?:before|after|(?:later|earlier|sooner|other) than|any ?time from|either side of)\s+(?:\w+day\s+)?(?:the\s+)?$",
    re.I,
)
_ROUGHLY = re.compile(r"\b(?:about|around|roughly|approx(?:imately)?\.?|some|nearly|almost|over)\s+$", re.I)
_UNSURE = re.compile(
    r"\b(?:think|maybe|perhaps|prob(?:ably|s)|possibly|not sure|pretty sure|around|about|roughly|week (?:commencing|of|beginning)"
    r"|w/?c|w/?b|provisional(?:ly)?|tbc|might|may be|unless|pencilled|check|is it|was it|could be|thereabouts|or so)\b|\?\W*$",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(r"(?<![\w/.:-])(\d{1,2})(?:st|nd|rd|th)?(?![\w/.:%-]|\s?(?:am|pm)\b)", re.IGNORECASE)


class DateKind:
    """A day, stored as an ISO text."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read one day. The day of the conference is also read back when it is past or far off."""
        read = read_day(text, context.today, "past" if question.id in _PAST else "future")
        return read if read.value is None else _check(question.id, read, context.today)

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read a day; this kind has no parts of its own."""
        return self.parse(question, text, context)

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Nothing is ever missing from a day."""
        return ()

    def in_words(self, question: Question, value: Any) -> str:
        """Return the day with its weekday."""
        return british(date.fromisoformat(value), weekday=True)


def _check(question_id: str, read: Read, today: date) -> Read:
    day = date.fromisoformat(read.value)
    days = (day - today).days
    said = british(day, weekday=True)
    if question_id == "start.last" and days > 0:
        return confirm(read.value, "kinds.last_conference_ahead", date=said)
    if question_id != "start.date" or read.say == "kinds.weekday_differs":
        return read
    if days < 0:
        return confirm(read.value, "kinds.conference_past", date=said)
    if days > FAR_OFF_DAYS:
        return confirm(read.value, "kinds.conference_far", days=days, date=said)
    return read


def read_day(text: str, today: date, prefer: Prefer) -> Read:
    """Read a message that should hold exactly one day, and not one that is denied; the value is its ISO text."""
    mended = mend_slips(in_figures(text[:2000]))
    every = find_dates(mended, today, prefer)
    denied = [f for f in every if is_denied(mended, f.start, f.end)]
    found = [f for f in every if f not in denied]
    if denied and denied[0].day:
        found = _corrected(mended, found, denied[0])
    days = {f.day for f in found}
    if not found or any(_says_no_day(f, mended) for f in found):
        rough = denied or found or find_vague(text, today) is not None
        return again("kinds.date_needs_day" if rough else "kinds.date_not_read", example=_example(today, prefer))
    if days == {None}:
        return again("kinds.date_impossible", date=found[0].words, example=_example(today, prefer))
    real = sorted(d for d in days if d)
    if len(real) > 1:
        return again("kinds.date_several", tuple(british(d) for d in real[:4]))
    read = _one_day(next(f for f in found if f.day), [f for f in found if f.sure and f.day])
    unsure = denied or mended != text[:2000] or _UNSURE.search(mended)
    return read_back(read) if unsure else read


def read_back(read: Read) -> Read:
    """Return the reading of a day that is read back before it is kept."""
    if read.outcome != "kept":
        return read
    said = british(date.fromisoformat(read.value), weekday=True)
    return confirm(read.value, "kinds.date_confirm", date=said)


def _says_no_day(found: Found, text: str) -> bool:
    """Whether the words say no day: before or after one, or so many months from now."""
    before = text[max(0, found.start - 30) : found.start]
    if _OPEN_ENDED.search(before):
        return True
    span = re.search(r"\b(?:days?|weeks?|wks?|months?|fortnights?)\b", found.words) is not None
    if re.search(r"\d(?:st|nd|rd|th)\b", found.words):
        return False
    return found.relative and span and ("month" in found.words or bool(_ROUGHLY.search(before)))


def _corrected(text: str, found: list[Found], denied: Found) -> list[Found]:
    """Put right what is said against a denied day: "12th not 21st of June 2026" is 12 June 2026, to be read back."""
    assert denied.day is not None
    if found and not all(_is_bare_day(f) for f in found):
        return [_in_year_of(f, denied) for f in found]
    rest = text[: denied.start] + " " * (denied.end - denied.start) + text[denied.end :]
    numbers = {int(match[1]) for match in _BARE_DAY.finditer(rest)}
    months = {m for word in re.findall(r"[A-Za-z]{3,9}", rest) if (m := month_of(word))}
    if len(numbers) + len(months) == 0 or len(numbers) > 1 or len(months) > 1:
        return found if len(numbers) < 2 else []
    day = make_day(denied.day.year, *(months or {denied.day.month}), *(numbers or {denied.day.day}))
    return [Found(denied.start, denied.end, rest.strip(), day)]


def _is_bare_day(found: Found) -> bool:
    return found.relative and re.search(r"\d(?:st|nd|rd|th)$", found.words) is not None


def _in_year_of(found: Found, denied: Found) -> Found:
    if found.sure or found.relative or not denied.sure or found.day is None or denied.day is None:
        return found
    return replace(found, day=make_day(denied.day.year, found.day.month, found.day.day))


def _one_day(first: Found, sure: list[Found]) -> Read:
    best = sure[0] if sure else first
    assert best.day is not None
    iso, said = best.day.isoformat(), british(best.day, weekday=True)
    if best.said_weekday is not None:
        typed, real = weekday_name(best.said_weekday), weekday_name(best.day.weekday())
        return confirm(iso, "kinds.weekday_differs", date=british(best.day), typed=typed, weekday=real)
    if best.sure:
        return kept(iso)
    options = tuple(british(d) for d in sorted({best.day, best.other})) if best.other else ()
    return confirm(iso, "kinds.date_confirm", options, date=said)


def _example(today: date, prefer: Prefer) -> str:
    """Return a made-up day that is near, so that the example fits the question."""
    year, month = divmod(today.year * 12 + today.month - 1 + (1 if prefer == "future" else -2), 12)
    return british(date(year, month + 1, 4))
