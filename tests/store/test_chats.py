"""Conversations, snapshots, sessions and transcripts: who may go on with what."""

from __future__ import annotations

import traceback
from collections.abc import Callable

import pytest
from sqlalchemy import update

from bot.store import LinkRefused, ReportGone, Store, TokenRefused
from bot.store.documents import Document
from bot.store.tables import entries
from tests.store.conftest import Clock


def test_a_conversation_knows_its_report(store: Store) -> None:
    draft = store.reports.create("safety")
    assert store.conversations.report_of("chat") is None
    assert store.conversations.standing("chat") == "over"
    store.conversations.attach("chat", draft.id)
    assert store.conversations.report_of("chat") == draft.id
    assert store.conversations.standing("chat") == "open"


def test_a_conversation_cannot_write_a_report_that_is_not_there(store: Store) -> None:
    with pytest.raises(ReportGone):
        store.conversations.attach("chat", "nobody")


def test_nobody_takes_over_a_report_that_is_not_there(store: Store) -> None:
    with pytest.raises(ReportGone) as told:
        store.conversations.take_over("nobody", "chat")
    assert "SQL" not in "".join(traceback.format_exception(told.type, told.value, told.tb))
    assert store.conversations.standing("chat") == "over"


def test_a_snapshot_comes_back_whole_and_is_replaced(store: Store) -> None:
    assert store.snapshots.load("chat") is None
    for blob in (b"", b"\x00\xff" * 5000, b"last"):
        store.snapshots.save("chat", blob)
        assert store.snapshots.load("chat") == blob


def test_a_snapshot_can_be_forgotten(store: Store) -> None:
    store.snapshots.save("chat", b"x")
    assert store.snapshots.erase("chat")
    assert not store.snapshots.erase("chat")
    assert store.snapshots.load("chat") is None


def test_attaching_keeps_the_snapshot(store: Store) -> None:
    store.snapshots.save("chat", b"x")
    store.conversations.attach("chat", store.reports.create("safety").id)
    assert store.snapshots.load("chat") == b"x"


def test_the_snapshot_of_the_turn_that_deleted_everything_is_not_kept(store: Store) -> None:
    draft = store.reports.create("safety")
    store.conversations.attach("chat", draft.id)
    store.reports.erase(draft.id)
    store.snapshots.save("chat", b"the last words")
    assert store.snapshots.load("chat") is None
    assert store.conversations.report_of("chat") is None


def test_a_new_report_in_the_same_chat_is_kept_again(store: Store) -> None:
    first = store.reports.create("safety")
    store.conversations.attach("chat", first.id)
    store.reports.erase(first.id)
    store.conversations.attach("chat", store.reports.create("safety").id)
    store.snapshots.save("chat", b"new words")
    assert store.snapshots.load("chat") == b"new words"


def test_taking_over_lets_the_old_window_read(store: Store) -> None:
    draft = store.reports.create("safety")
    _, old = store.sessions.open("web", draft.id)
    new, _ = store.sessions.open("web")
    store.conversations.take_over(draft.id, new.id)
    assert store.sessions.find(old).standing == "read"
    assert store.conversations.standing(new.id) == "open"
    assert store.conversations.report_of(new.id) == draft.id


def test_taking_over_can_end_the_old_window(store: Store) -> None:
    draft = store.reports.create("safety")
    old, token = store.sessions.open("web", draft.id)
    store.snapshots.save(old.id, b"x")
    store.conversations.take_over(draft.id, "teams chat", keep_old="end")
    with pytest.raises(TokenRefused):
        store.sessions.find(token)
    assert store.snapshots.load(old.id) is None
    assert store.reports.load(draft.id) == draft


def test_a_session_is_let_in_by_its_token(store: Store, opened: Callable[[], Store]) -> None:
    draft = store.reports.create("safety")
    session, token = store.sessions.open("web", draft.id)
    assert opened().sessions.find(token) == session
    assert (session.report_id, session.standing, session.channel) == (draft.id, "open", "web")
    assert session.id not in token


def test_a_session_without_a_report_may_begin_one(store: Store) -> None:
    session, token = store.sessions.open("web")
    assert store.sessions.find(token) == session
    assert (session.report_id, session.standing) == (None, "open")


def test_a_token_ends(store: Store, clock: Clock) -> None:
    _, token = store.sessions.open("web")
    clock.move(days=7, seconds=-1)
    store.sessions.find(token)
    clock.move(seconds=1)
    with pytest.raises(TokenRefused):
        store.sessions.find(token)


