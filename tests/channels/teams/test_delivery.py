"""Nothing lost, nothing doubled, order kept: duplicates, faults of the connector, restarts in the middle."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from bot.channels.teams.activities import Activity
from bot.channels.teams.chats import Chat, from_bytes, to_bytes
from bot.channels.teams.connector import Place, retry_after
from bot.channels.teams.work import Work, pack, unpack
from bot.dialogue.logs import ClosedFormatter
from tests.channels.teams.conftest import Desk
from tests.channels.teams.microsoft import Fault
from tests.channels.teams.talk import question


async def test_a_message_is_answered_before_it_is_worked_on(desk: Desk) -> None:
    gate = asyncio.Event()
    talk = desk.talk.__call__

    async def slow(message: Any) -> None:
        await gate.wait()
        await talk(message)

    desk.channel.worker._answerer._turn = _turn_of(slow)
    assert await asyncio.wait_for(desk.send(desk.activity(text="Hello")), 2) == 200
    assert desk.talk.texts == []
    gate.set()
    await desk.quiet()
    assert desk.talk.texts == ["Hello"]


def _turn_of(on_new_message: Any) -> Any:
    from bot.channels.teams.channel import _turns

    return _turns(on_new_message)


async def test_the_same_activity_sent_many_times_counts_once(desk: Desk) -> None:
    activity = desk.activity(text="Hello")
    assert set(await asyncio.gather(*(desk.send(activity) for _ in range(8)))) == {200}
    await desk.quiet()
    await desk.send(activity)
    await desk.quiet()
    assert desk.talk.texts == ["Hello"]
    assert sum("Kept: Hello" in text for text in desk.microsoft.texts()) == 1


async def test_quick_messages_that_arrive_out_of_order_are_read_in_order(desk: Desk) -> None:
    activities = [desk.activity(text=f"message {n}") for n in range(6)]
    for activity in (activities[n] for n in (1, 0, 3, 2, 5, 4)):
        await desk.send(activity)
    await desk.quiet()
    assert desk.talk.texts == [f"message {n}" for n in range(6)]
    kept = [text for text in desk.microsoft.texts() if text.startswith("Kept")]
    assert [text.split("\n")[0] for text in kept] == [f"Kept: message {n}" for n in range(6)]


async def test_people_do_not_wait_for_each_other(desk: Desk) -> None:
    people = [f"aaaaaaaa-0000-0000-0000-{n:012d}" for n in range(10)]
    await asyncio.gather(*(desk.send(desk.activity(text="Hello", person=p)) for p in people))
    await desk.quiet()
    assert len({conversation for conversation, _ in desk.talk.kept}) == 10


async def test_a_person_in_two_tenants_has_two_conversations(desk: Desk) -> None:
    from tests.channels.teams.microsoft import OTHER_SCHOOL

    await desk.type("Hello")
    await desk.type("Hello", tenant=OTHER_SCHOOL)
    assert len({conversation for conversation, _ in desk.talk.kept}) == 2


@pytest.mark.parametrize(
    "faults",
    [
        [Fault(429, {"Retry-After": "0.02"})],
        [Fault(500), Fault(503)],
        [Fault(412)],
        [Fault(401)],
        [Fault(200, wait=0.7)],
        [Fault(502) for _ in range(10)],
        [Fault(400) for _ in range(2)],
    ],
    ids=["429", "500 and 503", "412", "401", "dead for a while", "down for long", "400"],
)
async def test_faults_of_the_connector_lose_nothing_and_double_nothing(desk: Desk, faults: list[Fault]) -> None:
    desk.microsoft.faults += faults
    await desk.type("one")
    await desk.type("two")
    assert desk.talk.texts == ["one", "two"]
    kept = [text.split("\n")[0] for text in desk.microsoft.texts() if text.startswith("Kept")]
    assert kept == ["Kept: one", "Kept: two"]


async def test_retry_after_is_waited_for(desk: Desk) -> None:
    desk.microsoft.faults.append(Fault(429, {"Retry-After": "0.04"}))
    began = asyncio.get_running_loop().time()
    await desk.type("one")
    assert asyncio.get_running_loop().time() - began >= 0.04


def test_retry_after_is_read_as_seconds_or_as_a_date() -> None:
    assert retry_after("7") == 7
    assert retry_after("Mon, 23 Nov 2020 09:00:00 GMT") == 0
    assert (retry_after("Wed, 21 Oct 2099 07:28:00 GMT") or 0) > 1_000_000
    assert retry_after("soon") is None
    assert retry_after(None) is None


async def test_no_token_for_a_while_loses_nothing(desk: Desk) -> None:
    desk.microsoft.token_faults += [503, 500, 401]
    await desk.type("Hello")
    assert "Kept: Hello" in "\n".join(desk.microsoft.texts())


async def test_one_token_is_used_for_many_messages_and_renewed_when_it_is_refused(desk: Desk) -> None:
    for n in range(4):
        await desk.type(f"message {n}")
    assert desk.microsoft.tokens_made == 1
    desk.microsoft.faults.append(Fault(401))
    await desk.type("one more")
    assert desk.microsoft.tokens_made == 2


async def test_a_restart_before_a_message_was_read_loses_nothing(desk: Desk) -> None:
    gate = asyncio.Event()

    async def stuck(message: Any) -> None:
        await gate.wait()

    desk.channel.worker._answerer._turn = _turn_of(stuck)
    await desk.send(desk.activity(text="in hand"))
    await desk.send(desk.activity(text="next"))
    await asyncio.sleep(0.1)
    await desk.crash()
    await desk.start()
    await desk.quiet()
    assert desk.talk.texts == ["in hand", "next"]


async def test_a_restart_between_two_replies_sends_each_once(desk: Desk) -> None:
    desk.talk.script = lambda text: [{"text": "first"}, question("second?"), {"text": "third"}]
    desk.microsoft.faults += [Fault(200, taken=True), Fault(500, wait=30)]
    await desk.send(desk.activity(text="Hello"))
    await _until(lambda: len(desk.microsoft.posted) == 1)
    await desk.crash()
    desk.microsoft.faults.clear()
    await desk.start()
    await desk.quiet()
    assert desk.talk.texts == ["Hello"]
    firsts = [text.split("\n")[0] for text in desk.microsoft.texts()]
    assert (firsts[0], firsts[2:]) == ("first", ["second?", "third"])


async def test_a_restart_after_the_words_were_kept_asks_on_without_keeping_twice(desk: Desk) -> None:
    real = desk.channel.worker._keep

    def die(item: Any, work: Any) -> None:
        raise asyncio.CancelledError

    desk.channel.worker._keep = die  # type: ignore[method-assign]
    await desk.send(desk.activity(text="kept, then the power failed"))
    await _until(lambda: bool(desk.talk.texts))
    await desk.crash()
    assert real is not None
    await desk.start()
    await _until(lambda: bool(desk.microsoft.posted))
    await desk.quiet()
    assert desk.talk.texts == ["kept, then the power failed", "repeat"]
    assert "What has happened?" in desk.microsoft.texts()[-1]


async def test_a_stop_in_good_order_finishes_the_message_in_hand(desk: Desk) -> None:
    await desk.send(desk.activity(text="Hello"))
    await asyncio.sleep(0.05)
    await desk.stop()
    assert desk.talk.texts == ["Hello"]
    assert desk.microsoft.posted
    await desk.start()


async def test_an_error_of_ours_is_tried_again_and_at_last_told(desk: Desk) -> None:
    fails = iter(range(2))

    def fail(text: str) -> None:
        if next(fails, None) is not None:
            raise RuntimeError("the database is away")

    desk.talk.before = fail
    await desk.type("Hello")
    assert desk.talk.texts == ["Hello"]

    def always(text: str) -> None:
        raise RuntimeError("the database is away")

    desk.talk.before = always
    await desk.type("Hello again")
    assert "could not be saved" in desk.microsoft.texts()[-1]


async def test_what_is_in_hand_lies_sealed(desk: Desk, tmp_path: Any) -> None:
    desk.microsoft.faults += [Fault(500, wait=0.2) for _ in range(20)]
    await desk.send(desk.activity(text="MARKER-marmalade on 3 November"))
    await _until(lambda: bool(desk.talk.texts))
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"MARKER" not in raw
    assert b"marmalade" not in raw
    desk.microsoft.faults.clear()
    await desk.quiet()


async def test_a_chat_that_is_closed_to_the_bot_is_left_alone(desk: Desk) -> None:
    desk.microsoft.faults += [Fault(403)]
    await desk.type("Hello")
    assert desk.talk.texts == ["Hello"]
    assert desk.microsoft.posted == []
    await desk.type("Hello again")
    assert "Kept: Hello again" in "\n".join(desk.microsoft.texts())


async def test_nothing_that_was_typed_is_in_the_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    desk.microsoft.faults += [Fault(500), Fault(400)]
    await desk.type("MARKER-marmalade")
    await desk.send(desk.activity(text="MARKER-refused"), "no-token")
    closed = ClosedFormatter()
    lines = [closed.format(r) for r in caplog.records if r.name.startswith("bot.")]
    assert any(line.endswith("teams_refused error=not-a-token") for line in lines)
    ours = [r.getMessage() + str(r.__dict__) for r in caplog.records if r.name.startswith("bot.")]
    assert ours
    assert "MARKER" not in "".join(ours)
    activity = Activity("a", "message", text="MARKER")
    work = unpack(pack(Work(activity)))
    assert work.activity == activity
    assert "MARKER" not in repr(work)
    assert "MARKER" not in repr(work.activity)


async def _until(done: Any, most: float = 5.0) -> None:
    end = asyncio.get_running_loop().time() + most
    while not done():
        assert asyncio.get_running_loop().time() < end, "it did not happen"
        await asyncio.sleep(0.005)


def test_what_another_version_kept_is_still_read() -> None:
    chat = Chat("tenant|person", Place("https://x.example", "a:1"), pending={"a.b": "c"}, sent=("m1",))
    body = json.loads(to_bytes(chat)) | {"a_field_of_tomorrow": 1}
    del body["last"]
    assert from_bytes(json.dumps(body).encode()) == chat
    work = json.loads(pack(Work(Activity("a", "message", text="words"), chat)))
    work["activity"]["a_field_of_tomorrow"] = 1
    assert unpack(json.dumps(work).encode()).activity.text == "words"
