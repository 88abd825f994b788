"""How easy a text is to read. (textstat fetches its word list from the network, so it is not used here.)"""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"(?<=[.?])\s+")


def syllables(word: str) -> int:
    """Return the groups of vowels in a word, silent endings apart."""
    spoken = re.sub(r"(?<=[^l\d])e$|(?<=[^td])ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text."""
    words = re.findall(r"[A-Za-z’']+|\d+", text)
    sentences = len(SENTENCE_END.split(text.strip()))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
