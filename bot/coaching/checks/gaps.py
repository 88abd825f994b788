"""What only one question asks for and an answer leaves out: the child's part, a span of time, a fact for a view."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.patterns import DOMAIN, words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading

_CHILD = words(
    r"""
    she | he | her | him | his | hers | they | them | their | child(?:ren)? | kids? | pupil | i | me
    my | girls? | boys? | baby | brother | sister | both | siblings? | twins?
    """
)
_OWNING = frozenset({"his", "her", "their", "my"})


_TELLING = frozenset(
    [
        "tell",
        "tells",
        "told",
        "telling",
        "ask",
        "asked",
        "ring",
        "rang",
        "inform",
        "informed",
        "call",
        "called",
        "text",
        "texted",
        "warn",
        "warned",
    ]
)


def _no_child(reading: Reading) -> Span | None:
    """Find harm told with no child in it: "put his fist through the door" tells of no child."""
    name = reading.child_name.lower()
    began = reading.doc[0] if len(reading.doc) else None
    fragment = began is not None and began.tag_ in ("VBD", "VBN", "VBG")
    if fragment or reading.quotes or name in {w.split("'")[0] for w in reading.words} or _child_meant(reading):
        return None
    return None if _acted_upon(reading, reading.known_names) else NOWHERE


def _child_meant(reading: Reading) -> bool:
    """Whether a pronoun or a word for a child stands there, other than one that says whose fist or drink it was."""
    for match in _CHILD.finditer(reading.plain):
        token = reading.doc.char_span(*match.span())
        told = token is not None and token[0].head.lower_ in _TELLING and token[0].dep_ in ("dobj", "dative", "pobj")
        owner = told or (match[0].lower() in _OWNING and token is not None and token[0].tag_ == "PRP$")
        start, _ = reading.near(match.start(), after=0)
        if not (owner and _adult_named(reading, reading.plain[start : match.start()])):
            return True
    return False


def _adult_named(reading: Reading, text: str) -> bool:
    known = reading.known_names - {reading.child_name.lower()}
    return bool(facts.PERSON.search(text) or known.intersection(re.findall(r"\w+", text.lower())))


def _acted_upon(reading: Reading, known: frozenset[str]) -> bool:
    """Whether someone of the report is there other than as the one who acts."""
    return any(
        t.lower_ in known and t.dep_ not in ("nsubj", "compound", "poss", "conj", "nmod", "ROOT") for t in reading.doc
    )


_SINCE = re.compile(r"\b(?:once|twice|every|each|just the|only|first)\b", re.IGNORECASE)


def _no_span(reading: Reading) -> Span | None:
    """Find a count with no span of time: four times in a week is not four times in a life."""
    counted = reading.counts and not reading.dates
    return NOWHERE if counted and not _SINCE.search(reading.plain) else None


_SHORT_NOTE = 25
_QUIET = words(
    r"""
    no (?:(?:further|more|new|other|recent|known|significant) )?(?:incidents?|concerns?|reports?|issues?|problems?|worries)(?! (?:about|with|that) \w+ing)
    nothing (?:has |new |else |further |much )*(?:been )?(?:reported|happened|logged|raised|new|changed|to report|of note|untoward|major)
    (?:has|have)(?:n'?t| not) (?:been any|had any|heard anything|seen anything) | all quiet | gone quiet | so far so good
    (?:things|it|everything|all|they|home)(?: all)? (?:has|have|is|are|seems?|appears?)(?: to)?(?: have| be)?(?: \w+)? (?:calm(?:ed)?|quiet(?:er|ened)?|settled|calmer|stable|steady)(?: down)?
    """
)


def _only_quiet(reading: Reading) -> Span | None:
    match = _QUIET.search(reading.own)
    fact = reading.quotes or re.search(r"\d", reading.plain) or (reading.counts and reading.acts)
    return match.span() if match and not fact else None


_EMPHASIS = words(
    r"""
    100 ?% | hundred per ?cent | definite(?:ly)? | absolutely | without (?:a )?doubt | no question | of course | obvious(?:ly)? | clearly | surpris(?:ed|ing) | (?:long )?overdue | about time | should have (?:been|had)
    (?:i |we |do |don'?t |i'd )?(?:think|thinks|feel|feels|reckon|believe|guess|suppose|imagine) | would do | (?:seems?|sounds?|looks?) (?:like|to|as|a|about) | probably | maybe | perhaps | on balance | support(?:s|ive)? | in favour | against | welcome | recommend\w* | (?:not )?(?:needed|necessary|appropriate|warranted|required|justified) | in (?:my|our) (?:opinion|view) | gut feeling | agree | needs? (?:to be|one|it) | too (?:soon|early|much|late)
    """
)
_REASON = re.compile(
    r"\b(?:because|as (?:he|she|they|mum|dad|we|there|his|her)|since|for (?!years|ages|months|a while|a long|some|so long|him|her|them|this|now|me|us|ever|sure|definite)\w+|due to)\b|[:]|\d(?! ?%)",
    re.IGNORECASE,
)


def _bare_view(reading: Reading) -> Span | None:
    """Find a view that is only stressed, with no fact: the chair will ask for reasons."""
    match = _EMPHASIS.search(reading.own)
    reasoned = _REASON.search(re.sub(r"\b100 ?%", " ", reading.plain)) or reading.quotes
    short = (
        len(reading.words) < _SHORT_NOTE
        and len([c for c in reading.counts if "%" not in reading.plain[c[0] : c[1]]]) == 0
    )
    return match.span() if match and short and not reasoned else None


_HAPPENED = re.compile(
    r"\b(?:did|hit|shout\w*|left|locked|slapp\w*|pushed|told|saw|was|were|had|came|drank|in (?:19|20)\d\d|last)\b",
    re.IGNORECASE,
)
_COULD = words(
    r"could | can | may(?! \d) | might | would | will | if | likely | chance | ends? up | going to | so that"
)


def third_part_missing(reading: Reading) -> bool:
    """Whether a worry about how things are, not about a thing that happened, says nothing of what could come."""
    return not _COULD.search(reading.own) and not _HAPPENED.search(reading.own)


_FEW = 8
_ONLY_SHOWN = re.compile(
    r"\bonly (?:see|know|hear|get|have|ever)\b|\bjust (?:see|know)\b|\bto be honest\b", re.IGNORECASE
)


_ALL_OF_HOME = re.compile(
    r"\W*(?:(?:if|whether|is) (?:there'?s|there is|there) (?:anything|more|something)(?: else| more)? ?(?:going on|happening|to it|to (?:know|this|tell)|we don'?t know)?|(?:not sure |we don'?t know |don'?t know |unsure |anything about )?(?:what|how things|anything|everything)(?: really| actually| exactly)? (?:goes on|happens|is happening|is going on|it'?s like|they get up to|are|is)|(?:his|her|their|the|family|home) (?:home )?(?:life|situation|background|dynamics|history))"
    r"(?: (?:at|in|with|within|behind|outside)(?: the| of)? (?:home|house|family|closed doors|school))?(?: (?:really|in general|generally))?\W*$",
    re.IGNORECASE,
)


_ONLY_WHAT = re.compile(
    r"\bonly (?:get|know|hear|see|have|got|told)(?: to know)? what\b|\bunanswered questions?\b|\b(?:get|find) (?:a |the )?(?:bigger|full|whole|true|clear|real) (?:picture|story|truth)\b|\bdon'?t (?:really )?know (?:the )?(?:full|half|extent|ins and outs|what we don'?t)\b"
    r"|\bhard to (?:say|know|tell)\b|\bwho knows\b|\bpart of the (?:picture|story)\b|\btip of the iceberg\b|\bnot (?:much|everything) that we\b",
    re.IGNORECASE,
)


def _gap_unsaid(reading: Reading) -> Span | None:
    if re.match(
        r"\W*(?:a |quite )?(?:lots|loads|everything|most things|a lot|lot|plenty|quite a (?:bit|lot)|not (?:much|a lot|a great deal)"
        r"|very little|hardly anything|nothing (?:much|really)|a few things)\b",
        reading.plain,
        re.IGNORECASE,
    ) and len(reading.words) <= (_FEW + 6 if _ONLY_SHOWN.search(reading.plain) else _FEW):
        return NOWHERE
    if _ONLY_WHAT.search(reading.plain) and len(reading.words) < _SHORT_NOTE and not reading.dates:
        return NOWHERE
    first = reading.plain[: reading.sentences[0][1]] if reading.sentences else ""
    if _ALL_OF_HOME.match(first) and len(reading.words) < _SHORT_NOTE and not re.search(r"\d", reading.plain):
        return NOWHERE
    says = re.search(
        r"\b(?:who|what|where|when|whether|if|how|why|which|know|known|asked|sure|never|not)\b|n't\b",
        reading.plain,
        re.IGNORECASE,
    )
    return NOWHERE if len(reading.words) <= 7 and not says else None


CHECKS = (
    Check(
        id="C12",
        severity="ask",
        where=frozenset({"sos.harm"}),
        look=_no_child,
        says="{child} is not in this yet. What was it like for {child}?",
        reason="Past harm is harm to the child.",
        source="Ofsted 2011, The voice of the child",
        trips=under("sos.harm", "Dad drinks most nights.", "On 3 May Omar broke his phone and told Mrs Day."),
        passes=under(
            "sos.harm", "Dad drinks most nights and shouts at her.", "On 3 May Sana hit Bilal. Mrs Day saw it."
        ),
        family="missing",
    ),
    Check(
        id="C10",
        severity="ask",
        where=frozenset({"sos.pattern"}),
        look=_no_span,
        says="A count means more with its span. Between which dates was that, roughly?",
        reason="Four times in a week is not the same as four times in a life.",
        source=f"{DOMAIN}; chronology guidance of Norfolk’s partnership",
        trips=under("sos.pattern", "It has been 4 times that we are aware of."),
        passes=under("sos.pattern", "4 times since May.", "Just the once that we know of."),
        family="missing",
    ),
    Check(
        id="C44",
        severity="ask",
        where=frozenset({"inv.changed"}),
        look=_only_quiet,
        says="You wrote “{words}”. In that time, was the danger there, and who acted?",
        reason="A quiet spell may only mean that the danger was not there, or was not seen.",
        source="Boffa and Podesta 2004, as taught in Signs of Safety: actions of protection shown over time",
        trips=under("inv.changed", "No further concerns.", "Things seem to have settled."),
        passes=under("inv.changed", "No logs since 3 May: dad moved out that day and Gran brings her in."),
    ),
    Check(
        id="C08",
        severity="ask",
        where=frozenset({"view.plan"}),
        look=_bare_view,
        says="You wrote “{words}”. Which facts bring you to that view?",
        reason="A view is welcome when it is owned and tied to a fact.",
        source="Derbyshire schools protocol: separate fact from opinion",
        trips=under("view.plan", "Yes definitely.", "No, I think it is too soon."),
        passes=under("view.plan", "Yes, I think so because she was left alone 3 times."),
    ),
    Check(
        id="C00",
        severity="ask",
        where=frozenset({"sos.unknown"}),
        look=_gap_unsaid,
        says="It is fine to have gaps. What is one thing that you cannot see from school?",
        reason="A gap that is named can be filled.",
        source="Signs of Safety: grey areas",
        trips=under("sos.unknown", "Home life in general."),
        passes=under("sos.unknown", "Where he sleeps on Fridays."),
        family="missing",
    ),
)
