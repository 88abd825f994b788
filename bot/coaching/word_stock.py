"""Which words English people write with a small letter: what is left may be a name, however it was typed.

Source: spaCy's table of how often each word stands in English text, with a capital and without (spacy-lookups-data,
`lexeme_prob`). It knows common misspellings, so "seperate" is a word; "fairclough" and "wojtas" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from spacy.util import load_language_data
from spacy_lookups_data import en

_RAREST = -16.0
"""The natural logarithm of a word's share of all words, below which a word counts as not known: 1 in 9 million."""

_AS_OFTEN = 0.5
"""How much likelier, as a logarithm, a word may be with a capital and still be a word: sentences begin with one."""

_PARTS = re.compile(r"[^\W\d_]+")


_EVERYDAY = 3_000
"""How many of the commonest words a rare word is held against, to see whether it is one of them misspelt."""

_SHORTEST = 5
"""Letters of the shortest word that is taken for a slip: shorter ones are as near to a name as to a word."""


@cache
def small_words() -> frozenset[str]:
    """Return some 46,000 words that are mostly written with a small letter. Takes half a second, once."""
    return _stock()[0]


@cache
def _stock() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that are written small, and the commonest of them: the table begins with those."""
    # Joined and split again, so that the memory of the million strings read is given back whole.
    words = " ".join(_written_small()).split()
    return frozenset(words), frozenset(words[:_EVERYDAY])


def _written_small() -> Iterator[str]:
    often: dict[str, float] = load_language_data(en["lexeme_prob"])
    unseen = min(often.values())
    for word, share in often.items():
        if share < _RAREST or not (word.isalpha() and word.islower()):
            continue
        if share >= often.get(word.capitalize(), unseen) - _AS_OFTEN:
            yield word


_BRITISH_TEXT = (
    "safeguarding phonics lates rota ehc ehcp carers lodger lodgers nans grans mams aunties minimises arrears dysregulated enquiries childminder"
    " childminders telephoned plasters matron minibus keyworker toileting bursary plaited plaits plaiting paediatrician paediatric leccy biro homeworks"
    " truants truanted truanting truancy postnatal antenatal liaise liaises liaised lunchtimes playtimes bedtimes breaktime breaktimes hometime homelink"
    " cloakroom reintegration trackies fortnightly straighteners nowt owt summat nightie hayfever radioed dialled unauthorised brekkie foodbank plimsolls"
    " panto hols headlice wellies handover aider staffroom isolations squabbled fidgets kips makaton chromebook playdates bedsit launderette bursar"
    " housemistress housemaster resit photocopier telly hoover netball rounders headship enrolment centile soiling scald wets unfed idolises apologises"
    " shouty cheekiness hypervigilant unprompted rehouse rehousing fridays mondays tuesdays wednesdays thursdays saturdays sundays tel dob tbc appts poss"
    " unauth excl icpc rcpc iep ehcna slt taf eha cpp cla iro cpc cafcass gdpr hiya hello hey yeah nah nope yep aye ain thanks cheers ta brill"
    " dont cant hes thats wont isnt hasnt havent doesnt didnt couldnt wouldnt shouldnt arent wasnt werent hadnt mustnt lets aint hed shed theyd youre"
    " ca wo ai sha english maths cpoms insulin ritalin sertraline calpol piriton inhaler babysat"
)
_BRITISH = frozenset(_BRITISH_TEXT.split())
"""Words of British homes and schools that the table, made from what the whole world writes, hardly knows."""

_SHORT_FORM = re.compile(r"(?:n't|'(?:s|t|re|ve|ll|d|m))$")


def may_be_name(word: str) -> bool:
    """Whether a word, or a part of a word with a hyphen or an apostrophe in it, is none that is written small."""
    lower = word.lower()
    if lower in small_words():
        return False
    parts = [part for part in _PARTS.findall(_SHORT_FORM.sub("", lower)) if len(part) > 1]
    return any(part not in small_words() and part not in _BRITISH for part in parts)


def is_slip(word: str) -> bool:
    """Whether a word is one letter off a word of every day: "woried", "abuot"."""
    lower = word.lower()
    if len(lower) < _SHORTEST or lower in small_words():
        return False
    cuts = [(lower[:i], lower[i:]) for i in range(len(lower) + 1)]
    less = {a + b[1:] for a, b in cuts if b}
    turned = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase}
    more = {a + letter + b for a, b in cuts for letter in ascii_lowercase}
    return not _stock()[1].isdisjoint(less | turned | other | more)
