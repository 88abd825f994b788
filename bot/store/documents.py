"""Finished files, each kept sealed for one download by a secret link, then gone."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.store.audit import Audit
from bot.store.database import guarded, writing
from bot.store.errors import LinkRefused
from bot.store.moments import Clock, to_number, utc_now
from bot.store.reports import hold
from bot.store.sealing import Sealed, Vault
from bot.store.tables import documents

LIFETIME = timedelta(minutes=30)


@dataclass(frozen=True)
class Document:
    """A file and its name."""

    content: bytes
    name: str

    def __repr__(self) -> str:
        return f"Document({len(self.content)} bytes)"


class Documents:
    """Keeps files until they are taken, once."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = utc_now) -> None:
        self._engine, self._vault, self._clock = engine, vault, clock
        self._audit = Audit(engine, vault, clock)

    @guarded
    def put(self, report_id: str, document: Document, lifetime: timedelta = LIFETIME) -> tuple[str, datetime]:
        """Keep a file; return the secret that fetches it and when that ends. Raises ReportGone."""
        secret = secrets.token_urlsafe(16)
        place, expires = self._place(secret), self._clock() + lifetime
        sealed = self._vault.seal(document.name.encode() + b"\0" + document.content, "documents", place)
        row = {"id": place, "report_id": report_id, "expires": to_number(expires), **sealed._asdict()}
        with writing(self._engine) as connection:
            hold(connection, report_id)
            connection.execute(insert(documents), row)
            self._audit.note(connection, "document made", report_id)
        return secret, expires

    @guarded
    def take(self, secret: str) -> Document:
        """Return a file and delete it. Raises LinkRefused, the same for used, too old and never made."""
        place = self._place(secret)
        wanted = select(documents).where(documents.c.id == place).with_for_update()
        with writing(self._engine) as connection:
            row = connection.execute(wanted).first()
            if row is None or row.expires <= to_number(self._clock()):
                raise LinkRefused
            plain = self._vault.open(Sealed(row.key_id, row.sealed), "documents", place)
            connection.execute(delete(documents).where(documents.c.id == place))
            self._audit.note(connection, "document taken", row.report_id)
        name, _, content = plain.partition(b"\0")
        return Document(content, name.decode())

    def _place(self, secret: str) -> str:
        return self._vault.digest("document", secret)
