"""What is changed in Rasa does what Rasa does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event, SlotSet, UserUttered

from bot.dialogue.tuning import tune

ACTION: Any = SimpleNamespace(name=lambda: "action_command")


@pytest.fixture(autouse=True)
def tuned() -> None:
    tune()


@pytest.mark.parametrize(
    "result",
    [
        {"events": [], "responses": []},
        {"events": None, "responses": None},
        {"events": [{"event": "slot", "name": "answer", "value": None}], "responses": [{"text": "hello"}]},
    ],
)
def test_what_an_action_returns_is_taken(result: Any) -> None:
    assert RemoteAction._validate_action_result(ACTION, result)


@pytest.mark.parametrize(
    "result",
    [
        None,
        "jackdaw",
        {"events": "jackdaw", "responses": []},
        {"events": ["jackdaw"], "responses": []},
        {"events": [{"name": "jackdaw"}], "responses": []},
        {"events": [{"event": 5}], "responses": []},
        {"events": [], "responses": ["jackdaw"]},
    ],
)
def test_what_is_no_action_result_is_refused_without_its_content(result: Any) -> None:
    with pytest.raises(ValueError) as refused:
        RemoteAction._validate_action_result(ACTION, result)
    assert "jackdaw" not in str(refused.value)
    assert "action_command" in str(refused.value)


def test_events_are_found_by_their_names_as_ever() -> None:
    assert Event.resolve_by_type("slot") is SlotSet
    assert Event.resolve_by_type("user") is UserUttered
    assert Event.resolve_by_type("no such event", default=SlotSet) is SlotSet
    with pytest.raises(ValueError):
        Event.resolve_by_type("no such event")


def test_tuning_twice_is_tuning_once() -> None:
    found = Event.resolve_by_type
    tune()
    assert Event.resolve_by_type is found
