"""Commands: what a writer can type besides an answer, and when a message is one.

``exact`` is all that may take a message away from an open question. It knows a closed set of whole messages
(``commands.yml``) that nobody would write as an answer about a child. ``likely`` knows whole messages that
are nearly always meant for the bot but could be an answer; they are held, with the text kept, while it asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.interview.glossary import load_glossary
from bot.interview.meaning import asked_term

COMMANDS_FILE = Path(__file__).with_name("commands.yml")

# The first 23 are a contract with all that reads ``sos-report understand``. Keep names; add at the end.
COMMANDS: tuple[str, ...] = (
    "help", "example", "why", "repeat", "back", "skip", "dont_know", "none", "review", "change", "progress",
    "pause", "delete", "finish", "document", "emergency", "glossary", "scale_direction", "data", "deadline",
    "greeting", "thanks", "smalltalk", "resources", "resume", "short_report", "full_report",
)  # fmt: skip

# Longer messages are never commands as a whole. The longest phrase of commands.yml has 15 words.
MOST_WORDS = 16
MOST_LETTERS = 140

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:['\u2019\u2018`][A-Za-z0-9]+)*")
_QUOTED = re.compile("[\"\u201c\u201d\u00ab\u00bb]|(?:^|\\s)['\u2018\u2019]\\w|\\n")
_QUOTED_TERM = re.compile(
    '(?P<before>[^"\u201c\u201d]*)["\u201c\'\u2018](?P<term>[\\w /&-]{2,40})["\u201d\'\u2019](?P<after>[^"\u201c\u201d]*)'
)
_ASKS_ABOUT_TERM = re.compile(r"\b(?:what|whats|what's|means?|define|explain|difference|counts? as)\b", re.IGNORECASE)
_TELLS_OF_WORDS = re.compile(r"\b(?:said|says|asked|asks|told|wrote|called|shouted|he|she|him|her)\b", re.IGNORECASE)
_CLASS = re.compile(r"\{(\w+)\}")


class CommandsError(ValueError):
    """The commands file cannot be used. The message names the file and the phrase."""


@dataclass(frozen=True)
class Command:
    """A command and what it is about: the number or answer to change, the term to explain, or a topic.

    Topics are those of ``commands.yml``: help "stuck"; data "who_sees", "parents", "kept", "how_long"; pause
    "can_save"; smalltalk "who", "upset".
    """

    name: str
    rest: str = ""


@dataclass(frozen=True)
class _Phrases:
    """Compiled phrases of one command; ``topic`` is the rest unless the phrase itself yields one."""

    name: str
    topic: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class _Book:
    """The commands file, compiled."""

    exact: tuple[_Phrases, ...]
    likely: tuple[_Phrases, ...]
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]
    typos: Mapping[str, str]
    held_in: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class _Message:
    """A short message as words: ``words`` to compare, ``spans`` where each stands in ``text``."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def original(self, first: int, last: int) -> str:
        """Return the writer's own spelling of words ``first`` to ``last``."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def exact(text: str, question: str = "") -> Command | None:
    """Return the command that the whole message is, or None when it is, or could be, an answer.

    ``question``: the id of the open question, for the few phrases that may answer it (``held_in``).
    """
    message = _message(text) or _asks_about_quoted_term(text)
    if message is None or _is_answer_here(message, question):
        return None
    return _named(text) or _find(message, _book().exact) or _glossary(message, sure=True)


def likely(text: str, question: str = "") -> Command | None:
    """Return the command that the whole message probably is: to be held and asked about, never acted on."""
    message = _message(text)
    if message is None:
        return _mentions_quoted_term(text)
    if _is_answer_here(message, question):
        return _named(text) or _find(message, _book().exact) or _find(message, _book().likely)
    return _find(message, _book().likely) or _glossary(message, sure=False)


def _message(text: str) -> _Message | None:
    """Split a message into words; None for what is too long, has lines, or is somebody's quoted words."""
    stripped = text.strip()
    if len(stripped) > MOST_LETTERS or _QUOTED.search(stripped):
        return None
    found = list(_TOKEN.finditer(stripped))
    if not 0 < len(found) <= MOST_WORDS:
        return None
    typos = _book().typos
    bare = (re.sub(r"['\u2019\u2018`]", "", m[0]).lower() for m in found)
    return _Message(stripped, tuple(typos.get(w, w) for w in bare), tuple(m.span() for m in found))


def _quoted_term(text: str) -> re.Match[str] | None:
    """Find a term of the form in quotation marks that are the only ones of a short message."""
    quoted = _QUOTED_TERM.fullmatch(text.strip()) if len(text) <= MOST_LETTERS else None
    return quoted if quoted and load_glossary().find(quoted["term"]) else None


