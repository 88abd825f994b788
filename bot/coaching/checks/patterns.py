"""Small makers of looks: how most checks find their words."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.coaching.checks.first_letters import grouped
from bot.coaching.finding import Span
from bot.coaching.language import Reading

Look = Callable[[Reading], Span | None]
Excuse = Callable[[Reading, Span], bool]

DOMAIN = "Signs of Safety practice notes for UK conference reports"
"""Where a rule that is common to several partnerships' report guidance comes from."""

_GOES_ON = re.compile(r"\n\s*(?=\|\S)")
_APART = re.compile(r"\s*\n\s*|\s\|\s")
_APPLIED = re.compile(r"\b(?:no|not|never|without|any|isn'?t|aren'?t|wasn'?t|nor)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def words(*alternatives: str) -> re.Pattern[str]:
    """Compile alternatives to match whole words in any case.

    One text may hold many, set apart by lines or by a bar with spaces around it: a list that can be read.
    A line that begins with a bar goes on with the group above. No alternative begins with a space or a stop, so the
    end of a word is not worth a try: that halves the work.
    """
    whole = (_GOES_ON.sub("", text) for text in alternatives)
    every = [one.strip() for text in whole for one in _APART.split(text) if one.strip()]
    return re.compile(rf"\b(?![ ,.;])(?:{grouped(every)})(?!\w)", re.IGNORECASE)


def finds(pattern: re.Pattern[str], *excuses: Excuse) -> Look:
    """Look for words that the writer uses outside quotations and that no excuse explains."""

    def look(reading: Reading) -> Span | None:
        return first(pattern, reading.own, reading, *excuses)

    return look


def finds_anywhere(pattern: re.Pattern[str], *excuses: Excuse) -> Look:
    """Look for words in the whole text, quotations too: for safety and privacy."""

    def look(reading: Reading) -> Span | None:
        return first(pattern, reading.plain, reading, *excuses)

    return look


def first(pattern: re.Pattern[str], text: str, reading: Reading, *excuses: Excuse) -> Span | None:
    """Return the first match that no excuse explains."""
    for match in pattern.finditer(text):
        if not any(excuse(reading, match.span()) for excuse in excuses):
            return match.span()
    return None


def denied(reading: Reading, span: Span) -> bool:
    """Whether the words are denied ("no concerns"), so that they are not a vague worry."""
    return bool(_APPLIED.search(reading.own[max(0, span[0] - 40) : span[0]]))


def shown(reading: Reading, span: Span) -> bool:
    """Whether facts stand beside the words."""
    return reading.shown(span)


def dated(reading: Reading, span: Span) -> bool:
    """Whether a date or a count stands beside the words."""
    return reading.dated(span)


def rich(reading: Reading, span: Span) -> bool:
    """Whether the answer as a whole shows so much that one loose word does no harm."""
    return reading.weight >= _RICH + len(reading.own) // 400


_RICH = 4
