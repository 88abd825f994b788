"""The kind ``rows``: events, steps, and lists of one thing each; the parts of the question say which."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm, kept, parts_missing
from bot.interview.kinds.dates import british, find_dates
from bot.interview.kinds.events import read_event
from bot.interview.kinds.steps import read_step
from bot.interview.kinds.vague import find_vague, rough_day
from bot.interview.questionnaire import Part, Question


class RowsKind:
    """A list of rows ``{"id", part id: text or None}``; a date in a row is ``{"date", "words", "approx"}``
    or None.

    An empty text means that another part already says it: it is not asked for again and prints as a blank.
    """

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read one row from a whole message; no word of it is dropped."""
        ids = {part.id for part in question.parts}
        if len(ids) == 1:
            return kept({ids.pop(): text.strip()})
        if {"date", "what"} <= ids:
            first = next(iter(find_dates(text, context.today, "past")), None)
            if first and first.day is None and first.start < 8:
                return again("kinds.date_impossible", date=first.words, example=british(context.today))
            return _event(read_event(text, context.today, ids), context.today)
        return kept(read_step(text, context.today))

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read one part of a row. A time that is no day is kept in words, marked approximate."""
        return _time(part, text, context.today) if part.kind == "date" else kept(text.strip())

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return what one row lacks."""
        return parts_missing(question, value)

    def in_words(self, question: Question, value: Any) -> str:
        """Return one row a line, its parts in the order of the form."""
        rows = value if isinstance(value, list) else [value]
        return "\n".join(_line(question, row) for row in rows)


def _line(question: Question, row: dict[str, Any]) -> str:
    return " – ".join(words for part in question.parts if (words := time_in_words(row.get(part.id))))


def time_in_words(value: Any) -> str:
    """Return a part of a row as text: a sure date in full, a rough one as it was typed."""
    if not isinstance(value, dict):
        return value or ""
    if value.get("date") and not value.get("approx"):
        return british(date.fromisoformat(value["date"]))
    return str(value.get("words") or "")


def _event(row: dict[str, Any], today: date) -> Read:
    when = row.get("date")
    if when and when["date"] and not when["approx"] and date.fromisoformat(when["date"]) > today:
        return confirm(row, "kinds.event_ahead", date=british(date.fromisoformat(when["date"])))
    return kept(row)


def _time(part: Part, text: str, today: date) -> Read:
    past = part.id != "by"
    found = find_dates(text, today, "past" if past else "future")
    if found and all(f.day is None for f in found):
        return again("kinds.date_impossible", date=found[0].words, example=british(today))
    words = text.strip().rstrip(".")
    value = rough_day(text, today, past=past) or {"date": None, "words": words, "approx": True}
    if value["approx"] or (found and (found[0].relative or len(found) > 1)) or find_vague(text, today) is None:
        value = {**value, "words": words}
    if past and value["date"] and not value["approx"] and date.fromisoformat(str(value["date"])) > today:
        return confirm(value, "kinds.event_ahead", date=british(date.fromisoformat(str(value["date"]))))
    return kept(value)
