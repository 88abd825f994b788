"""What ``sos-report understand`` and ``sos-report check`` do: the conversation's own reader and coach, on their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.build import reading_rooms
from bot.coaching import Setting, as_json
from bot.dialogue.server import prepare
from bot.session import LooksLike, understand
from bot.settings import load_settings

Tell = Callable[[Mapping[str, Any]], Any]


def understander(today: date | None) -> Tell:
    """Return a function that says what the bot would make of a message: outcome, and command or value."""
    prepare()
    from bot.dialogue.nlu.reader import load_reader

    settings = load_settings()
    rooms, reader = reading_rooms(settings, today), load_reader(settings.model)

    def tell(asked: Mapping[str, Any]) -> Any:
        guess = reader(str(asked["text"])).looks_like
        return understand(rooms, asked, LooksLike(guess.command, guess.confidence, guess.rest) if guess else None)

    return tell


def checker(today: date | None) -> Tell:
    """Return a function that lists what the coach would raise about an answer. Raises KeyError for an unknown question."""
    rooms = reading_rooms(load_settings(), today)

    def check(asked: Mapping[str, Any]) -> Any:
        question = rooms.questionnaire.by_id[str(asked["question"])]
        setting = Setting(
            people=tuple(asked.get("people") or ()),
            school=str(asked.get("school") or ""),
            child=str(asked.get("child") or ""),
            others=tuple(asked.get("others") or ()),
            today=rooms.today(),
        )
        return as_json(rooms.coach.check(question, str(asked["text"]), setting))

    return check
