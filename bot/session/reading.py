"""What one message means while a question is open. The same code serves the conversation and ``understand``.

The rule of the house: while a prose question is open the message is its answer, unless the whole message is a
command. What only looks like a command is held and asked about, never acted on and never dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.interview.commands import exact, likely
from bot.interview.kinds import KINDS, Context, Read
from bot.interview.questionnaire import Part, Question
from bot.session.replies import (
    asks_what_was_said,
    ends_list,
    is_wrong_way_round,
    plain,
    wants_example,
    wants_more,
    yes_or_no,
)
from bot.session.shapes import asks_what, begins_not_known, is_asked, read_back, says_never

__all__ = ["THEN_TYPE", "TYPE_AGAIN", "WORTH_ASKING", "LooksLike", "Outcome", "Reading", "Seen", "State", "ends_list", "is_option", "plain", "read",
           "yes_or_no"]  # fmt: skip

State = Literal["asked", "confirm", "offer", "rows"]
Outcome = Literal["kept", "held", "command", "confirm", "again"]

# Below this the classifier's guess is not worth a question back to a busy writer.
WORTH_ASKING = 0.5

# From here on a message is a request although a choice, or a yes or no, can be read in it.
SURE = 0.95

# Kinds that hold nothing but a choice, a date or a number: no prose can be lost by acting on a clear command.
_BARE_KINDS = ("choice", "date", "score", "sort")
# Kinds whose answer is one of a few, so that a plain yes or no may be it, and a question is never one.
_CLOSED_KINDS = ("choice", "choice_text", "date", "score")
THEN_TYPE, TYPE_AGAIN = "session.then_type", "session.type_again"


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
    ``agreed``: the yes or no to what was read back.
    """

    outcome: Outcome
    value: Any = None
    command: str = ""
    rest: str = ""
    closes: bool = False
    say: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    agreed: bool | None = None


def read(question: Question, text: str, seen: Seen) -> Reading:
    """Say what a message means while ``question`` is open.

    ``text`` is cleaned of control characters and not empty. Never raises for anything a person can type.
    """
    reply = _reply(question, text, seen)
    if reply is not None:
        return reply
    if not seen.certain:
        command = exact(text, question.id)
        if command is not None:
            return _exact_command(question, text, seen, command.name, command.rest)
        seen = _wary(question, text, seen)
        if seen.state == "confirm" and asks_what_was_said(text):
            return Reading("command", command="repeat")
    return _corrected(question, _as_answer(question, text, seen), seen)


def _reply(question: Question, text: str, seen: Seen) -> Reading | None:
    """Read a message that is nothing but a reply to what the bot asked last: yes, no, an example, that is all."""
    if seen.state == "confirm" and (agreed := yes_or_no(text)) is not None:
        say = "" if agreed else TYPE_AGAIN
        return Reading("kept" if agreed else "again", value=agreed or None, say=say, agreed=agreed)
    if (
        seen.state == "offer"
        and (wanted := wants_example(text)) is not None
        and not _is_closed_answer(question, text, seen)
    ):
        return Reading("command", command="example") if wanted else Reading("again", say=THEN_TYPE)
    if seen.state == "rows" and seen.part is None:
        if ends_list(text):
            named = None if seen.certain else exact(text, question.id) or likely(text, question.id)
            none = named is not None and named.name == "none"
            return Reading("command", command="none") if none else Reading("kept", closes=True)
        if not seen.certain and wants_more(text):
            return Reading("again", say=THEN_TYPE)
    if question.kind == "score" and not seen.certain and is_wrong_way_round(text):
        return Reading("command", command="scale_direction")
    return None


def _is_closed_answer(question: Question, text: str, seen: Seen) -> bool:
    """Whether a plain yes or no is itself an answer to the question in hand."""
    closed = seen.part is None and question.kind in _CLOSED_KINDS
    return closed and _answer(question, text, seen).outcome in ("kept", "confirm")


def _as_answer(question: Question, text: str, seen: Seen) -> Reading:
    if seen.part is not None:
        return _part(question, seen.part, text, seen)
    if question.is_prose:
        return _held(seen) or _answer(question, text, seen)
    return _structured(question, text, seen)


def _corrected(question: Question, answer: Reading, seen: Seen) -> Reading:
    """Read a value back that came in place of the one that was read back: it is never kept silently."""
    if seen.state != "confirm" or answer.outcome != "kept":
        return answer
    return _from(read_back(question, seen.part, answer.value))


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
    if not choosing or is_asked(text):
        return False
    answer, command = _answer(question, text, seen), exact(text, question.id)
    slip = answer.outcome == "confirm" and command is not None and command.name == answer.value
    return answer.outcome == "kept" or slip


