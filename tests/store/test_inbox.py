"""The inbox and the places: sealed, once, in order, in one pair of hands; on SQLite."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import FixedKeys, KeyRing, Store, open_store, rotate
from bot.store.inbox import DONE_FOR, Inbox, Places

START = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'inbox.db'}", FixedKeys(KeyRing.of([b"k" * 32])), clock)


@pytest.fixture
def inbox(store: Store, clock: Clock) -> Inbox:
    return Inbox(store.engine, store.vault, clock)


def test_work_is_taken_in_the_order_in_which_it_was_sent(inbox: Inbox) -> None:
    refs = {inbox.add("chat", f"a{n}", f"body {n}".encode(), at=float(n)) for n in (3, 1, 2)}
    ref = refs.pop()
    assert refs == set()
    assert ref is not None
    bodies = []
    while item := inbox.take(ref):
        bodies.append(item.body)
        inbox.done(item)
    assert bodies == [b"body 1", b"body 2", b"body 3"]


def test_the_same_message_is_kept_once_even_after_it_was_done(inbox: Inbox) -> None:
    ref = inbox.add("chat", "a", b"body", at=1)
    assert inbox.add("chat", "a", b"body", at=1) is None
    assert ref is not None
    item = inbox.take(ref)
    assert item is not None
    inbox.done(item)
    assert inbox.add("chat", "a", b"body", at=1) is None
    assert inbox.add("other chat", "a", b"body", at=1) is not None


def test_work_in_hand_is_given_to_nobody_else_until_its_lease_is_over(inbox: Inbox, clock: Clock) -> None:
    ref = inbox.add("chat", "a", b"body", at=1) or ""
    inbox.add("chat", "b", b"later", at=2)
    first = inbox.take(ref)
    assert first is not None
    assert inbox.take(ref) is None
    assert inbox.waiting() == (ref,)
    clock.now += inbox.lease - timedelta(seconds=1)
    assert inbox.hold(first)
    clock.now += timedelta(seconds=2)
    assert inbox.take(ref) is None
    clock.now += inbox.lease
    second = inbox.take(ref)
    assert second is not None
    assert (second.body, second.tries) == (b"body", 1)
    assert not inbox.hold(first)
    assert not inbox.keep(first, b"too late")
    inbox.done(first)
    assert inbox.keep(second, b"further")


def test_work_that_was_put_back_waits_and_keeps_its_place(inbox: Inbox, clock: Clock) -> None:
    ref = inbox.add("chat", "a", b"first", at=1) or ""
    inbox.add("chat", "b", b"second", at=2)
    item = inbox.take(ref)
    assert item is not None
    inbox.keep(item, b"first, half done")
    inbox.put_back(item, wait=10)
    assert inbox.take(ref) is None
    clock.now += timedelta(seconds=10)
    again = inbox.take(ref)
    assert again is not None
    assert again.body == b"first, half done"


def test_what_was_done_is_forgotten_after_some_days(inbox: Inbox, clock: Clock, store: Store) -> None:
    ref = inbox.add("chat", "a", b"body", at=1) or ""
    item = inbox.take(ref)
    assert item is not None
    inbox.done(item)
    inbox.clean()
    assert count(store, "inbox") == 1
    clock.now += DONE_FOR
    inbox.clean()
    assert count(store, "inbox") == 0


def count(store: Store, table: str) -> int:
    with store.engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)


def test_a_place_goes_with_its_report(store: Store, clock: Clock) -> None:
    places = Places(store.engine, store.vault, clock)
    draft = store.reports.create("safety")
    store.conversations.attach("conversation", draft.id)
    places.save("tenant|person", "conversation", b"where and what")
    assert places.load("tenant|person") == b"where and what"
    assert places.load("tenant|other") is None
    store.reports.erase(draft.id)
    assert places.load("tenant|person") is None


def test_a_reminder_is_given_out_once(store: Store, clock: Clock) -> None:
    places = Places(store.engine, store.vault, clock)
    places.save("one", "c1", b"one", remind_on=date(2026, 12, 1))
    places.save("two", "c2", b"two")
    assert places.remind(date(2026, 11, 30)) == ()
    assert places.remind(date(2026, 12, 2)) == (b"one",)
    assert places.remind(date(2026, 12, 2)) == ()


def test_people_without_a_report_are_forgotten_in_time(store: Store, clock: Clock) -> None:
    places = Places(store.engine, store.vault, clock)
    draft = store.reports.create("safety")
    store.conversations.attach("c1", draft.id)
    places.save("with a report", "c1", b"one")
    places.save("without", "c2", b"two")
    clock.now += timedelta(days=91)
    places.clean()
    assert places.load("with a report") == b"one"
    assert places.load("without") is None


def test_nothing_typed_lies_in_clear_and_a_rotation_keeps_it(tmp_path: Path, clock: Clock) -> None:
    address = f"sqlite:///{tmp_path / 'sealed.db'}"
    store = open_store(address, FixedKeys(KeyRing.of([b"k" * 32])), clock)
    inbox, places = Inbox(store.engine, store.vault, clock), Places(store.engine, store.vault, clock)
    ref = inbox.add("MARKER-person", "MARKER-id", b"MARKER-marmalade", at=1) or ""
    places.save("MARKER-person", "MARKER-conversation", b"MARKER-place")
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"MARKER" not in raw
    store.close()
    both = open_store(address, FixedKeys(KeyRing.of([b"n" * 32, b"k" * 32])), clock)
    rotate(both.engine, both.vault, clock)
    both.close()
    new = open_store(address, FixedKeys(KeyRing.of([b"n" * 32])), clock)
    item = Inbox(new.engine, new.vault, clock).take(ref)
    assert item is not None
    assert item.body == b"MARKER-marmalade"
    assert Places(new.engine, new.vault, clock).load("MARKER-person") == b"MARKER-place"
