"""What the child and each parent say, and who is left out."""

from __future__ import annotations

import re
from datetime import timedelta
from difflib import SequenceMatcher

from bot.coaching import facts
from bot.coaching.checks.patterns import finds, words
from bot.coaching.days import months
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import PROSE, VOICE

_SHOWED = words(
    r"""
    show(?:s|ed|n) | drew | draws? | drawing | drawn | wrote | writes | point(?:s|ed) | shrugg?(?:s|ed)
    nodd?(?:s|ed) | shook | sign(?:s|ed) | cried | cries | smil(?:es|ed) | chose | picked | painted
    colou?red | acted out | hid | hides? | runs? to | reach(?:es|ed)? for | did(?:n'?t| not) want
    would(?:n'?t| not) (?:say|talk|answer) | said nothing | too young to | not (?:yet )?(?:asked|spoken)
    (?:gave|handed|passed|tapped|touched|held up|put|pressed|pushed|matched|posted|took)[^.!?\n]{0,40}(?:cards?|photos?|pictures?|symbols?|face|button|talker|board|side|pile|box|dolls?|NO|YES) | did not ask | not been in | talker | communicat\w+ (?:book|board|aid|device) | aac | pecs | (?:with|on|by|using) (?:\w+ )?(?:cards?|symbols|photos?|pictures?|ipad|signs?) | cannot (?:speak|talk) | non.?verbal | baby | unborn
    """
)
_FATHER = words(
    r"""
    dads?'?s? | daddy | fathers? | step.?(?:dad|father)s? | both parents | parents
    mums? (?:partner|boyfriend|husband) | partner | boyfriend | husband | grandparents | foster\w*
    mums(?! (?:side|family|parents|house|mum|sister|brother|friend|new|ex|cousin|auntie?|dad)\b) | two mums
    """
)
_MOTHER = words(
    r"""
    mums?'?s? | mummy | mam | mothers? | step.?(?:mum|mother)s? | both parents | parents | partner
    girlfriend | wife | foster\w* | two dads
    """
)
_APART = re.compile(
    r"^\W*(?:(?:mum|dad|his|her|their|the|both|and|parents?|family|are|have|is|were|now|living|long|been)\W+){0,8}"
    r"(?:separated|divorced|split(?: up)?|apart|estranged|not together)\W*$",
    re.IGNORECASE,
)
_UNABLE = re.compile(r"\b(?:non.?verbal|cannot (?:speak|talk)|communicat\w+)\b", re.IGNORECASE)
"""Why there are no words is not yet what was seen instead."""

_FIRST_PERSON = re.compile(r"\W*(?:i|my|me|i'm|i'd)\b", re.IGNORECASE)
_GUESSED_FOR = re.compile(
    r"\W*(?:i(?:'d| would|'m)?|my|me) (?:just |really |honestly |do |would |am |personally )?(?:think|guess|feel|believe|imagine|suspect|reckon|say|suppose|sure|expect|know|get"
    r"|got|have|had|sense|view|impression|asked|tried|spoke|find|found|gather|understand|assume) (?:that |is |of |from |to |it |so )*(?!i\b|me\b|my\b)\w+",
    re.IGNORECASE,
)
"""The writer's guess at what the child thinks, where "I" is the writer."""

_SUMMED_UP = 15
_ENOUGH_NAMES, _FEW_WORDS = 3, 6


def _no_words(reading: Reading) -> Span | None:
    shown = [m for m in _SHOWED.finditer(reading.plain) if not _UNABLE.fullmatch(m[0])]
    unable = _UNABLE.search(reading.plain) and (reading.acts or reading.dates or reading.counts)
    said = (
        reading.quotes
        or shown
        or unable
        or (_FIRST_PERSON.match(reading.plain) and not _GUESSED_FOR.match(reading.plain))
    )
    if _TOO_YOUNG.match(reading.plain) and len(reading.words) <= _BARE and not reading.quotes:
        return NOWHERE
    return None if said else NOWHERE


_TOO_YOUNG = re.compile(
    r"^\W*(?:n/?a\W*)?(?:(?:she|he|they)(?:'s|'re| is| are)? )?(?:only \d\W*|(?:far |just |still )*(?:too|so) (?:young|little|small)|(?:just )?a baby)\b[^.]*\W*$",
    re.IGNORECASE,
)
_BARE = 10
"""Why a child says nothing is not yet what was seen instead."""


