"""Opens the database, and turns its failures into our own errors: SQLite in WAL mode, or PostgreSQL.

Both are set so that a commit that returned is on disk. SQLite: ``synchronous=FULL``. PostgreSQL:
``synchronous_commit=on``, whatever the server's default is.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Compiled, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from bot.store.errors import BadStoreSetting, Reason, StoreUnavailable

LOCK_SECONDS = 5.0
_BEGIN = "sos_report_begin"
_URL_SHAPE = "DATABASE_URL must look like sqlite:///folder/file.db or postgresql://user:password@host/name."

Work = TypeVar("Work", bound=Callable[..., Any])


def connect(database_url: str, *, lock_seconds: float = LOCK_SECONDS) -> Engine:
    """Return an engine for the database. Nothing is opened yet; a new SQLite file is made, with mode 0600.

    ``lock_seconds``: how long to wait for another writer. Raises BadStoreSetting naming DATABASE_URL.
    """
    if database_url.startswith("postgres://"):
        database_url = database_url.replace("postgres", "postgresql", 1)
    try:
        url = make_url(database_url)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise BadStoreSetting(_URL_SHAPE) from None
    if backend == "sqlite":
        return _sqlite(url, lock_seconds)
    if backend == "postgresql":
        return _postgresql(url, lock_seconds)
    raise BadStoreSetting(_URL_SHAPE)


def is_new_file(database_url: str) -> bool:
    """Whether a database is a file that is not there yet: only for such a one may a fresh key be made."""
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        return False
    return url.get_backend_name() == "sqlite" and bool(url.database) and not Path(str(url.database)).exists()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one unchanging state of the database and takes no lock against writers."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection with a transaction that is committed at the end, and rolled back by any exception."""
    with engine.connect() as connection:
        connection = connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        with connection.begin():
            yield connection


def empty_log(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, where deleted pages still lie. A reader at work puts it off."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        connection = connection.execution_options(**{_BEGIN: ""})  # not possible within a transaction
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def guarded(work: Work) -> Work:
    """Make a function raise StoreUnavailable for whatever the database could not do.

    The driver's error is left behind altogether, not chained: it quotes SQL, file names and addresses.
    """

    @functools.wraps(work)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return work(*args, **kwargs)
        except SQLAlchemyError as error:
            reason = reason_of(error)
        raise StoreUnavailable(reason)

    return run  # type: ignore[return-value]


def reason_of(error: Exception) -> Reason:
    """Return what went wrong with a database, from a closed list."""
    if isinstance(error, PoolTimeout):
        return "unreachable"
    if not isinstance(error, DBAPIError):
        return "other"
    code = getattr(error.orig, "pgcode", None)
    text = str(error.orig).lower()
    if code == "55P03" or "is locked" in text or "is busy" in text:
        return "locked"
    # A file that may not grow is reported by SQLite as an I/O error.
    if code == "53100" or "is full" in text or "disk i/o error" in text:
        return "full"
    if "readonly" in text or code == "25006":
        return "read only"
    if error.connection_invalidated or "connect" in text or "unable to open" in text:
        return "unreachable"
    return "other"


def upsert(engine: Engine, table: Table, *changed: str, also: tuple[str, ...] = (), only_if: Any = None) -> Compiled:
    """Return an INSERT that instead sets the columns ``changed`` where the primary key is there already.

    ``also``: the other columns of a new row. ``only_if``: a condition on the row that is there; else it is
    left as it is. No ``changed``: always left. It comes compiled, which SQLAlchemy would do anew each time.
    """
    made = (sqlite if engine.dialect.name == "sqlite" else postgresql).insert(table)
    keys = [column.name for column in table.primary_key]
    values = {name: made.excluded[name] for name in changed}
    statement = (
        made.on_conflict_do_update(index_elements=keys, set_=values, where=only_if)
        if changed
        else made.on_conflict_do_nothing(index_elements=keys)
    )
    names = [*keys, *changed, *also]
    return statement.compile(dialect=engine.dialect, column_keys=names, for_executemany=True)


def _sqlite(url: Any, lock_seconds: float) -> Engine:
    if not url.database or url.database == ":memory:" or "mode=memory" in str(url.query):
        raise BadStoreSetting("DATABASE_URL must name a file: a database in memory forgets every answer.")
    _make_private(Path(url.database))
    engine = create_engine(
        url,
        future=True,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_use_lifo=True,
        connect_args={"check_same_thread": False, "timeout": lock_seconds, "isolation_level": None},
    )
    event.listen(engine, "connect", _set_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """Make the file with mode 0600; SQLite gives its WAL and shared memory the same mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise BadStoreSetting(f"DATABASE_URL names a file that cannot be written: {error.strerror}.") from None


def _set_sqlite(connection: Any, _record: Any) -> None:
    _write_ahead(connection)
    for setting in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is deleted is overwritten
        "temp_store=MEMORY",  # nothing in temporary files
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {setting}")


def _write_ahead(connection: Any) -> None:
    """Set the write-ahead log. Where two workers do so to a new file, SQLite refuses one of them without any waiting."""
    until = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    """Begin as ``reading`` and ``writing`` say.

    A writer takes the lock at once: a transaction that reads first and then writes may fail without waiting.
    """
    begin = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def _postgresql(url: Any, lock_seconds: float) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg2"),
        future=True,
        hide_parameters=True,
        pool_pre_ping=True,  # a database that was restarted is found again without a restart of ours
        pool_use_lifo=True,
        pool_timeout=LOCK_SECONDS,
        connect_args={"connect_timeout": int(LOCK_SECONDS), "application_name": "sos-report"},
    )
    event.listen(engine, "connect", functools.partial(_set_postgresql, int(lock_seconds * 1000)))
    return engine


def _set_postgresql(lock_milliseconds: int, connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {lock_milliseconds:d}")
        cursor.execute("SET synchronous_commit = on")
    connection.commit()
