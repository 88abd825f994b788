"""What every kind of answer shares: the reading of a message, and the protocol of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from bot.interview.questionnaire import Part, Question

Outcome = Literal["kept", "confirm", "again"]


@dataclass(frozen=True)
class Context:
    """What a reading may depend on besides the message.

    ``today``: the day on which the message was typed. ``child``: first name of the child asked about, or "".
    """

    today: date
    child: str = ""


@dataclass(frozen=True)
class Read:
    """What a message means as an answer.

    ``outcome``: ``kept`` as it is; ``confirm``: understood, but to be read back first; ``again``: to be
    asked again.
    ``value``: plain JSON, the full new value (or the row, or the part) when kept or to be confirmed.
    ``say``: the key in the words files of what is said about it, or "". ``values``: for its placeholders.
    ``options``: things to press that help, each of which is itself an answer to type.
    """

    outcome: Outcome
    value: Any = None
    say: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    options: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show the outcome without the content: answers must never reach a log or a traceback."""
        return f"Read(outcome={self.outcome!r}, say={self.say!r})"


class AnswerKind(Protocol):
    """One kind of answer: reads messages, knows what is missing, puts values into words.

    Pure and stateless.
    """

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read the whole message for a question newly asked.

        For ``people`` and ``rows`` the value is one row without an id (or, for people, a list of them when
        several children are named); for ``builder`` one item.
        """

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read a message that answers one missing part only; the value is the part's value."""

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return the ids of the parts still to be asked, in order: of the value, or of one row or item."""

    def in_words(self, question: Question, value: Any) -> str:
        """Return the whole value as plain text for review and read-back; rows are one a line."""


def kept(value: Any, say: str = "", **values: object) -> Read:
    """Return a reading that is kept as it is."""
    return Read("kept", value, say, values)


def confirm(value: Any, say: str, options: tuple[str, ...] = (), **values: object) -> Read:
    """Return a reading that is read back before it is kept."""
    return Read("confirm", value, say, values, options)


def again(say: str, options: tuple[str, ...] = (), **values: object) -> Read:
    """Return a reading that is asked again, saying why."""
    return Read("again", None, say, values, options)


def parts_missing(question: Question, value: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the parts of a question that are absent from a value; None ("I don't know") counts as there."""
    return tuple(part.id for part in question.parts if part.required and part.id not in value)
