"""The kind ``score``: a whole number from 0 to 10, always read back in words.

Never guessed, rounded or averaged; never the one of two that comes first, nor one that the writer denies.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm
from bot.interview.kinds.dates import find_dates
from bot.interview.kinds.denied import is_denied
from bot.interview.kinds.text import word_list
from bot.interview.questionnaire import Part, Question

LOWEST, HIGHEST = 0, 10
_WORDS = {
    word: n
    for n, word in enumerate(word_list("zero one two three four five six seven eight nine ten"))
} | {"nought": 0, "nil": 0, "eleven": 11, "twelve": 12}  # fmt: skip
_NAMES = "|".join(_WORDS)
_LEAD = (
    r"(?:\W*\b(?:i'd|i would|i|id|say|think|give|gave|go|for|with|about|around|roughly|probably|maybe"
    r"|perhaps|it's|its|it|is|was|a|an|she's|he's|she|he"
    r"|they|are|at|on|her|him|them|score|number|definitely|still|now|today|only|just|my|answer|of|put|rate"
    r"|we|we'd|my|would|be|the|safety|yes|yeah|no|nope|sorry|actually|wrong|make|change|to|that|should|meant|mean|but|can"
    r"|scale|um|er|hmm|well|ok|okay|so|between|either|from)\b)*\W*?"
)
_TWO = re.compile(
    rf"(?P<n>(?<![\w.,/-])-?\d{{1,4}}(?:[.,]\d{{1,3}})?|\b(?:{_NAMES}))(?:\s*(?:-|–|,?\s*or|and|to|,?\s*maybe|/)\s*)(?:maybe |a |an )?"
    rf"(?P<m>\d{{1,3}}|{_NAMES})(?![\w%.]\d|\w|\s*(?:%|times|days|weeks))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.,/£#:])(?P<n>-?\d{{1,4}}(?:[.,]\d{{1,3}})?|(?:{_NAMES})(?=\W|$|ish))(?P<ish>[ -]?ish\b)?(?![\w%])(?!:\d)",
    re.IGNORECASE,
)
_COUNTED = (
    r"\s+(?:times?|days?|weeks?|months?|nights?|years?|yrs?|hours?|mins?|minutes?|of (?:the|us|them|these|those|his|her)|more"
    r"|things?|persons?|people|children|kids|siblings|sisters?|brothers?|am\b|pm\b|year olds?|per ?cent|lates?|sessions?)\b|%"
)
# After a number that stands in the middle of a sentence: what may follow one that is the score.
_GOES_ON = re.compile(
    r"\s*(?:$|[^\w\s%'-]|[-–—]\s|(?:for|at|in|because|cos|coz|as|i|we|but|and|or|if|since|maybe|probably|today|now|this|last|then|is|was"
    r"|would|out|outta|please|pls|thanks|ta|cheers|though|tho|on|from|really|tbh|honestly|overall|again|instead|given|so|not|right|when"
    r"|before|currently|without|who|which|where|the|it|he|she|they|mum|dad|sorry|mate|if|rather|than|that|due|with|until|while|yes|no)\b)",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:year|yr|aged?|page|question|no\.|number of|out of|scale of|since|phone|room|section|child|option|line|where|when|if|as if)"
    r"|\bevery|\bthe other|\bthe last|\bthe next|\bthe first|\bthe previous|\banother|\bwhich|\bthat|\bthis|\bany|\bonly the|\bwith) (?:is )?$",
    re.IGNORECASE,
)
# "10 is the worst" is about the scale, not about the child.
_ABOUT_SCALE = re.compile(
    r"\s*(?:is|being|was|means|as|=|meant)\s+(?:the |really |very |most )*(?:worst|best|safest|safe|bad|good|top|bottom|highest|lowest"
    r"|worried|danger\w*|high|low|unsafe|least|most|max\w*|min\w*)\b",
    re.IGNORECASE,
)
_SIDE_BEFORE = re.compile(
    r"\b(?:less|more|lower|higher|greater|fewer|better|worse|bigger|smaller) than (?:an? )?$"
    r"|\b(?:under|over|above|below|beneath|at (?:least|most)|up to|nearly|almost|close to|not far off|minimum(?: of)?|max(?:imum)?(?: of)?"
    r"|no (?:more|less|lower|higher) than) (?:an? |the )?$",
    re.IGNORECASE,
)
_SIDE_AFTER = re.compile(
    r"\s*(?:\+|plus\b|(?:or|and) (?:more|less|above|below|over|under|higher|lower|up|down|so)\b|at (?:least|most)\b"
    r"|max(?:imum)?\b|min(?:imum)?\b|upwards\b|(?:or|if) (?:better|worse)\b|-ish or)",
    re.IGNORECASE,
)
_SCALE_ENDS = re.compile(
    r"\b(?:0|1|zero|one)\s*(?:-|–|to)\s*(?:10|ten)\b|\bout of (?:10|ten)\b(?=.*\bout of\b)", re.IGNORECASE
)
_OUT_OF = re.compile(r"^\s*(?:/|out of|outta|out off|of|over)\s*(?P<all>\d{1,3}|ten|five)\b", re.IGNORECASE)
_EARLIER_BEFORE = re.compile(
    r"\b(?:last time|previously|used to be|used to say|back then)\W+(?:\w+\s+){0,4}$", re.IGNORECASE
)
# "Went up from 3 to 4", "it was 2 at the last one, now 5": the number of now is meant, and read back.
_MOVED_FROM = re.compile(
    rf"(?P<then>\b(?:went|gone|go|going|moved|up|down|dropped|risen|rose|come|came|changed|fell|fallen|improved|slipped)\b[\w ]{{0,14}}?"
    rf"\bfrom (?:an? )?(?:\d{{1,2}}|{_NAMES}))\s+(?:(?:up|down|back)\s+)?to\s",
    re.IGNORECASE,
)
_WAS_BEFORE = re.compile(r"\b(?:was|were|used to be|last time|previously)\b[^,.;\d]{0,24}$", re.IGNORECASE)
_THEN_AFTER = re.compile(
    r"[^,.;\d]{0,6}\b(?:last|before|previously|back then|in the (?:last|first)|at the (?:last|first|initial))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|this time|currently|these days|at the moment|gone (?:up|down))\b", re.IGNORECASE)


class ScoreKind:
    """A whole number 0 to 10. A number is never kept unasked: its meaning on the scale is read back first."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read one number; two, one side of one, a fraction or off the scale is asked again."""
        plain = _about_child(text[:2000].replace("’", "'").strip(), context.child)
        plain = re.sub(r"(?i)\b(?:minus|negative)\s+(?=\d)", "-", re.sub(r"(?i)\bout(?:ta|a| off)\b", "out of", plain))
        plain = _SCALE_ENDS.sub(lambda match: " " * len(match[0]), plain)
        plain = _MOVED_FROM.sub(lambda match: " " * len(match["then"]) + " is now ", plain)
        found = _mentions(plain, context.today)
        if any(
            _SIDE_BEFORE.search(plain[max(0, m.start() - 30) : m.start()]) or _SIDE_AFTER.match(plain, m.end())
            for m in found
        ):
            return again("scale.not_read")
        two = _TWO.search(plain)
        if two and any(two.start() <= m.start() < two.end() for m in found) and not _is_tenth(two):
            return _which(_value(two["n"]), _value(two["m"]))
        said = [m for m in found if not is_denied(plain, m.start(), m.end()) and not _was_earlier(plain, m, found)]
        return _only(plain, _of_now(plain, said)) if said else _slip(plain)

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


