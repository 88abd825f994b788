"""Brings the database to the schema that this code knows, under a lock, and refuses one that is newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Engine

from bot.store.database import guarded, reading, writing
from bot.store.errors import SchemaNewer
from bot.store.tables import SCHEMA

MIGRATIONS = Path(__file__).with_name("migrations")

# Any number, as long as every worker asks for the same one.
_LOCK = 0x5057_0E90


@guarded
def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing. Workers that start together wait for each other.

    Raises SchemaNewer for a database of a later version, StoreUnavailable when it cannot be reached.
    """
    with reading(engine) as connection:
        if version_of(connection) == SCHEMA:
            return
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        _migrate(connection)


def version_of(connection: Connection) -> str | None:
    """Return the migration that a database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _migrate(connection: Connection) -> None:
    # Alembic takes a quarter of a second to import, and is needed once in the life of a database.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    version = version_of(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise SchemaNewer
    command.upgrade(config, SCHEMA)
