"""The inbox and the places: sealed, once, in order, in one pair of hands."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import Damaged, FixedKeys, KeyRing, Store, open_store, rotate
from bot.store.inbox import DONE_FOR, Inbox, Places
from tests.store.conftest import Clock


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


def test_of_many_workers_that_reach_for_the_same_work_one_gets_it(opened: Callable[[], Store], clock: Clock) -> None:
    boxes = [Inbox(store.engine, store.vault, clock) for store in (opened() for _ in range(4))]
    refs = [boxes[0].add(f"chat {n}", "a", b"body", at=1) or "" for n in range(5)]
    with ThreadPoolExecutor(8) as pool:
        for ref in refs:
            taken = list(pool.map(lambda box, ref=ref: box.take(ref), boxes * 2))
            assert sum(item is not None for item in taken) == 1


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


def test_a_damaged_message_is_let_go_so_that_the_next_is_read(inbox: Inbox, store: Store) -> None:
    ref = inbox.add("chat", "a", b"first", at=1) or ""
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE inbox SET sealed = :cut"), {"cut": b"x" * 40})
    inbox.add("chat", "b", b"second", at=2)
    with pytest.raises(Damaged):
        inbox.take(ref)
    item = inbox.take(ref)
    assert item is not None
    assert item.body == b"second"


def test_nothing_typed_lies_in_clear_and_a_rotation_keeps_it(tmp_path: Path, clock: Clock) -> None:
    address, old, new = f"sqlite:///{tmp_path / 'sealed.db'}", b"k" * 32, b"n" * 32
    store = open_store(address, FixedKeys(KeyRing.of([old])), clock)
    ref = Inbox(store.engine, store.vault, clock).add("MARKER-person", "MARKER-id", b"MARKER-marmalade", at=1) or ""
    Places(store.engine, store.vault, clock).save("MARKER-person", "MARKER-conversation", b"MARKER-place")
    assert b"MARKER" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    store.close()
    both = open_store(address, FixedKeys(KeyRing.of([new, old])), clock)
    rotate(both.engine, both.vault, clock)
    both.close()
    rotated = open_store(address, FixedKeys(KeyRing.of([new])), clock)
    item = Inbox(rotated.engine, rotated.vault, clock).take(ref)
    assert item is not None
    assert item.body == b"MARKER-marmalade"
    assert Places(rotated.engine, rotated.vault, clock).load("MARKER-person") == b"MARKER-place"
