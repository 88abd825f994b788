"""What the web channel needs of the rest of the house, as small protocols and plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

Standing = Literal["open", "read"]
Entry = dict[str, Any]


@dataclass(frozen=True)
class Pass:
    """A session that was checked. ``standing``: "read" once the report was opened somewhere else.

    ``token`` is what the browser holds; ``conversation`` and ``report`` are ids, not secrets.
    """

    token: str
    conversation: str
    report: str
    expires: datetime
    standing: Standing = "open"

    def __repr__(self) -> str:
        return f"Pass({self.standing})"


class WrongCode(Exception):
    """The code opens no report. Says nothing about why."""


class TooManyTries(Exception):
    """Wrong codes came too often from this address, or from everywhere. ``wait``: seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__("too many wrong codes")
        self.wait = wait


class ReportDeleted(Exception):
    """The report of a session was deleted, here or in another window."""


class LinkGone(Exception):
    """A document link was used before, is too old, or never was."""


class Door(Protocol):
    """Who someone is: sessions, codes to come back, and one-time links."""

    def start(self, report: str) -> Pass:
        """Make a session that writes a report."""

    def check(self, token: str) -> Pass | None:
        """Return the session of a token, or None for one that is over, tampered with or never was.

        Raises ReportDeleted when its report is gone.
        """

    def resume(self, code: str, address: str) -> Pass:
        """Open the report of a code; older sessions may only read. Raises WrongCode or TooManyTries."""

    def renew(self, held: Pass) -> Pass:
        """Return the session with a later end when it is near, else as it is."""

    def end(self, held: Pass) -> None:
        """End a session."""

    def draft_key(self, held: Pass) -> str:
        """Return the key with which the page seals text that is not sent yet (32 bytes, base64)."""

    def leave_document(self, report: str, content: bytes, name: str) -> tuple[str, datetime]:
        """Keep a document for one download; return its secret and when that ends."""

    def take_document(self, secret: str) -> tuple[bytes, str]:
        """Return a document and its name, once. Raises LinkGone."""


class Transcript(Protocol):
    """What both sides said, kept sealed, so that a page can be opened again or in a second tab."""

    def append(self, report: str, entries: Sequence[Entry]) -> bool:
        """Add entries at the end, all or none; return False when a message with the same id is there already."""

    def since(self, report: str, after: int) -> list[tuple[int, Entry | None]]:
        """Return (number, entry) for all entries with a number above ``after``, in order; None for an unreadable one."""

    def has(self, report: str, message_id: str) -> bool:
        """Whether a message with this id is in it already."""

    def erase(self, report: str) -> None:
        """Take all of it away."""


class Desk(Protocol):
    """What the page shows beside the conversation."""

    def begin(self) -> str:
        """Make a new report and return its id."""

    def greet(self, report: str) -> list[dict[str, Any]]:
        """Return the greeting and the question that is open, as messages."""

    def outline(self, report: str) -> list[dict[str, Any]]:
        """Return the sections with how much of each is done."""

    def review(self, report: str) -> dict[str, Any]:
        """Return every answer in words, what is missing, the tips and the due dates."""

    def screen_text(self, report: str) -> tuple[str, bool]:
        """Return the report as text and whether it is final."""

    def document(self, report: str) -> tuple[bytes, bool]:
        """Return the Word file and whether it is final."""

    def parts(self, custom: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a question's metadata with the parts that its form has."""

    def erase(self, report: str) -> None:
        """Delete the report with everything that belongs to it."""


class Talk(Protocol):
    """The dialogue: takes a message, gives back what the bot says."""

    async def __call__(self, text: str, conversation: str, metadata: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return messages as dicts of text, buttons and custom, in order."""
