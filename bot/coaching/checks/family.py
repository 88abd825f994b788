"""The family as a whole: the other parent's view, relatives with no name, and who has parental responsibility."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.patterns import denied, words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading

_SHORT_NOTE = 25
_FATHER = re.compile(r"\b(?:dads?|daddy|fathers?|step.?(?:dad|father)|tata|baba|papa)\b", re.IGNORECASE)
_MOTHER = re.compile(r"\b(?:mums?|mummy|mam|mammy|mothers?|step.?(?:mum|mother)|mama)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both|parents|they|neither|each|grand\w+|gran|nan|partner\w*|boyfriend|carers?|aunt\w*|uncle|foster\w*|together|other)\b",
    re.IGNORECASE,
)


def _one_view(reading: Reading) -> Span | None:
    """Find the view of one parent, with nothing of the other and no word on why."""
    own = re.sub(
        r"\b(?:both|each|other|all) (?:meetings?|times?|occasions?|days?|evenings?|reviews?|calls?|visits?|weeks?)\b|\bparents'? ?(?:evening|consultation|meeting|night)s?",
        " ",
        _blank_quotes(reading),
        flags=re.IGNORECASE,
    )
    one = bool(_FATHER.search(own)) != bool(_MOTHER.search(own))
    named = (reading.known_names - set(re.findall(r"\w+", reading.setting.child.lower()))).intersection(reading.words)
    excused = _BOTH.search(own) or named or facts.UNKNOWN.search(own) or facts.NAME.search(own)
    return NOWHERE if one and not excused else None


def _blank_quotes(reading: Reading) -> str:
    months = r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?\b"
    return re.sub(months, " ", reading.own, flags=re.IGNORECASE)


_ONLY_ONE = re.compile(r"\b(?:only|sole|single|died|no dad|no mum|alone)\b", re.IGNORECASE)
_FAMILY = words(
    r"""
    (?:extended|wider|big|large|huge|close) (?:\w+ )?famil(?:y|ies) | (?:lots|loads|plenty|a lot) of (?:\w+ )?(?:family|relatives|cousins|aunt\w*|relations) | relatives | other family(?: members)?
    all sorts(?: of \w+)? | (?:various|several|many|different|random|loads of|lots of) (?:others?|people|men|adults) | in and out of (?:that|the|their|this) (?:house|home|flat) | coming and going
    (?:various|several|many|different) (?:\w+ )?(?:family|relatives|adults|people|siblings|cousins|aunts|friends) | (?:and|plus) others | family friends? | friends of (?:the )?(?:family|mum|dad)
    """
)


def _unnamed_family(reading: Reading) -> Span | None:
    match = next((m for m in _FAMILY.finditer(reading.own) if not denied(reading, m.span())), None)
    after = reading.plain[match.end() : match.end() + 80] if match else ""
    named = re.search(r"[(:]|\b[A-Z][a-z]{2,}\b", re.sub(r"\b(?:in|from|to) [A-Z]\w+", " ", after))
    return match.span() if match and not named and not facts.UNKNOWN.search(reading.own) else None


_COULD_LOOK = re.compile(
    r"\b(?:would|will|'d|'ll|need|have|should|can|could|must|am|being)\b(?: \w+){0,2}? (?:to )?(?:check(?:ed|ing)?|look|ask|find out|double check|be checked)\b|\bnot checked\b",
    re.IGNORECASE,
)


def _not_looked_up(reading: Reading) -> Span | None:
    """Find a gap that the office could fill today, with no day for it."""
    day = re.search(r"\d|\b(?:mon|tues|wednes|thurs|fri)day|\btomorrow\b", reading.plain, re.IGNORECASE)
    return NOWHERE if _COULD_LOOK.search(reading.plain) and not day and len(reading.words) < _SHORT_NOTE else None


CHECKS = (
    Check(
        id="C41",
        severity="ask",
        where=frozenset({"voice.parent"}),
        look=_one_view,
        whole=True,
        says="That is one parent. What does the other say, or why have they not been asked?",
        reason="Fathers, partners and people outside the home are often left out.",
        source="Child Safeguarding Practice Review Panel: the myth of invisible men",
        trips=under("voice.parent", "Mum (17 Nov): “I am fine.”"),
        passes=under("voice.parent", "Mum: “I am fine.” Dad has not been asked.", "Both said they want help."),
        family="missing",
    ),
    Check(
        id="C41",
        severity="ask",
        where=frozenset({"edu.home"}),
        look=lambda reading: None if reading.quotes or _ONLY_ONE.search(reading.plain) else _one_view(reading),
        whole=True,
        says="That is one parent. What has the other done, or why is there no contact with them?",
        reason="Fathers, partners and people outside the home are often left out.",
        source="Child Safeguarding Practice Review Panel: the myth of invisible men",
        trips=under("edu.home", "Mum came on 15 October 2026 for parents evening and again on 10 November."),
        passes=under("edu.home", "Mum came on 15 October. Dad has not been asked.", "Only mum has contact with us."),
        family="missing",
    ),
    Check(
        id="C45",
        severity="ask",
        where=frozenset({"family.who"}),
        look=_unnamed_family,
        whole=True,
        says="You wrote “{words}”. Who among them matters most to {child}, by name?",
        reason="“Wider family” cannot be rung at night. A named person can.",
        source="Signs of Safety: the safety network",
        trips=under("family.who", "Mum, dad and lots of extended family in Leeds who are close."),
        passes=under("family.who", "Mum, dad and a big family: Gran Noor, Uncle Tariq and three cousins."),
    ),
    Check(
        id="C00",
        severity="ask",
        where=frozenset({"family.pr"}),
        look=_not_looked_up,
        says="It decides who must see the report. Who can look it up, and by which day?",
        reason="Parental responsibility decides who may see the report, so it must not be a guess.",
        source="Children Act 1989, section 3",
        trips=under("family.pr", "Not sure, would have to check."),
        passes=under("family.pr", "Not known. The office will check by Friday 27 November."),
        family="missing",
    ),
)
