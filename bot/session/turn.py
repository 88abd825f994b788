"""What the session gives back: plain values that every channel can draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Slot = Literal["answer", "worry_score", "strength_or_safety"]


@dataclass(frozen=True)
class Button:
    """Something to press. ``send`` is what is typed on the user's behalf, so that typing it does the same."""

    title: str
    send: str


@dataclass(frozen=True)
class Message:
    """One thing the bot says.

    ``custom``: for a question, what a channel needs to draw the right input (question, child, kind, section,
    options, progress, state ...); for a document, ``{"document": "draft" | "final"}``.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    custom: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Message({self.custom.get('question', 'text')})"


@dataclass(frozen=True)
class Turn:
    """The outcome of one message: what is said, then what is asked.

    ``slot``: which of the form's slots the question is asked through, so that the dialogue engine calls the
    action for the scale or for strength and safety at the right point.
    """

    says: tuple[Message, ...]
    asks: Message
    slot: Slot
