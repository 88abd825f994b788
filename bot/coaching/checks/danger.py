"""Danger statements speak of what could happen; complicating factors are not the harm itself."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.gaps import third_part_missing
from bot.coaching.checks.patterns import words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import DANGER

_SOURCE = "North Yorkshire, South Ayrshire and York practice guidance on danger statements"
_COULD = words(
    r"""
    could | can | may(?! \d) | might | would | will | if | likely | chance | ends? up | going to
    """
)
_WORRIED = words(
    r"""
    worr(?:y|ied|ies) | concern(?:ed|s)? | scared | afraid | anxious | frightened | fears?
    """
)
_SOMEONE = re.compile(r"\b(?:i|we|i'm|we're|everyone|staff|school|[a-z]{2,})\b", re.IGNORECASE)
_LONG_ENOUGH = 12
_PARTS, _OPENING = 2, 10


def _people_first(reading: Reading) -> bool:
    """Whether it opens with nothing but people: a statement put together from its three parts does."""
    if len(reading.sentences) < _PARTS:
        return False
    start, end = reading.sentences[0]
    opening = reading.plain[start:end]
    someone = facts.TITLED.search(opening) or facts.PERSON.search(opening)
    alone = len(opening.split()) <= _OPENING and not any(s < end for s, _ in reading.acts)
    return alone and bool(someone or reading.known_names.intersection(opening.lower().split()))


def _nobody_worried(reading: Reading) -> Span | None:
    match = _WORRIED.search(reading.own)
    if match is None:
        return None if _people_first(reading) else NOWHERE
    return None if _SOMEONE.search(reading.own[max(0, match.start() - 80) : match.start()]) else NOWHERE


def _past_only(reading: Reading) -> Span | None:
    if third_part_missing(reading) and len(reading.words) >= _LONG_ENOUGH and reading.english:
        return None
    told = _WORRIED.search(reading.own) or reading.acts
    return NOWHERE if told and not _COULD.search(reading.own) else None


def _too_little(reading: Reading) -> Span | None:
    return NOWHERE if len(reading.words) < _LONG_ENOUGH or third_part_missing(reading) else None


_HARM = words(
    r"""
    (?:hits?|hitting|slaps?|smacks?|kicks?|beats?|punch(?:es|ed)?|hurts?|grabs?|shouts? at|screams? at
        |shouted at|swears? at)(?: (?:at )?(?:her|him|them|the (?:child\w*|kids|boys|girls)|[A-Z][a-z]+))?
    (?:slapped|smacked|kicked|beating|hurting|grabbed|pushe[sd]|shove[sd]|dragged|threw|throws|pinche[sd]|bit|bites|burn(?:s|ed|t)|strangl\w+|choke[sd]|pull(?:s|ed)|lock(?:s|ed)|leaves|leaving|threaten(?:s|ed)|belts|whack(?:s|ed)|clout(?:s|ed)|clip(?:s|ped)|lash(?:es|ed) out at|screamed at|yell(?:s|ed) at|swore at|takes it out on|laid into|lays into|scares|frightens|ignores) (?:her|him|them|the (?:child\w*|kids|boys|girls|baby|little one))(?! (?:mum|dad|mother|father|phone|hours|job|wages|money|rent|partner|door))
    (?:goes|gone|going|went|left) (?:hungry|unfed|without (?:his|her|their|any|food|tea|meals|medic\w+|meds)) | not (?:getting|given|had) (?:his|her|their) (?:meds|medic\w+|tablets|food|dinner|tea) | put to bed hungry | no food in
    left (?:at home )?(?:alone|on (?:her|his|their) own|unattended|to fend) | home alone | bruis\w+
    hungry | unsupervised | beaten | unfed | go(?:es|ing)? without (?:food|meals|tea|heating)
    (?:is|are|is being|are being) (?:neglected|abused|hurt|harmed|at risk|unsafe) | at risk | not fed
    witness\w*
    """
)
_NOT_CHILD = re.compile(
    r"\b(?:landlord|neighbours?|agencies|benefits|rent|council|mum was|mum has been|her own childhood"
    r"|as a child)\b",
    re.IGNORECASE,
)


def _harm(reading: Reading) -> Span | None:
    for match in _HARM.finditer(reading.own):
        start, end = reading.near(match.start(), after=0)
        if not _NOT_CHILD.search(reading.own, start, end):
            return match.span()
    return None


CHECKS = (
    Check(
        id="C20",
        severity="ask",
        where=DANGER,
        look=_nobody_worried,
        whole=True,
        says="The reader will want to know whose worry this is. Who is worried, and about what that an adult does?",
        reason="A danger statement names who is worried, about what, and what could happen.",
        source=_SOURCE,
        trips=under("sos.danger", "Amira could be hurt if dad comes back and no one is there to stop him."),
        passes=under("sos.danger", "Ms Cole is worried that if dad comes back he could hurt Amira when he is drunk."),
        family="missing",
    ),
    Check(
        id="C19",
        severity="ask",
        where=DANGER,
        look=_past_only,
        whole=True,
        says="This tells what has happened. What could happen to {child} next if nothing changes?",
        reason="A danger statement is about the future. What has happened goes under past harm.",
        source=_SOURCE,
        trips=under("sos.danger", "We are worried that dad hit mum in June and Amira saw it."),
        passes=under("sos.danger", "We are worried that dad will hit mum again and Amira could be hurt."),
        family="missing",
    ),
    Check(
        id="C20",
        severity="ask",
        where=DANGER,
        look=_too_little,
        whole=True,
        says="Mum and Dad will read this. What is it that an adult does, and what could it do to {child}?",
        reason="A danger statement needs all three parts.",
        source=_SOURCE,
        trips=under("sos.danger", "We worry she could be hurt.")
        + under("sos.danger", "We are worried about how dad speaks to Amira and about her not being let in at night."),
        passes=under(
            "sos.danger",
            "Ms Cole is worried that when mum drinks at night no one is awake and Amira could be hurt.",
        ),
        family="missing",
    ),
    Check(
        id="C21",
        severity="ask",
        where=frozenset({"sos.hard"}),
        look=_harm,
        says="You wrote “{words}”. Does that hurt {child} by itself, so that it belongs in past harm?",
        reason="A hard life is not a danger by itself, and harm must not hide among hardships.",
        source="Signs of Safety: complicating factors; York glossary",
        trips=under("sos.hard", "They are left alone a lot.", "Mum is low so the children are at risk."),
        passes=under("sos.hard", "Mum works nights and the landlord shouts about the rent."),
    ),
)
