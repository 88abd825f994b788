"""What the bot says: sentences kept as data in ``words/*.yml``, filled with values by name.

A sentence is found under ``file.name`` (``scale.echo``). Placeholders are ``{name}``; a value that a person
typed is put in as it stands, and is never itself read for placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

WORDS_FOLDER = Path(__file__).with_name("words")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class WordsError(ValueError):
    """A words file cannot be used. The message names the file and the sentence."""


@dataclass(frozen=True)
class Words:
    """All sentences by ``file.name``."""

    sentences: Mapping[str, str]

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence with its placeholders filled.

        Raises WordsError when there is no such sentence or a value for a placeholder is not given.
        """
        if key not in self.sentences:
            raise WordsError(f"there is no sentence {key}")
        return fill(self.sentences[key], key=key, **values)


def fill(text: str, /, *, key: str = "a text", **values: object) -> str:
    """Fill ``{name}`` placeholders in one pass. Raises WordsError when a value is missing."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise WordsError(f"{key} needs a value for {{{match[1]}}}")
        return str(values[match[1]])

    return _PLACEHOLDER.sub(value, text)


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the placeholders in a sentence."""
    return frozenset(_PLACEHOLDER.findall(text))


def load_words(folder: Path = WORDS_FOLDER) -> Words:
    """Read every words file of a folder. Raises WordsError naming the file and the sentence that is wrong."""
    sentences: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        except yaml.YAMLError as error:
            raise WordsError(f"{path.name}: the file is not YAML") from error
        if not isinstance(data, dict):
            raise WordsError(f"{path.name}: must be names with sentences")
        for name, text in data.items():
            if not isinstance(text, str) or not text.strip():
                raise WordsError(f"{path.name}: {name}: must be a text")
            sentences[f"{path.stem}.{name}"] = text.strip()
    return Words(sentences)
