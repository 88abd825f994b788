"""Every command, at any point of the interview."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import COMMAND, Speaker, message_id, say
from bot import session
from bot.session import Turn

# Who begins with "hello" is greeted once.
GREETING = "greeting"


class DoCommand(Speaker, Action):
    """Does the command that the message is; afterwards the form asks again what was open."""

    def name(self) -> str:
        """Unique identifier of the action."""
        return COMMAND

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Do the command that the message was read as and say what comes of it."""
        report_id, new = session.report_for(self.rooms, tracker.sender_id)
        command = tracker.latest_message["command"]
        turns = [session.greet(self.rooms, report_id)] if new else []
        if not (new and command["name"] == GREETING):
            turns.append(self._do(report_id, command, tracker))
        for turn in turns:
            for message in turn.says:
                say(dispatcher, message)
        self.handover.give(tracker.sender_id, turns[-1])
        return []

    def _do(self, report_id: str, command: dict[str, Any], tracker: Tracker) -> Turn:
        return session.command(
            self.rooms,
            report_id,
            command["name"],
            command.get("rest") or "",
            text=tracker.latest_message.get("text") or "",
            message_id=message_id(tracker),
        )
