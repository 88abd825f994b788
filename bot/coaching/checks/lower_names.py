"""Names of other children typed without a capital."""

from __future__ import annotations

import re

from bot.coaching.checks.full_names import A_CLUB
from bot.coaching.checks.lexicon import ALSO_WORDS
from bot.coaching.checks.pupils import GROWN_UP, first_names, has_a_job, known_people
from bot.coaching.finding import Span
from bot.coaching.language import Reading

_LOWER_PEER = re.compile(
    r"\b(?:mates?|friends?|pals?|besties?|play(?:s|ed|ing)?|fell out|falls out|falling out|hang\w* (?:a?round|out|about)|sits?|sat"
    r"|bull(?:ied|ying|ies)|me and|fights?|fighting|fought|kicked|pushed|punched|hit|bit|slapped|kissed|called|going out with|knocks? about"
    r"|sleepovers?|stop\w* (?:over )?at|class|same year)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)


_PUPILS_TOLD_OF = frozenset({"edu.peers", "edu.behave", "edu.excl", "voice.worry", "voice.good", "voice.wish"})


_LOWER_INITIAL = re.compile(r"(?<![\w'])(?P<first>[a-z]{3,}) [b-hj-z]\b(?!['’./&@\d])")
"""A first name and an initial with no capital: "mollie p"."""


_LAST = r"(?!(?:the|our)\b)[a-z'-]+(?= )"


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
        if A_CLUB.search(before) or has_a_job(reading.plain[match.end() :][:60], _LAST):
            continue
        told_of = reading.question in _PUPILS_TOLD_OF or _LOWER_PEER.search(before)
        if told_of and not GROWN_UP.search(before):
            return match.span()
    return None
