"""The review as cards.

Every answer with its number and a button to change it, cut to the size that Teams takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.teams import cards
from bot.channels.teams.cards import Card, Element
from bot.channels.teams.questions import Say

_ROOM = cards.MOST_BYTES - 5_000


def review_cards(message: Mapping[str, Any], turn: str, say: Say) -> list[Card]:
    """Return one section of the review as one card, or as several when it is long. No answer is cut short."""
    title = cards.lines_of(str(message.get("text") or " "))[:1]
    blocks = [block for row in message["custom"]["rows"] for block in _blocks(row, turn, say)]
    made: list[Card] = []
    body: list[Element] = []
    for block in blocks:
        if body and _bytes([*body, *block]) > _ROOM:
            made.append(_card(title, body))
            body = []
        body += block
    return [*made, _card(title, body)] if body else made


def _card(title: list[str], body: list[Element]) -> Card:
    head = [cards.heading(text) for text in title]
    runs = [run["text"] for element in body for run in element.get("inlines", ())]
    return cards.card([*head, *body], "\n".join([*title, *runs]))


def _bytes(body: list[Element]) -> int:
    """The size on the wire; the fallback text holds the same words once more."""
    words = sum(len(run["text"].encode()) for element in body for run in element.get("inlines", ()))
    return cards.size({"body": body}) + words


def _blocks(row: Mapping[str, Any], turn: str, say: Say) -> list[list[Element]]:
    """Return one answer as blocks that must not be parted: a long one is several."""
    number = row["number"]
    change = cards.action_rows([cards.submit(say("teams.change", number=number), turn, change=number)])
    title = cards.line(f"{number}. {row['title']}", bold=True, first=True)
    parts = cards.pieces(str(row["answer"]), _ROOM // 3)
    shown = [[cards.line(text) for text in cards.lines_of(part)] for part in parts]
    return (
        [[title, *shown[0], *change]] if len(shown) == 1 else [[title, *shown[0]], *shown[1:-1], [*shown[-1], *change]]
    )
