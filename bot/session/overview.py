"""The report seen whole, for a page beside the conversation: its sections, its answers, what is missing and due."""

from __future__ import annotations

from typing import Any

from bot.session import closing, explaining, moving
from bot.session.work import Work


def outline(work: Work) -> list[dict[str, Any]]:
    """Return each section that applies: id, title, how many questions are done of how many, whether it is in hand."""
    current = work.current()
    here = work.question(current).section if current is not None else ""
    found = []
    for section in work.rooms.questionnaire.sections:
        part = work.interview.section_progress(section)
        if part.of:
            found.append(
                {"id": section.id, "title": section.title, "done": part.done, "of": part.of, "here": section.id == here}
            )
    return found


def review(work: Work) -> dict[str, Any]:
    """Return every question that applies with its answer in words, what is missing, things to think about, and dates."""
    numbers = {key: n for n, key in enumerate(moving.numbered(work), 1)}
    sections = []
    for section in work.rooms.questionnaire.sections:
        rows = [
            {
                "number": n,
                "title": moving.title(work, key),
                "answer": closing.in_words(work, key),
                "given": work.answer(key) is not None,
            }
            for key, n in numbers.items()
            if work.question(key).section == section.id
        ]
        if rows:
            sections.append({"id": section.id, "title": section.title, "rows": rows})
    missing = [
        {"number": numbers[key], "title": moving.title(work, key)} for key in work.interview.missing if key in numbers
    ]
    return {"sections": sections, "missing": missing, "tips": closing.tips(work), "due": explaining.due(work)}
