"""Full names of other pupils, told by how English words are written: "truants with jaxxon pike", "Efe Demirtas"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from bot.coaching.checks.lexicon import ALSO_WORDS, KNOWN_WORDS, TOO_COMMON
from bot.coaching.checks.pupils import GROWN_UP, GROWN_UP_AFTER, PEER, TERM, first_names, known_people
from bot.coaching.finding import Span
from bot.coaching.language import Reading
from bot.coaching.tongue import is_english
from bot.coaching.word_stock import is_slip, may_be_name

_TOKEN = re.compile(r"(?<![\w@.'/-])[^\W\d_]+(?:[-'][^\W\d_]+)*(?![\w@/])")

_WITH = re.compile(
    r"\b(?:truant\w*|bunk\w*|skiv\w*|wag\w*|out|off|hang\w*|hung|walk\w*|go|goes|going|went|gone|come|comes|came|pair\w*|smok\w+|vap\w+|run|runs|ran|row|argu\w+"
    r"|stick\w*|stuck|knock\w*|chat\w*|talk\w*|giggl\w+|wander\w*|seen|caught|lunch|break|bus|football|class|form|in|thick)\b[^.!?\n]{0,25} (?:with|w/|wiv) $",
    re.IGNORECASE,
)
"""Being somewhere or doing something with someone, as pupils do."""

A_CLUB = re.compile(
    r"\b(?:supports?|supporting|plays? for|playing for|fan of|kit|shirt|top|loves|adores|obsessed with|mad (?:on|about)|(?:is|'s|really|so|well) into) $",
    re.IGNORECASE,
)
"""Before clubs, singers and what else a child is keen on."""

_NOT_A_PERSON = re.compile(
    r"\b(?:in|at|near|from|of|outside|around|into|via|called|named|read|reads|reading|watch\w*|likes?|loves?|eats?|road|street|on|visit\w*"
    r"|studio|book|film|game|brand|some|any|the|a|an|new|old|north|south|east|west) $",
    re.IGNORECASE,
)
"""Before places, books and things to eat, which are rare words too."""

A_PUPIL_AFTER = re.compile(
    r"^(?:'s\b|,? (?:who|whos|who's)\b|,? (?:in|from|at|on|off) (?:our|her|his|my|their|the same|nursery|school|year|yr|class|form|reception|table|y?\d)|,? and (?:his|her|their) (?:mum|mam|mom|mother|dad|father|nan|family|parents|brother|sister|mates?|friends?)|,? (?:at|during) (?:play|break|lunch))",
    re.IGNORECASE,
)
"""What follows the name of a pupil: "kyzer lee in our class"."""


@dataclass(frozen=True)
class _Pair:
    """Two words that stand together, as typed, and where."""

    first: str
    last: str
    span: Span
    of_three: bool = False

    @property
    def capitals(self) -> bool:
        """Whether both begin with a capital and go on without: "Efe Demirtas"."""
        return all(word[0].isupper() and not word.isupper() for word in (self.first, self.last))

    @property
    def small(self) -> bool:
        """Whether capitals tell nothing here: typed without any, or in nothing else."""
        return self.first.islower() or self.first.isupper()

    @property
    def owner(self) -> bool:
        """Whether something is theirs: "jaxxon pike's nan"."""
        return self.last.lower().endswith("'s")

    @property
    def words(self) -> tuple[str, str]:
        return self.first.lower(), self.last.lower().removesuffix("'s")


def full_names(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find two words that can only be a first name and a surname, with a capital or without."""
    allowed = known_people(reading) | introduced
    for pair in _pairs(reading):
        first, last = pair.words
        # "St Hilaire" alone is a saint; after a first name it is a surname.
        ruled_out = {first} if pair.of_three else {first, last}
        if ruled_out & (allowed | TERM) or last in KNOWN_WORDS or (first in KNOWN_WORDS and not _a_month_too(pair)):
            continue
        if _looks_full(reading, pair) and not _grown_up(reading, pair) and _worth_asking(reading, pair):
            return pair.span
    return None


def _common(first: str) -> bool:
    return first in first_names() or first.split("-")[0] in first_names()


def _worth_asking(reading: Reading, pair: _Pair) -> bool:
    """Whether a pupil's name could stand here: where relatives are listed, only beside words for pupils."""
    if not reading.question.startswith("family."):
        return True
    before, after = reading.plain[max(0, pair.span[0] - 60) : pair.span[0]], reading.plain[pair.span[1] :][:60]
    return bool(PEER.search(before) or A_PUPIL_AFTER.match(after))


def _a_month_too(pair: _Pair) -> bool:
    """Whether the first word is the short name of a month that is a first name as well: "Jun Cheung"."""
    return pair.words[0] in ("jun", "jan", "april", "may", "mar", "august") and (
        pair.capitals or may_be_name(pair.last)
    )


