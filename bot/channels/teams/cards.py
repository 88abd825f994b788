"""The pieces of an Adaptive Card, schema 1.5 (adaptivecards.io), and what makes one fit for Teams.

What people typed is shown in RichTextBlocks, whose text is never read as Markdown, so that it stays as typed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Card = dict[str, Any]
Element = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
MARK = "sos"
VERSION = 1
MOST_BYTES = 25_000
"""Teams takes 100 KB a message today, and took 28 KB for years.

Staying under the old limit is right everywhere.
"""

_ACTIONS_IN_A_ROW = 5


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something."""
    return [line for line in text.split("\n") if line.strip()]


def line(text: str, *, bold: bool = False, subtle: bool = False, first: bool = False) -> Element:
    """Return one line of text, shown exactly as it is."""
    run: Element = {"type": "TextRun", "text": text}
    if bold:
        run["weight"] = "Bolder"
    if subtle:
        run |= {"isSubtle": True, "size": "Small"}
    return {"type": "RichTextBlock", "inlines": [run], "spacing": "Medium" if first else "Small"}


def heading(text: str) -> Element:
    """Return the section's title with the progress in it.

    It is ours, so it may be a TextBlock with a heading's role.
    """
    return {
        "type": "TextBlock",
        "text": text,
        "size": "Small",
        "isSubtle": True,
        "wrap": True,
        "style": "heading",
    }


def submit(title: str, turn: str, *, first: bool = False, **data: Any) -> Element:
    """Return a button. ``data``: what comes back, besides the mark, the version and the turn of the card."""
    action: Element = {
        "type": "Action.Submit",
        "title": title,
        "data": {MARK: VERSION, "turn": turn, **data},
        "associatedInputs": "auto" if "take" in data else "none",
    }
    if first:
        action["style"] = "positive"
    return action


def action_rows(actions: Sequence[Element]) -> list[Element]:
    """Return the buttons in rows short enough for Teams, which hides what is beyond the sixth."""
    rows = [actions[n : n + _ACTIONS_IN_A_ROW] for n in range(0, len(actions), _ACTIONS_IN_A_ROW)]
    return [{"type": "ActionSet", "actions": list(row), "spacing": "Medium"} for row in rows]


def show_card(title: str, actions: Sequence[Element]) -> Element:
    """Return a button that opens more buttons."""
    return {
        "type": "Action.ShowCard",
        "title": title,
        "card": {"type": "AdaptiveCard", "body": action_rows(actions)},
    }


def card(body: Iterable[Element], fallback: str, actions: Sequence[Element] = ()) -> Card:
    """Return a whole card. ``fallback``: the same in plain text, for a client that cannot draw it."""
    made: Card = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "fallbackText": fallback,
        "body": list(body),
    }
    if actions:
        made["actions"] = list(actions)
    return made


def closed(open_card: Mapping[str, Any], note: str) -> Card:
    """Return a card that was answered: its words with the answer, and nothing left to press."""
    body = [e for e in open_card["body"] if not e["type"].startswith("Input.") and e["type"] != "ActionSet"]
    body += [line(text, bold=n == 0, first=n == 0) for n, text in enumerate(lines_of(note))]
    return card(body, f"{open_card['fallbackText']}\n{note}")


def card_message(made: Card, summary: str) -> dict[str, Any]:
    """Return the message that carries a card. ``summary`` is what a phone shows on its lock screen.

    Never content.
    """
    return {"type": "message", "summary": summary, "attachments": [{"contentType": CARD, "content": made}]}


def text_messages(text: str) -> list[dict[str, Any]]:
    """Return a text as one message, or as several when it is too long for one."""
    return [{"type": "message", "textFormat": "plain", "text": piece} for piece in pieces(text)]


def size(message: Mapping[str, Any]) -> int:
    """Return the size of a message as it goes over the wire, in bytes."""
    return len(json.dumps(message))


def pieces(text: str, most: int = MOST_BYTES - 2_000) -> list[str]:
    """Cut a text into pieces of at most ``most`` bytes on the wire, at line ends or spaces if it can."""
    found: list[str] = []
    rest = text.strip()
    while (end := _fits(rest, most)) < len(rest):
        cut = max(rest.rfind("\n", 0, end), rest.rfind(" ", 0, end))
        cut = cut if cut > end // 2 else end
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [*found, rest] if rest or not found else found


def _fits(text: str, most: int) -> int:
    """Return how many characters of a text fit into a number of bytes of JSON."""
    used = 0
    for count, character in enumerate(text):
        used += len(json.dumps(character)) - 2
        if used > most:
            return max(count, 1)
    return len(text)
