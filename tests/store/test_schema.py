"""The tables are those that the migrations make, and a database from the future is left alone."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.store import FixedKeys, SchemaNewer, Store, open_store, upgrade
from bot.store.schema import MIGRATIONS, version_of
from bot.store.tables import SCHEMA, metadata


def test_the_migrations_make_exactly_the_tables_of_the_code(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert version_of(connection) == SCHEMA


def test_the_code_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_a_second_start_changes_nothing(store: Store) -> None:
    draft = store.reports.create("safety")
    upgrade(store.engine)
    assert store.reports.load(draft.id) == draft


def test_a_newer_database_is_refused_and_left_alone(store: Store, url: str, keys: FixedKeys) -> None:
    draft = store.reports.create("safety")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaNewer, match="newer"):
        open_store(url, keys)
    assert store.reports.load(draft.id) == draft
