"""What one action of a turn hands to the next: the Turn it got from the session, so that it is worked out once."""

from __future__ import annotations

from bot.session import Turn

MOST = 1_000


class Handover:
    """Turns by conversation, from the action that made one to the action that asks its question.

    Rasa runs one turn of a conversation at a time, and the asking action takes the Turn away. A turn that fails in
    between leaves one behind, which the next turn overwrites; the oldest goes when there are too many.
    """

    def __init__(self) -> None:
        self._turns: dict[str, Turn] = {}

    def give(self, conversation: str, turn: Turn) -> None:
        """Hand a Turn on."""
        self._turns.pop(conversation, None)
        self._turns[conversation] = turn
        if len(self._turns) > MOST:
            del self._turns[next(iter(self._turns))]

    def see(self, conversation: str) -> Turn | None:
        """Return the Turn of a conversation and leave it for the next action."""
        return self._turns.get(conversation)

    def take(self, conversation: str) -> Turn | None:
        """Return the Turn of a conversation, once."""
        return self._turns.pop(conversation, None)
