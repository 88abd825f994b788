"""What the channel needs of the other rooms. ``bot.build`` hands it over.

The tests put their own in its place.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from bot.channels.teams.questions import Boxes, Say

Turn = Callable[[str, str, Mapping[str, Any]], Awaitable[list[dict[str, Any]]]]
"""Holds one turn: (text, conversation id, metadata) -> messages with ``text``, ``buttons`` and ``custom``."""


class Item(Protocol):
    """A piece of work in hand."""

    @property
    def id(self) -> str:
        """Which piece it is; nothing can be read from it."""

    @property
    def body(self) -> bytes:
        """The work, as it was last kept."""

    @property
    def tries(self) -> int:
        """How often it was taken before."""


class Inbox(Protocol):
    """Work that outlives a restart: sealed, in order for each chat, in one pair of hands at a time."""

    @property
    def lease(self) -> timedelta:
        """How long a piece of work may be held without a sign of life."""

    def add(self, chat: str, activity: str, body: bytes, *, at: float) -> str | None:
        """Keep a piece of work, on disk when this returns. ``at``: when it was sent, in seconds, to order by.

        Returns a reference to the chat, or None when this activity was added before.
        """

    def take(self, ref: str) -> Any | None:
        """Take the oldest piece of a chat (an Item); None when there is none or somebody has it in hand."""

    def hold(self, item: Any) -> bool:
        """Give a sign of life. False when the piece was given to somebody else meanwhile."""

    def keep(self, item: Any, body: bytes) -> bool:
        """Keep how far a piece of work has come. False as for ``hold``."""

    def done(self, item: Any) -> None:
        """Finish a piece of work. Its body goes; that it was here stays known, so as not to do it twice."""

    def put_back(self, item: Any, *, wait: float) -> None:
        """Give a piece of work out of hand, to be taken again after some seconds."""

    def waiting(self) -> Sequence[str]:
        """Return the chats that have work which can be taken now."""

    def clean(self) -> None:
        """Forget what was done long ago."""


class Places(Protocol):
    """One sealed value for each person who uses the bot in Teams.

    Where to write to them and what was shown last.
    """

    def load(self, person: str) -> bytes | None:
        """Return the value, or None for somebody new."""

    def save(self, person: str, conversation: str, body: bytes, *, remind_on: date | None = None) -> None:
        """Keep the value. It goes with the conversation's report. ``remind_on``: the day of a reminder."""

    def remind(self, today: date) -> Sequence[bytes]:
        """Return the values whose reminder is for today or earlier, and strike each reminder out."""

    def clean(self) -> None:
        """Forget who has had no report for a long time."""


class Reports(Protocol):
    """What the channel does with reports besides talking about them."""

    def conversation(self, person: str) -> str:
        """Return the conversation id of a person: the same each time, and nothing can be read from it."""

    def is_elsewhere(self, conversation: str) -> bool:
        """Whether the report was opened somewhere else, so that nothing typed here may change it."""

    def take_back(self, conversation: str) -> None:
        """Work on the report here again; elsewhere it may then only be read."""

    def open_with(self, code: str, conversation: str) -> str:
        """Open the report of a resume code here. Returns ``opened``, ``refused`` or ``wait``."""

    def looks_like_code(self, text: str) -> bool:
        """Whether a whole message is a resume code and nothing else."""

    def document(self, conversation: str) -> bytes:
        """Return the report as a Word file."""

    def link(self, conversation: str) -> str:
        """Return a link that gives the report once; "" when the bot has no public address."""

    def take(self, secret: str) -> tuple[bytes, str] | None:
        """Return the report of a link and its name, once; None for a link that was used or is too old."""

    def due(self, conversation: str) -> date | None:
        """Return the day on which the report is due to the family, when that is known."""


@dataclass(frozen=True)
class Ports:
    """Everything that the channel needs of the other rooms."""

    inbox: Inbox
    places: Places
    reports: Reports
    say: Say
    boxes: Boxes
    today: Callable[[], date]
