"""Nothing typed stands in clear anywhere, and what was tampered with does not open."""

from __future__ import annotations

import logging
import os
import stat
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update

from bot.store import Damaged, FixedKeys, KeyRing, Store, StoreUnavailable, WrongKey, open_store
from bot.store.documents import Document
from bot.store.tables import SEALED, answers, conversations, metadata, reports, secrets
from tests.store.conftest import Clock, put

MARKERS = [f"marker{word}" for word in ("quokka", "zeppelin", "bassoon", "ocelot", "trombone", "wombat")]


def _full(store: Store) -> str:
    draft = store.reports.create("safety")
    answered = put(put(draft, "sos.harm", MARKERS[0], "c_1"), MARKERS[1], "text")
    store.reports.save(draft, replace(answered, desk={"held": MARKERS[2]}), message_id=MARKERS[3])
    store.conversations.attach(MARKERS[4], draft.id)
    store.snapshots.save(MARKERS[4], MARKERS[5].encode())
    store.transcripts.append(draft.id, [{"text": MARKERS[0], "id": MARKERS[1]}])
    store.documents.put(draft.id, Document(MARKERS[2].encode(), MARKERS[3]))
    return draft.id


def _rows(store: Store) -> str:
    with store.engine.connect() as connection:
        return "".join(str(connection.execute(select(table)).all()) for table in metadata.sorted_tables)


def test_no_column_holds_what_was_typed(store: Store) -> None:
    _full(store)
    everything = _rows(store)
    for marker in [*MARKERS, "sos.harm", "given"]:
        assert marker not in everything


def test_no_file_holds_what_was_typed_and_none_is_open_to_others(store: Store, folder: Path) -> None:
    report = _full(store)
    files = list(folder.iterdir())
    if store.engine.dialect.name == "sqlite":
        assert {file.name for file in files} == {"reports.db", "reports.db-wal", "reports.db-shm"}
    for file in files:
        assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
        assert not any(marker.encode() in file.read_bytes() for marker in [*MARKERS, "sos.harm"])
    store.reports.erase(report)
    assert all(not file.name.endswith("-wal") or file.stat().st_size == 0 for file in folder.iterdir())


def test_nothing_is_logged_with_content(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        store.reports.load(_full(store))
    assert not any(marker in caplog.text for marker in MARKERS)


def test_errors_and_reprs_tell_nothing(store: Store) -> None:
    report = _full(store)
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE messages"))
    draft = store.reports.load(report)
    assert draft is not None
    with pytest.raises(StoreUnavailable) as told:
        store.reports.save(draft, put(draft, "sos.harm", MARKERS[0]), message_id="m2")
    shown = "".join(traceback.format_exception(told.type, told.value, told.tb))
    assert told.value.__context__ is None
    assert not any(part in shown for part in [*MARKERS, "INSERT", "messages ", "sqlite3", "psycopg2"])
    assert not any(marker in f"{draft!r}{store.vault!r}{KeyRing.of([bytes(32)])!r}" for marker in [*MARKERS, "\\x00"])


def test_the_same_question_has_another_place_in_every_report(store: Store) -> None:
    for _ in range(2):
        draft = store.reports.create("safety")
        store.reports.save(draft, put(draft, "sos.harm", "x"))
    with store.engine.connect() as connection:
        places = list(connection.execute(select(answers.c.place)).scalars())
    assert len(set(places)) == 2


def _break(store: Store, table: Any, change: Callable[[bytes], bytes]) -> None:
    with store.engine.begin() as connection:
        sealed = connection.execute(select(table.c.sealed)).scalars().first()
        connection.execute(update(table).where(table.c.sealed == sealed).values(sealed=change(sealed)))


CUTS: list[Callable[[bytes], bytes]] = [
    lambda sealed: sealed[:-1],
    lambda sealed: sealed[:5],
    lambda sealed: b"",
    lambda sealed: bytes([sealed[0] ^ 1]) + sealed[1:],
    lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 128]),
]


