"""A tracker as a few hundred bytes: what the rules need to go on, and nothing that anybody typed or was told.

A stock tracker keeps every event for ever and replays all of them for each message. Rules look back over no
more than a turn, and answers live in the report store, so a snapshot holds the state at the beginning of
the last
``turns`` turns, the bare events since (which intent, which action, which loop), and the values of the
slots. It stays the same size however long the conversation is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from rasa.shared.constants import DEFAULT_SENDER_ID
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    ConversationPaused,
    ConversationResumed,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

VERSION = 1
# Two turns, because the rule for one turn also sees how the turn before it ended.
TURNS = 2

Row = list[Any]


class SnapshotError(Exception):
    """A snapshot cannot be read. Says nothing of what is in it."""


def _user(event: UserUttered) -> Row:
    entities = [{k: e[k] for k in ("entity", "role", "group") if k in e} for e in event.entities]
    return ["user", event.intent_name, event.use_text_for_featurization, event.input_channel, entities]


def _heard(intent: str | None, by_text: bool | None, channel: str | None, entities: list[dict[str, Any]]) -> Event:
    kept = [{**entity, "value": None} for entity in entities]
    return UserUttered(
        "",
        {"name": intent, "confidence": 1.0},
        kept,
        input_channel=channel,
        use_text_for_featurization=by_text,
    )


# How each kind of event is kept. What is not named here (what the bot said, entities' values, reminders) is
# not.
_KEEP: dict[type[Event], Callable[[Any], Row]] = {
    UserUttered: _user,
    ActionExecuted: lambda e: ["action", e.action_name, e.action_text, e.hide_rule_turn],
    ActionExecutionRejected: lambda e: ["rejected", e.action_name],
    ActiveLoop: lambda e: ["loop", e.name],
    LoopInterrupted: lambda e: ["interrupted", e.is_interrupted],
    FollowupAction: lambda e: ["followup", e.action_name],
    DefinePrevUserUtteredFeaturization: lambda e: ["by_text", e.use_text_for_featurization],
    SlotSet: lambda e: ["slot", e.key, e.value],
    AllSlotsReset: lambda e: ["reset_slots"],
    Restarted: lambda e: ["restart"],
    SessionStarted: lambda e: ["session"],
    UserUtteranceReverted: lambda e: ["rewind"],
    ActionReverted: lambda e: ["undo"],
    ConversationPaused: lambda e: ["pause"],
    ConversationResumed: lambda e: ["resume"],
}
# Rasa finds the class of each stored event by walking through all subclasses; this is the same map, made
# once.
_MAKE: dict[str, Callable[..., Event]] = {
    "user": _heard,
    "action": lambda name, text, hide: ActionExecuted(name, action_text=text, hide_rule_turn=hide),
    "rejected": ActionExecutionRejected,
    "loop": ActiveLoop,
    "interrupted": LoopInterrupted,
    "followup": FollowupAction,
    "by_text": DefinePrevUserUtteredFeaturization,
    "slot": SlotSet,
    "reset_slots": AllSlotsReset,
    "restart": Restarted,
    "session": SessionStarted,
    "rewind": UserUtteranceReverted,
    "undo": ActionReverted,
    "pause": ConversationPaused,
    "resume": ConversationResumed,
}


def freeze(tracker: DialogueStateTracker, *, turns: int = TURNS) -> bytes:
    """Return the snapshot of a tracker as UTF-8 JSON.

    Raises SnapshotError when a slot that rules look at holds something that is not JSON.
    """
    events = list(tracker.events)
    cut = _cut(events, turns)
    rows = _state_before(tracker, events[:cut]) if cut else []
    rows += _rows(tracker, events[cut:])
    rows += [["slot", name, slot.value] for name, slot in tracker.slots.items() if slot.value != slot.initial_value]
    try:
        return json.dumps({"v": VERSION, "events": rows}, separators=(",", ":"), ensure_ascii=False).encode()
    except TypeError as error:
        raise SnapshotError("a slot holds what cannot be kept") from error


def thaw(data: bytes, sender_id: str, domain: Domain) -> DialogueStateTracker:
    """Return the tracker of a snapshot.

    Slots and forms that the domain no longer knows are left out, so that a conversation goes on with a new
    model.
    Raises SnapshotError when the data are not a snapshot that this version can read.
    """
    tracker = DialogueStateTracker(sender_id or DEFAULT_SENDER_ID, domain.slots)
    forms = set(domain.form_names)
    try:
        snapshot = json.loads(data)
        if snapshot["v"] != VERSION:
            raise SnapshotError(f"a snapshot of another version than {VERSION}")
        for kind, *values in snapshot["events"]:
            unknown_slot = kind == "slot" and values[0] not in tracker.slots
            unknown_loop = kind == "loop" and values[0] is not None and values[0] not in forms
            if not unknown_slot and not unknown_loop:
                tracker.update(_MAKE[kind](*values))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise SnapshotError("a snapshot that cannot be read") from error
    return tracker


def _cut(events: list[Event], turns: int) -> int:
    """Return where the last turns begin: at the ``action_listen`` before the message that opens them."""
    seen = 0
    for index in range(len(events) - 1, -1, -1):
        if isinstance(events[index], UserUttered):
            seen += 1
            if seen == turns:
                return max(index - 1, 0)
    return 0


def _state_before(tracker: DialogueStateTracker, events: Iterable[Event]) -> list[Row]:
    """Return rows that bring a new tracker to the state after some events."""
    past = tracker.init_copy()
    for event in events:
        past.update(event)
    rows: list[Row] = [
        ["slot", name, slot.value]
        for name, slot in past.slots.items()
        if slot.influence_conversation and slot.value != slot.initial_value
    ]
    if past.active_loop_name:
        rows.append(["loop", past.active_loop_name])
    # Without an action before it, a rule for the beginning of a conversation would take this for one.
    action = past.latest_action or {}
    if action:
        rows.append(["action", action.get("action_name"), action.get("action_text"), False])
    if past.is_active_loop_rejected:
        rows.append(["rejected", past.active_loop_name])
    if past.is_active_loop_interrupted:
        rows.append(["interrupted", True])
    if past.is_paused():
        rows.append(["pause"])
    return rows


def _rows(tracker: DialogueStateTracker, events: Iterable[Event]) -> list[Row]:
    rows = []
    for event in events:
        keep = _KEEP.get(type(event))
        if keep is None or (isinstance(event, SlotSet) and not _matters(tracker, event.key)):
            continue
        rows.append(keep(event))
    return rows


def _matters(tracker: DialogueStateTracker, slot: str) -> bool:
    """Whether rules look at a slot.

    The others, which pass typed text along, are kept by their last value only.
    """
    return slot in tracker.slots and bool(tracker.slots[slot].influence_conversation)
