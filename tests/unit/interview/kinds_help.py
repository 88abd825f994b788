"""What the tests of the kinds share: the real questions, and a fixed day."""

from datetime import date
from functools import lru_cache
from typing import Any

from bot.interview.kinds import KINDS, Context, Read
from bot.interview.questionnaire import Question, Questionnaire, load_questionnaire

TODAY = date(2026, 11, 23)  # a Monday


@lru_cache(maxsize=1)
def questionnaire() -> Questionnaire:
    return load_questionnaire()


def question(question_id: str) -> Question:
    return questionnaire().by_id[question_id]


def read(question_id: str, text: str, child: str = "Amira") -> Read:
    """Return what a message means as the whole answer to a question."""
    asked = question(question_id)
    return KINDS[asked.kind].parse(asked, text, Context(TODAY, child))


def value(question_id: str, text: str) -> Any:
    return read(question_id, text).value


def read_part(question_id: str, part_id: str, text: str, child: str = "Amira") -> Read:
    """Return what a message means as one part of an answer."""
    asked = question(question_id)
    return KINDS[asked.kind].parse_part(asked, asked.part(part_id), text, Context(TODAY, child))


def missing(question_id: str, given: Any) -> tuple[str, ...]:
    asked = question(question_id)
    return KINDS[asked.kind].missing(asked, given)


def in_words(question_id: str, given: Any) -> str:
    asked = question(question_id)
    return KINDS[asked.kind].in_words(asked, given)
