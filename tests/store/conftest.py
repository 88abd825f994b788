"""Every test here runs twice: on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.interview.answers import Answer, Key
from bot.interview.draft import Draft
from bot.store import FixedKeys, KeyRing, Store, open_store
from tests.servers import Postgres, new_folder, postgres

__all__ = ["postgres"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
KEY = bytes(range(32))


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Move on, or back, by days, hours, minutes or seconds."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keys() -> FixedKeys:
    return FixedKeys(KeyRing.of([KEY]))


@pytest.fixture(scope="session")
def empty(postgres: Postgres) -> str:
    """The name of a PostgreSQL database with the tables in it, to be copied."""
    url = postgres.url()
    open_store(url, FixedKeys(KeyRing.of([KEY]))).close()
    return url.split("?")[0].rsplit("/", 1)[1]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for the files of one test."""
    made = new_folder("sos-store-")
    yield made
    shutil.rmtree(made)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, folder: Path) -> str:
    """The DATABASE_URL of a new database."""
    if request.param == "sqlite":
        return f"sqlite:///{folder}/reports.db"
    server: Postgres = request.getfixturevalue("postgres")
    return server.url(request.getfixturevalue("empty"))


@pytest.fixture
def opened(url: str, keys: FixedKeys, clock: Clock) -> Iterator[Callable[[], Store]]:
    """Opens the database again, as another worker does."""
    stores: list[Store] = []

    def again() -> Store:
        stores.append(open_store(url, keys, clock))
        return stores[-1]

    yield again
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[[], Store]) -> Store:
    return opened()


def said(text: str, **more: object) -> Answer:
    """An answer as it was typed."""
    return replace(Answer("given", text, typed=(text,)), **more)


def put(draft: Draft, question: str, text: str, child: str = "") -> Draft:
    """A draft with one answer more."""
    return replace(draft, answers=draft.answers.with_(Key(question, child), said(text)))
