"""Whatever order things happen in, the answers are those of a plain dictionary that was told the same."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot import session
from bot.build import make_rooms, make_store
from bot.fill import _REPLIES as REPLIES
from bot.interview.answers import Key
from bot.session import Rooms, Turn, moving
from bot.session.work import Work
from bot.settings import load_settings
from bot.store import Store
from bot.upkeep import rules
from tests.servers import new_folder

TODAY = date(2026, 11, 23)
CONVERSATION = "a conversation"
COMMANDS = ("help", "why", "example", "repeat", "progress", "review", "pause", "deadline", "glossary", "greeting")
FIRST = "child.identity"  # before it there is little to write in one's own words
FULL = 30  # answers, after which a report may be purged
SETTLED = ("asked", "rows", "end")

words = st.text(st.characters(blacklist_categories=("Cs",)), max_size=60)
_rooms: list[Rooms] = []


class Interleavings(RuleBasedStateMachine):
    """A report under answers, commands, resends, restarts and purges, beside a dictionary of what it must hold."""

    @initialize()
    def a_new_installation(self) -> None:
        self.folder = new_folder("sos-model-")
        self.settings = load_settings({"SOS_VAR": str(self.folder)})
        self.store: Store | None = None
        self.number = 0
        self._open()
        self._begin()

    # what happens

    @rule(texts=st.lists(words, min_size=1, max_size=6))
    def answer_some(self, texts: list[str]) -> None:
        for text in texts:
            self._answer(text)

    def _answer(self, text: str) -> None:
        asked = self.turn.asks.custom
        if asked["state"] == "asked" and asked["kind"] == "prose":
            self._keep(self._key(), f"On 3 November Mrs Day wrote: {text}")
        elif asked["question"] == "start.now":
            self.model[self._key()] = "no"
            self._say("No")
        elif asked["question"] == "child.who" and asked["state"] == "asked":
            self.model[self._key()] = "Amira Khan"
            self._say("Amira Khan, 14 March 2017, Year 5")
            self._say("no more")
        elif asked["state"] == "rows":
            self._say("no more")
        elif asked["state"] == "asked":
            self.model[self._key()] = "skipped"
            self._do("skip")
        self._settle()

    @precondition(lambda self: any(v.startswith("On 3") for v in self.model.values()))
    @rule(text=words, which=st.integers(0, 1000))
    def change_an_earlier_answer(self, text: str, which: int) -> None:
        written = [key for key, value in self.model.items() if value.startswith("On 3")]
        key = written[which % len(written)]
        self._do("change", str(moving.numbered(self._work()).index(key) + 1))
        assert self._key() == key
        self._keep(key, f"On 3 November Mrs Day wrote it again: {text}")
        self._settle()

    @rule(name=st.sampled_from(COMMANDS))
    def command(self, name: str) -> None:
        self._do(name)
        self._settle()

    @rule()
    def the_last_message_comes_again(self) -> None:
        if self.last is not None:
            text, message = self.last
            self.turn = session.answer(self.rooms, self.report, text, message_id=message)

    @rule()
    def restart(self) -> None:
        self._open()
        self.turn = session.question(self.rooms, self.report)

    @rule()
    def a_purge_with_nothing_due(self) -> None:
        self._purge(timedelta())

    @precondition(lambda self: len(self.model) > FULL)
    @rule()
    def a_purge_long_afterwards(self) -> None:
        self._purge(timedelta(days=400))
        assert self.rooms.store.load(self.report) is None
        self._begin()

    # what must hold

    @invariant()
    def the_answers_are_those_of_the_dictionary(self) -> None:
        draft = self.rooms.store.load(self.report)
        assert draft is not None
        assert {key: _plain(answer) for key, answer in draft.answers} == self.model

    def teardown(self) -> None:
        if getattr(self, "store", None) is not None:
            self.store.close()
            shutil.rmtree(self.folder)

    # how

    def _open(self) -> None:
        if self.store is not None:
            self.store.close()
        self.store = store = make_store(self.settings)
        if not _rooms:  # the questions and the coach are the same in every run, and take seconds to load
            _rooms.append(make_rooms(self.settings, store, TODAY))
        parts = {"store": store.reports, "codes": store.codes, "conversations": store.conversations}
        self.rooms = replace(_rooms[0], **parts)

    def _begin(self) -> None:
        self.model: dict[Key, str] = {}
        self.last: tuple[str, str] | None = None
        self.report, new = session.report_for(self.rooms, CONVERSATION)
        assert new
        self.turn: Turn = session.greet(self.rooms, self.report)
        while self.turn.asks.custom["question"] != FIRST:
            self._answer("")

    def _purge(self, later: timedelta) -> None:
        assert self.store is not None
        self.store.retention.purge(datetime.now(timezone.utc) + later, rules(self.rooms.partnership))

    def _keep(self, key: Key, text: str) -> None:
        self.model[key] = session.clean(text).strip()
        self._say(text)

    def _say(self, text: str) -> None:
        self.number += 1
        self.last = (text, f"message-{self.number}")
        self.turn = session.answer(self.rooms, self.report, text, message_id=self.last[1])

    def _do(self, name: str, rest: str = "") -> None:
        self.turn = session.command(self.rooms, self.report, name, rest)

    def _settle(self) -> None:
        for _ in range(8):
            state = self.turn.asks.custom["state"]
            if state in SETTLED:
                return
            self._say(REPLIES[state])
        raise AssertionError("the bot goes on asking about one answer")

    def _work(self) -> Work:
        draft = self.rooms.store.load(self.report)
        assert draft is not None
        return Work(self.rooms, draft)

    def _key(self) -> Key:
        key = self._work().current()
        assert key is not None
        return key


def _plain(answer: object) -> str:
    status, value = answer.status, answer.value  # type: ignore[attr-defined]
    if status != "given":
        return str(status)
    if isinstance(value, str):
        return value
    return "Amira Khan" if isinstance(value, list) else "no"


TestAnswersAreLikeADictionary = Interleavings.TestCase
TestAnswersAreLikeADictionary.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
