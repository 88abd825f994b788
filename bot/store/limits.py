"""Counts wrong codes for each address and for everybody, in the database, so that all workers share it.

A try is counted before the code is looked at and given back when it was right: tries that run side by side
cannot slip past. After so many free ones each further wrong try doubles the wait.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection, Engine

from bot.store.audit import Audit
from bot.store.database import reading, upsert, writing
from bot.store.errors import TooManyTries
from bot.store.moments import Clock, to_number
from bot.store.sealing import Vault
from bot.store.tables import tries

_SECOND = 1_000_000
_SKEW = 60 * _SECOND  # how far the clocks of two machines may be apart


@dataclass(frozen=True)
class Rule:
    """``free`` wrong tries, then a wait that begins with ``first`` and doubles up to ``longest`` seconds.

    After ``forget`` seconds without a wrong try the count begins again.
    """

    free: int
    first: int
    longest: int
    forget: int


EACH = Rule(free=10, first=30, longest=900, forget=86_400)
"""For one address. A whole school may share one, so the longest wait is short."""

ALL = Rule(free=300, first=1, longest=30, forget=3_600)
"""For everybody together, against guessing from many addresses. It slows down; it must shut nobody out."""


@dataclass(frozen=True)
class _Count:
    wrong: int
    last: int
    until: int


class Limits:
    """Says whether another code may be tried now."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        self._engine, self._vault, self._clock = engine, vault, clock
        self._audit = Audit(engine, vault, clock)
        self._begin = upsert(engine, tries, also=("wrong", "last", "until"))

    def take(self, address: str) -> None:
        """Count one try as wrong, for now. Raises TooManyTries, counting nothing, when there is a wait."""
        now = to_number(self._clock())
        with reading(self._engine) as connection:
            _check(self._counts(connection, address, now), now)
        with writing(self._engine) as connection:
            # Rows are locked in the order of their names, the same for everyone.
            for bucket in sorted(self._rules(address)):
                connection.execute(self._begin, {"bucket": bucket, "wrong": 0, "last": now, "until": 0})
            counts = self._counts(connection, address, now, lock=True)
            _check(counts, now)
            for bucket, rule in self._rules(address).items():
                self._count(connection, bucket, _one_more(counts[bucket], rule, now))
            if counts[self._bucket(address)].wrong + 1 == EACH.free:
                self._audit.note(connection, "codes stopped", address)

    def give_back(self, address: str) -> None:
        """Take a try back that was right."""
        now = to_number(self._clock())
        with writing(self._engine) as connection:
            for bucket, count in self._counts(connection, address, now, lock=True).items():
                self._count(connection, bucket, replace(count, wrong=max(count.wrong - 1, 0), until=0))

    def _bucket(self, address: str) -> str:
        return self._vault.digest("address", address)

    def _rules(self, address: str) -> dict[str, Rule]:
        return {"all": ALL, self._bucket(address): EACH}

    def _counts(self, connection: Connection, address: str, now: int, *, lock: bool = False) -> dict[str, _Count]:
        rules = self._rules(address)
        wanted = select(tries).where(tries.c.bucket.in_(rules)).order_by(tries.c.bucket)
        rows: Any = connection.execute(wanted.with_for_update() if lock else wanted)
        found = {row.bucket: _Count(row.wrong, row.last, row.until) for row in rows}
        return {b: _as_of(found.get(b) or _Count(0, now, 0), rule, now) for b, rule in rules.items()}

    def _count(self, connection: Connection, bucket: str, count: _Count) -> None:
        values = {"wrong": count.wrong, "last": count.last, "until": count.until}
        connection.execute(update(tries).where(tries.c.bucket == bucket).values(values))


def _as_of(count: _Count, rule: Rule, now: int) -> _Count:
    """Return a count as it stands now. A wait begun under a clock that was far ahead is no wait."""
    if count.last > now + _SKEW:
        return replace(count, until=0)
    if now - count.last > rule.forget * _SECOND and now >= count.until:
        return _Count(0, now, 0)
    return count


def _one_more(count: _Count, rule: Rule, now: int) -> _Count:
    over = count.wrong + 1 - rule.free
    # 2**20 seconds is past every rule's longest wait, and far from what a number can hold.
    wait = min(rule.first * 2 ** min(over, 20), rule.longest) if over >= 0 else 0
    return _Count(count.wrong + 1, now, now + wait * _SECOND if wait else 0)


def _check(counts: dict[str, _Count], now: int) -> None:
    wait = max(count.until for count in counts.values()) - now
    if wait > 0:
        raise TooManyTries(-(-wait // _SECOND))