def _no_parent_words(reading: Reading) -> Span | None:
    said = reading.quotes or re.search(
        r"\b(?:said|says|told|tells|agrees?|disagrees?|thinks?|feels?|wants?|asked|wrote|texted)\b",
        reading.plain,
        re.IGNORECASE,
    )
    asked = facts.UNKNOWN.search(reading.plain) or reading.dates
    if _THEY_THINK.match(reading.plain) and not (asked or reading.quotes) and len(reading.words) <= _SUMMED_UP:
        return NOWHERE
    return None if said or asked else NOWHERE


def _two_of_the_report(reading: Reading) -> bool:
    """Whether two people of the report other than the child are there by their first names."""
    firsts = {p.split()[0].lower() for p in reading.setting.people if p.strip()} - {reading.child_name.lower()}
    return len(firsts.intersection(reading.words)) >= len(("one", "other"))


_THEY_THINK = re.compile(
    r"^\W*(?:the |both )?(?:parents|they|family|both|mum and dad)(?: both| also| all)? (?:feels?|thinks?|believes?|agree|disagree|don'?t (?:think|feel|agree|believe)|do not|are|were|understand|accept|want|wish|see)\b",
    re.IGNORECASE,
)


def _one_parent(reading: Reading) -> Span | None:
    names = _unlabelled(reading)
    both = _FATHER.search(reading.plain) and _MOTHER.search(reading.plain)
    only_names = len(reading.words) <= _FEW_WORDS and not facts.PERSON.search(reading.plain)
    if _APART.match(reading.plain) or (only_names and not facts.UNKNOWN.search(reading.plain)):
        return NOWHERE
    if not (_FATHER.search(reading.plain) or _MOTHER.search(reading.plain)) and _two_of_the_report(reading):
        return None
    told = facts.UNKNOWN.search(reading.plain) or re.search(
        r"\b(?:died|dead|late|no dad|no father)\b", reading.plain, re.IGNORECASE
    )
    return None if both or told or len(names) >= _ENOUGH_NAMES else NOWHERE


_LABEL = re.compile(
    rf"\b(?:{facts.KIN}|{facts.JOB})\.?,? [A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: [A-Z][a-z]+)?|\b[A-Z][a-z]+(?: [A-Z][a-z]+)?,? [(–-]? ?(?:\w+ )?(?:{facts.KIN})\b",
    re.IGNORECASE,
)
_NO_NAMES_TEXT = "mum dad mother father lives mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday thursday friday saturday sunday the she and her"
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())


def _unlabelled(reading: Reading) -> set[str]:
    """Return the names that no word for a relative stands beside, of whom one may be the other parent."""
    text = re.sub(_LABEL, " ", reading.plain)
    return {w.lower() for w in re.findall(r"\b[A-Z][a-z]{2,}\b", text)} - _NO_NAMES


_STALE_VIEWS = timedelta(days=28)
_STALE_NUMBERS = timedelta(days=14)


def _latest(reading: Reading, limit: timedelta) -> Span | None:
    named = reading.days
    if not named:
        return None
    span, day = max(named, key=lambda item: item[1])
    return span if reading.setting.today - day > limit else None


_LONG_SINCE = words(
    r"""
    last (?:term|year|spring|summer|autumn|winter|academic year|school year)
    (?:in|over|during|before) the (?:spring|summer|autumn|winter)(?: term| holidays?)?
    (?:\w+ )?(?:months|years) ago | (?:a while|some time|ages) (?:ago|back)
    """
)


def _old_views(reading: Reading) -> Span | None:
    today = reading.setting.today
    if reading.days or facts.UNKNOWN.search(reading.plain):
        return _latest(reading, _STALE_VIEWS)
    named = months(reading.plain, today)
    if named:
        span, day = max(named, key=lambda item: item[1])
        return span if today - day > _STALE_VIEWS else None
    loose = _LONG_SINCE.search(reading.plain)
    return loose.span() if loose else None


def _old_numbers(reading: Reading) -> Span | None:
    until = re.search(r"\b(?:to|until|til|till|up to)\b|-", reading.plain)
    return (
        _latest(reading, _STALE_NUMBERS) if until and reading.plain.count("%") < 2 and len(reading.days) > 1 else None
    )


_COMPARED = 2_000
_SAME = 0.8
_TOO_SHORT = 6


def alike(one: str, other: str) -> bool:
    """Return whether two answers are at least four fifths the same, word for word."""
    a, b = one.lower().split()[:_COMPARED], other.lower().split()[:_COMPARED]
    if min(len(a), len(b)) < _TOO_SHORT:
        return False
    match = SequenceMatcher(None, a, b, autojunk=len(a) > 200)
    return match.real_quick_ratio() >= _SAME and match.quick_ratio() >= _SAME and match.ratio() >= _SAME


