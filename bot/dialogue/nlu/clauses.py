"""The parts of a message: a request may stand behind a reason ("mum is in tomorrow, leave this for now")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.interview.commands import Command, exact, likely

FEWEST_WORDS = 3

_CUT = re.compile(
    r"[.;!?]+\s+|,\s+|\s+-+\s+"
    r"|\s+(?:but|so|and|cos|because)\s+(?=(?:i|can|could|what|whats|who|how|where|when|is|do|save|show|tell|ill|id|im|lets)\b)",
    re.IGNORECASE,
)
_SAID_BY_SOMEBODY = re.compile(
    r"\b(?:says|said|saying|(?:they|people|kids|staff|others|parents) say|asks|asked|asking|tells|told|shout(?:s|ed|ing)?|text(?:s|ed)|wr(?:ites?|ote)|wants us|quote|unquote"
    r"|answer(?:s|ed)|repl(?:y|ies|ied)|whisper(?:s|ed)|wants? to know)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:sorry |ok |hi |also |just )?(?:(?:can|could|will|would|do|does|did|is|are|am|should|shall|may|must|have|has)"
    r" (?:i|we|you|u|this|it|that|my|there|any|a|the|mum|dad|he|she|they|anyone|someone|somebody)\b"
    r"|(?:what|whats|whos|how|hows|where|wheres|when|whens|which|why|whys)\b|who (?:is|are|do|does|did|should|can|will|would|am|to)\b|i need to know\b|let me know\b|any idea\b)",
    re.IGNORECASE,
)
# Their whole message is needed: in a part of an answer they are small words.
_NEVER_A_PART = frozenset({"none", "dont_know", "thanks", "greeting", "smalltalk", "finish", "back"})


def clauses(text: str) -> Iterator[str]:
    """Yield the parts of a message: the last one first, where a request stands most often, then from the first on."""
    parts = [part.strip() for part in _CUT.split(text) if part and part.strip()]
    yield from parts[-1:] + parts[:-1]


def reports_words(text: str) -> bool:
    """Whether a message tells what somebody says, asks or writes: nothing in it is then a request to the bot."""
    return _SAID_BY_SOMEBODY.search(text) is not None


def asks(text: str) -> bool:
    """Whether a part of a message is a question by its first words."""
    return any(_ASKS.match(re.sub("['\u2019]", "", part)) for part in clauses(text))


def asked_in_part(text: str) -> Command | None:
    """Return the command that one part of a message is, word for word, or None; that of the whole does not count."""
    parts = list(clauses(text))
    if len(parts) < 2 or reports_words(text):
        return None
    for number, part in enumerate(parts):
        if len(part.split()) < FEWEST_WORDS:
            continue
        # What is only likely is a request where it is the last word: "don't know where to start: debt, drink" tells.
        found = exact(part) or (likely(part) if number == 0 else None)
        if found is not None and found.name not in _NEVER_A_PART:
            return found
    return None