@pytest.mark.parametrize("table", [reports, answers], ids=["head", "answer"])
@pytest.mark.parametrize("change", CUTS, ids=["cut", "stump", "empty", "nonce", "tag"])
def test_a_sealed_value_that_was_changed_does_not_open(
    store: Store, table: Any, change: Callable[[bytes], bytes]
) -> None:
    report = _full(store)
    _break(store, table, change)
    with pytest.raises(Damaged):
        store.reports.load(report)


def test_a_damaged_answer_leaves_the_others_and_can_be_given_again(store: Store) -> None:
    draft = store.reports.create("safety")
    draft = store.reports.save(draft, put(draft, "sos.harm", "a"))
    draft = store.reports.save(draft, put(draft, "sos.future", "b"))
    with store.engine.begin() as connection:
        first = connection.execute(select(answers.c.place).order_by(answers.c.number)).scalars().first()
        connection.execute(update(answers).where(answers.c.place == first).values(sealed=b"x" * 40))
    rescued = store.reports.rescue(draft.id)
    assert rescued is not None
    assert (rescued.damaged, [key.question for key, _ in rescued.draft.answers]) == (1, ["sos.future"])
    store.reports.save(rescued.draft, put(rescued.draft, "sos.harm", "again"))
    mended = store.reports.load(draft.id)
    assert mended is not None
    assert mended.answers.value("sos.harm") == "again"


def test_answers_swapped_between_two_reports_do_not_open(store: Store) -> None:
    drafts = [store.reports.create("safety") for _ in range(2)]
    for draft in drafts:
        store.reports.save(draft, put(draft, "sos.harm", "x"))
    with store.engine.begin() as connection:
        one, two = connection.execute(select(answers)).all()
        for here, there in ((one, two), (two, one)):
            place = answers.c.report_id == here.report_id
            connection.execute(update(answers).where(place).values(sealed=there.sealed))
    for draft in drafts:
        with pytest.raises(Damaged):
            store.reports.load(draft.id)


def test_answers_swapped_within_a_report_do_not_open(store: Store) -> None:
    draft = store.reports.create("safety")
    store.reports.save(draft, put(put(draft, "sos.harm", "x"), "sos.future", "y"))
    with store.engine.begin() as connection:
        one, two = connection.execute(select(answers)).all()
        connection.execute(update(answers).where(answers.c.place == one.place).values(sealed=two.sealed))
    with pytest.raises(Damaged):
        store.reports.load(draft.id)


def test_a_snapshot_moved_to_another_conversation_does_not_open(store: Store) -> None:
    store.snapshots.save("a", b"x")
    store.snapshots.save("b", b"y")
    with store.engine.begin() as connection:
        sealed = connection.execute(select(conversations.c.sealed)).scalars().first()
        connection.execute(update(conversations).values(sealed=sealed))
    opened = []
    for name in ("a", "b"):
        try:
            opened.append(store.snapshots.load(name))
        except Damaged:
            continue
    assert len(opened) == 1


def test_every_table_with_content_is_known_to_be_sealed() -> None:
    assert {"reports", "answers", "entries", "conversations", "documents", "secrets"} <= set(SEALED)


def test_a_wrong_key_stops_the_start(store: Store, url: str) -> None:
    with pytest.raises(WrongKey, match="SOS_KEY"):
        open_store(url, FixedKeys(KeyRing.of([b"another key of thirty-two bytes!"])))


def test_a_wrong_key_under_the_right_name_stops_the_start(store: Store, url: str) -> None:
    ring = store.vault.ring()
    with pytest.raises(WrongKey):
        open_store(url, FixedKeys(KeyRing({ring.current: b"another key of thirty-two bytes!"}, ring.current)))


def test_reports_without_their_secret_stop_the_start(store: Store, url: str, keys: FixedKeys, clock: Clock) -> None:
    store.reports.create("safety")
    with store.engine.begin() as connection:
        connection.execute(delete(secrets))
    with pytest.raises(WrongKey):
        open_store(url, keys, clock)
