"""Is it English? Prompts about style make no sense on Polish, Urdu, code or a row of symbols."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path

_OTHERS = ("cs", "de", "es", "fr", "hu", "it", "lt", "nl", "pl", "pt", "ro", "sq", "sv", "tr")
_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")
_SHORT = 4
_LONGEST = 20


@cache
def _common(code: str) -> frozenset[str]:
    """Return a language's commonest words, as spaCy ships them.

    The file is read by itself: importing it as a module would import all of spaCy's grammar of the language,
    which takes two seconds for French alone.
    """
    spec = find_spec("spacy.lang")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    folder = Path(spec.submodule_search_locations[0])
    return frozenset(run_path(str(folder / code / "stop_words.py"))["STOP_WORDS"])


def warm() -> None:
    """Read the word lists once, so that the first answer does not wait for them."""
    for code in ("en", *_OTHERS):
        _common(code)


def is_english(words: Sequence[str], text: str) -> bool:
    """Return whether a text can be read as English notes. Very short texts in Latin letters can."""
    letters = len(_LETTER.findall(text))
    if not letters or len(_LATIN.findall(text)) < 0.7 * letters:
        return False
    sample = words[:400]
    if not any(len(w) <= _LONGEST for w in sample) or (len(sample) > _SHORT and len(set(sample)) == 1):
        return False
    if len(sample) <= _SHORT:
        return True
    english = sum(w in _common("en") for w in sample)
    other = max(sum(w in _common(code) for w in sample) for code in _OTHERS)
    return other <= 2 or english >= other
