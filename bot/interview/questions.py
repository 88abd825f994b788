"""What a question is: Questionnaire > Section > Question, as plain values without a file behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal[
    "prose", "choice", "choice_text", "date", "fields", "people", "rows", "attendance", "score", "builder", "sort"
]
Per = Literal["report", "child"]
PartKind = Literal["text", "date", "birth", "phone", "email"]


@dataclass(frozen=True)
class Part:
    """One part of an answer: a field of the author, a column of a row, a third of a danger statement.

    ``id`` is named after a dot in messages and case files (``start.author.phone``). ``ask`` is the question
    for this part alone. ``required``: asked for when it is missing, but "I don't know" is always an answer.
    """

    id: str
    label: str
    ask: str
    kind: PartKind = "text"
    required: bool = True
    hint: str = ""


@dataclass(frozen=True)
class Option:
    """One choice. ``words``: other ways people type it. ``needs``: what is asked when it is chosen, or ""."""

    id: str
    label: str
    words: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True)
class When:
    """When a question applies: an earlier ``question`` was answered with one of ``is_``, or the child is born."""

    question: str = ""
    is_: tuple[str, ...] = ()
    born: bool = False


@dataclass(frozen=True)
class Question:
    """One thing that is asked. Texts may hold ``{child}``, which becomes the child's first name or "the child"."""

    id: str
    section: str
    heading: str
    question: str
    hint: str
    why: str
    good: str
    poor: str
    improve: str
    kind: Kind
    per: Per = "report"
    required: bool = True
    short: bool = False
    printed: bool = True
    optional_setting: bool = False
    probes: tuple[str, ...] = ()
    none_words: str = ""
    more: str = ""
    parts: tuple[Part, ...] = ()
    options: tuple[Option, ...] = ()
    when: When | None = None
    most: int = 0

    def part(self, part_id: str) -> Part:
        """Return a part by its id. Raises KeyError when there is none."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    @property
    def title(self) -> str:
        """What the question is called in lists: the last part of its heading, or the question where none is printed."""
        if self.heading.startswith("("):
            return self.question
        name = re.split(r" – |: ", self.heading)[-1]
        name = re.sub(r"\s*\([^)]*\)$", "", name)
        return name[:1].upper() + name[1:]

    @property
    def is_prose(self) -> bool:
        """Whether free text is a full answer here, so that a message must never be taken for a command."""
        return self.kind in ("prose", "builder") or (self.kind == "rows" and len(self.parts) == 1)


@dataclass(frozen=True)
class Section:
    """A run of questions under one title, the unit of progress and review."""

    id: str
    title: str
    opening: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All questions in the order in which they are asked."""

    sections: tuple[Section, ...]
    source: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question under its id."""
        return {q.id: q for s in self.sections for q in s.questions}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(self.by_id.values())

    def section_of(self, question_id: str) -> Section:
        """Return the section that holds a question. Raises KeyError when the question does not exist."""
        section_id = self.by_id[question_id].section
        return next(s for s in self.sections if s.id == section_id)
