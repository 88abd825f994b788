"""Names of other children typed without a capital."""

from __future__ import annotations

import re

from bot.coaching.checks.lexicon import ALSO_WORDS, KNOWN_WORDS
from bot.coaching.checks.pupils import GROWN_UP, TERM, first_names, known_people
from bot.coaching.finding import Span
from bot.coaching.language import Reading

_LOWER_PEER = re.compile(
    r"\b(?:mates?|friends?|pals?|besties?|play(?:s|ed|ing)?|fell out|falls out|falling out|hang\w* (?:a?round|out|about)|sits?|sat"
    r"|bull(?:ied|ying|ies)|me and|fights?|fighting|fought|kicked|pushed|punched|hit|bit|slapped|kissed|called|going out with|knocks? about"
    r"|sleepovers?|stop\w* (?:over )?at|class|same year)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)


_LOWER_PAIR = re.compile(
    r"\b(?:(?:mates?|friends?|pals|friendly|besties?|hang\w* (?:a?round|out|about)|plays?|playing|played|f[ae]ll\w* out|fights?|fighting|fought"
    r"|sits?|sat|paired|partnered|teamed|grouped|seated|put|knock\w* (?:about|round)|going out|close|in with|thick) (?:with|to|by|next to)|(?:mate|friend|pal|bestie)s?(?:'s| is| are| called)"
    r"|(?:boy|girl|lad|kid|child|pupil)s? (?:called|named)|best (?:mate|friend|pal)|bestie|bff|bezzie|girlfriend|boyfriend) (?P<first>[a-z]{3,})(?: (?P<last>[a-z]{3,}))?",
)


_PUPILS_TOLD_OF = frozenset({"edu.peers", "edu.behave", "edu.excl", "voice.worry", "voice.good", "voice.wish"})


_LOWER_INITIAL = re.compile(r"(?<![\w'])(?P<first>[a-z]{3,}) [b-hj-z]\b(?!['’./&@\d])")
"""A first name and an initial with no capital: "mollie p"."""


def lower_names(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find names typed without a capital, where pupils are being told of."""
    allowed = known_people(reading) | introduced
    names = first_names() - ALSO_WORDS - allowed
    for match in _LOWER_INITIAL.finditer(reading.plain):
        grown = GROWN_UP.search(reading.plain[max(0, match.start() - 40) : match.start()])
        if match["first"] in names and not grown:
            return match.span()
    for match in re.finditer(r"\b[a-z]{3,}\b", reading.plain):
        if match[0] not in names:
            continue
        before = reading.plain[max(0, match.start() - 70) : match.start()]
        told_of = reading.question in _PUPILS_TOLD_OF or _LOWER_PEER.search(before) or _full(reading, match, allowed)
        if told_of and not GROWN_UP.search(before):
            return match.span()
    return _lower_pair(reading, allowed) or _lower_word_name(reading, allowed)


def _full(reading: Reading, match: re.Match[str], allowed: frozenset[str]) -> bool:
    """Whether a surname that the grammar takes for one follows: "at chelsea mcnulty's house"."""
    last = re.match(
        r" (?P<last>[a-z]{4,})(?='s\b|[.,;)]|$| (?:who|is|was|in|from|and|hit|told|has)\b)",
        reading.plain[match.end() :],
    )
    if last is None or last["last"] in allowed | KNOWN_WORDS | _COMMON:
        return False
    start = match.end() + 1
    tokens = reading.doc.char_span(*match.span()), reading.doc.char_span(start, start + len(last["last"]))
    return all(t is not None and t[0].tag_ == "NNP" for t in tokens)


_LOWER_DONE_TO = re.compile(
    r"\b(?:called|hit|kicked|bit|pushed|punched|slapped|spat at|swore at|with|told|and|by) (?P<first>[a-z]{3,}) (?P<last>[a-z]{4,})\b"
)


def _lower_word_name(reading: Reading, allowed: frozenset[str]) -> Span | None:
    """Find a name that is also a word, with a surname and no capitals: "called daisy wright"."""
    for match in _LOWER_DONE_TO.finditer(reading.plain):
        tokens = reading.doc.char_span(*match.span("first")), reading.doc.char_span(*match.span("last"))
        proper = all(t is not None and t[0].tag_ == "NNP" for t in tokens)
        if proper and match["first"] in (first_names() & ALSO_WORDS) - allowed and match["last"] not in _COMMON | TERM:
            return match.span("first")
    return None


def _lower_pair(reading: Reading, allowed: frozenset[str]) -> Span | None:
    """Find a rare name after "best mates with", where the grammar takes it for one."""
    for match in _LOWER_PAIR.finditer(reading.plain):
        token = reading.doc.char_span(*match.span("first"))
        proper = token is not None and token[0].tag_ == "NNP"
        surname = match["last"] and not reading.doc.vocab[match["last"]].is_stop
        if (
            proper
            and surname
            and match["first"] not in allowed | KNOWN_WORDS | _COMMON
            and match["last"] not in _COMMON
        ):
            return match.span("first")
    return None


_COMMON_TEXT = (
    "boys girls lego older younger other others year years pupils children kids staff adults mum dad class peers friends people time"
    " outside inside home school lunch break football dolls cars sand water playdough play lots both them everyone anyone someone"
)


_COMMON = frozenset(_COMMON_TEXT.split())
