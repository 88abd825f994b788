"""What is remembered about one person's chat: where it is, which card is open, what waits.

Sealed by the store.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from bot.channels.teams.connector import Place


@dataclass(frozen=True)
class OpenCard:
    """The card that can be answered now.

    The turn it marks, what it asks, its id in Teams ("" until it is sent).
    """

    turn: str
    question: str
    card: dict[str, Any]
    message: str = ""

    def __repr__(self) -> str:
        return "OpenCard(***)"


@dataclass(frozen=True)
class FileOffer:
    """A file that was offered and not yet taken. ``kind``: draft or final."""

    id: str
    kind: str
    message: str = ""


@dataclass(frozen=True)
class Chat:
    """One person's chat.

    ``pending``: parts of an answer that were filled in on a card and wait until the bot asks for them, by
    the question's id. ``review``: the turn of the newest review, whose numbers hold. ``installed``: whether
    the bot can write here. ``remind``: whether the person asked for a reminder. ``last``: turn and words of
    the last pressed card, to know a double click. ``sent``: ids of what the bot has said, to take it back
    when all is deleted.
    """

    person: str
    place: Place
    open: OpenCard | None = None
    offer: FileOffer | None = None
    review: str = ""
    pending: dict[str, str] = field(default_factory=dict)
    welcomed: bool = False
    installed: bool = True
    remind: bool = False
    last: tuple[str, str] = ("", "")
    sent: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Chat(***)"

    def without_content(self) -> Chat:
        """Return what stays when the person deletes everything: where to write, and that the bot is known."""
        return replace(self, open=None, offer=None, review="", pending={}, remind=False, last=("", ""), sent=())


def to_bytes(chat: Chat) -> bytes:
    """Write a chat as JSON."""
    return json.dumps(asdict(chat)).encode()


def from_bytes(body: bytes) -> Chat:
    """Read a chat that ``to_bytes`` wrote, in this version of the program or in another."""
    data = json.loads(body)
    return Chat(
        **{
            **known(Chat, data),
            "place": Place(**known(Place, data["place"])),
            "open": OpenCard(**known(OpenCard, data["open"])) if data.get("open") else None,
            "offer": FileOffer(**known(FileOffer, data["offer"])) if data.get("offer") else None,
            "last": tuple(data.get("last") or ("", "")),
            "sent": tuple(data.get("sent") or ()),
        }
    )


def known(kind: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of some kept data a dataclass has a field for: an update must not stop on what it dropped."""
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in data.items() if name in names}
