"""Facts that could lead someone to a door, or that are not the writer's to share."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import finds_anywhere, words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE, HARM

_ROAD = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|crescent|gardens?|grove|terrace|court|way|place"
    r"|walk|mews|hill"
    r"|square|parade|rise|row|park road|house|heights|view|green)"
)
_ADDRESS = re.compile(
    r"\b(?:GIR\s?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]"
    r"|[A-HK-Y][0-9][ABEHMNPRV-Y])"
    r"\s{0,2}[0-9][ABD-HJLNP-UW-Z]{2})\b"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+"
    r"|(?<![\d.])(?:\+44\s?\(?0?\)?|0)(?:[\s-]?\d){9,10}(?![\d])"
    rf"|\b(?:(?:flat|apartment"
    rf"|unit)\s+\d{{1,3}}[a-z]?,?\s+)?\b\d{{1,4}}[a-z]?,?\s+(?!(?:\w+\s+)?(?:minute|day|week|time)s?\b)"
    rf"(?:[a-z'-]+\s+){{1,3}}{_ROAD}\b(?!\s+(?:to|of|for|in|at|through|from|up|home|with|that)\b)"
    r"|\b(?:flat|apartment)\s+\d{1,3}[a-z]?\b",
    re.IGNORECASE,
)
_NOT_ADDRESS = words(
    r"""
    sessions? | times? | days? | weeks? | minutes? | mins? | hours? | months? | years? | pupils?
    children | lates? | lessons? | out | of | and | in | on | by | the | a | to | per | points? | with
    was | she | he | mum | dad | jan\w* | feb\w* | mar(?:ch)? | apr\w* | may | june? | july? | aug\w*
    sep\w* | oct\w* | nov\w* | dec\w*
    """
)


def _place(reading: Reading) -> Span | None:
    for match in _ADDRESS.finditer(reading.plain):
        street = re.match(r"(?:flat\s+\w+,?\s+)?\d{1,4}[a-z]?,?\s+([a-z' -]+)$", match[0], re.IGNORECASE)
        if street is None or not _NOT_ADDRESS.search(street[1]):
            return match.span()
    return None


_HEALTH = words(
    r"""
    on (?:tablets|meds|pills) | suffers? (?:with|from) | drug addict | alcoholic
    diagnos(?:is|ed)(?: with)? | hiv(?: positive)? | hepatitis | medication | anti.?depressants?
    bi.?polar | schizophreni\w+ | psychosis | psychotic | personality disorder
    (?:clinical |post.?natal |severe )?depression | methadone | rehab | section(?:ed)? under
    sectioned | abortion | miscarriage | attempted suicide | convict(?:ed|ions?) | on probation
    probation officer | pnc | arrested | criminal record | in prison | served (?:time|a sentence)
    sex offender | on tag | on licence | on bail | charged with | caution(?:ed)? (?:for|by)
    """
)
_ADULT = words(
    r"""
    mum(?:my)?'?s? | mam | mother'?s? | dad(?:dy)?'?s? | father'?s? | parents?'? | step.?\w+
    partner'?s? | boyfriend | girlfriend | husband | wife | gran\w* | nan | uncle | aunt\w* | carers?
    ex | adults? | man | men | woman
    """
)
_PUPIL_NEED = words(
    r"""
    autism | adhd | asthma | dyslexia | epilep\w+ | hearing | speech | diabetes
    """
)


def _could_be(reading: Reading, span: Span) -> bool:
    """Whether it is only feared ("he could be arrested"), so that it tells no one's record."""
    start, _ = reading.near(span[0], after=0)
    return bool(re.search(r"\b(?:could|might|may)\b[^.!?]{0,60}$", reading.plain[start : span[0]], re.IGNORECASE))


def _not_an_adult(reading: Reading, span: Span) -> bool:
    """Only adults' health and records: a pupil's own diagnosis is school's to tell."""
    start, end = reading.near(span[0], before=1, after=0)
    about = reading.plain[start:end]
    child = set(reading.setting.child.lower().split())
    named = (reading.known_names - child).intersection(re.findall(r"[a-z]+", about.lower()))
    return not (_ADULT.search(about) or named) or bool(_PUPIL_NEED.search(about))


