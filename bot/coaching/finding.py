"""The values of this room: what a check is, what it may know, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.coaching.language import Reading

Severity = Literal["safety", "privacy", "ask", "tip"]
Family = Literal["words", "missing"]
SEVERITIES: tuple[Severity, ...] = ("safety", "privacy", "ask", "tip")

Span = tuple[int, int]
NOWHERE: Span = (0, 0)
"""What a check returns when it is about something that is not there, such as a missing date."""


class CoachError(RuntimeError):
    """The coach cannot be made. The message names the setting, never a text."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the coach may know besides the text.

    ``people``: names already in the report. ``child``: name of the child asked about. ``others``: what was
    written for the same question about other children. ``kept``: names that the writer was asked about and kept.
    ``today``: the day the answer is written.
    """

    people: tuple[str, ...] = ()
    school: str = ""
    child: str = ""
    others: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    today: date

    def __repr__(self) -> str:
        """Show the size only: names must never reach a log."""
        return f"Setting(people={len(self.people)}, others={len(self.others)}, today={self.today})"


@dataclass(frozen=True)
class Finding:
    """One thing a careful reader would raise about an answer.

    ``id``: the check (``C10``). ``says``: one or two short sentences with one question, for the writer.
    ``about``: the words in the text that it is about, or "" when something is missing.
    """

    id: str
    severity: Severity
    says: str
    about: str = ""

    def __repr__(self) -> str:
        """Show no words of the answer."""
        return f"Finding({self.id}, {self.severity})"


@dataclass(frozen=True)
class Example:
    """A text of a check's own, for the question it is written under. Names in it are invented."""

    question: str
    text: str


@dataclass(frozen=True)
class Check:
    """One thing to look for in an answer.

    ``where``: ids of the questions it applies to. ``look`` returns the span it is about, ``NOWHERE`` when
    something is missing, or None when all is well. ``says`` may hold ``{words}`` and ``{child}``;
    ``says_for`` holds other wording for some questions. ``reason`` tells colleagues why; ``source`` where
    the rule comes from. ``trips`` and ``passes`` are its tests.
    """

    id: str
    severity: Severity
    where: frozenset[str]
    look: Callable[[Reading], Span | None]
    says: str
    reason: str
    source: str
    trips: tuple[Example, ...]
    passes: tuple[Example, ...]
    family: Family = "words"
    says_for: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False
    """Whether it judges the whole answer, so that it makes no sense on one part of a row."""


def under(question: str, *texts: str) -> tuple[Example, ...]:
    """Return examples for one question."""
    return tuple(Example(question, text) for text in texts)
