"""Conversations: which report each one writes, who may still write, and the dialogue's snapshot of it.

A conversation is a chat window's session or a chat in Teams. Its id is kept as a keyed hash only.
"""

from __future__ import annotations

import zlib
from typing import Literal

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.engine import Connection, Engine

from bot.store.audit import Audit
from bot.store.database import guarded, reading, upsert, writing
from bot.store.errors import Damaged
from bot.store.moments import Clock, to_number, utc_now
from bot.store.reports import hold, wipe
from bot.store.sealing import Sealed, Vault
from bot.store.tables import conversations

Standing = Literal["open", "read", "over"]
"""``open`` may write; ``read`` may only look, as the report was opened elsewhere; ``over`` has no report."""

# Made once: SQLAlchemy takes longer over making and knowing again a statement than SQLite over running it.
_HERE = conversations.c.id == bindparam("here")
_REPORT = select(conversations.c.report_id).where(_HERE)
_STANDING = select(conversations.c.standing).where(_HERE)
_SNAPSHOT = select(conversations.c.key_id, conversations.c.sealed).where(_HERE)


class Conversations:
    """Which report a conversation writes, and whether it still may."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = utc_now) -> None:
        self._engine, self._vault, self._clock = engine, vault, clock
        self._audit = Audit(engine, vault, clock)
        self._attach = upsert(engine, conversations, "report_id", "standing", "touched")

    @guarded
    def report_of(self, conversation_id: str) -> str | None:
        """Return the id of the report that a conversation writes, or None."""
        with reading(self._engine) as connection:
            report_id: str | None = connection.execute(_REPORT, self._here(conversation_id)).scalar()
            return report_id

    @guarded
    def standing(self, conversation_id: str) -> Standing:
        """Return what a conversation may do. One that was never seen is ``over``."""
        with reading(self._engine) as connection:
            standing: Standing | None = connection.execute(_STANDING, self._here(conversation_id)).scalar()
            return standing or "over"

    @guarded
    def attach(self, conversation_id: str, report_id: str) -> None:
        """Let a conversation write a report from now on. Raises ReportGone when there is no such report."""
        with writing(self._engine) as connection:
            self._put(connection, conversation_id, report_id)

    @guarded
    def take_over(self, report_id: str, conversation_id: str, *, keep_old: Literal["read", "end"] = "read") -> None:
        """Make a conversation the only one that writes a report.

        ``keep_old``: what becomes of the others: they may still read, or they end, with their sessions.
        Raises ReportGone when there is no such report.
        """
        others = conversations.c.id != self._hash(conversation_id)
        with writing(self._engine) as connection:
            self._put(connection, conversation_id, report_id)
            if keep_old == "end":
                wipe(connection, report_id, to_number(self._clock()), others)
            else:
                here = update(conversations).where(conversations.c.report_id == report_id, others)
                connection.execute(here.values(standing="read"))
            self._audit.note(connection, "report moved", report_id)

    def _put(self, connection: Connection, conversation_id: str, report_id: str) -> None:
        hold(connection, report_id)
        row = {"id": self._hash(conversation_id), "report_id": report_id, "standing": "open"}
        connection.execute(self._attach, {**row, "touched": to_number(self._clock())})

    def _here(self, conversation_id: str) -> dict[str, str]:
        return {"here": self._hash(conversation_id)}

    def _hash(self, conversation_id: str) -> str:
        return self._vault.digest("conversation", conversation_id)


class SnapshotStore:
    """The dialogue's state of each conversation: one sealed blob, always written whole."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = utc_now) -> None:
        self._engine, self._vault, self._clock = engine, vault, clock
        not_over = conversations.c.standing != "over"
        self._put = upsert(engine, conversations, "key_id", "sealed", "touched", also=("standing",), only_if=not_over)

    @guarded
    def load(self, conversation_id: str) -> bytes | None:
        """Return the snapshot, or None when there is none. Raises Damaged, StoreUnavailable."""
        hashed = self._vault.digest("conversation", conversation_id)
        with reading(self._engine) as connection:
            row = connection.execute(_SNAPSHOT, {"here": hashed}).first()
        if row is None or row.sealed is None:
            return None
        try:
            return zlib.decompress(self._vault.open(Sealed(*row), "conversations", hashed))
        except zlib.error:
            raise Damaged from None

    @guarded
    def save(self, conversation_id: str, snapshot: bytes) -> None:
        """Keep a snapshot; committed when this returns. Raises StoreUnavailable.

        The snapshot of a conversation whose report was deleted is not kept, as it still holds the last words.
        """
        hashed = self._vault.digest("conversation", conversation_id)
        sealed = self._vault.seal(zlib.compress(snapshot, 1), "conversations", hashed)
        row = {"id": hashed, "standing": "open", "touched": to_number(self._clock()), **sealed._asdict()}
        with writing(self._engine) as connection:
            connection.execute(self._put, row)

    @guarded
    def erase(self, conversation_id: str) -> bool:
        """Forget a conversation altogether. Returns False when there was none."""
        hashed = self._vault.digest("conversation", conversation_id)
        with writing(self._engine) as connection:
            return bool(connection.execute(delete(conversations).where(conversations.c.id == hashed)).rowcount)
