"""The door and the desk over the real store: sessions, codes, one-time files, and what is shown beside the chat."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot import session
from bot.build import Bot, build
from bot.channels.web.desk import ReportDesk
from bot.channels.web.door import StoreDoor
from bot.channels.web.ports import LinkGone, ReportDeleted, TooManyTries, WrongCode
from bot.settings import load_settings
from bot.store.codes import code_words

TODAY = date(2026, 11, 23)


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with build(load_settings({"SOS_VAR": str(tmp_path)}), TODAY, dialogue=False) as built:
        yield built


@pytest.fixture
def door(bot: Bot) -> StoreDoor:
    return StoreDoor(bot.store)


@pytest.fixture
def desk(bot: Bot) -> ReportDesk:
    return ReportDesk(bot.rooms)


def test_a_token_opens_its_own_report_and_a_changed_one_opens_none(door: StoreDoor, desk: ReportDesk) -> None:
    held = door.start(desk.begin())
    again = door.check(held.token)

    assert again is not None
    assert again.report == held.report
    for token in (
        "",
        "x",
        held.token[:-1],
        held.token[:-1] + ("A" if held.token[-1] != "A" else "B"),
        held.conversation,
    ):
        assert door.check(token) is None


def test_a_session_of_another_channel_is_none_of_the_page_s(bot: Bot, door: StoreDoor, desk: ReportDesk) -> None:
    _, token = bot.store.sessions.open("terminal", desk.begin())

    assert door.check(token) is None


def test_a_code_opens_the_report_and_leaves_the_first_window_reading(
    bot: Bot, door: StoreDoor, desk: ReportDesk
) -> None:
    first = door.start(desk.begin())
    code = bot.store.codes.new_code(first.report)

    second = door.resume(code.upper().replace("-", ", "), "192.0.2.1")
    looking = door.check(first.token)

    assert (second.report, second.standing) == (first.report, "open")
    assert looking is not None
    assert looking.standing == "read"


def test_wrong_codes_are_refused_alike_and_then_stopped(door: StoreDoor) -> None:
    words, refused = code_words(), []
    for n in range(12):
        with pytest.raises((WrongCode, TooManyTries)) as error:
            door.resume(f"acorn abbey action acorn abbey {words[n]}", "192.0.2.1")
        refused.append(error.type)

    assert refused[0] is WrongCode
    assert refused[-1] is TooManyTries


def test_a_deleted_report_ends_its_sessions(door: StoreDoor, desk: ReportDesk) -> None:
    held = door.start(desk.begin())
    desk.erase(held.report)

    with contextlib.suppress(ReportDeleted):
        assert door.check(held.token) is None


def test_a_document_is_taken_once(door: StoreDoor, desk: ReportDesk) -> None:
    report = desk.begin()
    secret, ends = door.leave_document(report, b"PK", "report.docx")

    assert timedelta(minutes=9) < ends - datetime.now(timezone.utc) <= timedelta(minutes=10)
    assert door.take_document(secret) == (b"PK", "report.docx")
    with pytest.raises(LinkGone):
        door.take_document(secret)


def test_the_key_for_unsent_text_is_of_one_session_and_stays_when_it_is_renewed(
    door: StoreDoor, desk: ReportDesk
) -> None:
    one, other = door.start(desk.begin()), door.start(desk.begin())

    assert door.draft_key(one) != door.draft_key(other)
    assert door.draft_key(door.renew(one)) == door.draft_key(one)


def test_a_session_near_its_end_gets_a_later_one(tmp_path: Path, bot: Bot, desk: ReportDesk) -> None:
    door = StoreDoor(bot.store)
    held = door.start(desk.begin())
    near = replace(held, expires=datetime.now(timezone.utc) + timedelta(days=1))

    longer = door.renew(near)
    assert longer.expires > near.expires
    assert door.renew(held) is held


def test_the_review_names_each_question_and_says_what_is_missing(bot: Bot, desk: ReportDesk) -> None:
    report = desk.begin()
    for text in ("No", "first", "4 December 2026"):
        session.answer(bot.rooms, report, text)

    found = desk.review(report)
    rows = found["sections"][0]["rows"]

    assert [row["title"] for row in rows[:3]] == [
        "Is the child in danger right now?",
        "Type of conference",
        "Date of conference",
    ]
    assert rows[2]["answer"] == "Friday 4 December 2026"
    assert found["missing"][0]["number"] == 4
    assert "Tuesday 1 December 2026" in found["due"]


def test_looking_changes_nothing(bot: Bot, desk: ReportDesk) -> None:
    report = desk.begin()
    session.answer(bot.rooms, report, "No")
    before = bot.store.reports.load(report)

    for look in (desk.outline, desk.review, desk.screen_text, desk.document):
        look(report)

    assert bot.store.reports.load(report) == before


def test_a_form_gets_the_parts_of_its_question(bot: Bot, desk: ReportDesk) -> None:
    author = desk.parts({"question": "start.author", "state": "asked"})["parts"]

    assert [part["id"] for part in author] == ["name", "job", "school", "phone", "email"]
    assert desk.parts({"question": "child.who.born", "part": "born"})["part_kind"] == "birth"
    assert "parts" not in desk.parts({"question": "sos.harm"})
    assert desk.parts({}) == {}


def test_the_greeting_comes_first_and_a_welcome_back_later(bot: Bot, desk: ReportDesk) -> None:
    report = desk.begin()
    first = desk.greet(report)
    session.answer(bot.rooms, report, "No")

    assert first[-1]["custom"]["question"] == "start.now"
    assert desk.greet(report)[0]["text"].startswith("Welcome back")
