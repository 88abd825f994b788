"""Danger now: news that must reach the social worker before it goes into a report."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.coaching.checks.patterns import words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE

_NOW = (
    r"\b(?:today|tonight|this (?:morning|afternoon|evening|lunch(?:time)?|break(?:time)?)|just now"
    r"|right now|an hour ago"
    r"|\w+ (?:minutes|hours) ago|last night|yesterday|at (?:lunch|break)(?:time)? today)\b"
)
_NEWS = (
    r"\b(?:told|tells|telling|said|says|saying|disclos\w+|reported|reveal\w+|confided|show(?:ed|n)|hit"
    r"|hits|hurt|punch\w*"
    r"|slap\w*|kick\w*|beat\w*|grabb\w+|strangl\w+|chok\w+|touch\w+|abus\w+|assault\w*|threaten\w*"
    r"|bruis\w+|injur\w+|cut"
    r"|burn\w*|marks?|bleed\w*|scared to go home|frightened to go|missing|ran away|run away|overdose\w*)\b"
)
_FRESH = re.compile(
    rf"(?:{_NOW})[^.!?\n]{{0,120}}?(?:{_NEWS})|(?:{_NEWS})[^.!?\n]{{0,120}}?(?:{_NOW})", re.IGNORECASE
)
_JUST = words(
    r"(?:have |has |'?ve |'?s |i |we )?(?:only )?just (?:found out|heard|been told|told (?:me|us|her|him"
    r"|staff|mrs|mr|miss|ms)"
    r"|disclosed|discovered|learn(?:ed|t)|said)",
    r"fresh (?:bruis\w+|marks?|injur\w+|cuts?|burns?)",
    r"new disclosure",
)
_GRAVE = words(
    r"""
    suicid\w+ | (?:going to|will|gonna|wants? to|threaten(?:s|ed)? to|'ll) (?:kill|stab|strangle|shoot)
    (?:kill|harm|hurt)(?:ing|s)? (?:herself|himself|themsel(?:f|ves)|myself) | self.?harm\w*
    (?:wants?|wish(?:es)?|wanted) to (?:die|be dead|end (?:it|her life|his life|their life|my life))
    end(?:ing)? (?:her|his|my|their) (?:own )?life
    cutting (?:her|his|my|their) (?:arms?|wrists?|legs?|skin)
    (?:brings?|bringing|carr(?:y|ies|ying)|has|have|got|keeps|took|takes) (?:a |his |her\s
        |their |the )?(?:kitchen )?(?:knife|knives|blade|gun|machete)
    knife in (?:his|her|their) (?:bag|pocket|coat|sock) | not safe (?:to go home|tonight|right now)
    taken an overdose | in danger (?:right )?now
    wish(?:es|ed)? (?:i|she|he|they) (?:was|were) dead | better off dead
    tonight[^.!?\n]{0,60}(?:scared|frightened|afraid)
    """
)
_KNOWN = words(
    r"(?:social worker|s\.?w\.?|social care|social services|children'?s services|spa|mash|police|999|101"
    r"|cafcass|lado|emergency duty team|edt)"
    r"[^.!?\n]{0,40}?(?:told|informed|aware|knows?|rung|rang|called|phoned|emailed|contacted|notified"
    r"|updated|attended|came|spoke|visited|said)",
    r"(?:told|informed|rang|rung|called|phoned|emailed|contacted|notified|updated|ring|spoke (?:to|with)"
    r"|reported (?:it |this )?to|referred (?:it |this )?to|passed (?:it |this )?to)"
    r"[^.!?\n]{0,30}?(?:social worker|s\.?w\.?|social care|social services|children'?s services|spa|mash"
    r"|police|999|emergency duty team|edt)",
)
_NOT_YET = words(
    r"""
    not (?:yet )?(?:been )?(?:told|informed|aware|rung|called) | ha(?:ve|s)(?:n'?t| not)
    did(?:n'?t| not) | does(?:n'?t| not) know | is(?:n'?t| not) aware
    will (?:be )?(?:ring|tell|call|told|informed) | yet to
    """
)
_DAY = re.compile(
    r"\b(\d{1,2})\s?(?:[/.-]\s?(\d{1,2})\b(?:\s?[/.-]\s?(\d{2,4}))?|(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+(\d{4}))?)",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TOLD = re.compile(_NEWS, re.IGNORECASE)
_LONG_AGO = timedelta(days=14)
_FEW_DAYS = timedelta(days=2)


def days(text: str, today: date) -> tuple[tuple[Span, date], ...]:
    """Return the full days named in a text; a day without a year is the last such day up to today."""
    found = []
    for match in _DAY.finditer(text):
        month = int(match[2]) if match[2] else _MONTHS.index(match[4][:3].lower()) + 1 if match[4] else 0
        year = int(match[3] or match[5] or today.year)
        try:
            day = date(year + 2000 if year < 100 else year, month, int(match[1]))
            if not (match[3] or match[5]) and day > today:
                day = day.replace(year=day.year - 1)
        except ValueError:
            continue  # 12/40 is a mark in a test, not a day
        found.append((match.span(), day))
    return tuple(found)


def _known(reading: Reading) -> bool:
    """Whether the answer says that the social worker or the police have been told."""
    for match in _KNOWN.finditer(reading.plain):
        start, end = reading.near(match.start(), after=0)
        if not _NOT_YET.search(reading.plain[start:end]):
            return True
    return False


def _old(reading: Reading, span: Span) -> bool:
    start, end = reading.near(span[0], after=0)
    dated = days(reading.plain[start:end], reading.setting.today)
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", reading.plain[start:end])]
    past = any(y < reading.setting.today.year for y in years)
    return past or (bool(dated) and all(reading.setting.today - d > _LONG_AGO for _, d in dated))


def _in_last_days(reading: Reading) -> Span | None:
    for span, day in days(reading.plain, reading.setting.today):
        start, end = reading.near(span[0], after=0)
        recent = timedelta(0) <= reading.setting.today - day <= _FEW_DAYS
        if recent and _TOLD.search(reading.plain, start, end):
            return span
    return None


def _danger_now(reading: Reading) -> Span | None:
    if _known(reading):
        return None
    for pattern in (_FRESH, _JUST, _GRAVE):
        for match in pattern.finditer(reading.plain):
            if not _old(reading, match.span()):
                return match.span()
    return _in_last_days(reading)


CHECKS = (
    Check(
        id="C35",
        severity="safety",
        where=EVERYWHERE,
        look=_danger_now,
        says="You wrote “{words}”, so let us stop for a moment. Does the social worker know about this?",
        reason="A report is read days later. News of harm, or talk of killing or dying, has to be told "
        "at once.",
        source="Keeping children safe in education: report new concerns at once; Working Together",
        trips=under("sos.harm", "Today he told me that mum hit him.", "We just found out that he is back.")
        + under("edu.behave", "She talks of suicide.", "He carries a knife in his bag."),
        passes=under("sos.harm", "Today he told me that mum hit him. I rang the social worker at 10am.")
        + under("sos.hard", "Mum was threatened with a knife in 2019.")
        + under("voice.how", "I talked with her in the library today."),
    ),
)
