"""A piece of work: an activity, what it led to, and how much of that Teams has taken. Kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.channels.teams.activities import Activity
from bot.channels.teams.answers import MOST_SENT
from bot.channels.teams.chats import Chat, from_bytes, known, to_bytes
from bot.channels.teams.connector import Place


@dataclass(frozen=True)
class Work:
    """A piece of work. ``out`` is None until the activity was answered; ``sent``.

    How much of it Teams has taken.
    """

    activity: Activity
    chat: Chat | None = None
    out: tuple[dict[str, Any], ...] | None = None
    sent: int = 0

    def __repr__(self) -> str:
        return f"Work({self.activity.kind})"


def pack(work: Work) -> bytes:
    """Write a piece of work as JSON."""
    data = {
        "activity": asdict(work.activity),
        "chat": to_bytes(work.chat).decode() if work.chat else None,
        "out": work.out,
        "sent": work.sent,
    }
    return json.dumps(data).encode()


def unpack(body: bytes) -> Work:
    """Read a piece of work that ``pack`` wrote."""
    data = json.loads(body)
    found = data["activity"]
    members = {name: tuple(found.get(name) or ()) for name in ("added", "removed")}
    activity = Activity(**{**known(Activity, found), **members})
    chat = from_bytes(data["chat"].encode()) if data["chat"] else None
    return Work(activity, chat, tuple(data["out"]) if data["out"] is not None else None, data["sent"])


def place_of(activity: Activity) -> Place:
    """Return where an activity is answered."""
    return Place(activity.service_url, activity.conversation, activity.bot, activity.sender)


def with_id(chat: Chat | None, out: dict[str, Any], message: str) -> Chat | None:
    """Remember the id that Teams gave a message: of the open card, the offered file, and to take it back."""
    if chat is None or not message:
        return chat
    sent = (*chat.sent, message)[-MOST_SENT:]
    if out["as"] == "question" and chat.open:
        return replace(chat, open=replace(chat.open, message=message), sent=sent)
    if out["as"] == "file" and chat.offer:
        return replace(chat, offer=replace(chat.offer, message=message), sent=sent)
    return replace(chat, sent=sent)
