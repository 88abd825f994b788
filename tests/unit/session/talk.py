"""Holds a conversation with the session alone: the real questions and words, a store in a dictionary."""

from __future__ import annotations

from typing import Any

from bot import session
from bot.interview.answers import Key
from bot.interview.commands import exact
from bot.session import LooksLike, Message, Rooms, Turn
from tests.fakes import FakeCoach, FakeStore, rooms

AMIRA = "Amira Khan, 14 March 2017, Year 5"
BILAL = "Bilal Khan, 2 May 2023, nursery"


class Talk:
    """One conversation. ``say`` types a message and returns the turn, as the dialogue engine would."""

    def __init__(self, coach: FakeCoach | None = None, *, length: str = "full") -> None:
        self.store = FakeStore()
        self.rooms: Rooms = rooms(self.store, coach)
        self.report = session.begin(self.rooms).id
        self.turn: Turn = session.greet(self.rooms, self.report)
        if length == "short":
            self.say("short report")

    def say(self, text: str, looks_like: str = "") -> Turn:
        command = exact(text)
        if command is not None:
            self.turn = session.command(self.rooms, self.report, command.name, command.rest, text=text)
        else:
            guess = LooksLike(looks_like, 0.95) if looks_like else None
            self.turn = session.answer(self.rooms, self.report, text, guess)
        return self.turn

    def change(self, target: str) -> Turn:
        self.turn = session.command(self.rooms, self.report, "change", target)
        return self.turn

    def says(self, *texts: str) -> Turn:
        for text in texts:
            self.say(text)
        return self.turn

    @property
    def asks(self) -> Message:
        return self.turn.asks

    @property
    def asked(self) -> str:
        return str(self.turn.asks.custom["question"])

    @property
    def state(self) -> str:
        return str(self.turn.asks.custom["state"])

    @property
    def heard(self) -> str:
        return "\n".join(m.text for m in (*self.turn.says, self.turn.asks))

    def value(self, question: str, child: int | None = None) -> Any:
        draft = self.store.drafts[self.report]
        if child is None:
            return draft.answers.value(question)
        children = self.rooms.interview(draft).children
        return draft.answers.value(question, children[child].id)

    def answers(self) -> dict[Key, Any]:
        """Every answer as (status, value), to compare before and after."""
        return {k: (a.status, a.value) for k, a in self.store.drafts[self.report].answers}

    def to(self, question: str) -> Talk:
        """Skip to a question; children are Amira and Bilal."""
        while self.asked != question:
            before = self.asked
            if self.asked == "child.who" and self.state == "asked":
                self.says(AMIRA, BILAL, "no more")
            elif self.state == "rows":
                self.say("no more")
            elif self.asked == "start.now":
                self.say("No")
            else:
                self.say("skip")
            assert self.asked != before or self.state == "asked", f"stuck at {before}"
        return self
