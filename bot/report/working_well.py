"""Strengths, safety and what is only hoped for, each printed where the writer's sorting put it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.interview.answers import Answers, Key
from bot.interview.questionnaire import Question
from bot.report.report import Lines, Point
from bot.report.values import Content, Pen

SOURCES = {"sos.strength": "strength", "sos.safety": "safety"}


@dataclass(frozen=True, repr=False)
class _Item:
    text: str
    outcome: str
    sorting: Mapping[str, Any]


def write_sorted(pen: Pen, question: Question, answers: Answers, child: str) -> Content:
    """Return a child's strengths or safety by how the items were sorted, wherever each was typed."""
    outcome = SOURCES[question.id]
    answer = answers.get(Key(question.id, child))
    items = [item for item in _items(answers, child) if item.outcome == outcome]
    if items:
        return Content(points=tuple(_point(pen, item) for item in items))
    if answer is not None and answer.status == "given" and answer.value:
        return Content(lines=(pen.label(f"no_{outcome}"),))
    return pen.write(question, answer)


def to_build_on(pen: Pen, answers: Answers, child: str) -> tuple[Point, ...]:
    """Return what the writer moved from "working well" to next steps: promises and plans not yet acted on."""
    return tuple(_point(pen, item) for item in _items(answers, child) if item.outcome == "next")


def _items(answers: Answers, child: str) -> Iterator[_Item]:
    """Yield each item with where it prints: where it was sorted to, else where it was typed."""
    sortings = {s["item"]: s for s in answers.value("sos.sort", child) or ()}
    for source, typed_under in SOURCES.items():
        for row in answers.value(source, child) or ():
            if row.get("item"):
                sorting = sortings.get(row.get("id"), {})
                yield _Item(row["item"], sorting.get("outcome") or typed_under, sorting)


def _point(pen: Pen, item: _Item) -> Point:
    return Point((*pen.text(item.text), *_notes(pen, item)))


def _notes(pen: Pen, item: _Item) -> Lines:
    """Return what stands under an item: how often and how known for safety, and why if overruled."""
    notes: list[tuple[str, str | None]] = []
    if item.outcome == "safety":
        notes = [("times", item.sorting.get("times")), ("known", item.sorting.get("known"))]
    notes.append(("overruled" if item.outcome == "safety" else "kept_for", item.sorting.get("reason")))
    said = [(pen.words.say(f"report.{key}"), text) for key, text in notes if text]
    return tuple(line for label, text in said for line in pen.labelled(label, text))
