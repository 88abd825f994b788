"""How a Turn becomes Rasa messages, and what a tracker tells of the message that came in."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.handover import Handover
from actions.rooms import handover_of_this_process, rooms_of_this_process
from bot.session import LooksLike, Message, Rooms

COMMAND = "action_command"
# The intent of every message that is not exactly a command.
ANSWER = "answer"


class Speaker:
    """What every action here holds: the rooms, and the Turn that one action of a turn hands to the next."""

    def __init__(self, rooms: Rooms | None = None, handover: Handover | None = None) -> None:
        self.rooms = rooms or rooms_of_this_process()
        self.handover = handover or handover_of_this_process()


def is_answer(tracker: Tracker) -> bool:
    """Whether the newest message has yet to be taken: Rasa also runs the form on the way back from a command."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return True
        if event["event"] == "action" and event.get("name") == COMMAND:
            return False
    return False


def message_id(tracker: Tracker) -> str | None:
    """Return the id that the channel gave this message, so that the same one sent twice counts once."""
    return (tracker.latest_message.get("metadata") or {}).get("message_id") or tracker.latest_message.get("message_id")


def looks_like(tracker: Tracker) -> LooksLike | None:
    """Return the command that the classifier believes to see in the message, if any."""
    guess = tracker.latest_message.get("looks_like")
    if not guess:
        return None
    return LooksLike(guess["command"], float(guess["confidence"]), guess.get("rest") or "")


def say(dispatcher: CollectingDispatcher, message: Message) -> None:
    """Send one message with its buttons and metadata."""
    buttons: list[dict[str, Any]] = [{"title": b.title, "payload": b.send} for b in message.buttons]
    dispatcher.utter_message(text=message.text, buttons=buttons or None, json_message=dict(message.custom) or None)
