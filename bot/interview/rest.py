"""What a command is about, when the message is not one of the known phrases: a number, a term, a topic."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import yaml

from bot.interview.commands import COMMANDS_FILE
from bot.interview.glossary import load_glossary, name_of

_NUMBER = re.compile(r"\b(?:answer|question|number|no\.?|item|change|edit|redo|go to)\s+#?(\d{1,3})\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:change|edit|correct|fix|amend|update|redo|rewrite|remove|delete|add to|take out|go back to)\s+"
    r"(?P<rest>(?:my|the|what|his|her|their|[A-Z]\w*['\u2019]s)\s.{2,80}?)[.?!\s]*$",
    re.IGNORECASE,
)
_LONGEST_TERM = 5


def rest_of(command: str, text: str) -> str:
    """Return what ``command`` is about: the writer's words for an answer, a term, a topic, or ""."""
    if command == "change":
        return _changed(text)
    if command == "glossary":
        return _term(text)
    said = text.lower()
    for topic, pattern in _topics().get(command, {}).items():
        if pattern.search(said):
            return topic
    return ""


def _changed(text: str) -> str:
    number = _NUMBER.search(text)
    if number:
        return number[1]
    words = _CHANGED.search(text)
    return words["rest"].strip() if words else ""


def _term(text: str) -> str:
    """Return the longest run of words that is a term of the glossary."""
    glossary, words = load_glossary(), name_of(text).split()
    for size in range(_LONGEST_TERM, 0, -1):
        for first in range(len(words) - size + 1):
            term = " ".join(words[first : first + size])
            if term in glossary.by_name:
                return term
    return ""


@cache
def _topics() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    data = yaml.safe_load(COMMANDS_FILE.read_text(encoding="utf-8"))["topics"]
    return {command: {topic: re.compile(p) for topic, p in topics.items()} for command, topics in data.items()}
