"""What the bot would make of a message, on its own: the reader of the conversation without a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.interview.kinds import Context
from bot.session.cleaning import clean
from bot.session.reading import LooksLike, Seen, read
from bot.session.rooms import ReadingRooms

MOST_CHARACTERS = 20_000


def understand(rooms: ReadingRooms, asked: Mapping[str, Any], looks_like: LooksLike | None) -> dict[str, Any]:
    """Say what the bot would make of a message: the reader of the conversation, on its own.

    ``asked``: a mapping with question, text, and optionally state and child. Returns the outcome, and the
    command or the value that goes with it. Raises KeyError for an unknown question.
    """
    named = str(asked["question"])
    part = None
    if named not in rooms.questionnaire.by_id and named.count(".") > 1:
        named, _, part_id = named.rpartition(".")
        part = rooms.questionnaire.by_id[named].part(part_id)
    found = rooms.questionnaire.by_id[named]
    seen = Seen(
        Context(today=rooms.today(), child=str(asked.get("child") or "")),
        state=asked.get("state") or "asked",
        part=part,
        looks_like=looks_like,
    )
    text = clean(str(asked["text"])).strip()
    if not text or len(text) > MOST_CHARACTERS:
        return {"outcome": "again"}
    reading = read(found, text, seen)
    result: dict[str, Any] = {"outcome": reading.outcome}
    if reading.command:
        result["command"] = reading.command
    if reading.outcome in ("kept", "confirm"):
        result["value"] = reading.value
    return result
