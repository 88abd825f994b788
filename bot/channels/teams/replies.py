"""What the bot says in a turn, as messages for Teams: short texts together, then cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.channels.teams import cards
from bot.channels.teams.cards import card_message, text_messages
from bot.channels.teams.questions import Boxes, Drawing, Say, question_card
from bot.channels.teams.reviews import review_cards

Out = dict[str, Any]
"""One message on its way: ``{"activity": ..., "as": "text" | "question" | "review" | "file"}``.

Plain JSON, kept.
"""


@dataclass(frozen=True)
class Replies:
    """The messages of a turn.

    ``card``: the content of the card that asks, if one does; ``asked``: the metadata of what is asked.
    ``document``: draft, final or "".
    """

    out: tuple[Out, ...]
    card: dict[str, Any] | None = None
    asked: Mapping[str, Any] = field(default_factory=dict)
    reviewed: bool = False
    document: str = ""
    deleted: bool = False
    paused: bool = False

    def __repr__(self) -> str:
        return f"Replies({len(self.out)})"


def replies(messages: Sequence[Mapping[str, Any]], turn: str, say: Say, boxes: Boxes) -> Replies:
    """Return what goes to Teams for the messages of a turn; ``turn`` marks the cards in it."""
    out: list[Out] = []
    texts: list[str] = []
    customs = [m.get("custom") or {} for m in messages]
    card = None
    for message, custom in zip(messages, customs, strict=True):
        if custom.get("review") and custom.get("rows"):
            out += [*_texts(texts), *_review(message, turn, say)]
        elif "state" in custom:
            drawing = Drawing(message, turn, say, boxes)
            card = question_card(drawing)
            out += [*_texts(texts), *_question(card, drawing)]
            card = out[-1]["activity"]["attachments"][0]["content"]
        else:
            texts.append(_with_buttons(message))
    out += _texts(texts)
    return Replies(
        tuple(out),
        card,
        next((c for c in reversed(customs) if "state" in c), {}),
        reviewed=any(c.get("review") for c in customs),
        document=next((str(c["document"]) for c in customs if c.get("document")), ""),
        deleted=any(c.get("deleted") for c in customs),
        paused=any(c.get("resume_code") for c in customs),
    )


def _texts(texts: list[str]) -> list[Out]:
    """Join the short texts that came one after another, and empty the list."""
    joined = "\n\n".join(text for text in texts if text.strip())
    texts.clear()
    return [{"activity": activity, "as": "text"} for activity in text_messages(joined)] if joined else []


def _with_buttons(message: Mapping[str, Any]) -> str:
    """A message without a question has its buttons as words to type."""
    buttons = "\n".join(f"- {b['payload']}" for b in message.get("buttons") or ())
    text = str(message.get("text") or "")
    return f"{text}\n{buttons}" if buttons else text


def _review(message: Mapping[str, Any], turn: str, say: Say) -> list[Out]:
    summary = say("teams.summary")
    return [{"activity": card_message(c, summary), "as": "review"} for c in review_cards(message, turn, say)]


def _question(card: dict[str, Any], drawing: Drawing) -> list[Out]:
    """Return the card; when its words are too long for one message they go before it as text."""
    summary = drawing.say("teams.summary")
    activity = card_message(card, summary)
    if cards.size(activity) <= cards.MOST_BYTES:
        return [{"activity": activity, "as": "question"}]
    lines = cards.lines_of(drawing.text)
    short = {**drawing.message, "text": lines[-1] if len(lines[-1]) < 300 else ""}
    small = question_card(Drawing(short, drawing.turn, drawing.say, drawing.boxes))
    long = [{"activity": text, "as": "text"} for text in text_messages(drawing.text)]
    return [*long, {"activity": card_message(small, summary), "as": "question"}]
