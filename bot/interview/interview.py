"""The interview as a checklist: what applies, what is open and what comes next, worked out from the answers.

Nothing remembers "where we are". The next question, the progress and what is missing are functions of
(questions, answers), so coming back, changing an answer or adding a child cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.interview.answers import Answer, Answers, Key
from bot.interview.draft import Length
from bot.interview.kinds import KINDS
from bot.interview.questionnaire import Question, Questionnaire, Section

CHILDREN = Key("child.who")
NO_OPTIONS: Mapping[str, bool] = {}


@dataclass(frozen=True)
class Child:
    """A child of the report. ``first`` is what the bot calls the child. ``unborn`` when only a due date is known."""

    id: str
    name: str
    first: str
    unborn: bool = False


@dataclass(frozen=True)
class Progress:
    """How far the report is: ``done`` of ``of`` questions that apply."""

    done: int
    of: int


@dataclass(frozen=True)
class Interview:
    """The questions seen through one report's answers.

    ``optional``: the partnership's switches for optional questions by id. ``length``: full or short report.
    """

    questionnaire: Questionnaire
    answers: Answers
    optional: Mapping[str, bool] = field(default_factory=dict)
    length: Length = "full"

    @cached_property
    def children(self) -> tuple[Child, ...]:
        """The children of the report in the order in which they were named."""
        rows = self.answers.value(CHILDREN.question) or ()
        named = [row for row in rows if row.get("name")]
        firsts = [str(row["name"]).split()[0] for row in named]
        return tuple(
            Child(
                id=row["id"],
                name=row["name"],
                first=first if firsts.count(first) == 1 else row["name"],
                unborn=bool(row.get("due")),
            )
            for row, first in zip(named, firsts, strict=True)
        )

    def child(self, child_id: str) -> Child | None:
        """Return a child by id, or None."""
        return next((c for c in self.children if c.id == child_id), None)

    def question(self, key: Key) -> Question:
        """Return the question of a key. Raises KeyError for an unknown id."""
        return self.questionnaire.by_id[key.question]

    @cached_property
    def applicable(self) -> tuple[Key, ...]:
        """Every question that applies now, in the order in which it is asked.

        Within a section the questions about each child come child by child, so that the writer can stay
        with one child at a time.
        """
        return tuple(key for keys in self._by_section.values() for key in keys)

    @cached_property
    def _by_section(self) -> Mapping[str, tuple[Key, ...]]:
        return {section.id: tuple(self._in_section(section)) for section in self.questionnaire.sections}

    def _in_section(self, section: Section) -> Iterator[Key]:
        run: list[Question] = []
        for question in section.questions:
            if question.per == "child":
                run.append(question)
                continue
            yield from self._for_children(run)
            run = []
            if self._applies(question, None):
                yield Key(question.id)
        yield from self._for_children(run)

    def _for_children(self, run: list[Question]) -> Iterator[Key]:
        for child in self.children:
            for question in run:
                if self._applies(question, child):
                    yield Key(question.id, child.id)

    def _applies(self, question: Question, child: Child | None) -> bool:
        if question.optional_setting and not self.optional.get(question.id, False):
            return False
        if self.length == "short" and not question.short:
            return False
        if question.kind == "sort" and not self.items_to_sort(child.id if child else ""):
            return False
        when = question.when
        if when is None:
            return True
        if when.born and child is not None and child.unborn:
            return False
        return not when.question or self.answers.value(when.question) in when.is_

    def items_to_sort(self, child_id: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        """Return every item of "what is working well" of a child, with the question it was typed under."""
        return tuple(
            (source, row)
            for source in ("sos.strength", "sos.safety")
            for row in self.answers.value(source, child_id) or ()
            if row.get("item")
        )

    def dangers(self, child_id: str) -> tuple[Mapping[str, Any], ...]:
        """Return the danger statements written for a child."""
        return tuple(self.answers.value("sos.danger", child_id) or ())

    def is_open(self, key: Key) -> bool:
        """Whether this question must still be asked. A skipped one was asked; it is not asked again by itself."""
        found = self._open.get(key)
        if found is None:
            found = self._open[key] = self._is_open(key)
        return found

    @cached_property
    def _open(self) -> dict[Key, bool]:
        """What ``is_open`` has found: the answers of an interview never change, and it asks again and again."""
        return {}

    def _is_open(self, key: Key) -> bool:
        answer = self.answers.get(key)
        if answer is None:
            return True
        if answer.status != "given":
            return False
        question = self.question(key)
        if question.kind == "sort":
            return self.sort_in_hand(key, answer) is not None
        if question.id == "goal.see" and self.danger_without_goal(key.child, answer) is not None:
            return True
        return not answer.closed or self.part_in_hand(key) is not None

    def sort_in_hand(self, key: Key, answer: Answer | None) -> tuple[str, Mapping[str, Any]] | None:
        """Return the next item (with its source) that has not been sorted, or None."""
        sorted_items = {s["item"] for s in (answer.value if answer and answer.value else ()) if s.get("outcome")}
        return next(((src, row) for src, row in self.items_to_sort(key.child) if row["id"] not in sorted_items), None)

    def danger_without_goal(self, child_id: str, answer: Answer | None) -> Mapping[str, Any] | None:
        """Return the first danger statement of a child that has no goal beside it, or None."""
        value = answer.value if answer is not None and answer.status == "given" else None
        linked = {goal.get("for") for goal in value or ()}
        return next((d for d in self.dangers(child_id) if d["id"] not in linked), None)

    def part_in_hand(self, key: Key) -> tuple[int, str] | None:
        """Return (row number, part id) of the first part still to be asked, or None.

        The row number is 0 for answers that are not lists.
        """
        answer = self.answers.get(key)
        if answer is None or answer.status != "given":
            return None
        question = self.question(key)
        if question.kind == "sort":
            return None
        kind = KINDS[question.kind]
        if question.kind in ("people", "rows", "builder"):
            for number, row in enumerate(answer.value or ()):
                missing = kind.missing(question, row)
                if missing:
                    return number, missing[0]
            return None
        missing = kind.missing(question, answer.value)
        return (0, missing[0]) if missing else None

    def next_question(self) -> Key | None:
        """Return the first question that applies and is open, or None when nothing is left to ask."""
        return self._next

    @cached_property
    def _next(self) -> Key | None:
        return next((key for key in self.applicable if self.is_open(key)), None)

    def previous(self, key: Key | None) -> Key | None:
        """Return the answered question before ``key`` (None: before the end), or None at the very start."""
        before = self.applicable if key is None else self.applicable[: self._place(key)]
        return next((k for k in reversed(before) if self.answers.get(k) is not None), None)

    def _place(self, key: Key) -> int:
        return self.applicable.index(key) if key in self.applicable else len(self.applicable)

    @cached_property
    def missing(self) -> tuple[Key, ...]:
        """Every question that keeps the report a draft: open, or needed by the form and only skipped."""
        return tuple(key for key in self.applicable if self.is_open(key) or self._skipped_for_now(key))

    def _skipped_for_now(self, key: Key) -> bool:
        answer = self.answers.get(key)
        return answer is not None and answer.status == "skipped" and not answer.closed

    @property
    def is_complete(self) -> bool:
        """Whether every question that applies is answered or honestly closed."""
        return not self.missing

    @cached_property
    def progress(self) -> Progress:
        """How many of the questions that apply have been dealt with."""
        return Progress(sum(not self.is_open(k) for k in self.applicable), len(self.applicable))

    def section_progress(self, section: Section) -> Progress:
        """The same within one section."""
        keys = self._by_section.get(section.id, ())
        return Progress(sum(not self.is_open(k) for k in keys), len(keys))
