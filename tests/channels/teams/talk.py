"""A dialogue that stands in for Rasa: it keeps what it was told, once for each message id, and asks again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import UserMessage

Script = Callable[[str], list[dict[str, Any]]]


def question(text: str = "What has happened?", **changes: Any) -> dict[str, Any]:
    """A question as the session asks it."""
    custom = {
        "question": "sos.harm", "child": "Amira Khan", "kind": "prose", "section": "Worries", "options": [],
        "progress": {"done": 3, "of": 40}, "section_progress": {"done": 1, "of": 6}, "state": "asked",
        "required": True,
    }  # fmt: skip
    buttons = changes.pop("buttons", [("Why do you ask?", "why do you ask"), ("Skip", "skip")])
    return {
        "text": text,
        "buttons": [{"title": title, "payload": send} for title, send in buttons],
        "custom": {**custom, **changes},
    }


class Talk:
    """``kept``: (conversation, text) in order. ``script``: what is said about a text."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str]] = []
        self.seen: set[tuple[str, str]] = set()
        self.script: Script = lambda text: [{"text": f"Kept: {text}"}, question()]
        self.before: Callable[[str], None] = lambda text: None

    @property
    def texts(self) -> list[str]:
        """What was kept, in order."""
        return [text for _, text in self.kept]

    async def __call__(self, message: UserMessage) -> None:
        """Hold a turn."""
        self.before(message.text)
        place = (message.sender_id, message.message_id)
        if place in self.seen:
            await message.output_channel.send_response(
                message.sender_id, {"text": "I have that message already.", "custom": {"failed": True}}
            )
            return
        self.seen.add(place)
        self.kept.append((message.sender_id, message.text))
        for said in self.script(message.text):
            await message.output_channel.send_response(message.sender_id, said)
