"""What counts as a fact in typed notes: a date, a count, an act that could be seen, a source.

Notes are written in fragments ("12/10 not collected til 4.50"), so dates and counts are read from the
characters, and only acts need the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from bot.coaching.finding import Span

_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?"
    r"|dec(?:ember)?"
)
_DAY = r"(?:mon|tues?|weds?|thurs?|fri)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SPAN = (
    r"(?:second|minute|hour|day|night|evening|morning|afternoon|lunchtime|week|weekend|fortnight|month|term"
    r"|half.?term|year|lesson|session|break|home ?time|sunday|monday|tuesday|wednesday|thursday|friday"
    r"|saturday)s?"
)
_NUMBER = (
    r"(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty"
    r"|a dozen|a couple of|a few)"
)
_DATES = re.compile(
    rf"\b\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:\s?[/.-]\s?\d{{2,4}})?\b(?!\s*%)|\b\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\b(?:19|20)\d\d\b"
    rf"|\b(?:{_MONTH})\b|\b(?:since|in|from|until|til|till|by|of|last|early|late|mid|to|around"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"\s+(?:may|march)\b(?!\s+(?:be|have|not|get|need|feel|lose|come))|\b(?:may|march)\s+\d|\b(?:{_DAY})\b"
    rf"|\b(?:last|this|next|every|each|per|most|all|the other|other|same|that|one)\s+(?:\w+\s+)?{_SPAN}\b"
    rf"|\bseason\b"
    rf"|\b{_NUMBER}\s+(?:school\s+)?(?:{_SPAN})\b|\bago\b|\byesterday\b|\btoday\b|\btonight\b|\bhalf.?term\b"
    r"|\bchristmas\b|\beaster\b|\beid\b|\b(?:autumn|spring|summer|winter)\b|\bin (?:reception|year \d+"
    r"|nursery)\b"
    r"|\b(?:since|until|till?)\s+\w+|\b(?:daily|weekly|fortnightly|monthly|termly|nightly)\b|\bovernight\b"
    r"|\b\d{1,2}[.:]\d{2}\s?(?:am|pm)?\b(?!\s*%)|\b\d{1,2}\s?(?:am|pm)\b|\bnow\b(?=.{0,30}\bbefore\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b\d+(?:\.\d+)?\s?%|(?<!more than )(?<!at )\bonce\b(?! (?:in a while|more|again|he|she|they|we|mum|dad|i|it)\b)"
    r"|\b(?:twice|thrice|half a dozen|a dozen|nobody|no one|no-one)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|hundred)\b"
    r"|\b(?:every|each)\s+(?:single\s+|other\s+)?(?:day|night|morning|evening|week|weekend|month|lesson"
    r"|match|time|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b|\b(?:daily|weekly|fortnightly|monthly|nightly)\b"
    r"|\b(?:one|1)\s+(?:of|in|out of|time|late|log|day|night|incident|suspension)\b|\b\d+(?:\.\d+)?(?:cm"
    r"|mm|kg|p|x|hrs?)?\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?:year|yr|y|ks|key stage|class|room|band|set|tier)\s?$", re.IGNORECASE)

SOURCE = re.compile(
    r"\b(?:told|tells?|sa(?:id|ys?|w)|seen|sees?|noticed|hear[ds]?|rang|rung|ring|phoned|called|emailed"
    r"|texted|wrote"
    r"|logs?|logged|records?|recorded|report(?:s|ed)?|disclosed|observed|witnessed|show(?:s|ed|n)|asked"
    r"|spoke|letter"
    r"|register|cpoms|notes?|informed|explain(?:s|ed)|describe[ds]|i|we|us|met|visit(?:ed)?|form|photo"
    r"|message)\b",
    re.IGNORECASE,
)
"""Words that tell how something is known."""

WITNESS = re.compile(
    r"\b(?:social worker|s\.?w\.?|police|health visitor|nurse|doctor|hospital|staff|teacher|ta|dsl"
    r"|caretaker|office|neighbour|gp)\b",
    re.IGNORECASE,
)
"""People whose presence in an account tells how it is known."""

UNKNOWN = re.compile(
    r"\b(?:not (?:been )?asked|did(?:n'?t| not) ask|ha(?:ve|s)(?:n'?t| not) (?:yet )?(?:asked|seen|met|heard)"
    r"|do(?:n'?t| not|es not|esn'?t) know|not known|no(?:t| one) sure|unknown|no (?:contact|address"
    r"|number|details|record)"
    r"|never met|not met|would not say|did not want|didn'?t want)\b",
    re.IGNORECASE,
)
"""Honest words for a gap: these are answers, not faults."""

KIN = (
    r"mum|mam|mummy|mammy|mama|mamma|mom|mother|dad|daddy|papa|tata|father|parents?|step.?(?:mum|dad|mother|father|brother|sister)|gran"
    r"|granny|grandma"
    r"|grandmother|nan|nana|nanna|nanny|nani|dadi|babcia|nonna|bibi|amma|ammi|abbu|abba|baba|grandad|grandpa|granddad|grandfather|grandparents?|aunt"
    r"|auntie|aunty|uncle"
    r"|brothers?|sisters?|siblings?|cousins?|partner|boyfriend|girlfriend|husband|wife|ex|carers?"
    r"|foster carers?|godmother"
    r"|godfather|bro|sis|half.?(?:brother|sister)|baby|twins?|guardian"
)
JOB = (
    r"dsl|ddsl|sw|(?:social|drug|alcohol|play|outreach|project|link|care|domestic abuse|refuge|case) worker|teacher|tutor|ta|teaching assistant|senco|sendco|elsa|mentor"
    r"|head(?:teacher| of year)?"
    r"|deputy|assistant head|learning mentor|school nurse|nurse|health visitor|hv|gp|doctor|police"
    r"|officer|coach|caretaker"
    r"|librarian|receptionist|key ?worker|support worker|neighbour|imam|vicar|childminder|driver|school"
    r"|we|i|me|myself|chair"
    r"|key person|manager|practitioner|nursery nurse|room leader|learning support|lsa|supervisor|therapist"
    r"|interpreter|advocate|family worker|youth worker|paediatrician|dentist|pastor|priest|rabbi|rector|escort"
    r"|attendance officer|ewo|governors?|dietitian|dietician|audiologist|optician|physio(?:therapist)?|psychologist|psychiatrist|midwife|solicitor|cleaner|dinner lady|lunchtime supervisor|midday supervisor|taxi driver|caseworker|iro|scout leader|leader|brown owl|akela|consultant|specialist|tutor|facilitator|play worker|housing officer|translator|signer|counsellor|pastoral lead|dt|safeguarding lead|hoy|office|spa"
)
TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|pc|sgt|rev|prof)\.?\s+[A-Za-z]", re.IGNORECASE)
PERSON = re.compile(rf"\b(?:{KIN}|{JOB})\b", re.IGNORECASE)
NAME = re.compile(r"(?<![.!?]\s)(?<!^)(?<!\n)\b[A-Z][a-z]{2,}\b")

_BASE = (
    "be have do seem appear struggle present engage display show experience suffer witness affect impact "
    "improve"
    " deteriorate change need want like love support monitor continue offer attend work become remain "
    "get feel think"
    " believe know understand concern worry worried cause lead involve include exhibit demonstrate vary "
    "tend find make"
    " minimise claim deny admit fail refuse lack disengage cooperate comply prioritise escalate progress "
    "achieve cope"
    " deal relate mean require expose abuse neglect harm hurt hate enjoy care protect access go come "
    "happen exist"
    " identify raise address manage respond communicate interact react behave function live have receive "
    "consider feel"
    " dispute contest object reject express assume suspect hope agree promise plan try decide argue fight accept follow refer ensure "
    "provide put keep"
    " should could might step lose complete undertake participate settle cling bully misbehave adore "
    "start seek"
)
_IRREGULAR = (
    "is are was were been being am 's 're has had having does did done shown made making got getting "
    "gone going went felt"
    " thought knew known understood meant led found became coming came happened dealt kept left lost "
    "lived feels has"
    " putting chose chosen began begun fought sought ok wasnt isnt hasnt dont doesnt ca can s shes hes "
    "thats theyre im ive its whats etc nurture disagree disagrees disagreed"
)
VAGUE_VERBS = frozenset(
    form
    for base in _BASE.split()
    for form in (
        base,
        base + "s",
        base + "es",
        base + "d",
        base + "ed",
        base + "ing",
        base[:-1] + "ing",
        base[:-1] + "ies",
        base[:-1] + "ied",
    )
) | frozenset(_IRREGULAR.split())
_ABSTRACT_TEXT = (
    "behaviour attendance presentation relationship relationships situation things thing"
    " concerns concern issues issue progress impact support engagement life trauma problems"
    " problem risk factors needs it there this that which family strategies interventions"
    " communication school"
)
_ABSTRACT = frozenset(_ABSTRACT_TEXT.split())
_TAGS = frozenset({"VBD", "VBZ", "VBP"})


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(m.span() for m in pattern.finditer(text))


def dates(text: str) -> tuple[Span, ...]:
    """Return where a day, month, time or span of time is given."""
    return _spans(_DATES, text)


def counts(text: str, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return where something is counted or measured, other than in dates and the names of year groups."""
    dated = [
        s for s in taken if not re.search(r"\s", text[s[0] : s[1]]) or re.search(r"may|march", text[s[0] : s[1]], re.I)
    ]
    found = []
    for start, end in _spans(_COUNTS, text):
        inside = any(a <= start < b for a, b in dated)
        day = re.match(rf"\s*(?:of\s+)?(?:{_MONTH}|march|may)\b", text[end : end + 14], re.IGNORECASE)
        year = re.fullmatch(r"(?:19|20)\d\d", text[start:end])
        if not inside and not day and not year and not _GROUP.search(text[max(0, start - 12) : start]):
            found.append((start, end))
    return tuple(found)


def acts(doc: Doc, quotes: Iterable[Span]) -> tuple[Span, ...]:
    """Return the verbs that say what a person did or does, leaving out verbs that show nothing."""
    quoted = tuple(quotes)
    return tuple(
        (t.idx, t.idx + len(t)) for t in doc if _is_act(t) and not any(start <= t.idx < end for start, end in quoted)
    )


def _is_act(token: Token) -> bool:
    if token.lower_ in VAGUE_VERBS or not token.is_alpha:
        return False
    children = {child.dep_: child for child in token.children}
    if "auxpass" in children or "nsubjpass" in children:
        return False
    subject = children.get("nsubj")
    if subject is not None and subject.lower_ in _ABSTRACT:
        return False
    if token.tag_ == "VBG":
        return subject is not None or "aux" in children
    if token.tag_ == "VBN":
        return "aux" in children and subject is not None
    return token.tag_ in _TAGS
