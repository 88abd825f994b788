"""Who did it, and how it is known: hidden actors, opinion without a reason, and hearsay."""

from __future__ import annotations

import re

from spacy.tokens import Token

from bot.coaching import facts
from bot.coaching.checks.patterns import DOMAIN, finds, rich, words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import ANALYSIS, DANGER, HARM, PROSE, SAFETY, VOICE

_HARMED_TEXT = (
    "hit hurt slapped pushed kicked punched locked left bruised assaulted abused thrown grabbed"
    " touched beaten bitten burned burnt shaken dragged threatened shouted screamed smacked"
    " injured cut strangled shoved harmed attacked neglected exposed abandoned marked frightened"
    " hidden"
)
_HARMED = frozenset(_HARMED_TEXT.split())
_NOBODY = words(
    r"""
    there (?:was|were|is|are|has been|have been) (?:an? |another |some\s
        |several |many )?(?:\w+ )?(?:incidents?|altercations?|allegations?|arguments?|disputes?|events?
        |disclosures?)
    it (?:was|is|has been) (?:felt|believed|thought|noted|observed|decided|agreed|considered|understood)
    (?:various |many |several )?(?:strategies|interventions|measures|support|plans) (?:was|were
        |have been|has been|are|is) (?:implemented|put in place|offered|provided|given|in place)
    (?:views?|voice|wishes) (?:was|were|have been|has been|are|is)?\s?(?:sought|captured|gathered
        |obtained|completed|collected|heard)
    """
)
_ADULT = re.compile(
    rf"\b(?:{facts.KIN}|(?:older |another |other |young )?(?:pupil|boy|girl|man|men|woman|child|adult"
    rf"|stranger)s?|(?:mr|mrs|ms|miss) \w+|friend)\b",
    re.IGNORECASE,
)


