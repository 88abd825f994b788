"""Which words English people write with a small letter: what is left may be a name, however it was typed.

Source: spaCy's table of how often each word stands in English text, with a capital and without (spacy-lookups-data,
`lexeme_prob`). It knows common misspellings, so "seperate" is a word; "fairclough" and "wojtas" are none.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.util import load_language_data
from spacy_lookups_data import en

_RAREST = -16.0
"""The natural logarithm of a word's share of all words, below which a word counts as not known: 1 in 9 million."""

_AS_OFTEN = 0.5
"""How much likelier, as a logarithm, a word may be with a capital and still be a word: sentences begin with one."""

_PARTS = re.compile(r"[^\W\d_]+")


@cache
def small_words() -> frozenset[str]:
    """Return some 46,000 words that are mostly written with a small letter. Takes half a second, once."""
    # Joined and split again, so that the memory of the million strings read is given back whole.
    return frozenset(_read().split())


def _read() -> str:
    often: dict[str, float] = load_language_data(en["lexeme_prob"])
    unseen = min(often.values())
    return " ".join(
        word
        for word, share in often.items()
        if share >= _RAREST
        and word.isalpha()
        and word.islower()
        and share >= often.get(word.capitalize(), unseen) - _AS_OFTEN
    )


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
