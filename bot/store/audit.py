"""The audit: what was done, when, and to whom by a keyed hash; never content. Lines are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Engine

from bot.store.database import guarded, reading
from bot.store.moments import Clock, from_number, to_number
from bot.store.sealing import Vault
from bot.store.tables import audit

Deed = Literal[
    "report begun",
    "report deleted",
    "report expired",
    "code made",
    "code used",
    "codes stopped",
    "report moved",
    "document made",
    "document taken",
    "keys rotated",
]


@dataclass(frozen=True)
class Line:
    """What was done, when (aware UTC), and the keyed hash of the report or address it was done to."""

    what: str
    at: datetime
    whom: str


class Audit:
    """Adds lines to the audit and reads them."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        self._engine, self._vault, self._clock = engine, vault, clock

    def note(self, connection: Connection, what: Deed, whom: str = "") -> None:
        """Add a line within a transaction, so that it stands exactly when the deed does.

        ``whom``: the id of a report or an address; it is kept as a keyed hash only.
        """
        hashed = self._vault.digest("audit", whom) if whom else ""
        connection.execute(insert(audit), {"at": to_number(self._clock()), "what": what, "whom": hashed})

    @guarded
    def lines(self, limit: int = 100) -> list[Line]:
        """Return the last lines, newest first."""
        found = select(audit.c.what, audit.c.at, audit.c.whom).order_by(audit.c.id.desc()).limit(limit)
        with reading(self._engine) as connection:
            return [Line(what, from_number(at), whom) for what, at, whom in connection.execute(found)]
