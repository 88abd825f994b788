"""The tracker store: small, constant, the same behaviour as the whole history, and closed on failure."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.processor import TurnAgent
from bot.dialogue.server import handle, make_agent
from bot.dialogue.snapshot import SnapshotError, freeze, thaw
from bot.dialogue.tracker_store import PROBE, MemorySnapshots

PROSE = "On nine days she came in the same shirt and told Mrs Day that she had no tea"
SAID = [PROSE, "zqhelp", "zqwhy", "zqbegin", "Gran has them at weekends", "/help", "10"]


class Broken(MemorySnapshots):
    """Snapshots over a database that is gone when it is said to be."""

    def __init__(self, failing: Iterable[str] = ()) -> None:
        super().__init__()
        self.failing = set(failing)

    def load(self, conversation_id: str) -> bytes | None:
        if "load" in self.failing:
            raise ConnectionError("the database is gone")
        return super().load(conversation_id)

    def save(self, conversation_id: str, snapshot: bytes) -> None:
        if "save" in self.failing:
            raise ConnectionError("the database is gone")
        super().save(conversation_id, snapshot)


def state_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {
        "loop": tracker.active_loop_name,
        "rejected": tracker.is_active_loop_rejected,
        "interrupted": tracker.is_active_loop_interrupted,
        "action": tracker.latest_action,
        "followup": tracker.followup_action,
        "paused": tracker.is_paused(),
        "slots": tracker.current_slot_values(),
    }


async def tracker_of(agent: TurnAgent, conversation: str) -> DialogueStateTracker:
    tracker = await agent.tracker_store.retrieve(conversation)
    assert tracker is not None
    return tracker


async def test_a_snapshot_in_mid_form_brings_back_the_same_state(agent: TurnAgent) -> None:
    for text in ("zqbegin", PROSE, "zqhelp", PROSE):
        await handle(agent, text, "c1")
    tracker = await tracker_of(agent, "c1")
    again = thaw(freeze(tracker), "c1", agent.domain)
    assert state_of(again) == state_of(tracker)
    assert again.latest_message.intent_name == tracker.latest_message.intent_name
    assert state_of(again)["loop"] == "interview"
    assert state_of(again)["slots"]["requested_slot"] == "answer"


@pytest.mark.parametrize("seed", range(8))
async def test_over_snapshots_a_conversation_goes_as_over_its_whole_history(
    model: Path, actions: list[Any], seed: int
) -> None:
    short = make_agent(model, actions, MemorySnapshots(), on_error=lambda _: "failed")
    whole = make_agent(model, actions, MemorySnapshots(), on_error=lambda _: "failed")
    whole.tracker_store = whole.processor.tracker_store = InMemoryTrackerStore(whole.domain)
    choose = random.Random(seed)
    for text in ["zqbegin", *choose.choices(SAID, k=25)]:
        before = len(actions[0]._work.answers)
        said = await handle(short, text, "c1")
        actions[0]._work.answers = actions[0]._work.answers[:before]
        assert said == await handle(whole, text, "c1")
        assert state_of(await tracker_of(short, "c1")) == state_of(await tracker_of(whole, "c1"))


async def test_a_snapshot_stays_the_same_size_over_400_messages(agent: TurnAgent, snapshots: MemorySnapshots) -> None:
    sizes = []
    for number in range(400):
        await handle(agent, "zqbegin" if number == 0 else PROSE + str(number), "c1")
        sizes.append(len(snapshots.kept["c1"]))
    assert max(sizes[20:]) == min(sizes[20:])
    assert sizes[-1] < 1000


async def test_nothing_that_was_typed_or_said_is_in_a_snapshot(agent: TurnAgent, snapshots: MemorySnapshots) -> None:
    for text in ("zqbegin", PROSE, "zqhelp", "Gran has them"):
        await handle(agent, text, "c1")
    kept = snapshots.kept["c1"].decode()
    assert not any(word in kept for word in ("shirt", "Gran", "Kept", "What next"))


async def test_a_conversation_goes_on_after_a_restart(model: Path, actions: list[Any], interviewer: Any) -> None:
    snapshots = MemorySnapshots()
    for text in ("zqbegin", "first", "second"):
        await handle(make_agent(model, actions, snapshots, on_error=lambda _: "failed"), text, "c1")
    assert interviewer.answers == ["first", "second"]


def test_slots_and_forms_that_the_model_no_longer_has_are_left_out() -> None:
    data = b'{"v":1,"events":[["loop","old_form"],["action","action_listen",null,false],["slot","gone","x"]]}'
    tracker = thaw(data, "c1", Domain.empty())
    assert tracker.active_loop_name is None
    assert "gone" not in tracker.slots


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"v":2,"events":[]}', b'{"v":1,"events":[["nonsense"]]}'])
def test_a_spoiled_snapshot_is_an_error_without_its_content(data: bytes) -> None:
    with pytest.raises(SnapshotError) as error:
        thaw(data, "c1", Domain.empty())
    assert "nonsense" not in str(error.value)


def test_a_store_that_cannot_be_read_stops_the_start(model: Path, actions: list[Any]) -> None:
    with pytest.raises(ConnectionError):
        make_agent(model, actions, Broken({"load"}), on_error=lambda _: "failed")


@pytest.mark.parametrize("failing", ["load", "save"])
async def test_a_store_that_fails_in_a_turn_acknowledges_nothing(model: Path, actions: list[Any], failing: str) -> None:
    snapshots = Broken()
    agent = make_agent(model, actions, snapshots, on_error=lambda error: f"not saved: {type(error).__name__}")
    await handle(agent, "zqbegin", "c1")
    before = snapshots.kept["c1"]
    snapshots.failing = {failing}
    assert await handle(agent, PROSE, "c1") == [{"text": "not saved: ConnectionError", "custom": {"failed": True}}]
    assert snapshots.kept["c1"] == before
    snapshots.failing = set()
    assert [m["text"] for m in await handle(agent, PROSE, "c1")][-1] == "What next?"


def test_the_probe_of_the_start_leaves_nothing_behind(agent: TurnAgent, snapshots: MemorySnapshots) -> None:
    assert PROBE not in snapshots.kept


async def test_a_turn_that_leaves_the_same_state_behind_writes_nothing(
    agent: TurnAgent, snapshots: MemorySnapshots
) -> None:
    for text in ("zqbegin", "one", "two", "three", "four"):
        await handle(agent, text, "c1")
    before = snapshots.kept["c1"]
    await handle(agent, "five", "c1")
    assert snapshots.kept["c1"] is before
    await handle(agent, "zqhelp", "c1")
    assert snapshots.kept["c1"] != before