def _asks_about_quoted_term(text: str) -> _Message | None:
    """Take a message without the quotation marks when they hold a term of the form and nothing else."""
    quoted = _quoted_term(text)
    if quoted is None or not quoted["before"].strip():
        return None
    bare = _message(f"{quoted['before']}{quoted['term']}{quoted['after']}")
    return bare if bare and _glossary(bare, sure=True) else None


def _mentions_quoted_term(text: str) -> Command | None:
    """Read a question about a term of the form that stands in quotation marks, whatever else is said around it."""
    quoted = _quoted_term(text)
    if quoted is None:
        return None
    around = f"{quoted['before']} {quoted['after']}"
    asks = _ASKS_ABOUT_TERM.search(around) and not _TELLS_OF_WORDS.search(around)
    return Command("glossary", quoted["term"].strip()) if asks else None


def _named(text: str) -> Command | None:
    """Read a command by its own name, as buttons send it: "dont_know", "/skip", "change 12"."""
    name, _, rest = text.strip().lstrip("/").partition(" ")
    if name in COMMANDS and not rest and ("_" in name or text.strip().startswith("/")):
        return Command(name)
    return Command(name, rest.strip()) if text.strip().startswith("/") and name in COMMANDS else None


def _is_answer_here(message: _Message, question: str) -> bool:
    said = " ".join(message.words)
    return any(
        said in phrases
        for place, phrases in _book().held_in.items()
        if question == place or (place.endswith(".") and question.startswith(place))
    )


def _find(message: _Message, book: tuple[_Phrases, ...]) -> Command | None:
    for first, last in _cores(message.words):
        said = " ".join(message.words[first:last])
        for phrases in book:
            for pattern in phrases.patterns:
                if match := pattern.fullmatch(said):
                    return Command(phrases.name, _rest(message, first, match) or phrases.topic)
    return None


def _cores(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the message without nothing, some or all of its polite words before and after."""
    book = _book()
    for first in _edges(words, book.before):
        for cut in _edges(words[::-1], frozenset(p[::-1] for p in book.after)):
            if first < len(words) - cut:
                yield first, len(words) - cut


def _edges(words: tuple[str, ...], polite: frozenset[tuple[str, ...]]) -> Iterator[int]:
    """Yield how many words may be left off at the start, from none to all that are polite."""
    at = 0
    yield at
    while step := next((n for n in (4, 3, 2, 1) if words[at : at + n] in polite and len(words) >= at + n), 0):
        at += step
        yield at


def _rest(message: _Message, first: int, match: re.Match[str]) -> str:
    said = match.groupdict().get("rest")
    if not said:
        return ""
    start = first + match.string[: match.start("rest")].count(" ")
    return message.original(start, start + said.count(" "))


def _glossary(message: _Message, *, sure: bool) -> Command | None:
    for first, last in _cores(message.words):
        said = " ".join(message.words[first:last])
        term = asked_term(said, sure=sure)
        if term:
            return Command("glossary", term)
        if not sure and message.text.endswith("?") and load_glossary().find(said):
            return Command("glossary", said)
    return None


@cache
def _book() -> _Book:
    """Read and compile the commands file. Raises CommandsError naming the phrase that is wrong."""
    data = yaml.safe_load(COMMANDS_FILE.read_text(encoding="utf-8"))
    classes: dict[str, str] = data["classes"]
    return _Book(
        exact=_phrases(data["exact"], classes),
        likely=_phrases(data["likely"], classes),
        before=frozenset(tuple(str(p).split()) for p in data["before"]),
        after=frozenset(tuple(str(p).split()) for p in data["after"]),
        typos=data["typos"],
        held_in={place: frozenset(map(str, phrases)) for place, phrases in data["held_in"].items()},
    )


def _phrases(data: Mapping[str, list[Any]], classes: Mapping[str, str]) -> tuple[_Phrases, ...]:
    found = []
    for key, phrases in data.items():
        name, _, topic = key.partition(".")
        if name not in COMMANDS:
            raise CommandsError(f"{COMMANDS_FILE.name}: {key}: is not a command")
        found.append(_Phrases(name, topic, tuple(_compiled(str(p), classes) for p in phrases)))
    return tuple(found)


def _compiled(phrase: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    for name in _CLASS.findall(phrase):
        if name not in classes:
            raise CommandsError(f"{COMMANDS_FILE.name}: {phrase}: there is no class {name}")
    filled = _CLASS.sub(lambda m: f"(?:{classes[m[1]]})", phrase)
    try:
        return re.compile(filled.replace("{{", "{").replace("}}", "}"))
    except re.error as error:
        raise CommandsError(f"{COMMANDS_FILE.name}: {phrase}: {error}") from error
