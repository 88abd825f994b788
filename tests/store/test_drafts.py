"""What is saved comes back as it was, once, and nobody's change is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from bot.interview.answers import Answer, Key
from bot.store import AlreadyDone, ReportGone, Stale, Store
from bot.store.tables import messages, metadata, reports
from tests.store.conftest import NOW, Clock, put, said

VALUES = [
    "one\n\ntwo",
    "",
    0,
    10,
    None,
    {"choice": "other", "text": ""},
    {"name": "Ms R Cole", "phone": None},
    [{"id": "c_ab12", "name": "Amira Khan", "born": "2017-03-14", "due": False, "year": None}],
    {"text": "91.5%", "percent": 91.5, "from": "2026-09-01", "to": None},
    "\x00 \ud800 \U0001f600 ‘quoted’ \u202e right to left",
    "'; DROP TABLE answers; --",
    "x" * 20_000,
]


def test_a_new_report_is_empty_and_comes_back(store: Store) -> None:
    draft = store.reports.create("worry", "short")
    assert store.reports.load(draft.id) == draft
    assert (draft.direction, draft.length, draft.version, draft.begun) == ("worry", "short", 0, NOW)


def test_ids_are_random(store: Store) -> None:
    ids = {store.reports.create("safety").id for _ in range(20)}
    assert len(ids) == 20
    assert all(len(name) == 22 for name in ids)


def test_there_is_no_report_under_an_unknown_id(store: Store) -> None:
    assert store.reports.load("nobody") is None


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_every_shape_of_answer_comes_back_as_it_was(store: Store, value: object) -> None:
    draft = store.reports.create("safety")
    answer = Answer("given", value, closed=False, typed=("a", "b\n"), note="why", asked=("C10",))
    full = replace(draft, answers=draft.answers.with_(Key("sos.harm", "c_1"), answer), desk={"held": [value]})
    saved = store.reports.save(draft, full)
    assert store.reports.load(draft.id) == saved
    assert saved.answers == full.answers
    assert saved.desk == full.desk


@pytest.mark.parametrize("status", ["skipped", "not_known", "none"])
def test_an_honest_gap_comes_back_as_that_gap(store: Store, status: str) -> None:
    draft = store.reports.create("safety")
    gap = Answer(status)  # type: ignore[arg-type]
    saved = store.reports.save(draft, replace(draft, answers=draft.answers.with_(Key("sos.safety"), gap)))
    found = store.reports.load(saved.id)
    assert found is not None
    assert found.answers.get(Key("sos.safety")) == gap


def test_a_save_moves_the_version_and_the_time_on(store: Store, clock: Clock) -> None:
    draft = store.reports.create("safety")
    clock.move(minutes=5)
    saved = store.reports.save(draft, put(draft, "sos.harm", "a"))
    assert (saved.version, saved.touched, saved.begun) == (1, clock.now, NOW)


def test_an_answer_can_be_changed_and_taken_out(store: Store) -> None:
    draft = store.reports.create("safety")
    two = store.reports.save(draft, put(put(draft, "sos.harm", "a"), "sos.future", "b"))
    one = store.reports.save(two, replace(two, answers=two.answers.without(Key("sos.harm"))))
    last = store.reports.save(one, put(one, "sos.future", "c"))
    found = store.reports.load(draft.id)
    assert found == last
    assert dict(found.answers) == {Key("sos.future"): said("c")}


def test_answers_keep_the_order_in_which_they_were_given(store: Store) -> None:
    draft = store.reports.create("safety")
    for name in ("z", "a", "m"):
        draft = store.reports.save(draft, put(draft, name, "x"))
    draft = store.reports.save(draft, put(draft, "a", "changed"))
    found = store.reports.load(draft.id)
    assert found is not None
    assert [key.question for key, _ in found.answers] == ["z", "a", "m"]


def test_of_two_writers_the_second_is_told(store: Store, opened: Callable[[], Store]) -> None:
    other = opened()
    draft = store.reports.create("safety")
    theirs = other.reports.load(draft.id)
    assert theirs is not None
    store.reports.save(draft, put(draft, "sos.harm", "first"))
    with pytest.raises(Stale):
        other.reports.save(theirs, put(theirs, "sos.harm", "second"))
    found = other.reports.load(draft.id)
    assert found is not None
    assert found.answers.value("sos.harm") == "first"


def test_writers_at_the_same_moment_lose_nothing(store: Store, opened: Callable[[], Store]) -> None:
    draft = store.reports.create("safety")
    start, kept = Barrier(4), []

    def write(name: str) -> None:
        own = opened()
        start.wait()
        for number in range(5):
            while True:
                found = own.reports.load(draft.id)
                assert found is not None
                try:
                    own.reports.save(found, put(found, f"{name}.{number}", name))
                    break
                except Stale:
                    continue
            kept.append(f"{name}.{number}")

    threads = [Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = store.reports.load(draft.id)
    assert found is not None
    assert sorted(key.question for key, _ in found.answers) == sorted(kept)
    assert (len(kept), found.version) == (20, 20)


def test_the_same_message_twice_is_one_answer(store: Store) -> None:
    draft = store.reports.create("safety")
    saved = store.reports.save(draft, put(draft, "sos.harm", "a"), message_id="m1")
    with pytest.raises(AlreadyDone) as told:
        store.reports.save(saved, put(saved, "sos.future", "a"), message_id="m1")
    assert told.value.version == 1
    assert store.reports.load(draft.id) == saved
    assert store.reports.seen(draft.id, "m1")
    assert not store.reports.seen(draft.id, "m2")


def test_a_message_resent_while_its_first_copy_was_saved_is_known(store: Store) -> None:
    draft = store.reports.create("safety")
    store.reports.save(draft, put(draft, "sos.harm", "a"), message_id="m1")
    with pytest.raises(AlreadyDone):
        store.reports.save(draft, put(draft, "sos.harm", "a"), message_id="m1")


def test_the_same_message_id_in_another_report_is_another_message(store: Store) -> None:
    for _ in range(2):
        draft = store.reports.create("safety")
        assert store.reports.save(draft, put(draft, "sos.harm", "a"), message_id="m1").version == 1


def test_only_the_last_messages_are_remembered(store: Store) -> None:
    draft = store.reports.create("safety")
    for number in range(60):
        draft = store.reports.save(draft, draft, message_id=f"m{number}")
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(messages)).scalar() == 50
    assert store.reports.seen(draft.id, "m10")
    assert not store.reports.seen(draft.id, "m9")


def test_the_day_of_deletion_is_the_one_of_the_last_save(store: Store) -> None:
    draft = store.reports.create("safety")
    first = store.reports.save(draft, draft, keep_until=date(2027, 1, 3))
    store.reports.save(first, first, keep_until=date(2027, 2, 3))
    with store.engine.connect() as connection:
        assert connection.execute(select(reports.c.due)).scalar() == date(2027, 2, 3)


def test_a_report_keeps_its_direction(store: Store) -> None:
    draft = store.reports.create("safety")
    with pytest.raises(ValueError, match="direction"):
        store.reports.save(draft, replace(draft, direction="worry"))


def test_using_a_report_is_noted_without_a_change(store: Store, clock: Clock) -> None:
    draft = store.reports.create("safety")
    clock.move(days=3)
    assert store.reports.touch(draft.id)
    assert store.reports.load(draft.id) == replace(draft, touched=clock.now)
    assert not store.reports.touch("nobody")


def test_deleting_leaves_no_row_but_the_audit(store: Store) -> None:
    draft = store.reports.create("safety")
    session, _ = store.sessions.open("web", draft.id)
    store.snapshots.save(session.id, b"words")
    store.codes.new_code(draft.id)
    store.transcripts.append(draft.id, [{"text": "words", "id": "m1"}])
    store.reports.save(draft, put(draft, "sos.harm", "words"), message_id="m1")
    assert store.reports.erase(draft.id)
    left = {"secrets", "audit", "conversations"}
    with store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(select(table)).all()
            assert bool(rows) == (table.name in left), table.name
            assert all(draft.id not in row for row in rows)
    assert store.snapshots.load(session.id) is None
    assert store.audit.lines()[0].what == "report deleted"


def test_what_was_deleted_cannot_be_saved_or_deleted_again(store: Store) -> None:
    draft = store.reports.create("safety")
    store.reports.erase(draft.id)
    assert store.reports.load(draft.id) is None
    assert not store.reports.erase(draft.id)
    with pytest.raises(ReportGone):
        store.reports.save(draft, put(draft, "sos.harm", "a"), message_id="m1")


def test_deleting_one_report_leaves_the_others(store: Store) -> None:
    one, two = store.reports.create("safety"), store.reports.create("safety")
    kept = store.reports.save(two, put(two, "sos.harm", "a"))
    store.reports.erase(one.id)
    assert store.reports.load(two.id) == kept
