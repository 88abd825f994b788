"""Each danger statement beside the safety goals that answer it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.interview.answers import Answer
from bot.interview.questionnaire import Question, Questionnaire
from bot.report.report import Line, Lines, Row
from bot.report.values import DANGER, GOAL, Content, Pen, columns_of, lead, statement


def write_goals(
    pen: Pen, questionnaire: Questionnaire, dangers: tuple[Mapping[str, Any], ...], answer: Answer | None
) -> Content:
    """Return a table of two columns, a row for each danger and for each goal that stands alone."""
    question, about = questionnaire.by_id[GOAL], questionnaire.by_id[DANGER]
    goals = tuple(answer.value or ()) if answer is not None and answer.status == "given" else ()
    if not dangers and not goals:
        return pen.write(question, answer)
    closing = pen.write(question, answer).lines if not goals else (pen.open,)
    rows = [
        Row({"danger": _danger(pen, about, dangers, n), "goal": _goals(pen, question, d, goals) or closing})
        for n, d in enumerate(dangers)
    ]
    ids = {danger["id"] for danger in dangers}
    alone = (Line(label=pen.words.say("report.no_danger")),)
    rows += [
        Row({"danger": alone, "goal": statement(pen, question, goal)}) for goal in goals if goal.get("for") not in ids
    ]
    return Content(columns=columns_of(question), rows=tuple(rows))


def _danger(pen: Pen, about: Question, dangers: tuple[Mapping[str, Any], ...], number: int) -> Lines:
    lines = statement(pen, about, dangers[number])
    if len(dangers) < 2:
        return lines
    return lead(pen.words.say("report.danger_number", number=number + 1), lines)


def _goals(pen: Pen, question: Question, danger: Mapping[str, Any], goals: tuple[Mapping[str, Any], ...]) -> Lines:
    return tuple(line for goal in goals if goal.get("for") == danger["id"] for line in statement(pen, question, goal))
