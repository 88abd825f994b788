"""Goals are pictures of safe care that can be seen; steps have an owner and a day."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.lexicon import PLACES_AND_THINGS
from bot.coaching.checks.open_ends import undecided
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
    (?:calm|kind|happi|nic|firm|strict|tidi|clean|health|clos|strong|quiet|saf|wis|gentl)(?:er|ier) | more (?:understanding|patient|involved|responsible|calm|trust\w*|respect\w*|communicat\w+|open|honest|relaxed|loving|attentive|aware|confident|settled|organised|regular|time|love|care|effort|money|sleep|help|contact|boundaries|aware\w*|control)
    (?:calm|settled|healthy|normal|nurturing|loving|consistent|stable) (?:home|life|environment|relationship|routine|household|family) | communicat\w+ | understand\w* | respect\w* | trust\w* | take responsibility | step(?:s|ping)? up | listen(?:s|ing)? to (?:advice|professionals|school|us) | follow(?:s|ing)? (?:the )?(?:plan|advice)
    more of (?:an? |the |his |her |their )?\w+ | (?:an?|more|some|any) interest | mak(?:e|es|ing) (?:an |more |some |the |more of an )*effort | tr(?:y|ies|ying) (?:harder|more) | (?:be|being|is|are) (?:there|around|present|available|honest|open|consistent|kinder|calmer|nicer|on time|a parent|parents|the (?:adult|parent|grown.?up)) ?(?:for \w+|more|with us)? | act(?:s|ing)? (?:like|as) (?:a |the )?\w+ | (?:sort|get|pull)(?:s|ing|ting)? (?:her|him|them|it|things|her life|his life)(?:sel\w+)? ?(?:out|together|sorted) | show(?:s|ing)? (?:us |that |more |some )*(?:she|he|they|commitment|willing\w*|insight|change|care|love|can|understanding|effort) | tak(?:e|es|ing) (?:it|this|things|us|advice|concerns) (?:more )?seriously | accept(?:s|ing|ance)? | admit(?:s|ting)? | acknowledg\w+ | recogni[sz]\w+ | reali[sz]\w+ | put(?:s|ting)? (?:\w+ )?(?:first|above|before) | the right (?:thing|choices?|decisions?) | good (?:parent\w*|care|choices|enough) | proper\w* | normal | quality time | quieter | order | control
    progress\w* | signs? of | some (?:change|movement|improvement) | moving forward | nurturing | loving | caring | acceptable | adequate | on board | take on board | work with the plan
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
    (?:to )?(?:give|gives|giving) up | (?:to )?quit\w* | (?:to )?end(?:s|ing)? (?:the |all )?(?:relationship|contact|violence|drinking|rows|shouting|arguing|abuse) | (?:keep|keeps|stay|stays|get|cut) (?:him |her |them )?(?:away|off|out|down)(?: from| of| on)? | (?:not|nobody|no one) (?:to )?\w+ing
    no (?:\w+ )?(?:alcohol|rows?|men|boyfriends?|parties|weed|smoking|swearing|hitting|smacking|missing|incidents?|concerns?|calls|police|strangers)
    no (?:further|violence|drinking|drugs|shouting|arguing|alcohol|domestic|fighting|contact) | cease
    refrain | abstain | (?:get|gets|getting|got) (?:rid of|shot of|away from|out of|off) | kick(?:s|ing|ed)? (?:him|her|\w+) out | chuck(?:s|ing)? (?:him|her) out | leav(?:e|es|ing) (?:him|her|dad|mum|\w+(?= ?$)) | split(?:s|ting)? up | cut(?:s|ting)? (?:down|back|out|ties) | avoid(?:s|ing)? | ban(?:s|ned|ning)? | remov(?:e|es|ing|al of|ed) | (?:him|her|dad|mum|he|she|\w+) (?:moves?|moving|moved|gets?|getting|being|to be|to move) (?:right )?out(?: of)? | (?:him|her|dad|mum|\w+) gone | dump(?:s|ing)? (?:him|her|\w+)
    """
)
_INSTEAD = re.compile(
    r"\b(?:instead|but|rather|and(?! (?:no|not|stop\w*|never|without|nor|don'?t|end\w*|less)\b)|so that|so)\b",
    re.IGNORECASE,
)
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
    carr(?:y|ies|ying) on | keep(?:ing)? (?:up|on|in touch|working|supporting|doing|her|him|them) | look(?:ing)? into | explor\w+ | consider\w* | touch base | try(?:ing)? to | aim(?:ing)? to | as (?:before|usual|now) | remain\w* | stay(?:ing)? (?:involved|in touch|open) | work(?:ing)? (?:with|together|closely) | build(?:ing)? | raise awareness | be (?:more )?(?:aware|available|vigilant|mindful) | stronger | step(?:ping)? up | where (?:possible|needed|appropriate) | if (?:needed|required|possible)
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
_CLASS_OF = re.compile(
    r"\b(?:for|with|at|from|to|of|in) (?:mum|dad|parents?|school|the family|family|mother|father)\b", re.IGNORECASE
)
"""Whom a step is for is not who takes it."""

