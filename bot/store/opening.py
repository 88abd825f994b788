"""Opens the store: connects, brings the schema up to date, tries the key, and hands over every part of it."""

from __future__ import annotations

import secrets as randomness
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import insert, select, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.store.audit import Audit
from bot.store.codes import Codes
from bot.store.conversations import Conversations, SnapshotStore
from bot.store.database import connect, guarded, reading, writing
from bot.store.documents import Documents
from bot.store.errors import Damaged, WrongKey
from bot.store.keys import KeySource
from bot.store.moments import Clock, utc_now
from bot.store.reports import ReportStore
from bot.store.retention import Retention
from bot.store.schema import upgrade
from bot.store.sealing import SECRET_BYTES, Sealed, Sealer, Vault
from bot.store.sessions import LIFETIME, Sessions
from bot.store.tables import reports, secrets
from bot.store.transcripts import Transcripts

_NAME = "keyed hashes"


@dataclass(frozen=True)
class Store:
    """Every part of the store, on one database and one ring of keys."""

    engine: Engine
    vault: Vault
    reports: ReportStore
    transcripts: Transcripts
    conversations: Conversations
    snapshots: SnapshotStore
    sessions: Sessions
    codes: Codes
    documents: Documents
    retention: Retention
    audit: Audit

    @guarded
    def ping(self) -> None:
        """Return when the database answers. Raises StoreUnavailable when it does not."""
        with reading(self.engine) as connection:
            connection.execute(text("SELECT 1"))

    def forked(self) -> None:
        """Let go of connections that belong to the parent process, without closing them. For a new worker."""
        self.engine.dispose(close=False)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_store(
    database_url: str, keys: KeySource, clock: Clock = utc_now, *, session_lifetime: timedelta = LIFETIME
) -> Store:
    """Open the store of an installation.

    Raises StoreRefused (BadStoreSetting, MissingKey, WrongKey, SchemaNewer) or StoreUnavailable; the bot must
    not start then. ``clock`` gives aware UTC times.
    """
    keys.ring()  # a missing key is told before a database is made for it
    engine = connect(database_url)
    upgrade(engine)
    vault = unlock(engine, keys)
    kept = ReportStore(engine, vault, clock)
    return Store(
        engine=engine,
        vault=vault,
        reports=kept,
        transcripts=Transcripts(engine, vault),
        conversations=Conversations(engine, vault, clock),
        snapshots=SnapshotStore(engine, vault, clock),
        sessions=Sessions(engine, vault, clock, lifetime=session_lifetime),
        codes=Codes(engine, vault, clock),
        documents=Documents(engine, vault, clock),
        retention=Retention(engine, kept),
        audit=Audit(engine, vault, clock),
    )


@guarded
def unlock(engine: Engine, keys: KeySource) -> Vault:
    """Open the database's own secret, or make it in a new database. Raises WrongKey when it does not open."""
    sealer = Sealer(keys)
    with reading(engine) as connection:
        found = _secret(connection)
    if found is None:
        _make_secret(engine, sealer)
        with reading(engine) as connection:
            found = _secret(connection)
    if found is None:
        raise WrongKey
    try:
        return Vault(keys, sealer.open(found, secrets.name, _NAME))
    except Damaged:
        raise WrongKey from None


def _secret(connection: Connection) -> Sealed | None:
    wanted = select(secrets.c.key_id, secrets.c.sealed).where(secrets.c.name == _NAME)
    row = connection.execute(wanted).first()
    return Sealed(*row) if row else None


def _make_secret(engine: Engine, sealer: Sealer) -> None:
    """Make the secret of a new database. Of two workers that start at once the first one's stays."""
    sealed = sealer.seal(randomness.token_bytes(SECRET_BYTES), secrets.name, _NAME)
    try:
        with writing(engine) as connection:
            if _secret(connection) is not None:
                return
            if connection.execute(select(reports.c.id).limit(1)).first() is not None:
                raise WrongKey  # reports without their secret: half a back-up, or a hand at work
            connection.execute(insert(secrets), {"name": _NAME, **sealed._asdict()})
    except IntegrityError:
        return
