"""Three complete cases through ``fill``: the report is final, and every answer is in it, word for word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Word

from bot import session
from bot.build import Bot
from bot.fill import Case, hold, load_case
from tests.conversations.talk import Conversation

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yml"))
# What is parsed and printed in another form than it was typed, or is a reply and not printed.
NOT_WORD_FOR_WORD = {
    "start.now",
    "start.kind",
    "start.date",
    "start.last",
    "child.who",
    "family.restrict",
    "scale.score",
    "sos.sort",
}


def words_of(document: Word) -> str:
    """All text of a document, tables too, in one run of words."""
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    paragraphs = [p.text for p in document.paragraphs]
    return " ".join(" ".join([*paragraphs, *cells]).split())


def texts(value: Any) -> Iterator[str]:
    """Every text of a case's answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def expected(case: Case) -> Iterator[tuple[str, str]]:
    for question, value in case.answers.items():
        if question in NOT_WORD_FOR_WORD:
            continue
        for text in texts(value):
            if text.casefold() not in ("i don't know", "none that i know of", "none"):
                yield question, text


@pytest.mark.parametrize("path", CASES, ids=[p.stem for p in CASES])
async def test_a_case_ends_in_a_final_report_that_holds_every_answer(bot: Bot, path: Path) -> None:
    case, talk = load_case(path), Conversation(bot, f"case {path.stem}")

    transcript = str(await hold(case, talk.say))

    assert session.is_final(bot.rooms, talk.report)
    assert "Your report is done" in transcript
    document = Document(io.BytesIO(session.document(bot.rooms, talk.report)))
    printed = words_of(document)
    lost = [(q, t) for q, t in expected(case) if not _printed(t, printed)]
    assert lost == []
    assert "DRAFT" not in printed


def _printed(text: str, printed: str) -> bool:
    """Whether a text is printed: whole, or line by line; what is a date or an event may be in cells of its own."""
    whole = " ".join(text.split())
    if whole.rstrip(".") in printed:
        return True
    pieces = [p.strip() for p in re.split(r"\. | - |, ", whole) if p.strip()]
    return all(p.rstrip(".") in printed for p in pieces)


async def test_a_draft_says_so_on_every_page(bot: Bot) -> None:
    talk = Conversation(bot, "a draft")
    await talk.to("sos.harm")

    document = Document(io.BytesIO(session.document(bot.rooms, talk.report)))

    assert "DRAFT" in document.sections[0].header._element.xml
    assert not session.is_final(bot.rooms, talk.report)