_PARTICLES_TEXT = "ap ab al el bin bint ibn de da del der van von den la le mac st dos di san"
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
"""Small words inside a surname: "Siôn ap Gwilym"."""


def _pairs(reading: Reading) -> list[_Pair]:
    """Return a word that may be a first name with the word after it, or with the one after a surname's small word."""
    text, found = reading.plain, list(_TOKEN.finditer(reading.plain))
    pairs = []
    for place, (a, b) in enumerate(pairwise(found)):
        first = a[0].lower()
        if text[a.end() : b.start()] != " " or first.endswith("'s") or not (_common(first) or may_be_name(first)):
            continue
        last = b
        if b[0].lower() in _PARTICLES and place + 2 < len(found) and text[b.end() : found[place + 2].start()] == " ":
            last = found[place + 2]
        if a[0].isupper() or not (last[0].isupper() and len(last[0]) <= _LONGEST_CODE):
            pairs.append(_Pair(a[0], last[0], (a.start(), last.end()), of_three=last is not b))
    return pairs


_LONGEST_CODE = 5
"""Letters of a short form in capitals after a word ("resitting GCSE")."""


def _looks_full(reading: Reading, pair: _Pair) -> bool:
    first, last = pair.words
    before = reading.plain[max(0, pair.span[0] - 60) : pair.span[0]]
    common, surname = _common(first), may_be_name(last)
    if A_CLUB.search(before):
        return False
    among = bool(PEER.search(before) or _WITH.search(before))
    if pair.small and among and (surname or first not in TOO_COMMON) and (common or _may_be_surname(reading, pair)):
        return True
    after = reading.plain[pair.span[1] :][:60]
    if common and first not in ALSO_WORDS:
        told = last in word_surnames() or A_PUPIL_AFTER.match(after)
        return surname or bool(told and _may_be_surname(reading, pair))
    if not common and (not _in_english(reading, pair) or (pair.small and not among and _misspelt(pair))):
        return False
    sure = pair.capitals or among or (common and surname) or pair.owner
    clear = sure or A_PUPIL_AFTER.match(after) or not _NOT_A_PERSON.search(before)
    verb = first in _AUXILIARY and not _BEFORE_NAME.search(before)
    return bool(clear) and not verb and (surname or (last in word_surnames() and _may_be_surname(reading, pair)))


_AUXILIARY = frozenset({"will", "may", "can", "art", "mark"})
"""First names that stand before a name as verbs do: "will okafor come"."""

_BEFORE_NAME = re.compile(r"\b(?:to|with|by|from|for|and|hit|hitting|called|told|pushed|kicked) $", re.IGNORECASE)


@cache
def word_surnames() -> frozenset[str]:
    """Return surnames that are English words as well, or that are too short for the word stock to know."""
    return frozenset((Path(__file__).parent.parent / "surnames.txt").read_text(encoding="utf-8").split())


_SENTENCE = 5
"""Words of a quotation from which on its language can be told."""


def _in_english(reading: Reading, pair: _Pair) -> bool:
    """Whether two rare words stand in English and not in a sentence of another language that is quoted."""
    for start, end in reading.quotes:
        if start <= pair.span[0] < end:
            said = tuple(re.findall(r"[^\W\d_]+", reading.plain[start:end].lower()))
            return pair.capitals or (len(said) >= _SENTENCE and is_english(said, reading.plain[start:end]))
    return reading.english


def _misspelt(pair: _Pair) -> bool:
    """Whether both words are slips of the pen: "woried abuot"."""
    return all(is_slip(word) for word in pair.words)


def _may_be_surname(reading: Reading, pair: _Pair) -> bool:
    """Whether the second word can be one: no verb and no small word stands after "with jaxxon"."""
    last = reading.doc.char_span(pair.span[1] - len(pair.last), pair.span[1], alignment_mode="expand")
    if last is None or last[0].is_stop:
        return False
    # The grammar hardly knows rare names: where the word is a surname as well, only a verb rules it out.
    a_surname = pair.words[1] in word_surnames() and not last[0].tag_.startswith(("V", "MD"))
    return a_surname or last[0].tag_ in ("NN", "NNP", "VB", "JJ", "NNS", "NNPS")


_OWNED = re.compile(r" (?:mum|mam|mom|dad|nan|gran|mother|father|parents|brother|sister|auntie?)\b", re.IGNORECASE)
"""Whose relative it is, where the apostrophe is left out: "leo banks mum"."""


def _grown_up(reading: Reading, pair: _Pair) -> bool:
    before, after = reading.plain[max(0, pair.span[0] - 40) : pair.span[0]], reading.plain[pair.span[1] :][:50]
    owner = pair.owner or (pair.last.lower().endswith("s") and _OWNED.match(after))
    return bool(GROWN_UP.search(before) or (GROWN_UP_AFTER.match(after) and not owner))
