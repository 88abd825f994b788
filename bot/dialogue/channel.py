"""Output channels.

One that gathers a turn's messages, and the rule that nothing is said before it is kept.
"""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

# The parts of a message that a person gets to see; the rest is Rasa's own.
_PARTS = ("text", "buttons", "custom", "attachment", "image")


class TurnChannel(OutputChannel):  # type: ignore[misc]
    """Gathers what the bot says in one turn, in order.

    A dict for each message with text, buttons and custom.
    """

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name, as actions see it."""
        return "turn"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take a message whole, where Rasa would split text and metadata in two."""
        self.messages.append({part: message[part] for part in _PARTS if message.get(part)})


class HeldBack(OutputChannel):  # type: ignore[misc]
    """Stands before a channel during a turn and lets messages through only when the turn is kept."""

    def __init__(self, channel: OutputChannel) -> None:
        self._channel = channel
        self._held: list[tuple[str, dict[str, Any]]] = []

    def name(self) -> str:
        """The name of the channel behind, which responses may depend on."""
        return str(self._channel.name())

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Hold a message back."""
        self._held.append((recipient_id, message))

    async def let_go(self) -> None:
        """Send what was held back, in order."""
        held, self._held = self._held, []
        for recipient_id, message in held:
            await self._channel.send_response(recipient_id, message)