_SAME_FOR_ALL = words(
    r"""
    (?:both|all|all three|all four|the) (?:siblings|children|kids|boys|girls|of them|sisters|brothers|twins) (?:are |is |have |were )?(?:exactly |all |very much |just |much )?(?:the )?same
    same (?:for|with|goes for) (?:both|all|all three|all of them|each|the (?:others|siblings|twins|children|boys|girls)|(?:his|her) (?:brother|sister|sibling|twin)s?)
    (?:same )?as (?:for|with|above for|per|on) (?:(?:his|her|the) (?:\w+ )?(?:brother|sister|sibling|twin)s?|the others?|sibling)(?:'s? (?:form|report|answer))? | see (?:his|her|the) (?:\w+ )?(?:brother|sister|sibling|twin)'?s?
    """
)


def _copied(reading: Reading) -> Span | None:
    return NOWHERE if any(alike(reading.typed, other) for other in reading.setting.others) else None


CHECKS = (
    Check(
        id="C30",
        severity="ask",
        where=VOICE,
        look=_no_words,
        says="{child}’s own words carry the most weight. What did {child} say, write, draw or show?",
        reason="A summary is the writer’s voice, not the child’s.",
        source="Ofsted 2011, The voice of the child",
        trips=under("voice.worry", "Amira has some anxiety about home.")
        + under("voice.wish", "Wants things to be better."),
        passes=under("voice.worry", "“I listen on the stairs.”", "She drew a house with no door."),
        family="missing",
    ),
    Check(
        id="C30",
        severity="ask",
        where=frozenset({"voice.parent"}),
        look=_no_parent_words,
        says="Each parent has a right to their own words. What did they say, and when?",
        reason="Parents must find their own view in the report, not ours of them.",
        source="Sussex procedures: disagreements are noted in the report",
        trips=under("voice.parent", "They are worried too."),
        passes=under("voice.parent", "Mum said she needs help. Dad has not been asked."),
        family="missing",
    ),
    Check(
        id="C41",
        severity="ask",
        where=frozenset({"family.who"}),
        look=_one_parent,
        whole=True,
        says="One parent or more may be missing here. What do you know about {child}’s other parent, if anything?",
        reason="Fathers, partners and people outside the home are often left out.",
        source="Child Safeguarding Practice Review Panel: the myth of invisible men",
        trips=under("family.who", "Lives with mum.", "Parents are separated."),
        passes=under("family.who", "Mum and Bilal (3). Dad lives in Hull.", "Mum. We do not know who dad is."),
        family="missing",
    ),
    Check(
        id="C42",
        severity="ask",
        where=frozenset({"voice.how"}),
        look=_old_views,
        says="Views can change, and “{words}” is some time ago. Can someone ask {child} again before the meeting?",
        reason="Views older than about 20 school days may no longer be the child’s.",
        source="Working Together: the child’s wishes and feelings at the time",
        trips=under(
            "voice.how",
            "Mrs Day spoke with her on 4 September 2026.",
            "Mrs Day spoke with her in June.",
            "Mrs Day asked her last term.",
        ),
        passes=under(
            "voice.how",
            "Mrs Day spoke with her on 18 November 2026.",
            "Not asked yet, because I have met her only once. I will see her on 25 November.",
        ),
        family="missing",
    ),
    Check(
        id="C42",
        severity="ask",
        where=frozenset({"edu.attend"}),
        look=_old_numbers,
        says="The dates end on “{words}”, some time ago. Can you bring the number up to now?",
        reason="A number more than ten school days old may have changed.",
        source="DfE, Working together to improve school attendance",
        trips=under("edu.attend", "84% from 3 September to 16 October 2026."),
        passes=under("edu.attend", "84% from 3 September to 20 November 2026."),
        family="missing",
    ),
    Check(
        id="C29",
        severity="ask",
        where=PROSE
        - {"family.who", "family.pr", "start.know", "start.attend", "share.form", "share.parent", "edu.peers"},
        look=finds(_SAME_FOR_ALL),
        says="You wrote “{words}”. What is different for {child}?",
        reason="Each child lives it in their own way. A copied answer hides one of them.",
        source="Multi-agency report form: each child must be considered separately",
        trips=under("edu.look", "Both siblings same, grubby.")
        + under("sos.impact", "As for her brother.", "Same for all three."),
        passes=under("edu.look", "She wore the same shirt as her sister on 3 May."),
    ),
    Check(
        id="C29",
        severity="ask",
        where=PROSE,
        look=_copied,
        says="This is much the same as for another child. What is different for {child}?",
        reason="Each child lives it in their own way. A copied answer hides one of them.",
        source="Multi-agency report form: each child must be considered separately",
        family="missing",
        trips=(),
        passes=under("sos.impact", "She hid under the table twice."),
    ),
)
