"""The kind ``score``: a whole number from 0 to 10, always read back in words.

Never guessed, rounded or averaged.
"""

from __future__ import annotations

import re
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm
from bot.interview.kinds.text import word_list
from bot.interview.questionnaire import Part, Question

LOWEST, HIGHEST = 0, 10
_WORDS = {
    word: n
    for n, word in enumerate(word_list("zero one two three four five six seven eight nine ten"))
} | {"nought": 0, "eleven": 11, "twelve": 12}  # fmt: skip
_LEAD = (
    r"(?:\W*\b(?:i'd|i would|i|id|say|think|give|gave|go|for|with|about|around|roughly|probably|maybe"
    r"|perhaps|it's|its|it|is|was|a|an|she's|he's|she|he"
    r"|they|are|at|on|her|him|them|score|number|definitely|still|now|today|only|just|my|answer|of|put|rate"
    r"|we|we'd|my|would|be|the|safety"
    r"|scale|um|er|hmm|well|ok|okay|so|between|either|from)\b)*\W*?"
)
_ONE = rf"(?P<n>-?\d{{1,4}}(?:[.,]\d{{1,3}})?|{'|'.join(_WORDS)})"
_TWO = re.compile(
    rf"^{_LEAD}{_ONE}(?:\s*(?:-|–|,?\s*or|and|to|,?\s*maybe|/)\s*)(?:maybe |a )?(?P<m>\d{{1,3}}"
    rf"|{'|'.join(_WORDS)})(?![\w%.]\d|\w)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = re.compile(
    rf"^{_LEAD}{_ONE}(?![\w%])(?!\s+(?:times?|days?|weeks?|months?|nights?|years?|of the|more|thing"
    rf"|person)\b)(?P<rest>.*)$",
    re.I | re.DOTALL,
)
_OUT_OF = re.compile(r"^\s*(?:/|out of|of)\s*(?P<all>\d{1,3}|ten|five)\b", re.IGNORECASE)
_LATER = re.compile(
    r"(?<![\w.,/-])(\d{1,2})(?![\w%]|[.,/]\d)(?!\s*(?:times?|days?|weeks?|months?|nights?|years?|am|pm"
    r"|out of|/))"
)


class ScoreKind:
    """A whole number 0 to 10. A number is never kept unasked: its meaning on the scale is read back first."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read one number; between two, with a fraction or off the scale is asked again."""
        plain = _about_child(text[:2000].replace("’", "'").strip(), context.child)
        two = _TWO.match(plain)
        if two and not (two[0].find("/") >= 0 and _number(two["m"]) == HIGHEST):
            return _which(_number(two["n"]), _number(two["m"]))
        first = _FIRST.match(plain)
        if first:
            return _one(first["n"], first["rest"])
        numbers = sorted({int(n) for n in _LATER.findall(plain) if int(n) <= HIGHEST})
        if len(numbers) == 1:
            return _confirmed(numbers[0])
        return again("scale.which", _texts(numbers[:4])) if numbers else again("scale.not_read")

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read a number; this kind has no parts of its own."""
        return self.parse(question, text, context)

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Nothing is ever missing from a number."""
        return ()

    def in_words(self, question: Question, value: Any) -> str:
        """Return the number; ``scale.printed`` adds what it means."""
        return str(value)


def _about_child(text: str, child: str) -> str:
    """Return what follows the child's name when several children are scored at once ("Amira: 3.

    Bilal: 2.").
    """
    if not child:
        return text
    match = re.search(
        rf"\b{re.escape(child)}\b(?:'s)?\s*(?:[:=-]|is|at|a)?\s*(?:an?\s+)?(-?\d{{1,3}}(?:[.,]\d+)?\b.*)",
        text,
        re.I | re.DOTALL,
    )
    return re.split(r"[.;\n]\s+|[;\n]|,\s*(?=[^\W\d_]+\s*[:=]?\s*\d)", match[1], maxsplit=1)[0] if match else text


def _number(typed: str) -> float:
    low = typed.lower()
    return float(_WORDS[low]) if low in _WORDS else float(low.replace(",", "."))


def _one(typed: str, rest: str) -> Read:
    value = _number(typed)
    if re.match(r"(?i)\s*(?:and a half|½)", rest) and LOWEST <= value < HIGHEST:
        value += 0.5
    out_of = _OUT_OF.match(rest)
    if out_of and out_of["all"].lower() not in ("10", "ten"):
        return again("scale.out_of_ten")
    if value != int(value) and LOWEST <= value <= HIGHEST:
        return again("scale.whole_number", _texts([int(value), int(value) + 1]))
    return _confirmed(int(value)) if LOWEST <= value <= HIGHEST else again("scale.off_scale")


def _confirmed(score: int) -> Read:
    return confirm(score, "scale.echo", score=score)


def _which(low: float, high: float) -> Read:
    numbers = [int(n) for n in (low, high) if n == int(n) and LOWEST <= n <= HIGHEST]
    return again("scale.which", _texts(numbers)) if len(numbers) == 2 else again("scale.off_scale")


def _texts(numbers: list[int]) -> tuple[str, ...]:
    return tuple(str(n) for n in sorted(numbers))
