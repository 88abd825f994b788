"""The kind ``attendance``.

A percent and the dates it covers, with everything else that was typed kept beside it.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from bot.interview.kinds.base import Context, Read, again, kept, parts_missing
from bot.interview.kinds.dates import Found, make_day
from bot.interview.kinds.day import read_day
from bot.interview.kinds.denied import is_denied, said_dates
from bot.interview.kinds.text import NUMBER_WORD, number
from bot.interview.questionnaire import Part, Question

PERSISTENT_AT_MOST = 90.0
SEVERE_AT_MOST = 50.0
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<from>\d{{1,3}}(?:\.\d+)? ?(?:-|–|to"
    rf"|or) ?)?(?P<minus>-)?(?P<n>\d{{1,4}}(?:\.\d{{1,6}})?|{NUMBER_WORD}) ?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\s*(?:(?:it's|it is|its|about|around|roughly|currently|attendance(?: is)?|at|is|she's|he's|(?:she|he"
    rf"|they) (?:is|are)|on|now)\s+)*"
    rf"(?P<minus>-)?(?P<n>\d{{1,4}}(?:\.\d{{1,6}})?|{NUMBER_WORD})(?!\w|/|\.\d|\s*(?:sessions?|days?"
    rf"|lates?|times))",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?i)\b(?:last (?:year|term)|previous(?:ly)?|before that|year before|was|national|average|target"
    r"|school's|class)\b[^.;]{0,30}$"
)
_RANGE = re.compile(r"(?i)\s*(?:to|until|till|-|–|—|and|up to|through to|[.;,])\s*(?:the\s*)?")
_UNTIL = re.compile(r"(?i)\b(?:to|until|till|up to|as of|as at|at|by|ending)(?: the)? $")


class AttendanceKind:
    """``{"text": all that was typed, "percent": float, "from": ISO text, "to": ISO text}``.

    Absent = not asked yet.
    """

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read a percent (0 to 100, at most one decimal) and its dates; what is not there is missing."""
        value: dict[str, Any] = {"text": text.strip()}
        percent = _percent(text)
        if isinstance(percent, Read):
            return percent
        if percent is not None:
            value["percent"] = percent
        return kept(value | _dates(text, context.today))

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read the percent as a number, or one of the two dates as an ISO text."""
        if part.kind == "date":
            return read_day(text, context.today, "past")
        percent = _percent(text)
        if isinstance(percent, Read):
            return percent
        return again("kinds.percent_not_read") if percent is None else kept(percent)

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return which of percent and dates are still to be asked."""
        return parts_missing(question, value)

    def in_words(self, question: Question, value: Any) -> str:
        """Return all that was typed."""
        return str(value.get("text") or "")


def persistent(percent: float) -> Literal["", "persistent", "severe"]:
    """Return the absence label of an attendance percent.

    DfE counts 10% missed as persistent, 50% as severe.
    """
    if percent <= SEVERE_AT_MOST:
        return "severe"
    return "persistent" if percent <= PERSISTENT_AT_MOST else ""


def _percent(text: str) -> float | Read | None:
    """Return the first percent that is about now, None when there is none, or why it is asked again."""
    matches = [m for m in _PERCENT.finditer(text[:5000]) if not is_denied(text, m.start(), m.end())]
    now = [m for m in matches if not _EARLIER.search(text[max(0, m.start() - 60) : m.start()])]
    found = now or matches
    match = found[0] if found else _BARE.match(text[:200])
    if match is None:
        return None
    if re.search(r"(?i)\bpoint $", text[max(0, match.start() - 6) : match.start()]):
        return again("kinds.percent_not_read")
    if match.groupdict().get("from"):
        return again("kinds.percent_one")
    typed = match["n"]
    value = float(typed) if typed[0].isdigit() else float(number(typed) or 0)
    if match["minus"] or value > 100:
        return again("kinds.percent_range")
    return again("kinds.percent_decimal") if round(value, 1) != value else value


def _dates(text: str, today: date) -> dict[str, str]:
    """Return the dates covered; a start without a year borrows it from the end."""
    days = [f for f in said_dates(text[:5000], today, "past") if f.day and not f.relative]
    for first, last in pairwise(days):
        if _RANGE.fullmatch(text[first.end : last.start]) and last.day:
            start = first.day if first.sure else _borrowed(first, last.day)
            if start and start <= last.day:
                return {"from": start.isoformat(), "to": last.day.isoformat()}
    if days and days[0].day:
        before = text[max(0, days[0].start - 24) : days[0].start]
        if re.search(r"(?i)\b(?:since|from|starting)(?: the)? $", before):
            return {"from": days[0].day.isoformat()}
        if _UNTIL.search(before):
            return {"to": days[0].day.isoformat()}
    return {}


def _borrowed(first: Found, last: date) -> date | None:
    assert first.day is not None
    same = make_day(last.year, first.day.month, first.day.day)
    return same if same and same <= last else make_day(last.year - 1, first.day.month, first.day.day)