def _mentions(text: str, today: date) -> list[re.Match[str]]:
    """Return the numbers in a text that may be a score: no counts, dates, ages or talk of the scale itself."""
    dates = [(f.start, f.end) for f in find_dates(text, today, "past") if not f.short]
    lead = re.match(_LEAD, text, re.IGNORECASE)
    after_lead = lead.end() if lead else 0
    found = []
    for match in _NUMBER.finditer(text):
        in_date = any(start <= match.start() < end for start, end in dates)
        leads = match.start() <= after_lead + 2 and _leads(text[: match.start()])
        if not in_date and _may_be_score(text, match, leads=leads):
            found.append(match)
    return found


def _leads(before: str) -> bool:
    return re.fullmatch(_LEAD, before, re.IGNORECASE | re.DOTALL) is not None


def _may_be_score(text: str, match: re.Match[str], *, leads: bool) -> bool:
    before, rest = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 40]
    if re.match(_COUNTED, rest, re.IGNORECASE) or _ABOUT_SCALE.match(rest):
        return False
    if match["n"].lower() == "one" and re.search(r"\b(?:no|that|this|any|every|the|which|only|some)\s+$", before):
        return False
    if leads:
        return True
    if _NAMED_BEFORE.search(before) or re.search(r"/\s?$", before):
        return False
    if _value(match["n"]) < LOWEST or _value(match["n"]) > 12:
        return False
    word_alone = match["n"].lower() != "one" or not re.match(r"\s*\w", rest)
    return word_alone and bool(match["ish"] or _GOES_ON.match(rest) or _OUT_OF.match(rest) or _SIDE_AFTER.match(rest))


