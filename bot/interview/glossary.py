"""The glossary: terms of Signs of Safety and of schools in plain words, kept as data in ``glossary.yml``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

GLOSSARY_FILE = Path(__file__).with_name("glossary.yml")

# How alike a mistyped term must be (difflib's ratio). 0.84 accepts one or two wrong letters in a long word
# ("complicating facter") and nothing in a short one, where "CIN" and "CSE" would be taken for each other.
_ALIKE = 0.84
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


class GlossaryError(ValueError):
    """The glossary cannot be used. The message names the file and the term."""


@dataclass(frozen=True)
class Term:
    """One term as printed, and what it means in one or two short sentences."""

    term: str
    means: str


@dataclass(frozen=True)
class Glossary:
    """All terms, under every way people type them (in lower case, without punctuation)."""

    by_name: Mapping[str, Term]

    def find(self, words: str) -> Term | None:
        """Return the term that ``words`` name, allowing for a slip of the keys, or None."""
        name = name_of(words)
        if name in self.by_name:
            return self.by_name[name]
        if len(name) < 6:
            return None
        close = difflib.get_close_matches(name, self.by_name, n=1, cutoff=_ALIKE)
        return self.by_name[close[0]] if close else None


def name_of(words: str) -> str:
    """Return words in the form in which terms are compared: lower case, no apostrophes, no punctuation."""
    bare = words.lower().replace("\u2019", "").replace("'", "")
    return _NOT_LETTERS.sub(" ", bare).strip()


@cache
def load_glossary(path: Path = GLOSSARY_FILE) -> Glossary:
    """Read and check a glossary. Raises GlossaryError naming the file and the term that is wrong."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GlossaryError(f"{path.name}: cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise GlossaryError(f"{path.name}: is not YAML") from error
    if not isinstance(data, list) or not data:
        raise GlossaryError(f"{path.name}: must be a list of terms")
    by_name: dict[str, Term] = {}
    for entry in data:
        term, names = _entry(entry, path.name)
        for name in names:
            if by_name.setdefault(name, term) is not term:
                raise GlossaryError(f"{path.name}: {term.term}: {name} already names {by_name[name].term}")
    return Glossary(by_name)


def _entry(entry: Any, file: str) -> tuple[Term, set[str]]:
    if not isinstance(entry, dict) or not isinstance(entry.get("term"), str):
        raise GlossaryError(f"{file}: every entry needs a term")
    name, means, also = entry["term"], entry.get("means"), entry.get("also", [])
    if not isinstance(means, str) or not means.strip():
        raise GlossaryError(f"{file}: {name}: means must be a text")
    if not isinstance(also, list) or not all(isinstance(word, str) for word in also):
        raise GlossaryError(f"{file}: {name}: also must be a list of texts")
    return Term(name, means.strip()), {name_of(word) for word in (name, *also)}
