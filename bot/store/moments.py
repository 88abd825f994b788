"""Time in the store: aware UTC outside, whole microseconds since 1970 inside.

Whole numbers compare and sort alike on every database, and come back exactly as they went in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

Clock = Callable[[], datetime]

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)


def utc_now() -> datetime:
    """Return the time now, aware, in UTC."""
    return datetime.now(timezone.utc)


def to_number(moment: datetime) -> int:
    """Return an aware time as microseconds since 1970. Raises TypeError for a time without a zone."""
    return (moment - _EPOCH) // _MICROSECOND


def from_number(number: int) -> datetime:
    """Return microseconds since 1970 as an aware time in UTC."""
    return _EPOCH + number * _MICROSECOND
