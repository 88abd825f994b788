"""What one message means while a question is open. The same code serves the conversation and ``understand``.

The rule of the house: while a prose question is open the message is its answer, unless the whole message is a
command. What only looks like a command is held and asked about, never acted on and never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.interview.commands import exact, likely
from bot.interview.kinds import KINDS, Context, Read
from bot.interview.questionnaire import Part, Question

State = Literal["asked", "confirm", "offer", "rows"]
Outcome = Literal["kept", "held", "command", "confirm", "again"]

# Below this the classifier's guess is not worth a question back to a busy writer.
WORTH_ASKING = 0.5

# Kinds that hold nothing but a choice, a date or a number: no prose can be lost by acting on a clear command.
_BARE_KINDS = ("choice", "date", "score", "sort", "attendance")

_YES = re.compile(
    r"(yes|y|yep|yeah|yup|ok|okay|correct|right|that'?s right|that is right|it is|it'?s right|true|sure|indeed"
    r"|yes it is|yes they did|yes she did|yes he did|yes they do|yes (it|that)'?s right|yes that is right"
    r"|confirm|all good|spot on|exactly|definitely|i do|it was|they did|she did|he did|yes (it|there) was)",
)
_NO = re.compile(
    r"(no|n|nope|nah|no it isn'?t|it isn'?t|not right|wrong|that'?s wrong|no that'?s wrong|incorrect|not really"
    r"|no it'?s not|it'?s not|they didn'?t|she didn'?t|he didn'?t|no they didn'?t|no she didn'?t|no he didn'?t"
    r"|it wasn'?t|no it wasn'?t|false|change it|no change it|choose again)"
)
_NO_MORE = re.compile(
    r"(no more|no|nope|nah|none|no one else|nobody else|no other children|no others?|no thanks|no thank you|nothing"
    r"( else)?|that'?s all|that is all|that'?s it|that is it|that'?s everything|that is everything|all done|done|finished"
    r"|just (that|the one|one|those|these)|only (that|the one|one|those|these)|that'?s the lot|no,? that'?s (all|it|everything)"
    r"|that'?s them|end|not that i know of)"
)


@dataclass(frozen=True)
class LooksLike:
    """A command that the classifier believes to see in a message that is not exactly one."""

    command: str
    confidence: float
    rest: str = ""


@dataclass(frozen=True)
class Seen:
    """What the reader knows besides the message: the bot's last move, the part asked for, child and day.

    ``certain``: the writer has said that this is the answer, so it is no command whatever it looks like.
    """

    context: Context
    state: State = "asked"
    part: Part | None = None
    looks_like: LooksLike | None = None
    certain: bool = False


@dataclass(frozen=True)
class Reading:
    """What is made of a message.

    ``kept`` (``value``: as parsed, plain JSON; ``closes``: a list is ended), ``held`` while the bot asks (with the
    ``command`` it looks like), acted on as a ``command``, understood but to be confirmed, or asked ``again``.
    """

    outcome: Outcome
    value: Any = None
    command: str = ""
    rest: str = ""
    closes: bool = False
    say: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    options: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return a message in lower case without outer punctuation, to compare it with short fixed replies."""
    straight = text.replace("\u2019", "'").replace("\u2018", "'")
    return re.sub(r"\s+", " ", straight).strip(" \t\n.,!?;:'\"").lower()


def yes_or_no(text: str) -> bool | None:
    """Return True or False when the whole message is a yes or a no, else None."""
    words = plain(text)
    if len(words) > 40:
        return None
    if _YES.fullmatch(words):
        return True
    return False if _NO.fullmatch(words) else None


def ends_list(text: str) -> bool:
    """Whether the whole message says that nothing more is to be added."""
    words = plain(text)
    return len(words) <= 40 and _NO_MORE.fullmatch(words) is not None


def read(question: Question, text: str, seen: Seen) -> Reading:
    """Say what a message means while ``question`` is open.

    ``text`` is cleaned of control characters and not empty. Never raises for anything a person can type.
    """
    if seen.state == "confirm" and (agreed := yes_or_no(text)) is not None:
        return Reading("kept", value=True) if agreed else Reading("again", say="session.type_again")
    if seen.state == "offer" and (agreed := yes_or_no(text)) is not None:
        return Reading("command", command="example") if agreed else Reading("again", say="session.then_type")
    if seen.state == "rows" and seen.part is None and ends_list(text):
        return Reading("kept", closes=True)
    if not seen.certain:
        command = exact(text, question.id)
        if command is not None:
            return _exact_command(question, text, seen, command.name, command.rest)
        seen = _wary(question, text, seen)
    if seen.part is not None:
        return _part(question, seen.part, text, seen)
    if question.is_prose:
        return _held(seen) or _answer(question, text, seen)
    return _structured(question, text, seen)


def _wary(question: Question, text: str, seen: Seen) -> Seen:
    """Words that are a command elsewhere, but may well be the answer here ("999" in a plan), are at least held."""
    meant = likely(text, question.id) if seen.looks_like is None and exact(text) is not None else None
    return seen if meant is None else replace(seen, looks_like=LooksLike(meant.name, 1.0, meant.rest))


def _exact_command(question: Question, text: str, seen: Seen, name: str, rest: str) -> Reading:
    if is_option(question, text, seen):
        return _answer(question, text, seen)
    return Reading("command", command=name, rest=rest)


def is_option(question: Question, text: str, seen: Seen) -> bool:
    """Whether words that are a command elsewhere are one of the choices on offer here ("none", "review")."""
    choosing = seen.part is None and question.kind in ("choice", "choice_text")
    return choosing and _answer(question, text, seen).outcome == "kept"


def _held(seen: Seen) -> Reading | None:
    guess = seen.looks_like
    if guess is None or guess.confidence < WORTH_ASKING:
        return None
    return Reading("held", command=guess.command, rest=guess.rest)


def _part(question: Question, part: Part, text: str, seen: Seen) -> Reading:
    answer = _from(KINDS[question.kind].parse_part(question, part, text, seen.context))
    if part.kind in ("text",):
        return _held(seen) or answer
    return _command_instead(answer, seen)


def _structured(question: Question, text: str, seen: Seen) -> Reading:
    answer = _answer(question, text, seen)
    if question.kind in _BARE_KINDS:
        return _command_instead(answer, seen)
    return _held(seen) or answer


def _command_instead(answer: Reading, seen: Seen) -> Reading:
    """Where the message is no answer but looks like a command, act on it at once: there is nothing to lose."""
    guess = seen.looks_like
    if answer.outcome == "again" and guess is not None and guess.confidence >= WORTH_ASKING:
        return Reading("command", command=guess.command, rest=guess.rest)
    return answer


def _answer(question: Question, text: str, seen: Seen) -> Reading:
    return _from(KINDS[question.kind].parse(question, text, seen.context))


def _from(read: Read) -> Reading:
    return Reading(read.outcome, value=read.value, say=read.say, values=read.values, options=read.options)
