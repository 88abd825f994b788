"""Answers as plain, immutable values: what flows between the interview, the store and the report.

Nothing here knows a question's wording, a database or a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

Status = Literal["given", "skipped", "not_known", "none"]


class Key(NamedTuple):
    """Where an answer belongs: a question id, and the child's id for a question asked of each child.

    ``child`` is "" for a question asked once for the whole report. Child ids are the random item ids
    of ``child.who`` rows, never names, so that a name can be corrected without moving an answer.
    """

    question: str
    child: str = ""


@dataclass(frozen=True)
class Answer:
    """One answer, or the honest record that there is none.

    ``status``: ``given``; ``skipped`` (passed over, may be asked again at review); ``not_known`` ("I don't
    know"); ``none`` ("none that I know of", a full answer).
    ``value``: plain JSON whose shape the question's kind defines (see ``bot.interview.kinds``); None unless given.
    ``closed``: False while parts or rows are still to come (a person half described, a list not yet ended).
    ``typed``: the writer's messages that made this answer, in order, as typed.
    ``note``: the writer's reason where one was given (an overruled check, why something is skipped).
    ``asked``: ids of the coaching checks already raised on this answer, so that none is raised twice.
    """

    status: Status
    value: Any = None
    closed: bool = True
    typed: tuple[str, ...] = ()
    note: str = ""
    asked: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show the state without the content: answers must never reach a log or a traceback."""
        return f"Answer(status={self.status!r}, closed={self.closed})"


@dataclass(frozen=True)
class Answers:
    """All answers of one report, keyed by ``Key``. Immutable: changing returns a new value."""

    by_key: Mapping[Key, Answer] = field(default_factory=dict)

    def get(self, key: Key) -> Answer | None:
        """Return the answer under ``key``, or None when the question has not been answered at all."""
        return self.by_key.get(key)

    def value(self, question: str, child: str = "") -> Any:
        """Return the value given to a question, or None when it was not given."""
        answer = self.by_key.get(Key(question, child))
        return answer.value if answer is not None and answer.status == "given" else None

    def with_(self, key: Key, answer: Answer) -> Answers:
        """Return these answers with exactly one of them set."""
        return replace(self, by_key={**self.by_key, key: answer})

    def without(self, key: Key) -> Answers:
        """Return these answers with exactly one of them taken out."""
        return replace(self, by_key={k: a for k, a in self.by_key.items() if k != key})

    def __iter__(self) -> Iterator[tuple[Key, Answer]]:
        return iter(self.by_key.items())

    def __len__(self) -> int:
        return len(self.by_key)

    def __repr__(self) -> str:
        return f"Answers({len(self.by_key)})"
