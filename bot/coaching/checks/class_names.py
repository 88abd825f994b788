"""First names with another child's class, year, table or things: "ruby from her table", "Josh in Year 8", "archie's bag"."""

from __future__ import annotations

import re

from bot.coaching.checks.lexicon import KNOWN_WORDS, TOO_COMMON
from bot.coaching.checks.pupils import GROWN_UP, first_names, known_people
from bot.coaching.finding import Span
from bot.coaching.language import Reading

_NAME = r"(?P<first>[^\W\d_]{3,}(?:-[^\W\d_]{2,})?)"
_GROUP = r"(?:class|form|table|group|tutor group|set|bubble|year|band|house group|reception|nursery|football|rugby|netball|team|street|estate|maths|english|science|phonics|lesson|lessons|year group|primary|old school)"
_CLASS = (
    r"(?:(?:year|yr|y|class|form|set|tutor group) ?\d{1,2}[a-z]{0,2}|\d{1,2}(?!(?:am|pm|st|nd|rd|th|cm|mm|kg|yr|m|p|x|h)\b)[a-z]{1,2}"
    r"|reception|nursery|(?:the )?sixth form|the year (?:above|below))"
)
_OF_CLASS = re.compile(
    rf"\b{_NAME}(?:'s)?,? (?:\(|(?:in|from|out of|off|of|is(?: in)?|who(?:'s| is)(?: in)?|over in|up in|down in) )?{_CLASS}\b",
    re.IGNORECASE,
)
_LATER_CLASS = re.compile(
    rf"\b{_NAME} (?:[^.!?\n]{{2,60}}?[, ])(?:he|she|they)(?:'s|'re| is| are|s) in {_CLASS}\b",
    re.IGNORECASE,
)
_FRIEND_IN_CLASS = re.compile(
    rf"\b(?:mates?|friends?|besties?|bff|pals?|bezzie|girlfriend|boyfriend|gf|bf),? (?:called |is |named )?(?P<first>[a-z]{{3,}}) (?P<last>[a-z]{{3,}}),? "
    rf"(?:\(|(?:in|from|out of|of|who(?:'s| is)(?: in)?) ){_CLASS}\b"
)
_FROM_CLASS = re.compile(
    rf"\b{_NAME} (?:from|off|in|on) (?:the |his |her |their |my )(?:same |other |old |red |blue |green |yellow |top |bottom |next )?(?:\w+ )?{_GROUP}\b"
    rf"|\b(?P<colour>[^\W\d_]{{3,}}(?:-[^\W\d_]{{2,}})?) (?:off|from|on) (?:red|blue|green|yellow|orange|purple|top|bottom|the next|another) (?:table|group|set|class)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\b(?:girl|boy|lad|lass|kid|child|pupil|student|friend|mate|classmate|bestie|pal|girlfriend|boyfriend)s?\b[^.!?\n]{{0,40}}? (?:called|named|name of|by the name of) {_NAME}\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    rf"(?<!-)\b{_NAME}'s (?:bag|locker|party|sleepover|birthday|coat|shoes|trainers|phone|hair|face|lunch|pencil case|chair|blazer|bike|mum|mam|dad|nan|brother|sister|parents|homework|girlfriend|boyfriend|tray|peg)\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(
    r"\b(?P<first>[^\W\d_]{3,}-(?:mae|may|mai|rose|leigh|lee|jo|ann|anne|grace|jay|james|lou|marie|rae|jane|belle|joe|jack|ray|john|louise|faye|hope|jayne|lynn|june|beth|kate|ellen|elise|george|thomas|junior|scott|dean|paul|michael))\b",
    re.IGNORECASE,
)
_UNTOLD_TEXT = "him her them names name she he they his the a an also us is was who that this stupid ugly fat liar someone something me it you"
_UNTOLD = frozenset(_UNTOLD_TEXT.split())


_LOOKS = (
    (_OF_CLASS, False, (*"0123456789", "reception", "nursery", "sixth form", "year above", "year below")),
    (_LATER_CLASS, False, (" in ",)),
    (
        _FROM_CLASS,
        True,
        (
            "class",
            "form",
            "table",
            "group",
            "set",
            "year",
            "team",
            "nursery",
            "reception",
            "lesson",
            "street",
            "estate",
        ),
    ),
    (_CALLED, True, ("called", "named", "name of")),
    (_THINGS, False, ("'s ",)),
    (_DOUBLE, False, ("-",)),
)
"""Each look, whether a capital is enough for a name there, and what a text holds that is worth it."""


def class_names(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find another child by a first name that a class, a table, a thing of theirs or "called" stands beside."""
    allowed = known_people(reading) | introduced | KNOWN_WORDS
    text = reading.plain.lower()
    found = [
        span
        for pattern, sure, needs in _LOOKS
        if any(word in text for word in needs) and (span := _first(reading, pattern, allowed, sure=sure))
    ]
    friend = _FRIEND_IN_CLASS.search(reading.plain)
    if friend and not {friend["first"], friend["last"]} & (allowed | _UNTOLD | _NO_NAME):
        found.append(friend.span("first"))
    return min(found, default=None)


_NO_NAME = frozenset(
    {
        "who",
        "both",
        "all",
        "are",
        "and",
        "with",
        "two",
        "three",
        "other",
        "others",
        "girls",
        "boys",
        "also",
        "from",
        "old",
        "new",
    }
)


def _first(reading: Reading, pattern: re.Pattern[str], allowed: frozenset[str], *, sure: bool) -> Span | None:
    for match in pattern.finditer(reading.plain):
        group = "first" if match["first"] or "colour" not in pattern.groupindex else "colour"
        name, place = match[group], match.start(group)
        parts = set(name.lower().split("-"))
        grown = GROWN_UP.search(reading.plain[max(0, place - 40) : place])
        if not (parts | {name.lower()}) & (allowed | _UNTOLD) and not grown and _named(reading, name, place, sure=sure):
            return match.span(group)
    return None


def _named(reading: Reading, name: str, place: int, *, sure: bool) -> bool:
    """Whether a word is a first name: a common one, or after "called" any that has a capital inside a sentence."""
    word = name.lower().split("-")[0]
    capital = name[0].isupper()
    if word in first_names() or name.lower() in first_names():
        return capital or word not in TOO_COMMON
    start = reading.near(place, after=0)[0]
    token = reading.doc.char_span(place, place + len(name)) if sure else None
    return sure and place > start and (capital or (token is not None and token[0].tag_ == "NNP"))
