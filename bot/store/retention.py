"""Retention: a report goes, all of it, so many days after its conference or after the last activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.engine import Engine

from bot.store.database import empty_log, guarded, reading, writing
from bot.store.moments import to_number
from bot.store.reports import ReportStore
from bot.store.tables import conversations, documents, reports, sessions, tries

IN_USE = timedelta(days=7)
"""A report touched this lately is not deleted for its conference date, which may be a year out."""

_OVER_FOR = timedelta(days=1)
_TRIES_FOR = timedelta(days=2)
_CLOCK_SLIP = timedelta(days=1)


@dataclass(frozen=True)
class Rules:
    """The partnership's limits, in days."""

    days_after_conference: int
    days_without_activity: int

    def keep_until(self, conference: date | None) -> date | None:
        """Return the day on which a report goes for its conference; None as long as that has no date."""
        return conference + timedelta(days=self.days_after_conference) if conference else None


@dataclass(frozen=True)
class Purged:
    """How much one purge deleted."""

    reports: int = 0
    conversations: int = 0
    sessions: int = 0
    documents: int = 0


class Retention:
    """Finds and deletes what has been kept long enough."""

    def __init__(self, engine: Engine, store: ReportStore) -> None:
        self._engine, self._store = engine, store

    @guarded
    def expired(self, now: datetime, rules: Rules) -> list[str]:
        """Return the ids of the reports that are to go. ``now``: aware UTC."""
        wanted = select(reports.c.id).where(_expired(now, rules)).order_by(reports.c.touched)
        with reading(self._engine) as connection:
            return list(connection.execute(wanted).scalars())

    @guarded
    def purge(self, now: datetime, rules: Rules) -> Purged:
        """Delete every report that is to go, with all that belongs to it, and whatever else is over.

        Each report goes in a transaction of its own, and only if nobody used it in the meantime.
        """
        self._mend_clock(now)
        condition = _expired(now, rules)
        gone = sum(self._store.erase_where(r, "report expired", condition) for r in self.expired(now, rules))
        idle = now - timedelta(days=rules.days_without_activity)
        with writing(self._engine) as connection:
            connection.execute(delete(tries).where(tries.c.last <= to_number(now - _TRIES_FOR)))
            deletions = (
                delete(conversations).where(_left_over(now, idle)),
                delete(sessions).where(sessions.c.expires <= to_number(now)),
                delete(documents).where(documents.c.expires <= to_number(now)),
            )
            counts = [connection.execute(deletion).rowcount for deletion in deletions]
        empty_log(self._engine)
        return Purged(gone, *counts)

    def _mend_clock(self, now: datetime) -> None:
        """Set back what was touched in the future, when the clock was wrong: else it would never go."""
        late = to_number(now + _CLOCK_SLIP)
        with writing(self._engine) as connection:
            for table in (reports, conversations):
                connection.execute(update(table).where(table.c.touched > late).values(touched=to_number(now)))


def _expired(now: datetime, rules: Rules) -> Any:
    idle = reports.c.touched <= to_number(now - timedelta(days=rules.days_without_activity))
    at_rest = reports.c.touched <= to_number(now - IN_USE)
    return or_(idle, and_(reports.c.due <= now.date(), at_rest))


def _left_over(now: datetime, idle: datetime) -> Any:
    """Conversations that are over, past the turn that ended them, and those that never came to a report."""
    over = and_(conversations.c.standing == "over", conversations.c.touched <= to_number(now - _OVER_FOR))
    return or_(over, and_(conversations.c.report_id.is_(None), conversations.c.touched <= to_number(idle)))
