"""Existing safety: someone did something, the danger was there, and the child was safer because of it."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading

_SAFETY = frozenset({"sos.safety"})
_BOTH = frozenset({"sos.safety", "sos.strength"})
SOURCE = "Boffa and Podesta 2004, as taught in Signs of Safety: actions of protection shown over time"
PROTECTED = re.compile(
    r"\b(?:took|takes|rang|phoned|called|came|fetched|collected|stayed|stays|went|ran|kept|left|brought"
    r"|moved|locked|stood|got|gave|sent|drove|slept|picked|told|asked|texted|put|let|hid|stopped|walked"
    r"|invited)\b",
    re.IGNORECASE,
)
_WHEN_THERE = re.compile(r"\b(?:when|after|while|because|as|once|then|before|if)\b", re.IGNORECASE)


_NOT_DONE = re.compile(
    r"(?:\b(?:will|would|to|never|wouldn'?t|going|must|should|can|could)|'ll|'d)(?: (?:never|not|always|also|be|have))*\s(?:\w+ and )?$",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"(?:said|says?|tells?|told|promis\w+|agree\w*|assur\w+|insist\w*|swor[en]|swears?|vow\w*|reckons?|loves?|adores?|dotes?|cares?|wants?"
    r"|trusts?|knows?|hopes?|plans?|intends?|pledg\w+|understands?|recogni[sz]es?)\b",
    re.IGNORECASE,
)
"""Verbs of saying and feeling: no one is safer for them alone."""


def _tested(reading: Reading) -> bool:
    """Whether the answer holds an act of protection at some time: then a loose word does no harm."""
    kept = [
        m
        for m in PROTECTED.finditer(reading.own)
        if not _NOT_DONE.search(reading.own[max(0, m.start() - 40) : m.start()])
    ]
    acts = [s for s, e in reading.acts if not _SAYING.match(reading.plain, s)]
    act = bool(kept or acts)
    counted = bool(reading.counts) and bool(_WHEN_THERE.search(reading.own))
    return act and (bool(reading.dates) or counted)


def _unless_tested(pattern: re.Pattern[str], reading: Reading) -> Span | None:
    match = pattern.search(reading.own)
    return match.span() if match and not _tested(reading) else None


_SAFE = words(
    r"""
    safe(?:ly)? | supportive | support(?:s|ed)? | protect\w* | resilien\w+ | strong
    there for (?:her|him|them) | looks? (?:after|out for) | steps? (?:up|in)
    brilliant | amazing | fantastic | wonderful | excellent | a (?:star|godsend|rock|lifeline|lifesaver|safety net|good (?:mum|dad|gran|nan)) | (?:real |good )?safety net | on the ball | hands.?on | always (?:there|around|on hand|willing|available) | on hand | around (?:a lot|all the time|if needed) | close by | lives? (?:near|nearby|close|round the corner|next door)
    fine (?:with|at|when|there|now|because|as long as) | okay? (?:with|at|there|now) | out of harm'?s way | no risk | not at risk | in good hands | well looked after | stable | secure | sensible | responsible
    has a (?:good|strong|supportive|great) \w+ | the kind of \w+ who | knows? (?:that )?(?:she|he|they) can | knows? (?:what to do|how to|where to|who to) | can (?:turn to|rely on|look after|protect|stand up|take care) | aware of the risks? | understands? the (?:risks?|danger|concerns?)
    would(?:n'?t| never| not)(?: ever)? (?:\w+ )?(?:let|hurt|harm|allow|lay a finger|do anything|see)
    good (?:with|for|mum|dad|parent\w*) | reliable | trusted | capable | caring | helps?(?: out)?
    safe place
    """
)
PROMISE = words(
    r"""
    will(?! (?:not )?(?:talk|say|tell) ) | won'?t | has agreed | have agreed | agreed (?:to|that|not)
    agrees | plans? to | planning to | promis\w+ | hopes? to | hoping to | intends? to | wants to
    (?:says?|said|reckons|claims|insists|tells us|told us) (?:that )?(?:she|he|they)(?:'s|'re| is| are| has| have) (?:been )?(?:\w+ )?(?:cutting|stopp|giv|quit|chang|try|get|off|done|reduc|going)\w* | cutting (?:down|back) | sw(?:ore|ears|orn) | vow(?:s|ed)? | assur(?:es?|ed) (?:us|me|school|staff|everyone) | given (?:us |me |school )?(?:her|his|their) word | gave (?:us |me |school )?(?:her|his|their) word | signed (?:the |a |an )?(?:\w+ )?(?:agreement|contract|plan) | turning over a new leaf | determined to | knows (?:she|he|they) (?:must|has to|have to|can't|cannot) | on the understanding | has said (?:that )?(?:she|he|they) | (?:working|looking) (?:towards|into) | thinking (?:of|about)
    going to | says (?:she|he|they)(?:'ll| will| won'?t) | pledged | committed to | is willing to
    would (?:like to|always|not|ring|call|phone|take|keep|go|come|step|protect|tell|leave|do(?! anything)|be|know)
    """
)
SERVICE = words(
    r"""
    (?:self.?)?referr(?:ed|al|als|s)? (?:(?:her|him)self )?(?:to|for|made|in)? | signed up | enrolled | started (?:a |an |the |her |his )?(?:\w+ )?(?:course|sessions|programme|counselling|work) | attend(?:s|ed|ing)? | (?:works?|working) with | referr\w+ | waiting list
    complet(?:ed|ing|es) (?:an? |the |her |his |their )?(?:\w+ )?(?:course|programme|work)
    (?:parenting|anger management|freedom|domestic abuse) (?:course|programme|classes)
    engag(?:es|ed|ing) (?:well )?with | open to | under (?:camhs|a|the)
    support(?:ed)? (?:from|by) (?:camhs|early help|social)
    ha(?:s|ve) (?:an? )?(?:mentor|social worker|family support worker|elsa|counsellor|support worker)
    counselling | breakfast club | aa(?: meetings)? | women'?s aid | camhs | early help
    goes to (?:all )?(?:her|his|the|their)? ?(?:meetings|appointments|groups?) | therap\w+
    child in need plan | services (?:are )?involved | parenting course
    """
)
LOVE = words(
    r"""
    loves? | lov(?:ed|ing) | bond(?:ed)? | close(?: to| with| relationship)? | affection\w* | adores?
    dotes? | devoted | cares? (?:about|for) | attached | warm(?:th)? | good relationship
    do anything for | would die for | means? (?:the world|everything) to | (?:love|affection|bond|closeness) (?:between|there|in) | (?:apple of|idolis\w+|worships?|thinks the world of|mad about|besotted|cherish\w*|treasures?|proud of) | (?:a |very |such a |really )(?:close|loving|warm|tight|tight.?knit|close.?knit) (?:family|bond|relationship|home|mum|dad)
    (?:great|good|strong|lovely|positive|secure|nice) (?:relationship|bond|attachment|rapport|connection) (?:with|between|to)
    """
)
_QUIET = words(
    r"""
    no (?:\w+ )?(?:incidents?|concerns?|reports?|issues?|problems?|episodes?|worries|bruises|injuries
        |logs?)(?: \w+)?
    nothing (?:has )?(?:been )?(?:reported|happened|logged|further|new|since|to report)
    not (?:been )?(?:any|had any) (?:\w+ )?(?:incidents?|concerns?)
    nothing(?:'s| has| had| else has)? (?:\w+ )?(?:been )?(?:happened|gone on|come up|come to light|flagged|seen|said|raised|reported|worrying|untoward) | (?:without|free of|free from) (?:any )?(?:\w+ )?(?:incidents?|issues?|problems?|concerns?)
    (?:has|have|had)(?:n'?t| not) (?:been |seen |had |heard )?(?:any(?:thing)?|another|a (?:single )?(?:incident|report|problem|concern))(?: \w+)? | gone quiet | (?:nothing|none|not a thing) since | touch wood | so far so good | incident.?free
    has(?:n'?t| not) happened (?:again|since) | not (?:happened|occurred) (?:again|since)
    (?:things|it|home|everything|all)(?:'s|'ve)?(?: has| have| is| are| seems?| appears?| feels?)?(?: to (?:be|have))?(?: been)?(?: \w+)? (?:calm|quiet|settled|fine|ok|okay)(?:er)?
    all (?:been )?quiet | has stopped
    (?:seen|had|found|logged|noticed|recorded|heard|spotted) (?:no|nothing|none)(?: \w+){0,2} | no (?:\w+ )?(?:marks?|cuts|absences|calls|visits|call.?outs?) | not (?:had|needed) to (?:log|ring|record|report|call)\w* | nothing (?:seen|logged|noticed|recorded|on (?:his|her|their))
    """
)


_WATCHED = words(
    r"""
    (?:social workers?|health visitor|support workers?|family workers?|police|early help|nurse|mentor|elsa|school|staff|professionals|agencies|services|we|key ?worker)(?: (?:also|all|still|both|regularly))? (?:visits?|sees?|meets?|monitors?|checks?|comes?|goes|is involved|are involved|keeps? an eye|oversees?|offers?|provides?|supports?|works? with)
    oversight | (?:is|are|being|well|closely) monitored | (?:professional|agency|social care|multi.?agency) (?:involvement|support|input) | (?:on|has|have) (?:a |an |the )?(?:\w+ )?(?:plan|order)(?: (?:is )?in place)? | (?:safety )?plan in place | (?:eyes|lots of eyes|many eyes) on
    """
)
_DONE = re.compile(
    r"\b(?:took|rang|phoned|called|came|fetched|collected|stayed|went|ran|left|brought|moved|locked|stood|got|gave|sent|drove|slept|picked|hid|stopped|walked|woke)\b",
    re.IGNORECASE,
)


def _watched(reading: Reading) -> Span | None:
    """Find professionals who look on, where nobody is told of who did something when the danger was there."""
    match = _WATCHED.search(reading.own)
    return match.span() if match and not _DONE.search(reading.own) and not reading.quotes else None


def _promise(reading: Reading) -> Span | None:
    return _unless_tested(PROMISE, reading)


def _service(reading: Reading) -> Span | None:
    return _unless_tested(SERVICE, reading) or _watched(reading)


def _love(reading: Reading) -> Span | None:
    return _unless_tested(LOVE, reading)


def _safe(reading: Reading) -> Span | None:
    return _unless_tested(_SAFE, reading)


def _quiet(reading: Reading) -> Span | None:
    match = _QUIET.search(reading.own)
    acted = reading.acts and any(m[0].lower() != "moved" for m in PROTECTED.finditer(reading.own))
    return match.span() if match and not acted and len(reading.words) > 1 else None


def _plain_strength(pattern: re.Pattern[str], reading: Reading) -> Span | None:
    match = pattern.search(reading.own)
    return (
        match.span()
        if match and not reading.quotes and not reading.counts and not reading.dates and len(reading.acts) < 2
        else None
    )


_STRENGTH_WORDS = words(
    rf"""
    {_SAFE.pattern} | wants? to | tries | trying | polite | happy | good | great
    well (?:behaved|cared) | nice | lovely | enjoys? | likes?
    """
)

_STRENGTH_PROMISE = words(
    r"""
    ha(?:s|ve) (?:now )?(?:agreed|promised|pledged|committed) | agreed (?:to|that|not) | agrees to | promis\w+
    plans to | planning to | intends? to | (?:is|are|seems?) willing to | committed to
    (?:mum|dad|mother|father|parents?|they|she|he) (?:both )?(?:will|won'?t|is going to|are going to)
    (?:is|are) going to (?:move|stop|leave|try|change|get|start|give|attend|make|keep|cut|seek|ask|look|do)
    says? (?:she|he|they)(?:'ll| will| won'?t| is going to| are going to)
    """
)


def _strength_promise(reading: Reading) -> Span | None:
    match = _STRENGTH_PROMISE.search(reading.own)
    kept = reading.counts or any(not match or s > match.end() or s < match.start() for s, _ in reading.acts)
    return match.span() if match and not kept else None


CHECKS = (
    Check(
        id="C16",
        severity="ask",
        where=_SAFETY,
        look=_promise,
        says="You wrote “{words}”, which is a plan. Has it been kept at a time when the danger was there?",
        reason="A promise has not yet been tested when the danger was there. It belongs under next steps.",
        source=SOURCE,
        trips=under("sos.safety", "Mum has agreed not to drink.", "Dad promised to stay away."),
        passes=under("sos.safety", "On 3 May mum rang Gran before she drank, as she said she would. Gran came."),
    ),
    Check(
        id="C17",
        severity="ask",
        where=_SAFETY,
        look=_service,
        says="You wrote “{words}”. When the danger was there, was {child} safer because of it?",
        reason="Going to a service may help later. It has not yet kept the child safe.",
        source=SOURCE,
        trips=under("sos.safety", "The health visitor sees them every month.")
        + under("sos.safety", "Mum attends a parenting course.", "Working with early help."),
        passes=under(
            "sos.safety",
            "After the course, on 3 May and 9 June, dad walked out when he was angry and rang his sister.",
        ),
    ),
    Check(
        id="C18",
        severity="ask",
        where=_SAFETY,
        look=_love,
        says="You wrote “{words}”, which is a strength. What do they do when the danger is there?",
        reason="Love matters, and it is not an act of protection.",
        source="Manchester and York partnerships: strengths and protection are two things",
        trips=under("sos.safety", "Mum loves them.", "A close bond with Gran."),
        passes=under("sos.safety", "On 3 May Gran, who loves them, took them home when mum was drunk."),
    ),
    Check(
        id="C44",
        severity="ask",
        where=_SAFETY,
        look=_quiet,
        says="You wrote “{words}”. In that time, was the danger there, and who acted?",
        reason="A quiet spell may only mean that the danger was not there, or was not seen.",
        source=SOURCE,
        trips=under("sos.safety", "No further incidents since May.", "Nothing reported."),
        passes=under("sos.safety", "Mum drank on 2 evenings and both times Gran came. No incidents."),
    ),
    Check(
        id="C15",
        severity="ask",
        where=_SAFETY,
        look=_safe,
        says="You wrote “{words}”. What did they do, and when, at a time when the danger was there?",
        reason="Safety is something that was done, not a way that someone is.",
        source=SOURCE,
        trips=under("sos.safety", "Gran keeps her safe.", "Gran is supportive."),
        passes=under("sos.safety", "On 3 May Gran kept her safe: she took her home when dad shouted."),
    ),
    Check(
        id="C16",
        severity="ask",
        where=frozenset({"sos.strength"}),
        look=_strength_promise,
        says="You wrote “{words}”, which is a promise. What has been done so far?",
        reason="A promise can be a start. What has been done since is the strength.",
        source=SOURCE,
        trips=under("sos.strength", "Mum has agreed to stop drinking.", "Dad is willing to change."),
        passes=under("sos.strength", "Mum agreed to ring Gran each Friday and has done so 3 times.")
        + under("sos.strength", "Amira says she wants to be a vet."),
    ),
    Check(
        id="C17",
        severity="ask",
        where=frozenset({"sos.strength"}),
        look=lambda r: _plain_strength(SERVICE, r),
        says="You wrote “{words}”. What is better for {child} since then?",
        reason="A service is not a strength by itself. What changed for the child is.",
        source=SOURCE,
        trips=under("sos.strength", "Mum is working with early help."),
        passes=under("sos.strength", "Since mum began with early help she has sat with Amira 4 nights a week."),
    ),
    Check(
        id="C18",
        severity="ask",
        where=frozenset({"sos.strength"}),
        look=lambda r: _plain_strength(LOVE, r),
        says="You wrote “{words}”. What do they do that shows it?",
        reason="A feeling becomes a strength that others can see when someone says what is done.",
        source=SOURCE,
        trips=under("sos.strength", "Mum loves her children."),
        passes=under("sos.strength", "Mum reads with her 4 nights a week, and Amira loves it."),
    ),
    Check(
        id="C02",
        severity="ask",
        where=frozenset({"sos.strength"}),
        look=lambda r: _plain_strength(_STRENGTH_WORDS, r),
        says="You wrote “{words}”. What do they do that shows it?",
        reason="What someone does can be built on. A word of praise cannot.",
        source=SOURCE,
        trips=under("sos.strength", "Supportive family."),
        passes=under("sos.strength", "Gran is supportive: she comes every Friday."),
    ),
)
