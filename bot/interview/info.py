"""Answers to common questions: what a word means, who sees this, where it is kept, who the bot is.

The sentences are in ``words/info.yml`` and the terms in ``glossary.yml``. What a partnership may change comes
in as plain values, so that this room knows no partnership.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.interview.commands import COMMANDS
from bot.interview.glossary import load_glossary
from bot.interview.wording import Words, load_words

# What ``answer`` needs to be told: the partnership's own values, all as they should be read by a person.
VALUES = (
    "partnership",  # its name
    "queries",  # the address for general enquiries
    "chair",  # how to reach the conference chair
    "send_to",  # where the report is sent
    "days_after_conference",
    "days_without_activity",
    "resources",  # one line each: title and link; "" when there are none
)


def answer(name: str, rest: str, values: Mapping[str, object]) -> str:
    """Return the answer to a common question.

    ``name`` and ``rest`` are those of a ``Command``: "data" and "parents", "glossary" and a term.
    ``values`` holds the names in ``VALUES``. Raises WordsError when one that the sentence needs is missing.
    """
    words = _words()
    if name == "glossary":
        return _glossary(words, rest)
    if name == "resources" and not values.get("resources"):
        return words.say("info.resources_none", **values)
    for key in (f"info.{name}_{rest}", f"info.{name}", "info.unknown"):
        if key in words.sentences:
            return words.say(key, **values)
    raise AssertionError("info.unknown is always there")


def has_topic(name: str, rest: str) -> bool:
    """Whether a topic of a command ("help", "stuck") has words of its own."""
    return f"info.{name}_{rest}" in _words().sentences


def answered_here(name: str) -> bool:
    """Whether ``answer`` has words of its own for a command."""
    return name in COMMANDS and (name == "glossary" or f"info.{name}" in _words().sentences)


def _glossary(words: Words, asked: str) -> str:
    if not asked.strip():
        terms = dict.fromkeys(term.term for term in load_glossary().by_name.values())
        return words.say("info.glossary_list", terms=", ".join(terms))
    term = load_glossary().find(asked)
    if term is None:
        return words.say("info.glossary_unknown")
    return words.say("info.glossary_term", term=term.term[0].upper() + term.term[1:], means=term.means)


@cache
def _words() -> Words:
    return load_words()
