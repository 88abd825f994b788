"""Keys are changed while answers come in, and nothing becomes unreadable on the way."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import update

from bot.store import Damaged, KeyFile, Store, keys_in_use, open_store, rotate
from bot.store.documents import Document
from bot.store.tables import answers
from tests.store.conftest import KEY, Clock, put


@pytest.fixture
def key_file(tmp_path: Path) -> KeyFile:
    path = tmp_path / "keys.json"
    path.touch(0o600)
    path.write_text(json.dumps({"keys": [b64encode(KEY).decode()]}))
    return KeyFile(path)


@pytest.fixture
def store(url: str, key_file: KeyFile, clock: Clock) -> Iterator[Store]:
    opened = open_store(url, key_file, clock)
    yield opened
    opened.close()


def _filled(store: Store, reports: int = 5) -> list[str]:
    ids = []
    for _ in range(reports):
        draft = store.reports.create("safety")
        for number in range(7):
            draft = store.reports.save(draft, put(draft, f"q{number}", "words"))
        session, _ = store.sessions.open("web", draft.id)
        store.snapshots.save(session.id, b"snapshot")
        store.transcripts.append(draft.id, [{"text": "words"}])
        ids.append(draft.id)
    return ids


def test_everything_is_sealed_again_and_the_old_key_can_go(store: Store, key_file: KeyFile, clock: Clock) -> None:
    ids = _filled(store)
    before = [store.reports.load(report) for report in ids]
    secret, _ = store.documents.put(ids[0], Document(b"x", "a.docx"))
    old = key_file.ring().current
    new = key_file.add_key().current
    assert keys_in_use(store.engine) == {old}
    assert rotate(store.engine, store.vault, clock, batch=3) > 40
    assert keys_in_use(store.engine) == {new}
    assert list(key_file.forget(keys_in_use(store.engine)).keys) == [new]
    assert [store.reports.load(report) for report in ids] == before
    assert store.documents.take(secret).content == b"x"
    assert store.audit.lines()[1].what == "keys rotated"


def test_codes_sessions_and_messages_outlive_a_rotation(store: Store, key_file: KeyFile) -> None:
    report = _filled(store, 1)[0]
    code, (session, token) = store.codes.new_code(report), store.sessions.open("web", report)
    key_file.add_key()
    rotate(store.engine, store.vault)
    assert store.codes.resume(code, address="x") == report
    assert store.sessions.find(token) == session


def test_a_running_server_takes_the_new_key_up_by_itself(store: Store, key_file: KeyFile) -> None:
    draft = store.reports.create("safety")
    new = KeyFile(key_file.path).add_key().current
    store.reports.save(draft, put(draft, "sos.harm", "x"))
    assert new in keys_in_use(store.engine)


def test_answers_that_come_in_meanwhile_are_all_kept(store: Store, key_file: KeyFile, clock: Clock) -> None:
    ids = _filled(store, 3)
    errors: list[Exception] = []

    def write(report: str) -> None:
        try:
            draft = store.reports.load(report)
            assert draft is not None
            for number in range(30):
                draft = store.reports.save(draft, put(draft, f"new{number}", "more words"))
        except Exception as error:
            errors.append(error)

    threads = [Thread(target=write, args=(report,)) for report in ids]
    for thread in threads:
        thread.start()
    for _ in range(3):
        key_file.add_key()
        rotate(store.engine, store.vault, clock, batch=4)
    for thread in threads:
        thread.join()
    assert errors == []
    rotate(store.engine, store.vault, clock)
    key_file.forget(keys_in_use(store.engine))
    for report in ids:
        draft = store.reports.load(report)
        assert draft is not None
        assert (len(draft.answers), draft.version) == (37, 37)


def test_a_rotation_that_was_stopped_goes_on_where_it_was(
    store: Store, key_file: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = _filled(store)
    key_file.add_key()
    real, calls = store.vault.seal, iter(range(9))

    def stopped(*arguments: object) -> object:
        next(calls)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(store.vault, "seal", stopped)
    with pytest.raises(StopIteration):
        rotate(store.engine, store.vault, batch=4)
    monkeypatch.undo()
    assert len(keys_in_use(store.engine)) == 2
    assert all(store.reports.load(report) for report in ids)
    rotate(store.engine, store.vault)
    assert keys_in_use(store.engine) == {key_file.ring().current}


def test_a_row_that_cannot_be_opened_is_told_and_holds_up_nothing(store: Store, key_file: KeyFile) -> None:
    ids = _filled(store, 2)
    with store.engine.begin() as connection:
        connection.execute(update(answers).where(answers.c.report_id == ids[0]).values(sealed=b"x" * 40))
    old = key_file.ring().current
    new = key_file.add_key().current
    with pytest.raises(Damaged):
        rotate(store.engine, store.vault, batch=2)
    assert keys_in_use(store.engine) == {old, new}
    assert set(key_file.forget(keys_in_use(store.engine)).keys) == {old, new}
    assert store.reports.load(ids[1]) is not None
