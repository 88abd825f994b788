"""Every sentence that the bot can say is plain: Flesch-Kincaid grade 6 or below, and none of the words that blame.

The formula (Kincaid and others, 1975) means little for a very short sentence, so those are measured with their
neighbours. Names and numbers that are put in stand as short everyday words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import textstat

from bot.interview.questionnaire import load_questionnaire
from bot.interview.wording import load_words
from bot.partnership import load_partnership

HARDEST = 6.0
BANNED = re.compile(r"\b(please|sorry|invalid|oops|valid|you forgot|you failed)\b|!", re.IGNORECASE)
# Words that the field gives us, and that a writer must meet: measured as a short word each.
FIELD = re.compile(
    r"\b(safeguarding|partnerships?|conference|signs of safety|parental responsibility|interpreter|multi-agency|"
    r"complicating factors?|danger statements?|safety goals?)\b",
    re.IGNORECASE,
)


def sentences() -> Iterator[tuple[str, str]]:
    yield from load_words().sentences.items()
    for section in load_questionnaire().sections:
        if section.opening:
            yield f"section {section.id}", section.opening
        for question in section.questions:
            for name in ("question", "hint", "why", "improve", "more"):
                if getattr(question, name):
                    yield f"{question.id} {name}", getattr(question, name)
            for part in question.parts:
                yield f"{question.id}.{part.id}", f"{part.ask} {part.hint}"
            for option in question.options:
                if option.needs:
                    yield f"{question.id} {option.id}", option.needs
    for direction, wording in load_partnership().scales.items():
        yield f"scale {direction}", f"{wording.ask} {wording.ends}"
        for band in wording.bands:
            yield f"scale {direction} {band.low}", f"It means {band.words}."


def grade(text: str) -> float:
    """Return the grade of a text, its placeholders filled with a short word and its lines as sentences."""
    filled = FIELD.sub("form", re.sub(r"\{\w+\}", "Sam", text))
    ended = re.sub(r"(?<![.?:;,])\n", ".\n", filled).replace(":", ".").replace("\n", " ")
    return float(textstat.flesch_kincaid_grade(ended)) if len(ended.split()) >= 5 else 0.0


ALL = sorted(set(sentences()))


@pytest.mark.parametrize(("where", "text"), ALL, ids=[where for where, _ in ALL])
def test_it_is_plain(where: str, text: str) -> None:
    assert grade(text) <= HARDEST, f"{grade(text)}: {text}"
    assert not BANNED.search(text), text
