"""The days that a text names, so that old news, today's news and plans can be told apart."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from bot.coaching.finding import Span

_DAY = re.compile(
    r"\b(\d{1,2})\s?(?:[/.-]\s?(\d{1,2})\b(?:\s?[/.-]\s?(\d{2,4}))?|(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+(\d{4}))?)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:today|at|until|till|by|about|around|before|after|from) \d{1,2}\.\d\d$", re.IGNORECASE)
"""A time of day, which looks like a day and a month: "today 9.10"."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = re.compile(
    r"\b(?:in|since|during|early|mid|late|last)\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"(?!\s+\d{1,2}\b)(?:\s+(\d{4}))?",
    re.IGNORECASE,
)
_SOON = timedelta(days=60)
"""A day without a year that lies this near ahead is a plan; one further off is taken for last year's."""


def days(text: str, today: date) -> tuple[tuple[Span, date], ...]:
    """Return the full days named in a text. A day without a year is the last such day, unless it comes soon."""
    found = []
    for match in _DAY.finditer(text):
        if _TIME.search(text[max(0, match.start() - 12) : match.end()]):
            continue
        month = int(match[2]) if match[2] else _MONTHS.index(match[4][:3].lower()) + 1 if match[4] else 0
        year = int(match[3] or match[5] or 0)
        try:
            day = date(year + 2000 if 0 < year < 100 else year or today.year, month, int(match[1]))
            found.append((match.span(), day if year else _nearest(day, today)))
        except ValueError:
            continue  # 12/40 is a mark in a test, not a day
    return tuple(found)


def months(text: str, today: date) -> tuple[tuple[Span, date], ...]:
    """Return the last day of each month that is named without a day ("in June")."""
    found = []
    for match in _MONTH.finditer(text):
        month = _MONTHS.index(match[1][:3].lower()) + 1
        year = int(match[2]) if match[2] else today.year - (month > today.month)
        found.append((match.span(), date(year, month, calendar.monthrange(year, month)[1])))
    return tuple(found)


def _nearest(day: date, today: date) -> date:
    """Return the year's last such day up to ``today``, or the coming one when it is near."""
    for year in (today.year + 1, today.year):
        try:
            coming = day.replace(year=year)
        except ValueError:
            continue  # 29 February
        if coming - today <= _SOON:
            return coming
    return day.replace(year=today.year - 1)
