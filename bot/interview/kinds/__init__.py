"""The kinds of answer: each reads a message, says what is missing, and puts a value into words.

All are pure and stateless. What is said to the writer is in ``words/kinds.yml``, ``scale.yml`` and
``sort.yml``; a reading only names the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.interview.kinds.attendance import AttendanceKind, persistent
from bot.interview.kinds.base import AnswerKind, Context, Outcome, Read
from bot.interview.kinds.builder import BuilderKind
from bot.interview.kinds.choice import ChoiceKind, ChoiceTextKind
from bot.interview.kinds.dates import british
from bot.interview.kinds.day import DateKind
from bot.interview.kinds.fields import FieldsKind
from bot.interview.kinds.people import PeopleKind, is_due
from bot.interview.kinds.prose import ProseKind
from bot.interview.kinds.rows import RowsKind, time_in_words
from bot.interview.kinds.score import ScoreKind
from bot.interview.kinds.sort import SortKind

KINDS: Mapping[str, AnswerKind] = MappingProxyType(
    {
        "prose": ProseKind(),
        "choice": ChoiceKind(),
        "choice_text": ChoiceTextKind(),
        "date": DateKind(),
        "fields": FieldsKind(),
        "people": PeopleKind(),
        "rows": RowsKind(),
        "attendance": AttendanceKind(),
        "score": ScoreKind(),
        "builder": BuilderKind(),
        "sort": SortKind(),
    }
)

__all__ = [
    "KINDS",
    "AnswerKind",
    "Context",
    "Outcome",
    "Read",
    "british",
    "is_due",
    "persistent",
    "time_in_words",
]
