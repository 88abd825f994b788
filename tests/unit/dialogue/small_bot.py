"""The custom actions of the small bot that the tests of the dialogue room train and talk to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

SENTENCE = "Your last message could not be saved. Nothing before it is lost. Try again in a minute."


class Interviewer:
    """What the session does, in small.

    Keeps answers, asks on. ``fails``: an error to raise on the next answer.
    """

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.seen: list[dict[str, Any]] = []
        self.fails: Exception | None = None
        self.wait: Callable[[], Awaitable[None]] | None = None


class Validate(Action):
    def __init__(self, work: Interviewer) -> None:
        self._work = work

    def name(self) -> str:
        return "validate_interview"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        self._work.seen.append({"events": len(tracker.events), "forms": domain.get("forms")})
        if self._work.wait is not None:
            await self._work.wait()
        if self._work.fails is not None:
            raise self._work.fails
        if "answer" not in tracker.slots_to_validate():
            return [SlotSet("requested_slot", "answer")]  # a command: the form lets its rule go first
        self._work.answers.append(tracker.latest_message["text"])
        dispatcher.utter_message(text=f"Kept {len(self._work.answers)}.")
        return [SlotSet("answer", None), SlotSet("requested_slot", "answer")]


class Ask(Action):
    def __init__(self, slot: str) -> None:
        self._slot = slot

    def name(self) -> str:
        return f"action_ask_{self._slot}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        button = {"title": "Skip", "payload": "skip"}
        dispatcher.utter_message(text="What next?", buttons=[button], json_message={"question": "sos.harm"})
        return []


class Command(Action):
    def name(self) -> str:
        return "action_command"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        dispatcher.utter_message(text=f"About {tracker.latest_message['intent']['name']}.")
        return []


def actions_for(interviewer: Interviewer) -> list[Action]:
    """Return the actions of the small bot."""
    return [Validate(interviewer), Ask("answer"), Ask("worry_score"), Command()]
