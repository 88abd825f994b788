"""The kind ``date``.

One day, kept when day, month and year were typed, read back when anything was guessed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm, kept
from bot.interview.kinds.dates import Found, Prefer, british, find_dates, weekday_name
from bot.interview.kinds.vague import find_vague
from bot.interview.questionnaire import Part, Question

FAR_OFF_DAYS = 60
_PAST = frozenset({"start.last", "sign.off"})


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
    """Read a message that should hold exactly one day; the value is its ISO text."""
    found = find_dates(text, today, prefer)
    days = {f.day for f in found}
    if not found:
        rough = find_vague(text, today) is not None
        return again("kinds.date_needs_day" if rough else "kinds.date_not_read", example=_example(today, prefer))
    if days == {None}:
        return again("kinds.date_impossible", date=found[0].words, example=_example(today, prefer))
    real = sorted(d for d in days if d)
    if len(real) > 1:
        return again("kinds.date_several", tuple(british(d) for d in real[:4]))
    return _one_day(next(f for f in found if f.day), [f for f in found if f.sure and f.day])


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
