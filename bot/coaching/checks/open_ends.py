"""What a plan leaves open: who will go, a day that has passed, what could come of it, and what will be there instead."""

from __future__ import annotations

import re

from spacy.tokens import Token

from bot.coaching import facts
from bot.coaching.checks.patterns import finds, words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading

_UNDECIDED = re.compile(
    r"\b(?:tbc|tba|to be (?:confirmed|decided|arranged|agreed|sorted)|(?:not|n'?t)(?: yet)?(?: been)? (?:decided|confirmed|sorted|agreed|arranged|known|sure)|(?:will|'ll|we'?ll|can) (?:sort|decide|see|confirm|let you know|work it out|arrange|look at)"
    r"|nearer the (?:time|day|date)|don'?t know(?: yet)?|no idea|n/?a|not sure|undecided|unsure|ask (?:me|us) (?:later|nearer)|later|pending|yes)\b",
    re.IGNORECASE,
)


def undecided(reading: Reading) -> bool:
    """Whether nothing is said of who will go but that it will be seen later."""
    return bool(_UNDECIDED.search(reading.plain)) and not (
        facts.TITLED.search(reading.plain)
        or facts.NAME.search(re.sub(r"^\W*\w+", " ", reading.plain))
        or reading.known_names.intersection(reading.words)
        or re.search(
            r"\b(?:me|i|myself|team|staff|someone|whoever|dsl|slt|office|cover)\b", reading.plain, re.IGNORECASE
        )
    )


_DAY_WORD = re.compile(
    r"\b(?:not yet|will|'ll|going (?:to|through)|to (?:read|share|go|talk|meet|show|be)|plan\w*|due|booked|arranged|is (?:seeing|meeting|reading|sharing))\b",
    re.IGNORECASE,
)


_SHARED = re.compile(r"^\W*(?:yes|part|some|both|mum has|dad has|shared)\b", re.IGNORECASE)


def _day_gone(reading: Reading) -> Span | None:
    """Find a day on which it will be shared that has passed."""
    if _SHARED.match(reading.plain):
        return None
    named = [(s, d) for s, d in reading.days if _DAY_WORD.search(reading.plain, *reading.near(s[0], after=0))]
    if not named:
        return None
    span, day = max(named, key=lambda item: item[1])
    return span if day < reading.setting.today else None


_WORRY_OF = re.compile(
    r"\b(?:worr(?:y|ied|ies)|concern(?:ed)?|scared|afraid|fear)\b(?: (?:that|about|is|for))?", re.IGNORECASE
)
_OUTCOME = words(
    r"""
    could | can | can'?t | may(?! \d) | might | so(?: that)? | or | then | end(?:s|ing)? up | hurt\w* | harm\w* | injur\w+ | killed? | die[sd]? | dead | death | danger | burn\w* | scald\w* | los(?:e|es) (?!(?:his|her|their) temper|it\b) | miss(?:es|ing)? | never | no ?one | nobody | without | alone | afraid | frightened | scared | hungry | ill | unsafe | means?
    leading to | left to | fend | likely | risk | grow\w* | learn\w* | taken | into care | copy | trouble | drown\w* | starve\w* | bruis\w* | broken? | unwell
    """
)
_ADULT_ONLY = 40


def _no_outcome(reading: Reading) -> Span | None:
    """Find a worry about what an adult will do that stops short of what it could do to the child."""
    worry = _WORRY_OF.search(reading.own)
    if worry is None or len(reading.sentences) > 1 or len(reading.words) > _ADULT_ONLY:
        return None
    after = reading.plain[worry.end() :]
    child = re.escape(reading.child_name)
    acted_on = re.search(
        rf"\b(?:and|but)\b[^.]*\b(?:{child}|(?:the )?(?:children|kids|boys|girls|baby))\b(?:'s)? (?:will|would|has|have|is|won'?t|wouldn'?t|sees?|hears?|goes|gets)"
        rf"|\b(?!when|if|while|with|where|near|for|that|about|of|in|to|and|which|as)\w+ (?:at |on )?(?:{child}|(?:the )?(?:children|kids|baby))\b|\b(?:and|that|which|who) (?:she|he|they|it) (?:will|would)\b|\b(?:{child}) (?:will|would|won'?t)\b",
        after,
        re.IGNORECASE,
    )
    return None if _OUTCOME.search(after) or acted_on or not re.search(r"\b(?:will|'ll|would|to)\b", after) else NOWHERE


_NOT_DO = re.compile(r"\b(?:no (?:more |longer |further )?|not |never |n't |nobody |stops? |without )", re.IGNORECASE)
_VERB_TAGS = ("VB", "VBZ", "VBP", "VBG", "VBD")


def _only_stops(reading: Reading) -> Span | None:
    """Find a goal in which nothing is done, said or felt: all of it is what there will not be."""
    match = _NOT_DO.search(reading.own)
    if match is None or reading.quotes:
        return None
    verbs = [t for t in reading.doc if t.tag_ in _VERB_TAGS and t.dep_ not in ("aux", "auxpass")]
    good = [t for t in verbs if not _negated(t) and t.dep_ not in ("pcomp", "amod", "acl")]
    noun_only = not verbs and re.match(r"\W*no\b", reading.own, re.IGNORECASE)
    return match.span() if (noun_only or (verbs and not good)) and len(reading.words) <= _GOAL_WORDS else None


