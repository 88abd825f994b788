"""What replies share: the message that came while the bot waited, and how a question back is put."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.interview.answers import Key
from bot.session.asking import metadata
from bot.session.reading import LooksLike
from bot.session.turn import Button, Message
from bot.session.work import Work

Act = Callable[[Work, str, str], None]


@dataclass(frozen=True)
class Reply:
    """A message that came while the bot waited for something. ``act`` does a command."""

    text: str
    looks_like: LooksLike | None
    act: Act


def key_in_hand(work: Work) -> Key | None:
    """Return the question that what is waited for is about."""
    key = work.waiting.get("key")
    return Key(*key) if key else work.current()


def asked(work: Work, text: str, state: str, buttons: tuple[Button, ...], **more: Any) -> Message:
    """Return a question back to the writer, with its buttons and what channels need to draw it."""
    options = [b.send for b in buttons]
    return Message(text, buttons, metadata(work, key_in_hand(work), state=state, options=options, **more))
