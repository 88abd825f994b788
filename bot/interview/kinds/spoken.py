"""Days and years said in words, as dictation types them: "the twenty second of September twenty twenty six"."""

from __future__ import annotations

import re

from bot.interview.kinds.text import word_list

_UNITS = {word: n for n, word in enumerate(word_list("first second third fourth fifth sixth seventh eighth ninth"), 1)}
_COUNTS = {word: n for n, word in enumerate(word_list("one two three four five six seven eight nine"), 1)}
_TEENS = {
    word: n
    for n, word in enumerate(
        word_list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), 10
    )
}
_DAY = re.compile(
    rf"\b(?:(?P<tens>twenty|thirty)[ -](?P<unit>{'|'.join(_UNITS)})|(?P<whole>thirtieth))\b", re.IGNORECASE
)
_YEAR = re.compile(
    rf"\b(?:twenty|two thousand(?: and)?)[ -](?:twenty[ -](?P<unit>{'|'.join(_COUNTS)})|(?P<teen>{'|'.join(_TEENS)})|(?P<even>twenty))\b"
    rf"(?![ -](?:{'|'.join(_UNITS)})\b)",
    re.IGNORECASE,
)


def in_figures(text: str) -> str:
    """Return a text with the days above twenty and the years of this century that are written in words as figures."""
    return _YEAR.sub(_year, _DAY.sub(_day, text))


def _day(match: re.Match[str]) -> str:
    if match["whole"]:
        return "30th"
    unit = _UNITS[match["unit"].lower()]
    number = {"twenty": 20, "thirty": 30}[match["tens"].lower()] + unit
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(unit, 'th') }"


def _year(match: re.Match[str]) -> str:
    if match["teen"]:
        return str(2000 + _TEENS[match["teen"].lower()])
    return str(2020 + (_COUNTS[match["unit"].lower()] if match["unit"] else 0))