_GOAL_WORDS = 30
_DENIES_TEXT = "not n't no never nobody none stop stops without nothing"
_DENIES = frozenset(_DENIES_TEXT.split())


def _negated(token: Token) -> bool:
    """Whether a verb, or the one that it is joined to, is denied."""
    one = token
    for _ in range(4):
        kids = {child.lower_ for child in one.children}
        if kids & _DENIES or one.lower_ in _DENIES:
            return True
        if any(c.lower_ == "no" for child in one.children for c in child.children):
            return True
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in one.children) and one.dep_ == "conj":
            return False
        if one.dep_ not in ("conj", "xcomp", "ccomp", "advcl", "relcl"):
            return False
        one = one.head
    return False


_DUMB = words(
    r"dumb\w* (?:it )?down | dumbed | illiterate | thick | (?:idiot|child).?proof\w* | words of one syllable | spell(?:ed|ing)? it out | hopeless | rubbish"
)
_FORM_GUESS = re.compile(
    r"\b(?:might|may|could|will|would|probably|possibly|perhaps|maybe|need|needs?|want|wants?|'ll|\?)", re.IGNORECASE
)
_FORM_NAMED = re.compile(
    r"\b(?:translat\w+|interpret\w+|explain\w*|read (?:out|to|through|aloud)|simpl\w+|easy|audio|print)\b"
)


def _form_no_owner(reading: Reading) -> Span | None:
    """Find a form that someone may need, with no one who will see to it and no day."""
    named = _FORM_NAMED.search(reading.plain)
    dealt = (
        reading.days
        or facts.TITLED.search(reading.plain)
        or re.search(
            r"\b(?:i|we|booked|done|arranged|will (?:ask|do|read|see|book|send|ring|check|print|get|sit|go))\b|\d",
            reading.plain,
            re.I,
        )
    )
    return named.span() if named and _FORM_GUESS.search(reading.plain) and not dealt else None


CHECKS = (
    Check(
        id="C00",
        severity="ask",
        where=frozenset({"start.attend"}),
        look=lambda reading: NOWHERE if undecided(reading) else None,
        says="The chair needs a name, even a likely one. Who will go, and who could stand in?",
        reason="The chair needs to know who comes, and the report is needed even when no one can.",
        source="Derbyshire schools protocol",
        trips=under("start.attend", "TBC", "Will sort nearer the time.", "Not decided."),
        passes=under("start.attend", "I will go. If I am ill, Mr Shah will.", "Someone from the office, not sure who."),
        family="missing",
    ),
    Check(
        id="C40",
        severity="ask",
        where=frozenset({"share.parent"}),
        look=_day_gone,
        says="You wrote “{words}”, and that day has passed. Was it shared then, or is there a new day?",
        reason="No surprises on the day.",
        source="London Child Protection Procedures: share the report before the conference",
        trips=under("share.parent", "Not yet, Mrs Day is going through it with mum on 18 November 2026."),
        passes=under("share.parent", "Not yet. Mrs Day will read it with mum on 30 November 2026."),
    ),
    Check(
        id="C20",
        severity="ask",
        where=frozenset({"sos.danger"}),
        look=_no_outcome,
        whole=True,
        says="That is what an adult may do. What could it do to {child}?",
        reason="A danger statement needs all three parts.",
        source="North Yorkshire, South Ayrshire and York practice guidance on danger statements",
        trips=under("sos.danger", "Mrs Day is worried that Omar will hit Sana again when Amira is in the house."),
        passes=under("sos.danger", "Mrs Day is worried that Omar will hit Sana again and Amira could be hurt."),
        family="missing",
    ),
    Check(
        id="C23",
        severity="ask",
        where=frozenset({"goal.see"}),
        look=_only_stops,
        says="You wrote “{words}”. What will be there in its place?",
        reason="Stopping something leaves a gap. A goal says what good will be there.",
        source="North Yorkshire practice guidance on safety goals; South Ayrshire, Safety Goals",
        trips=under("goal.see", "Omar does not hit or shout at Sana for 6 months and Amira does not see any violence."),
        passes=under("goal.see", "For 6 months Omar does not hit anyone. When he is angry he rings his brother."),
    ),
    Check(
        id="C05",
        severity="ask",
        where=frozenset({"share.form"}),
        look=finds(_DUMB),
        says="You wrote “{words}”. What form would help them follow it, and who will see to it?",
        reason="Parents will read this. A form that helps is a right, not a fault.",
        source="Sussex procedures: reports in plain words and translated if needed",
        trips=under("share.form", "Parents can't read so it'll need dumbing down."),
        passes=under("share.form", "Mum would like it read out. Mrs Day will do it on 25 November."),
    ),
    Check(
        id="C02",
        severity="ask",
        where=frozenset({"share.form"}),
        look=_form_no_owner,
        says="You wrote “{words}”. Is it needed, and who will see to it by which day?",
        reason="A need that is only guessed at is not met.",
        source="Sussex procedures: reports in plain words and translated if needed",
        trips=under("share.form", "Might want translating?", "Mum will want it explained."),
        passes=under("share.form", "Dad reads Urdu.", "Mrs Day has booked an interpreter."),
    ),
)