_TELLS = (
    r"(?:told|tells|reported|reports|rang|called|contacted|said|says|has said|raised|complained|saw"
    r"|heard|hears)"
)
_NEIGHBOUR = words(
    rf"""
    neighbours? (?:\w+ ){{0,3}}{_TELLS} | anonymous(?:ly)?(?: \w+)? | member of the public
    another parent (?:has )?{_TELLS}
    (?:family friend|friend of (?:mum|dad|the family)) (?:\w+ )?{_TELLS}
    reported by (?:a |the |her |his |their )?\w+
    does(?:n'?t| not) want (?:to be named|mum to know|dad to know|them to know) | asked not to be named
    in confidence
    """
)
_RELATIVE = words(
    r"(?:grand(?:mother|father|parents?|ma|pa)|gran|nan|nana|aunt(?:ie|y)?|uncle|ex.?partner|cousin"
    r"|older (?:brother|sister)) (?:has |have )?(?:reported|alleged|contacted (?:us|school)"
    r"|made a (?:referral|report|complaint))",
)


def _staff(reading: Reading, span: Span) -> bool:
    """A school's own staff, the police and services report as their job."""
    after = reading.plain[span[0] : span[1] + 24].lower()
    return bool(
        re.search(
            r"by (?:the )?(?:dsl|staff|school|me|us|police|ms|mrs|mr|miss|dr|social|ta|teacher|health|his"
            r"|her teacher)",
            after,
        )
    )


CHECKS = (
    Check(
        id="C27",
        severity="privacy",
        where=EVERYWHERE,
        look=_place,
        says="“{words}” could tell a reader where someone lives or how to reach them. Can you take it out?",
        reason="A report goes to everyone at the meeting. An address or number in it can put someone in danger.",
        source="UK GDPR data minimisation; London Child Protection Procedures on restricted information",
        trips=under("family.who", "Dad lives at 14 Mill Lane.", "They are in KT2 6PT now.")
        + under("edu.home", "Ring mum on 07700 900123.", "She uses sana@mail.example now."),
        passes=under("edu.attend", "84% from 3 September to 20 November 2026, 18 sessions missed.")
        + under("next.worse", "We ring the social worker by 10am and 101 if there is no reply.")
        + under("inv.help", "From 6 October she came 20 times to breakfast club in the green room."),
    ),
    Check(
        id="C28",
        severity="privacy",
        where=EVERYWHERE - {"child.identity", "edu.send"},
        look=finds_anywhere(_HEALTH, _not_an_adult, _could_be),
        says="“{words}” is about an adult’s health or record. Is it yours to share, and does it bear on {child}?",
        reason="Health and police facts belong to the services that hold them, and are shared only where "
        "they bear on the child.",
        source="Information sharing advice for safeguarding practitioners (2024): relevant and proportionate",
        trips=under(
            "sos.hard",
            "Sana was arrested twice.",
            "Dad was convicted in 2019.",
            "Mum takes medication.",
            "Mum has depression.",
        ),
        passes=under("sos.hard", "Mum works nights and has no family near by.")
        + under("sos.danger", "Men give him drugs to carry. He could be hurt or arrested.")
        + under("edu.learn", "She was diagnosed with dyslexia in Year 3."),
    ),
    Check(
        id="C43",
        severity="privacy",
        where=EVERYWHERE,
        look=finds_anywhere(_NEIGHBOUR, _staff),
        says="You wrote “{words}”. Could that person be at risk if the parents read this?",
        reason="Someone who passed on a worry may be in danger when it is read at home.",
        source="Information sharing advice for safeguarding practitioners (2024): protect who could be harmed",
        trips=under("sos.harm", "A neighbour told us she hears screaming.", "We had an anonymous call."),
        passes=under("sos.harm", "Amira told Mrs Day. It was reported by the DSL that day."),
    ),
    Check(
        id="C43",
        severity="privacy",
        where=HARM | {"sos.unknown", "sos.hard"},
        look=finds_anywhere(_RELATIVE),
        says="You wrote “{words}”. Could that person be at risk if the parents read this?",
        reason="A relative who passed on a worry may be in danger when it is read at home.",
        source="Information sharing advice for safeguarding practitioners (2024): protect who could be harmed",
        trips=under("sos.harm", "Grandmother reported that they are left alone."),
        passes=under("sos.harm", "Gran told us the children slept at hers on 3 May."),
    ),
)
