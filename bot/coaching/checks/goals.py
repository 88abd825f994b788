"""Goals are pictures of safe care that can be seen; steps have an owner and a day."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.patterns import words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import GOAL, STEPS

_GOAL_SOURCE = "North Yorkshire practice guidance on safety goals; South Ayrshire, Safety Goals"
_STEP_SOURCE = "Leeds and Calderdale guidance on plans: who, what, by when, how we will know"
_FUZZY = words(
    r"""
    improv\w+ | better | less | fewer
    more (?:stable|support\w*|engag\w+|positive\w*|structure|consisten\w+) | engag\w+ | co.?operat\w+
    reduc\w+ | ensur\w+ | appropriate\w* | good enough | prioriti[sz]\w* | needs (?:are |being )?met
    meet(?:ing|s)? (?:\w+ ){0,3}needs | positive\w* | stab(?:le|ility) | increase\w*
    consisten(?:t|cy|tly) | work(?:ing)? with (?:professionals|services|agencies|us) | boundaries
    routines? | safe(?:ty)?(?: home| environment)? | happy | well.?being | protect\w* | stop\w*
    no (?:more|longer|concerns?) | change\w* | support\w*
    """
)
_STOPPED = words(
    r"""
    no longer | no more | never(?: again)?
    not (?:to )?(?:be|hit|shout|drink|use|leave|happen|have|get|go|do|locked|see) | stops?
    stopp(?:ed|ing) | without | less \w+ | don'?t | won'?t
    no (?:further|violence|drinking|drugs|shouting|arguing|alcohol|domestic|fighting|contact) | cease
    refrain | abstain
    """
)
_INSTEAD = re.compile(r"\b(?:instead|but|rather|and|so that|so)\b", re.IGNORECASE)
_SERVICE = words(
    r"""
    attend(?:s|ing)? | courses? | programmes? | counsell\w+ | referr\w+ | referral | therap\w+
    anger management | engage with (?:\w+ )?(?:services|support|camhs|professionals) | camhs | sessions
    (?:complete|finish) (?:\w+ )?work | alcohol services | drug services | aa | appointments?
    assessment | rehab\w*
    """
)


def _pictured(reading: Reading) -> bool:
    """Whether a day can be pictured: quotations, spans of time or counts beside people doing things."""
    people = len(reading.acts)
    return len(reading.dates) + len(reading.counts) + len(reading.quotes) >= 1 and (
        people >= 1 or len(reading.words) >= 12
    )


def _in_goal(pattern: re.Pattern[str], reading: Reading) -> Span | None:
    match = pattern.search(reading.own)
    return match.span() if match and not _pictured(reading) else None


def _fuzzy(reading: Reading) -> Span | None:
    return _in_goal(_FUZZY, reading)


def _stopped(reading: Reading) -> Span | None:
    match = _STOPPED.search(reading.own)
    if match is None or _INSTEAD.search(reading.own) or len(reading.words) > 18:
        return None
    return match.span()


def _service(reading: Reading) -> Span | None:
    return _in_goal(_SERVICE, reading)


def _unseen(reading: Reading) -> Span | None:
    shown = reading.dates or reading.counts or reading.quotes or reading.acts
    return None if shown or len(reading.words) > 20 else NOWHERE


_WEAK = words(
    r"""
    monitor\w* | continu(?:e|es|ing) | support\w* | as (?:needed|required|appropriate|necessary) | asap
    as soon as possible | on.?going | tbc | tba | keep (?:an )?eye | keep(?:ing)? (?:monitoring|going)
    need(?:s)? to | should | must | engage\w* | improve\w* | ensure\w* | when possible | regular(?:ly)?
    liaise\w* | be there | chase\w* | promote\w* | encourage\w* | someone | in due course | follow up
    """
)
_BY_WHEN = re.compile(
    r"\b(?:by|until|til|till|before|every|each|within|from|on|at|next|weekly|daily|fortnightly|termly"
    r"|same day)\b",
    re.IGNORECASE,
)
_WHO_CALLED = words(
    rf"""
    {facts.JOB} | {facts.KIN} | social care | ambulance | 999 | 101 | crisis | edt
    """
)
_SIGN = words(
    r"""
    if | when | any | unless | should | the (?:day|minute|moment) | after | as soon as
    """
)
_ME = re.compile(r"\b(?:i|i'll|i'm|me|myself|mine)\b", re.IGNORECASE)


def _has_owner(reading: Reading) -> bool:
    named = facts.TITLED.search(reading.plain) or facts.PERSON.search(reading.plain) or facts.NAME.search(reading.plain)
    return bool(named or reading.known_names.intersection(reading.words))


def _planned(reading: Reading) -> bool:
    by_when = _BY_WHEN.search(reading.plain) or reading.days
    return _has_owner(reading) and bool(reading.dates) and bool(by_when)


def _weak_step(reading: Reading) -> Span | None:
    match = _WEAK.search(reading.own)
    return match.span() if match and not _planned(reading) else None


def _no_owner_or_day(reading: Reading) -> Span | None:
    return None if _has_owner(reading) and reading.dates else NOWHERE


def _no_one_going(reading: Reading) -> Span | None:
    named = facts.TITLED.search(reading.plain) or _ME.search(reading.plain) or facts.NAME.search(reading.plain)
    alone = re.match(r"^\s*[A-Z][a-z]+\s+[A-Z][a-z]+\b", reading.plain)
    sure = not re.search(r"\b(?:not sure|tbc|depend\w*|unsure)\b", reading.plain, re.IGNORECASE)
    return None if sure and (named or alone or reading.known_names.intersection(reading.words)) else NOWHERE


def _no_plan_b(reading: Reading) -> Span | None:
    return None if _SIGN.search(reading.plain) and _WHO_CALLED.search(reading.plain) else NOWHERE


_WHO_WHAT_WHEN = "You wrote “{words}”. Who will do what, and by which day?"

CHECKS = (
    Check(
        id="C24",
        severity="ask",
        where=GOAL,
        look=_service,
        says="You wrote “{words}”. If that works, what will {child}’s life be like?",
        reason="A service is a means. The goal is what the child’s life will be like.",
        source=_GOAL_SOURCE,
        trips=under("goal.see", "Mum to attend counselling.", "Dad to complete a course."),
        passes=under(
            "goal.see",
            "For 6 months mum is awake and sober each night and rings Gran. She goes to her course.",
        ),
    ),
    Check(
        id="C23",
        severity="ask",
        where=frozenset({"goal.see"}),
        look=_stopped,
        says="You wrote “{words}”. What will be there in its place?",
        reason="Stopping something leaves a gap. A goal says what good will be there.",
        source=_GOAL_SOURCE,
        trips=under("goal.see", "No more shouting.", "Dad stops drinking."),
        passes=under("goal.see", "Dad no longer shouts but walks out and rings his sister, for 6 months."),
    ),
    Check(
        id="C22",
        severity="ask",
        where=GOAL,
        look=_fuzzy,
        says="You wrote “{words}”. What would you see people do, and for how long?",
        reason="A family must be able to tell when it is over.",
        source=_GOAL_SOURCE,
        trips=under("goal.see", "Parents to meet her needs.", "Mum engages.") + under("scale.up", "Less drinking."),
        passes=under("goal.see", "Each night for 6 months a sober adult is awake, and Amira says she sleeps better."),
    ),
    Check(
        id="C22",
        severity="ask",
        where=frozenset({"goal.see"}),
        look=_unseen,
        whole=True,
        says="The family needs to know when it is over. What would you see at home, and for how long?",
        reason="A family must be able to tell when it is over.",
        source=_GOAL_SOURCE,
        trips=under("goal.see", "A calm home."),
        passes=under("goal.see", "For 6 months Amira is in on time and tells us she slept."),
        family="missing",
    ),
    Check(
        id="C25",
        severity="ask",
        where=STEPS,
        look=_weak_step,
        whole=True,
        says=_WHO_WHAT_WHEN,
        reason="A step with no owner or no day is not done.",
        source=_STEP_SOURCE,
        trips=under("next.school", "Continue to monitor.") + under("next.others", "Social care need to sort this."),
        passes=under("next.school", "Mrs Day will continue to see Amira each Monday until 12 February 2027."),
    ),
    Check(
        id="C25",
        severity="ask",
        where=STEPS,
        look=_no_owner_or_day,
        whole=True,
        says="A step works when it has an owner and a day. Who will do it, and by when?",
        reason="A step with no owner or no day is not done.",
        source=_STEP_SOURCE,
        trips=under("next.school", "Mrs Day sees her."),
        passes=under("next.others", "Gran and mum to write a list by 11 December 2026."),
        family="missing",
    ),
    Check(
        id="C25",
        severity="ask",
        where=frozenset({"start.attend"}),
        look=_no_one_going,
        says="The chair needs a name. Who will go, and who could stand in?",
        reason="The chair needs to know who comes, and the report is needed even when no one can.",
        source="Derbyshire schools protocol",
        trips=under("start.attend", "TBC", "Someone from the team."),
        passes=under("start.attend", "I will go. If I am ill, Mr Shah will."),
        family="missing",
    ),
    Check(
        id="C25",
        severity="ask",
        where=frozenset({"next.worse"}),
        look=_no_plan_b,
        says="A plan needs a sign and a call. What would you see, and who would you ring?",
        reason="A plan B must work on a bad day, for whoever is on duty.",
        source="Signs of Safety: safety planning",
        trips=under("next.worse", "Escalate concerns.", "Inform relevant agencies."),
        passes=under("next.worse", "If she is not in by 9.30 we ring the social worker."),
        family="missing",
    ),
)