def _held(seen: Seen) -> Reading | None:
    guess = seen.looks_like
    if guess is None or guess.confidence < WORTH_ASKING:
        return None
    return Reading("held", command=guess.command, rest=guess.rest)


def _part(question: Question, part: Part, text: str, seen: Seen) -> Reading:
    answer = _from(KINDS[question.kind].parse_part(question, part, text, seen.context))
    if part.kind in ("text",):
        return _held(seen) or answer
    return _command_instead(answer, text, seen)


def _structured(question: Question, text: str, seen: Seen) -> Reading:
    answer, guess = _answer(question, text, seen), seen.looks_like
    closed = question.kind in _CLOSED_KINDS and not seen.certain
    if closed and guess is not None and guess.command == "emergency" and guess.confidence >= SURE:
        return Reading("command", command=guess.command, rest=guess.rest)
    if closed and (is_asked(text) or _asked_within(text, guess)):
        return _question_back(question, answer, text, seen)
    if question.kind == "sort" and not seen.certain and (meant := asked_instead(text, guess)):
        return Reading("command", command=meant.command, rest=meant.rest)
    if question.kind in _BARE_KINDS:
        # A term or two values that are named and not asked about are an answer that does not fit, and asked again.
        names_term = guess is not None and guess.command == "glossary"
        half_read = names_term or (answer.say in _HALF_READ and not begins_not_known(text))
        return answer if half_read and not is_asked(text) else _command_instead(answer, text, seen)
    if question.kind == "choice_text":
        return _choice_text(answer, text, seen)
    return _held(seen) or answer


def _asked_within(text: str, guess: LooksLike | None) -> bool:
    """Whether a question stands in the middle of a message that is surely a request: "Can you explain? It's my first one"."""
    return "?" in text and guess is not None and guess.confidence >= SURE


def asked_instead(text: str, guess: LooksLike | None) -> LooksLike | None:
    """Return the request that a message is, though a yes or no in the strength-or-safety test could be read in it."""
    if guess is None or guess.confidence < WORTH_ASKING:
        return None
    sure = guess.confidence >= SURE and guess.command not in ("none", "dont_know")
    return guess if sure or is_asked(text) else None


def _choice_text(answer: Reading, text: str, seen: Seen) -> Reading:
    """A "none" that is one of the choices is that choice; what else looks like a command is held."""
    guess = seen.looks_like
    if answer.outcome == "kept" and guess is not None and not is_asked(text):
        none_here = guess.command == "none" and answer.value["choice"] in ("none", "no", "not_yet")
        if none_here or guess.confidence < SURE:
            return answer
    return _held(seen) or _command_instead(answer, text, seen)


def _question_back(question: Question, answer: Reading, text: str, seen: Seen) -> Reading:
    """A question to the bot is never an answer, though it may name one ("what's an EHC plan")."""
    guess, value_read_back = seen.looks_like, answer.outcome == "confirm"
    sure = guess is not None and guess.confidence >= WORTH_ASKING
    # "Is it a review?" asks about a choice that has a command's name; "can you put it in plain English?" asks no such thing.
    if question.kind in ("choice", "choice_text") and guess is not None and guess.command not in ("review", "none"):
        value_read_back = False
    if guess is not None and sure and not (value_read_back and not asks_what(text)):
        return Reading("command", command=guess.command, rest=guess.rest)
    if asks_what(text):
        return Reading("again", say=_NOT_READ[question.kind])
    return _from(read_back(question, None, answer.value)) if answer.outcome == "kept" else answer


_NOT_READ = {
    "choice": "kinds.choice_not_read",
    "choice_text": "kinds.choice_not_read",
    "date": "kinds.date_not_read",
    "score": "scale.not_read",
}


# What was read is an answer, only not one: it is asked again in its own words.
_HALF_READ = frozenset(
    {
        "scale.which",
        "scale.whole_number",
        "scale.off_scale",
        "kinds.date_several",
        "kinds.date_needs_day",
        "kinds.choice_two",
    }
)


def _command_instead(answer: Reading, text: str, seen: Seen) -> Reading:
    """Where the message is no answer but looks like a command, act on it at once: there is nothing to lose."""
    guess = seen.looks_like
    if answer.outcome != "again" or seen.certain:
        return answer
    if begins_not_known(text):
        return Reading("command", command="dont_know")
    if says_never(text):
        return Reading("command", command="none")
    if guess is not None and guess.confidence >= WORTH_ASKING:
        return Reading("command", command=guess.command, rest=guess.rest)
    return answer


def _answer(question: Question, text: str, seen: Seen) -> Reading:
    return _from(KINDS[question.kind].parse(question, text, seen.context))


def _from(read: Read) -> Reading:
    return Reading(read.outcome, value=read.value, say=read.say, values=read.values, options=read.options)