def _was_earlier(text: str, match: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether the only number is that of last time."""
    return len(found) == 1 and bool(_EARLIER_BEFORE.search(text[max(0, match.start() - 40) : match.start()]))


def _of_now(text: str, said: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the number of now where the other is said to be that of an earlier time, else all of them."""
    now = [
        m
        for m in said
        if not _WAS_BEFORE.search(text[max(0, m.start() - 40) : m.start()]) and not _THEN_AFTER.match(text, m.end())
    ]
    told_apart = _NOW.search(text) or any(_THEN_AFTER.match(text, m.end()) for m in said)
    return now if len(now) == 1 and len(said) > 1 and told_apart else said


def _slip(text: str) -> Read:
    """Read a number's name with a letter left out, doubled or swapped ("fiv", "sevn"), when nothing else is said."""
    word = text.strip(" .,!").lower()
    near = {_WORDS[name] for name in _WORDS if len(word) > 2 and (word in _slips(name) or name in _slips(word))}
    return _one(near.pop(), "") if len(near) == 1 else again("scale.not_read")


def _slips(word: str) -> set[str]:
    places = range(len(word)) if len(word) < 9 else ()
    return {word[:i] + word[i + 1 :] for i in places} | {
        word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :] for i in places
    }


def _is_tenth(two: re.Match[str]) -> bool:
    return "/" in two[0] and _value(two["m"]) == HIGHEST


def _value(typed: str) -> float:
    low = typed.lower()
    return float(_WORDS[low]) if low in _WORDS else float(low.replace(",", "."))


def _only(text: str, said: list[re.Match[str]]) -> Read:
    """Return the one number that is said, to be read back; several are asked apart."""
    if not said:
        return again("scale.not_read")
    values = sorted({_value(m["n"]) for m in said})
    on_scale = [int(v) for v in values if v == int(v) and LOWEST <= v <= HIGHEST]
    if len(values) > 1:
        return again("scale.which", _texts(on_scale[:4])) if len(on_scale) > 1 else again("scale.off_scale")
    return _one(values[0], text[said[0].end() :])


def _one(value: float, rest: str) -> Read:
    if re.match(r"(?i)\s*(?:and a half|½)", rest) and LOWEST <= value < HIGHEST:
        value += 0.5
    out_of = _OUT_OF.match(rest)
    if out_of and out_of["all"].lower() not in ("10", "ten"):
        return again("scale.out_of_ten")
    if value != int(value) and LOWEST <= value <= HIGHEST:
        return again("scale.whole_number", _texts([int(value), int(value) + 1]))
    return (
        confirm(int(value), "scale.echo", score=int(value)) if LOWEST <= value <= HIGHEST else again("scale.off_scale")
    )


def _which(low: float, high: float) -> Read:
    numbers = [int(n) for n in (low, high) if n == int(n) and LOWEST <= n <= HIGHEST]
    return again("scale.which", _texts(numbers)) if len(numbers) == 2 else again("scale.off_scale")


def _texts(numbers: list[int]) -> tuple[str, ...]:
    return tuple(str(n) for n in sorted(numbers))
