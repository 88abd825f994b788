"""When the report is due: working days counted back from the conference.

Weekends and the bank holidays of England do not count; school holidays do, because the conference's clock
does not stop for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays


@dataclass(frozen=True)
class Due:
    """By when the report goes to the family and to the chair; the family is never later than the chair.

    ``family_late``/``chair_late``: the day has passed. ``family_days``/``chair_days``: working days left,
    today not counted; 0 when it is due today or has passed.
    """

    family: date
    chair: date
    family_late: bool
    chair_late: bool
    family_days: int
    chair_days: int


def due_dates(conference: date, *, family_days: int, chair_days: int, today: date) -> Due:
    """Return the due dates of a conference. ``family_days`` and ``chair_days``: working days before it."""
    chair = working_days_before(conference, chair_days)
    family = min(working_days_before(conference, family_days), chair)
    return Due(
        family=family,
        chair=chair,
        family_late=family < today,
        chair_late=chair < today,
        family_days=working_days_left(today, family),
        chair_days=working_days_left(today, chair),
    )


def is_working_day(day: date) -> bool:
    """Whether a day is neither at a weekend nor a bank holiday in England."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def working_days_before(day: date, count: int) -> date:
    """Return the day that lies ``count`` working days before another; 0 is that day itself.

    Raises ValueError when ``count`` is negative.
    """
    if count < 0:
        raise ValueError("the count of working days must be 0 or more")
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_left(today: date, day: date) -> int:
    """Return how many working days lie after today up to and with a day; 0 when it is today or earlier."""
    span = (today + timedelta(days=n) for n in range(1, (day - today).days + 1))
    return sum(map(is_working_day, span))


@lru_cache(maxsize=32)
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