_BY_PART = re.compile(
    r"by (?:the |his |her |their )?(?:arm|hair|wrist|neck|throat|ear|collar|leg|hand|scruff|coat|hood|shirt|shoulder|ankle)s?\b",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(
    r"\b(?:told|tells|showed|shows|said to|spoke to|rang|asked|found|seen by|saw by|reported (?:it )?to|logged by|went to|came to) (?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
    r"|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC)\.? [A-Z][\w'-]+(?: (?:saw|noticed|logged|rang|recorded|heard|asked|told|was told|spoke))"
)
"""Whoever was told of it did not do it."""


def _actor_named(reading: Reading, token: Token) -> bool:
    start, end = reading.near(token.idx, before=1)
    text = _TOLD_TO.sub(" ", reading.plain[start:end])
    child = reading.setting.child.split()[0].lower() if reading.setting.child.strip() else ""
    known = reading.known_names - set(reading.setting.child.lower().split())
    return (
        bool(_ADULT.search(text))
        or any(re.search(rf"\b{re.escape(n)}\b", text.lower()) for n in known)
        or _other_name(text, child)
    )


def _other_name(text: str, child: str) -> bool:
    months = re.compile(
        r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE
    )
    return any(m[0].lower() != child and not months.match(m[0]) for m in facts.NAME.finditer(text))


def _passive(reading: Reading) -> Span | None:
    """Find "was hit" with no one who hit: a passive without an agent, and no other person near by."""
    for token in reading.doc:
        if token.lower_ not in _HARMED or any(s <= token.idx < e for s, e in reading.quotes):
            continue
        helpers = [
            c
            for c in token.children
            if c.i < token.i and (c.dep_ == "auxpass" or c.lower_ in ("was", "were", "been", "got", "being"))
        ]
        agent = any(
            (c.dep_ == "agent" or c.lower_ == "by") and not _BY_PART.match(reading.plain, c.idx) for c in token.children
        )
        future = any(c.tag_ == "MD" for c in token.children)
        if helpers and not agent and not future and not _actor_named(reading, token):
            return (helpers[0].idx, token.idx + len(token))
    return None


_OPINION = words(
    r"""
    i (?:feel|felt|think|believe|assume|suspect|guess|reckon|suppose|imagine)
    we (?:feel|felt|think|believe|assume|suspect) | (?:staff|school) (?:feels?|felt|thinks?|believes?)
    seem(?:s|ed|ingly)? | appear(?:s|ed)?(?! (?:in|at|on))
    clear(?:ly)? (?:that|not|the|mum|dad|she|he|they|very|a|been|has|is) | clearly | obvious(?:ly)?
    probably | must (?:have|be) | no doubt | likely | presumabl[ye] | in my (?:opinion|view)
    comes? across | (?:looks?|sounds?) (?:like|as if|as though) (?:he|she|they|it|mum|dad|there|a|no ?one|nobody)(?:'s|'re)?
    gives? the impression | (?:i|we|you) can tell | i'?m sure | without doubt | undoubtedly
    """
)
_BECAUSE = re.compile(
    r"\b(?:because|as (?:she|he|they|mum|dad|i)|since (?:she|he|they)|due to|so that|said|told)\b|[:;]| - ",
    re.IGNORECASE,
)


_GUESSED = re.compile(r"(?:looks?|sounds?)\b", re.IGNORECASE)
"""What follows these is the guess itself, not a reason for it."""


def _reasoned(reading: Reading, span: Span) -> bool:
    start, end = reading.near(span[0])
    near = (*reading.quotes, *reading.counts)
    acts = () if _GUESSED.match(reading.plain, span[0]) else reading.acts
    return (
        bool(_BECAUSE.search(reading.plain, span[1], end))
        or any(start <= s < end for s, _ in near)
        or any(span[1] <= s < end for s, _ in acts)
    )


_HEARSAY = words(
    r"""
    apparently | alleg(?:ed|edly|es) | (?:is|are|was|were|well) known (?:to|that)
    it is (?:well )?known | known to have | we (?:have )?heard | i (?:have )?heard
    rumou?rs?(?: is| are| has it)? | word is | people say | (?:we|i) understand that | it is understood
    supposedly | reportedly | it is (?:said|thought|reported|suggested) | word on the street
    everyone knows | known for | they say(?! (?:so|yes|no|it is|when|otherwise)\b) | there (?:is|are) talk | i'?ve been told
    (?:we|i) (?:have been|were|was) (?:led to believe|told that)
    """
)
_SAID = re.compile(r"\b(?:told|said|says|rang|wrote|emailed|reported|showed)\b", re.IGNORECASE)


def _sourced(reading: Reading, span: Span) -> bool:
    """Whether someone is named as saying it, on a day."""
    start, end = reading.near(span[0], after=0)
    text = reading.plain[start : span[0]] + reading.plain[span[1] : end]
    return bool(_SAID.search(text) and facts.PERSON.search(text))


CHECKS = (
    Check(
        id="C31",
        severity="ask",
        where=HARM | DANGER | SAFETY | {"inv.help", "voice.how", "inv.changed", "edu.look", "edu.behave"},
        look=finds(_NOBODY, rich),
        says="You wrote “{words}”. Who was it that did this?",
        reason="A sentence with nobody in it cannot be checked or answered.",
        source=f"{DOMAIN}: who did what",
        trips=under("sos.harm", "There was an incident at home.", "It was felt that she was unhappy."),
        passes=under("sos.harm", "On 3 May dad hit her. She told Mrs Day."),
    ),
    Check(
        id="C31",
        severity="ask",
        where=HARM | SAFETY,
        look=_passive,
        says="You wrote “{words}”. Who did it, as far as you know?",
        reason="A passive hides the adult who did it. If it is not known, the report should say so.",
        source=f"{DOMAIN}: who did what",
        trips=under("sos.harm", "She was hit with a belt in May.", "On 4 October he was locked out all night."),
        passes=under("sos.harm", "She was hit by dad in May.", "In May she was hit. Mum did it and told us so."),
    ),
    Check(
        id="C09",
        severity="ask",
        where=PROSE - {"voice.worry", "voice.good", "voice.wish", "voice.parent", "share.diff"},
        look=finds(_HEARSAY, _sourced),
        says="You wrote “{words}”. Who said it, and when?",
        reason="News with no one behind it is rumour, and it spreads from report to report.",
        source="Surrey report form: say when information is second or third hand",
        trips=under("sos.harm", "Apparently he has hurt her before.", "It is known that dad has a temper."),
        passes=under("sos.harm", "On 3 May the police told us of the alleged assault."),
    ),
    Check(
        id="C08",
        severity="ask",
        where=PROSE - ANALYSIS - VOICE - {"voice.parent", "start.attend", "share.diff", "share.form"},
        look=finds(_OPINION, _reasoned, rich),
        says="You wrote “{words}”. If that is your view, what makes you think so?",
        reason="A view is welcome when it is owned and tied to a fact.",
        source="Derbyshire schools protocol: separate fact from opinion",
        trips=under("sos.impact", "I feel she is scared.")
        + under("edu.look", "He often appears tired.")
        + under("family.pr", "Both parents probably."),
        passes=under("sos.impact", "I think she is scared because she hides when the bell rings.")
        + under("edu.look", "He seems tired: asleep in class on 3 days."),
    ),
)
