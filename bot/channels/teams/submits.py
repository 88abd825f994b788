"""What a pressed card means: the words that are typed on the person's behalf."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.channels.teams.cards import MARK, VERSION
from bot.channels.teams.questions import Box


@dataclass(frozen=True)
class Submit:
    """A pressed button. ``text``: what it types. ``parts``: what waits until it is asked for, by question id.

    ``change``: the number of an answer to change, from a review. ``turn``: of the card that it is on.
    ``shown``: the answer as the closed card shows it, "" for a command. An empty text: nothing was chosen
    or filled in.
    """

    turn: str
    text: str = ""
    shown: str = ""
    change: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "Submit(***)"


def read_submit(value: Mapping[str, Any], question: str, boxes: Sequence[Box]) -> Submit | None:
    """Read the value that a card sends; None when the card is not ours, or is of another version.

    ``question``, ``boxes``: the question that the open card asks and its parts.
    """
    if value.get(MARK) != VERSION or isinstance(value.get(MARK), bool) or not isinstance(value.get("turn"), str):
        return None
    turn = str(value["turn"])
    change, send, take = value.get("change"), value.get("send"), value.get("take")
    if isinstance(value.get("do"), str):
        return Submit(turn, value["do"])
    if isinstance(change, int) and not isinstance(change, bool) and 0 < change < 1000:
        return Submit(turn, f"change {change}", change=change)
    if isinstance(send, str):
        return Submit(turn, send, shown=send)
    if take == "choice":
        chosen = _text(value.get("choice"))
        return Submit(turn, chosen, shown=chosen)
    if take == "date":
        day = _day(value.get("date"))
        return Submit(turn, day, shown=day)
    return _form(turn, value, question, boxes) if take == "parts" else None


def _form(turn: str, value: Mapping[str, Any], question: str, boxes: Sequence[Box]) -> Submit:
    """Type the filled boxes as one message; each also waits, in case the bot asks for that part by itself."""
    filled = {box: text for box in boxes if (text := _text(value.get(f"part.{box.id}")))}
    typed = ". ".join(text.rstrip(".") for text in filled.values())
    shown = "\n".join(f"{box.label}: {text}" for box, text in filled.items())
    return Submit(turn, typed, shown=shown, parts={f"{question}.{box.id}": text for box, text in filled.items()})


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _day(value: Any) -> str:
    """Return a picked date in words, as a person would type it; "" when it is none."""
    try:
        day = date.fromisoformat(_text(value)[:10])
    except ValueError:
        return ""
    return f"{day.day} {month_name[day.month]} {day.year}"
