"""The rooms a session works with, handed over by ``bot.build``; ports for what is kept and what is coached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from bot.coaching import Coach
from bot.interview.draft import Direction, Draft, Length
from bot.interview.interview import Interview
from bot.interview.questionnaire import Questionnaire
from bot.interview.wording import Words
from bot.partnership import Partnership
from bot.store import Rescue


class Store(Protocol):
    """What the session needs of the store. ``save`` returns only once the change is on disk."""

    def create(self, direction: Direction, length: Length = "full") -> Draft: ...

    def load(self, report_id: str) -> Draft | None: ...

    def rescue(self, report_id: str) -> Rescue | None: ...

    def save(
        self, before: Draft, after: Draft, *, message_id: str | None = None, keep_until: date | None = None
    ) -> Draft: ...

    def erase(self, report_id: str) -> bool: ...


class Codes(Protocol):
    """Makes the code of words with which a report is opened again."""

    def new_code(self, report_id: str) -> str: ...


class Conversations(Protocol):
    """Which report a conversation of a channel writes. Conversation ids are kept only as keyed hashes."""

    def report_of(self, conversation_id: str) -> str | None: ...

    def attach(self, conversation_id: str, report_id: str) -> None: ...


class ReadingRooms(Protocol):
    """What it takes to read one message."""

    @property
    def questionnaire(self) -> Questionnaire: ...

    @property
    def today(self) -> Callable[[], date]: ...


@dataclass(frozen=True)
class Rooms:
    """Everything that the session works with. ``today`` is asked at each turn, so that a long run stays right."""

    questionnaire: Questionnaire
    words: Words
    partnership: Partnership
    coach: Coach
    store: Store
    codes: Codes
    conversations: Conversations
    form: Path
    today: Callable[[], date]

    def interview(self, draft: Draft) -> Interview:
        """Return the interview of a draft."""
        return Interview(
            self.questionnaire, draft.answers, optional=self.partnership.optional_questions, length=draft.length
        )
