"""The interview form: what was typed goes to the session, and the session says what is asked next."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.speaking import ANSWER, Speaker, is_answer, looks_like, message_id, say
from bot import session
from bot.session import Slot, Turn


class ValidateInterview(Speaker, Action):
    """Hands each reply to the session. Rasa also calls it on the way back from a command: then nothing was typed."""

    def name(self) -> str:
        """Unique identifier of the action."""
        return "validate_interview"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Keep what was typed, say what there is to say, and name the slot of the next question.

        Raises ActionExecutionRejection for a command, which tells Rasa to follow the command's rule instead.
        """
        conversation = tracker.sender_id
        if not is_answer(tracker):
            turn = self.handover.see(conversation) or self._asked(conversation)
        elif tracker.latest_message["intent"].get("name") != ANSWER:
            raise ActionExecutionRejection("interview")
        else:
            turn = self._answer(conversation, tracker)
            for message in turn.says:
                say(dispatcher, message)
        self.handover.give(conversation, turn)
        return [SlotSet("answer", None), SlotSet("requested_slot", turn.slot)]

    def _answer(self, conversation: str, tracker: Tracker) -> Turn:
        report_id, new = session.report_for(self.rooms, conversation)
        if new:
            return session.greet(self.rooms, report_id)
        text = tracker.latest_message.get("text") or ""
        return session.answer(self.rooms, report_id, text, looks_like(tracker), message_id=message_id(tracker))

    def _asked(self, conversation: str) -> Turn:
        return session.question(self.rooms, session.report_for(self.rooms, conversation)[0])


class Asking(Speaker):
    """What the actions that ask share: they ask what the session asks now."""

    slot: Slot

    def name(self) -> str:
        """Unique identifier of the action."""
        return f"action_ask_{self.slot}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Send the question with what a channel needs to draw it."""
        turn = self.handover.take(tracker.sender_id)
        say(dispatcher, turn.asks if turn else session.asked_of(self.rooms, tracker.sender_id))
        return []


class AskAnswer(Asking, Action):
    """Asks every question but the two that the model turns on."""

    slot: Slot = "answer"


class AskWorryScore(Asking, Action):
    """Asks for the worry score: the ends and the middle in words, the high end first, no number standing out."""

    slot: Slot = "worry_score"


class AskStrengthOrSafety(Asking, Action):
    """Asks the next of the three questions that tell safety from a strength."""

    slot: Slot = "strength_or_safety"
