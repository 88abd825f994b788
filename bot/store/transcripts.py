"""What both sides of a conversation said, sealed and numbered, so that a page can be opened again."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.store.database import guarded, reading, writing
from bot.store.errors import Damaged
from bot.store.reports import hold
from bot.store.sealing import Sealed, Vault
from bot.store.tables import entries

logger = logging.getLogger(__name__)

Entry = dict[str, Any]
"""Plain JSON. The text under ``id``, where there is one, is the channel's id of the message."""


class Transcripts:
    """The transcript of each report. It goes when the report goes."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self._engine, self._vault = engine, vault

    @guarded
    def append(self, report_id: str, new: Sequence[Mapping[str, Any]]) -> bool:
        """Add entries at the end, all or none; return False when a message with the same id is there already.

        The second happens when one message comes to two workers at once. Raises ReportGone when there is no
        such report.
        """
        if not new:
            return True
        try:
            with writing(self._engine) as connection:
                first = self._last(connection, report_id) + 1
                rows = [self._row(report_id, number, entry) for number, entry in enumerate(new, first)]
                connection.execute(insert(entries), rows)
        except IntegrityError:
            return False
        return True

    @guarded
    def since(self, report_id: str, after: int = 0) -> list[tuple[int, Entry | None]]:
        """Return (number, entry) of every entry with a number above ``after``, in order; None for a damaged one."""
        here = (entries.c.report_id == report_id, entries.c.number > after)
        wanted = select(entries.c.number, entries.c.key_id, entries.c.sealed).where(*here)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(entries.c.number)).all()
        return [(row.number, self._entry(report_id, row)) for row in rows]

    @guarded
    def has(self, report_id: str, message_id: str) -> bool:
        """Whether a message with this id is in the transcript."""
        here = (entries.c.report_id == report_id, entries.c.message == self._message(report_id, message_id))
        with reading(self._engine) as connection:
            return connection.execute(select(entries.c.number).where(*here)).first() is not None

    @guarded
    def erase(self, report_id: str) -> None:
        """Take the whole transcript of a report away."""
        with writing(self._engine) as connection:
            connection.execute(delete(entries).where(entries.c.report_id == report_id))

    def _last(self, connection: Connection, report_id: str) -> int:
        """Return the number of the last entry, holding the report's row so that numbers come in turn."""
        hold(connection, report_id)
        last = select(func.max(entries.c.number)).where(entries.c.report_id == report_id)
        return connection.execute(last).scalar() or 0

    def _row(self, report_id: str, number: int, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        message = entry.get("id")
        packed = json.dumps(entry, separators=(",", ":")).encode("ascii")
        sealed = self._vault.seal(packed, "entries", report_id, str(number))
        hashed = self._message(report_id, str(message)) if message else None
        return {"report_id": report_id, "number": number, "message": hashed, **sealed._asdict()}

    def _entry(self, report_id: str, row: Any) -> Entry | None:
        try:
            data = self._vault.open(Sealed(row.key_id, row.sealed), "entries", report_id, str(row.number))
        except Damaged:
            # One bad row must not take the rest of the conversation with it; the answers are kept apart.
            logger.error("transcript_entry_damaged", extra={"ids": {"number": row.number}})
            return None
        entry: Entry = json.loads(data)
        return entry

    def _message(self, report_id: str, message_id: str) -> str:
        return self._vault.digest("entry", report_id, message_id)
