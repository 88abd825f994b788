"""Firm facts: numbers, days that could be looked up, and someone's own words; and what a question needs of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.coaching.finding import Family
from bot.coaching.language import Reading

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_FIRM = re.compile(
    rf"(?<![A-Za-z])(?<!year )(?<!yr )\d[\d/.:,]*|\b(?:{_MONTHS})\b|\b(?:in|since|of|until) (?:may|march)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|once|twice|both times|daily|nightly)\b"
    r"|\b(?:a|about a|over a|one|the whole|another) (?:week|fortnight|month|term)\b"
    r"|\b(?:each|every|one) (?:\w+ )?(?:day|morning|night|week|evening|lesson|lunch|break|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:yesterday|today|christmas|easter|eid|half.?term)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:once (?:or twice|in a while|again|more)|once (?:she|he|they|we|mum|dad|things|it|the)|one or two|two or three|or two"
    r"|(?:last|this|next|before|after|since) (?:half.?term|christmas|easter)|24/7|50/50|(?:0|nought|zero)(?: to |-)(?:100|60|sixty|a hundred)|(?:9|nine) times out of (?:10|ten)|one (?:minute|day|of|way|thing|or)|two (?:minds|ways)|first class|at least|1[ -]?to[ -]?1|1:1|one.to.one)\b"
    r"|\b1[01]0 ?%"
    r"|\b(?:half.?term)\b(?= (?:holiday|before|ago))|\b(?:\d|two|three|four)\W*(?:year|yr)s? old|\bat \d+\b"
    r"|\b\d+ going on \d+\b|\b(?:is|'s|was|aged?|only|just) \d{1,2}\b(?! (?:times?|days?|of|out|weeks?|months?|late\w*|marks?|minutes?|miles?|pm|am|%))",
    re.IGNORECASE,
)
"""Numbers that count nothing and days that cannot be looked up."""


def firm(reading: Reading) -> int:
    """Return how many firm facts there are: numbers, days that could be looked up, and someone's own words."""
    text = _LOOSE.sub(" ", reading.own)
    return len(_FIRM.findall(text)) + len(reading.quotes)


@dataclass(frozen=True)
class Need:
    """What one question needs most: the check to raise when fewer than ``least`` firm facts are there."""

    question: str
    id: str
    least: int
    says: str
    poor: str
    good: str
    family: Family = "missing"
    but: str = ""
    """Words with which the answer is full enough."""

    only: str = ""
    """Words that must be there."""

    acts: int = 99
    """So many acts make up for a firm fact."""

    most: int = 60
    """Longer answers are left to the other checks."""
