"""Initials of other children: "Lily P", "J.S.", "B. Sharpe in 9T"."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.adults import LOWER, UPPER
from bot.coaching.checks.lexicon import CODES, KNOWN_WORDS
from bot.coaching.checks.pupils import PEER, PUPIL_WORD, first_names, known_people, starts
from bot.coaching.finding import Span
from bot.coaching.language import Reading

_INITIALS = re.compile(
    r"\b(?:[Cc]hild|[Pp]upil|[Ss]tudent|[Bb]oy|[Gg]irl)\s+[A-Z]\b(?!')|(?<![\w.])[A-Z]\.\s?[A-Z]\.(?![\w])"
    r"|(?<![\w.&/-])(?!(?:[ap]m|[ap]\.m)\b)[A-Z]{2}(?![\w&/-])(?!\s?\d)"
    r"|\b[A-Z][a-z]{2,} [A-Z]\b(?![\w'.-]|\s+[A-Z]\b)"
)


_INITIAL_SURNAME = re.compile(
    rf"(?<![\w.])(?P<first>[A-HJ-Z])(?P<dot>\.?) ?(?P<last>[{UPPER}][{LOWER}]{{2,}})\b(?! (?:block|team|level|levels|group|shirt|wing|room|class))",
    re.UNICODE,
)


_STAFF_BEFORE = re.compile(
    rf"\b(?:mr|mrs|ms|miss|mx|dr|pc|dc|sgt|wpc|rev|prof|sir|{facts.JOB})\.?,? (?:[A-Z]\.? )?$", re.IGNORECASE
)


_STAFF_AFTER = re.compile(rf"^,? ?\(?(?:(?:the|our|her|his|school|a) )*(?:{facts.JOB}|dsl|head)\b", re.IGNORECASE)


_PEER_INITIALS = re.compile(
    r"\b(?:pupil|friend|boy|girl|child|lad)\s*\($|\b(?:with|by|from|and|friend|pupil|boy|girl|mate|kicked|hit|pushed|to|called)\s+$",
    re.IGNORECASE,
)


def _own_initials(reading: Reading) -> frozenset[str]:
    """Return the initials of the people who are in the report already."""
    names = (name.split() for name in (*reading.setting.people, reading.setting.child))
    return frozenset(name[0][0].upper() + name[-1][0].upper() for name in names if name)


_JOB_CODES = frozenset(
    ["TA", "SW", "DH", "HT", "AH", "GP", "HV", "EP", "FS", "LA", "PE", "RE", "IT", "TV", "OK", "US", "UK"]
)


def initials(reading: Reading, introduced: frozenset[str]) -> Span | None:
    letters = re.findall(r"[A-Za-z]", reading.plain)
    shouting = sum(c.isupper() for c in letters) > 0.5 * len(letters)
    own = _own_initials(reading)
    known, introduced = known_people(reading), introduced | KNOWN_WORDS
    for match in _INITIALS.finditer(reading.plain):
        pair = re.sub(r"[^A-Z]", "", match[0])
        if re.fullmatch(r"[A-Z]{2}", match[0]):
            before = reading.plain[max(0, match.start() - 20) : match.start()]
            job = pair in _JOB_CODES or (pair in CODES and not PEER.search(before))
            if shouting or job or pair in own or not _PEER_INITIALS.search(before):
                continue
        elif re.match(r"(?!(?:Child|Pupil|Student|Boy|Girl)\b)[A-Z][a-z]+ [A-Z]$", match[0]):
            word = match[0].split()[0].lower()
            if word in known | introduced or (word not in first_names() and starts(reading, match.start())):
                continue
            if match[0].endswith(" I"):
                continue
        elif pair in own:
            continue
        return match.span()
    return None


def initial_surname(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find "B. Sharpe in 9T", where no title or job tells of a grown-up."""
    allowed = known_people(reading) | introduced | KNOWN_WORDS
    for match in _INITIAL_SURNAME.finditer(reading.plain):
        before, after = (
            reading.plain[max(0, match.start() - 40) : match.start()],
            reading.plain[match.end() : match.end() + 40],
        )
        if match["last"].lower() in allowed or _STAFF_BEFORE.search(before) or _STAFF_AFTER.match(after):
            continue
        near = reading.plain[max(0, match.start() - 60) : match.end() + 40]
        if (match["dot"] or not match[0].startswith("A")) and PUPIL_WORD.search(near):
            return match.span()
    return None
