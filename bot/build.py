"""The one place that builds the rooms and hands them over. Nothing happens when a module is imported."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.coaching import Coach, load_coach
from bot.dialogue.logs import configure_logs
from bot.interview.questionnaire import Questionnaire, load_questionnaire
from bot.interview.wording import load_words
from bot.partnership import load_partnership
from bot.session import Rooms
from bot.settings import Settings
from bot.store import KeyFile, KeySource, Store, StoreError, is_new_file, keys_from_setting, open_store

if TYPE_CHECKING:
    from rasa_sdk import Action

    from bot.dialogue.processor import TurnAgent

LONDON = ZoneInfo("Europe/London")
FAILED = "Something went wrong here. What you sent before is kept. Send your last message again in a minute."


def today_in_england() -> date:
    """Return the day it is where the conferences are held."""
    return datetime.now(LONDON).date()


def make_store(settings: Settings) -> Store:
    """Open the store of an installation. A key is made only for a database that is new and lies beside it.

    Raises the store's own errors when the key is missing or wrong, and the bot must not start then.
    """
    return open_store(settings.database_url, _keys(settings))


def _keys(settings: Settings) -> KeySource:
    if settings.key:
        return keys_from_setting(settings.key.reveal())
    keys = KeyFile(settings.key_file)
    if not settings.key_file.exists() and is_new_file(settings.database_url):
        keys.make()
    return keys


def make_rooms(settings: Settings, store: Store, today: date | None = None) -> Rooms:
    """Build the rooms around a store. ``today`` fixes the day. Raises the rooms' own errors, each naming its file."""
    return Rooms(
        questionnaire=load_questionnaire(),
        words=load_words(),
        partnership=load_partnership(settings.partnership),
        coach=load_coach(settings.spacy_model) if settings.spacy_model else load_coach(),
        store=store.reports,
        codes=store.codes,
        conversations=store.conversations,
        form=settings.form,
        today=_clock(today),
    )


def _clock(today: date | None) -> Callable[[], date]:
    return today_in_england if today is None else lambda: today


@dataclass(frozen=True)
class ReadingRooms:
    """What it takes to read one message or look at one answer, without a store."""

    questionnaire: Questionnaire
    coach: Coach
    today: Callable[[], date]


def reading_rooms(settings: Settings, today: date | None = None) -> ReadingRooms:
    """Build only what ``understand`` and ``check`` need."""
    configure_logs(logging.WARNING)
    return ReadingRooms(
        questionnaire=load_questionnaire(),
        coach=load_coach(settings.spacy_model) if settings.spacy_model else load_coach(),
        today=_clock(today),
    )


def make_actions(rooms: Rooms) -> list[Action]:
    """Return the custom actions, ready made."""
    from actions.command import DoCommand
    from actions.handover import Handover
    from actions.interview import AskAnswer, AskStrengthOrSafety, AskWorryScore, ValidateInterview

    handover = Handover()
    kinds = (ValidateInterview, AskAnswer, AskWorryScore, AskStrengthOrSafety, DoCommand)
    return [kind(rooms, handover) for kind in kinds]


def say_what_failed(error: BaseException) -> str:
    """Return the sentence for an error: the store's own, or one that says that nothing before is lost."""
    return str(error) if isinstance(error, StoreError) else FAILED


class Bot:
    """The whole bot in one process, for the server and the command line. Close it when done (``with``)."""

    def __init__(self, settings: Settings, store: Store, rooms: Rooms, agent: TurnAgent | None) -> None:
        self.settings, self.store, self.rooms, self.agent = settings, store, rooms, agent

    def __enter__(self) -> Bot:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    async def say(self, text: str, conversation: str) -> list[dict[str, Any]]:
        """Type a message in a conversation and return what the bot says."""
        from bot.dialogue.server import handle

        assert self.agent is not None, "built without the dialogue"
        return await handle(self.agent, text, conversation)

    def open_code(self, code: str) -> str:
        """Return the report that a code of words opens. Raises CodeRefused."""
        return self.store.codes.resume(code, address="command line")

    def new_conversation(self, code: str | None = None) -> str:
        """Return a new conversation, on the report of a code where one is given. Raises CodeRefused."""
        session, _ = self.store.sessions.open("terminal")
        if code:
            self.store.conversations.take_over(self.open_code(code), session.id)
        return session.id


def build(settings: Settings, today: date | None = None, *, dialogue: bool = True) -> Bot:
    """Build the bot from settings. ``dialogue=False``: without Rasa. Raises what any room raises at start."""
    configure_logs(logging.WARNING)
    store = make_store(settings)
    rooms = make_rooms(settings, store, today)
    agent = None
    if dialogue:
        from bot.dialogue.locks import make_locks
        from bot.dialogue.server import make_agent

        agent = make_agent(
            settings.model,
            make_actions(rooms),
            store.snapshots,
            on_error=say_what_failed,
            locks=make_locks(settings.redis_url),
        )
    return Bot(settings, store, rooms, agent)