def test_a_token_can_be_renewed_for_the_same_session(store: Store, clock: Clock) -> None:
    session, token = store.sessions.open("web")
    clock.move(days=6)
    later = store.sessions.refresh(token)
    clock.move(days=6)
    assert store.sessions.find(later).id == session.id
    with pytest.raises(TokenRefused):
        store.sessions.refresh(token)


def test_a_clock_that_jumps_back_lets_the_token_in(store: Store, clock: Clock) -> None:
    _, token = store.sessions.open("web")
    clock.move(days=-400)
    assert store.sessions.find(token).standing == "open"


def test_an_ended_session_is_over_and_its_report_stays(store: Store) -> None:
    draft = store.reports.create("safety")
    session, token = store.sessions.open("web", draft.id)
    assert store.sessions.end(session.id)
    assert not store.sessions.end(session.id)
    with pytest.raises(TokenRefused):
        store.sessions.find(token)
    assert store.reports.load(draft.id) == draft


def test_the_session_ends_with_its_report(store: Store) -> None:
    draft = store.reports.create("safety")
    _, token = store.sessions.open("web", draft.id)
    store.reports.erase(draft.id)
    with pytest.raises(TokenRefused):
        store.sessions.find(token)


def test_a_transcript_is_numbered_and_can_be_read_from_anywhere(store: Store) -> None:
    draft = store.reports.create("safety")
    store.transcripts.append(draft.id, [{"who": "you", "text": "hello\ud800", "id": "m1"}, {"who": "bot"}])
    store.transcripts.append(draft.id, [{"who": "bot", "n": 3}])
    store.transcripts.append(draft.id, [])
    assert [number for number, _ in store.transcripts.since(draft.id)] == [1, 2, 3]
    assert store.transcripts.since(draft.id, 2) == [(3, {"who": "bot", "n": 3})]
    assert store.transcripts.since(draft.id)[0][1]["text"] == "hello\ud800"
    assert store.transcripts.has(draft.id, "m1")
    assert not store.transcripts.has(draft.id, "m2")


def test_a_transcript_takes_a_message_once_and_all_or_nothing(store: Store) -> None:
    draft = store.reports.create("safety")
    store.transcripts.append(draft.id, [{"id": "m1"}])
    assert not store.transcripts.append(draft.id, [{"id": "m2"}, {"id": "m1"}])
    assert len(store.transcripts.since(draft.id)) == 1


def test_one_damaged_entry_leaves_the_rest_of_a_transcript_readable(store: Store) -> None:
    draft = store.reports.create("safety")
    store.transcripts.append(draft.id, [{"text": "one"}, {"text": "two"}, {"text": "three"}])
    with store.engine.begin() as connection:
        connection.execute(update(entries).where(entries.c.number == 2).values(sealed=b"not what was kept"))
    assert store.transcripts.since(draft.id) == [(1, {"text": "one"}), (2, None), (3, {"text": "three"})]


def test_a_transcript_goes_with_its_report(store: Store) -> None:
    draft = store.reports.create("safety")
    store.transcripts.append(draft.id, [{"text": "x"}])
    store.transcripts.erase(draft.id)
    assert store.transcripts.since(draft.id) == []
    store.reports.erase(draft.id)
    with pytest.raises(ReportGone):
        store.transcripts.append(draft.id, [{"text": "x"}])


def test_a_document_is_taken_once(store: Store) -> None:
    draft = store.reports.create("safety")
    secret, _ = store.documents.put(draft.id, Document(b"PK\0\xff", "Report é.docx"))
    assert store.documents.take(secret) == Document(b"PK\0\xff", "Report é.docx")
    with pytest.raises(LinkRefused):
        store.documents.take(secret)


def test_a_link_ends(store: Store, clock: Clock) -> None:
    draft = store.reports.create("safety")
    secret, expires = store.documents.put(draft.id, Document(b"x", "a.docx"))
    clock.now = expires
    with pytest.raises(LinkRefused):
        store.documents.take(secret)


def test_a_link_that_never_was_and_a_report_that_is_gone_are_refused(store: Store) -> None:
    with pytest.raises(LinkRefused):
        store.documents.take("x")
    with pytest.raises(ReportGone):
        store.documents.put("nobody", Document(b"x", "a.docx"))
