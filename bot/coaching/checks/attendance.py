"""Attendance: a percent needs its dates, and lates need a number."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import DOMAIN
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading

_LATES = re.compile(
    r"\b(?:quite )?(?:a few|lots of|some|several|many|a lot of|the odd|a number of|numerous|frequent|loads of|plenty of|occasional|regular|too many) (?:\w+ )?(?:lates?|absences?|days?|sessions?|marks|mornings|mondays|fridays)\b"
    r"|\b(?:often|always|usually|regularly|frequently|sometimes|mostly|a bit|nearly always|constantly) (?:\w+ )?(?:late|absent|off|in on time|on time|missing)\b|\blate (?:a lot|often|most \w+|sometimes|quite \w+|all the time)\b",
    re.IGNORECASE,
)


def _loose_lates(reading: Reading) -> Span | None:
    """Find lates with no number: a percent does not tell how many there were."""
    match = _LATES.search(reading.own)
    return (
        match.span()
        if match and not re.search(r"\blate\w*:? ?(?:\d|once|twice)|\d+ lates?\b|\d+ times late", reading.own, re.I)
        else None
    )


_TERM = re.compile(
    r"\b(?:year|term|month|week|autumn|spring|summer|winter|to date|ytd|since|so far|currently|now|today|date)\b", re.I
)


def _no_dates(reading: Reading) -> Span | None:
    """Find a percent that no dates frame."""
    spans = re.search(r"\d ?%|\bper ?cent\b|^\W*\d{2}(?:\.\d)?\b", reading.plain)
    return NOWHERE if spans and not reading.dates and not _TERM.search(reading.plain) else None


CHECKS = (
    Check(
        id="C01",
        severity="ask",
        where=frozenset({"edu.attend"}),
        look=_loose_lates,
        says="You wrote “{words}”. About how many is that, and between which dates?",
        reason="A count and a span of time show a pattern. “Often” does not.",
        source=DOMAIN,
        trips=under("edu.attend", "88% and quite a few lates."),
        passes=under("edu.attend", "88% since 3 September. Late 9 times."),
    ),
    Check(
        id="C10",
        severity="ask",
        where=frozenset({"edu.attend"}),
        look=_no_dates,
        says="A percent needs its days. Which two dates does it cover?",
        reason="A percent with its dates can be compared.",
        source=DOMAIN,
        trips=under("edu.attend", "54%", "88%, below the school target."),
        passes=under("edu.attend", "84% since September."),
        family="missing",
    ),
)