_ONLY_KIND = re.compile(
    rf"\b(?:{facts.JOB})(?: \w+)? (?:sessions?|support|time|check.?ins?|programme|groups?|work|referrals?|input|interventions?|slots?|meetings?|mentoring|involvement|appointments?)\b",
    re.IGNORECASE,
)
"""A kind of help is not someone who gives it."""

_UNOWNED = re.compile(
    r"\b(?:to be|will be|being|needs? to be|should be|must be|can be|is|are) (?:\w+ly )?(?:set up|put in(?: place)?|arranged|offered|given|made|booked|reviewed|monitored|held|organised|completed"
    r"|done|sent|agreed|considered|looked (?:at|into)|explored|discussed|provided|continued|started|referred|shared|chased|kept|updated|added|signposted|supported)\b(?!.{0,80}\bby (?:m(?:r|rs|s|iss|x)\b|dr|me|[A-Z]))"
)
_ME = re.compile(r"\b(?:i|i'll|i'm|me|myself|mine)\b", re.IGNORECASE)


def _has_owner(reading: Reading) -> bool:
    text = _ONLY_KIND.sub(" ", _CLASS_OF.sub(" ", reading.plain))
    child = set(re.findall(r"\w+", reading.setting.child.lower()))
    named = facts.TITLED.search(text) or facts.PERSON.search(text)
    capital = any(m[0].lower() not in child | PLACES_AND_THINGS for m in facts.NAME.finditer(text))
    return bool(named or capital or (reading.known_names - child).intersection(reading.words))


def _planned(reading: Reading) -> bool:
    by_when = _BY_WHEN.search(reading.plain) or reading.days
    return _has_owner(reading) and bool(reading.dates) and bool(by_when)


def _weak_step(reading: Reading) -> Span | None:
    passive = _UNOWNED.search(reading.own)
    if passive and not (facts.TITLED.search(reading.plain) or _ME.search(reading.plain)) and not _planned(reading):
        return passive.span()
    match = _WEAK.search(reading.own)
    return match.span() if match and not _planned(reading) else None


def _no_owner_or_day(reading: Reading) -> Span | None:
    return None if _has_owner(reading) and reading.dates else NOWHERE


def _no_one_going(reading: Reading) -> Span | None:
    named = facts.TITLED.search(reading.plain) or _ME.search(reading.plain) or facts.NAME.search(reading.plain)
    alone = re.match(r"^\s*[A-Z][a-z]+\s+[A-Z][a-z]+\b", reading.plain)
    sure = not re.search(r"\b(?:not sure|tbc|depend\w*|unsure)\b", reading.plain, re.IGNORECASE)
    return None if sure and (named or alone or reading.known_names.intersection(reading.words)) else NOWHERE


_A_GROUP = re.compile(
    r"\b(?:some(?:one|body)|whoever|a member|member|one|any(?:one|body)?|a rep\w*|representative) (?:of|from|on|in|is|who|else)?\b(?: (?:of )?(?:the |our |us\b)?[\w ]{0,30}?(?:team|staff|slt|us|dsls?|office|school|leadership))?",
    re.IGNORECASE,
)


def _group_going(reading: Reading) -> Span | None:
    match = _A_GROUP.search(reading.own)
    return match.span() if match and _no_one_going(reading) else None


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
        where=GOAL,
        look=_stopped,
        says="You wrote “{words}”. What will be there in its place?",
        reason="Stopping something leaves a gap. A goal says what good will be there.",
        source=_GOAL_SOURCE,
        trips=under(
            "goal.see", "No more shouting.", "Dad stops drinking.", "No more men in the house and no more parties."
        )
        + under("scale.up", "Stop going out at night."),
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
        trips=under("next.school", "Continue to monitor.", "Weekly sessions to be set up for Amira.")
        + under("next.others", "Social care need to sort this."),
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
        id="C45",
        severity="ask",
        where=frozenset({"start.attend"}),
        look=_group_going,
        says="You wrote “{words}”. Who will go, by name, and who could stand in?",
        reason="The chair needs to know who comes, and the report is needed even when no one can.",
        source="Derbyshire schools protocol",
        trips=under("start.attend", "Someone from the safeguarding team."),
        passes=under("start.attend", "Mrs Day from the safeguarding team, or me.", "TBC"),
    ),
    Check(
        id="C25",
        severity="ask",
        where=frozenset({"start.attend"}),
        look=lambda r: None if _group_going(r) or undecided(r) else _no_one_going(r),
        says="The chair needs a name. Who will go, and who could stand in?",
        reason="The chair needs to know who comes, and the report is needed even when no one can.",
        source="Derbyshire schools protocol",
        trips=under("start.attend", "Depends on cover."),
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
