"""The interview form: what was typed goes to the session, and the session says what is asked next."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.speaking import ANSWER, is_answer, looks_like, message_id, report_of, say
from bot import session
from bot.session import Rooms, Slot


class ValidateInterview(Action):
    """Hands each reply to the session. Rasa also calls it on the way back from a command: then nothing was typed."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def name(self) -> str:
        """Unique identifier of the action."""
        return "validate_interview"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Keep what was typed, say what there is to say, and name the slot of the next question.

        Raises ActionExecutionRejection for a command, which tells Rasa to follow the command's rule instead.
        """
        if is_answer(tracker) and tracker.latest_message["intent"].get("name") != ANSWER:
            raise ActionExecutionRejection("interview")
        report_id, new = report_of(self._rooms, tracker)
        if new:
            turn = session.greet(self._rooms, report_id)
        elif is_answer(tracker):
            turn = session.answer(
                self._rooms, report_id, tracker.latest_message.get("text") or "", looks_like(tracker), message_id=message_id(tracker)
            )
        else:
            turn = session.question(self._rooms, report_id)
        for message in turn.says:
            say(dispatcher, message)
        return [SlotSet("answer", None), SlotSet("requested_slot", turn.slot)]


class _Ask(Action):
    """Asks what the session asks now."""

    slot: Slot

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def name(self) -> str:
        """Unique identifier of the action."""
        return f"action_ask_{self.slot}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Send the question with what a channel needs to draw it."""
        report_id, _ = report_of(self._rooms, tracker)
        say(dispatcher, session.question(self._rooms, report_id).asks)
        return []


class AskAnswer(_Ask):
    """Asks every question but the two that the model turns on."""

    slot: Slot = "answer"


class AskWorryScore(_Ask):
    """Asks for the worry score: the ends and the middle in words, the high end first, no number standing out."""

    slot: Slot = "worry_score"


class AskStrengthOrSafety(_Ask):
    """Asks the next of the three questions that tell safety from a strength."""

    slot: Slot = "strength_or_safety"
