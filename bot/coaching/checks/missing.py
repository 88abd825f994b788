"""What a full answer holds and this one lacks: a date, a source, a count, the child, a name."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.patterns import DOMAIN, words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading

_LONG = 60
_LONG_NAMED = re.compile(r"\b(?:always|never|no |not |yes|since|first|for (?:\w+ )?years?|whole time)\b", re.IGNORECASE)


def _excused(reading: Reading) -> bool:
    """Whether the answer is an honest gap with a reason, or says that there is nothing."""
    return bool(facts.UNKNOWN.search(reading.plain))


_WHY_NOT = re.compile(
    r"\b(?:because|too (?:young|ill|unwell|upset\w*|poorly)|(?:would|could|can)(?:n'?t| ?not)|not (?:right|fair|able|kind)"
    r"|baby|unborn|is (?:one|two|three|[0-3])\b|instead)\b",
    re.IGNORECASE,
)
_REASONED = 8


def _no_date(reading: Reading) -> Span | None:
    reasoned = len(reading.words) >= _REASONED and _WHY_NOT.search(reading.plain)
    if reading.question == "share.child" and reasoned:
        return None
    when = reading.dates or re.search(r"\b(?:twice|once|every|each)\b", reading.plain, re.IGNORECASE)
    return None if when or _excused(reading) else NOWHERE


def _no_help_date(reading: Reading) -> Span | None:
    return None if len(reading.counts) + len(reading.quotes) > 1 else _no_date(reading)


def _no_count(reading: Reading) -> Span | None:
    if (
        any("time" not in reading.plain[s:e].lower() for s, e in reading.counts)
        or _excused(reading)
        or re.search(
            r"\b(?:once|one (?:time|off)|first time|only time|(?:every|each)(?! time))\b", reading.plain, re.IGNORECASE
        )
    ):
        return None
    return NOWHERE if len(reading.dates) < 2 else None


def _no_number(reading: Reading) -> Span | None:
    return None if re.search(r"\d", reading.plain) or reading.counts or _excused(reading) else NOWHERE


def _no_source(reading: Reading) -> Span | None:
    named = (
        facts.SOURCE.search(reading.plain)
        or facts.WITNESS.search(reading.plain)
        or reading.quotes
        or facts.TITLED.search(reading.plain)
    )
    return None if named else NOWHERE


def _no_paper(reading: Reading) -> Span | None:
    told = re.search(
        r"\b(?:form|certificates?|records?|sims|arbor|bromcom|order|saw|seen|told|tells|said|says"
        r"|register|admission|court|letter|checking|check|according|file|paper\w*|document\w*|passport"
        r"|social|school)\b",
        reading.plain,
        re.IGNORECASE,
    )
    return None if told or _excused(reading) else NOWHERE


def _no_effect(reading: Reading) -> Span | None:
    return None if reading.weight or _excused(reading) else NOWHERE


def _no_one(reading: Reading) -> Span | None:
    """Find no one by name, title, kinship or a single job."""
    text = re.sub(
        r"\b(?:wider|extended|school|the|all|her|his|their)\s+(?:family|staff|friends|team)\b",
        " ",
        reading.plain,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"\b(?:around|for|behind|about|of|towards|supporting|near) (?:mum|dad|(?:the )?parents?|(?:the )?family|her|him|them)\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    single = words(
        rf"""
    {facts.KIN} | class teacher | tutor | mentor | coach | neighbour | teacher | ta
    elsa | best friend | senco | dsl | head of year | librarian | me | myself | i | childminder
    """
    )
    named = facts.TITLED.search(text) or single.search(text) or _excused(reading)
    if named or re.search(r"\b(?:no ?(?:one|body)|none)\b", text, re.IGNORECASE):
        return None
    return None if facts.NAME.search(text) or _first_is_name(reading) else NOWHERE


_ROLES_ONLY = re.compile(
    r"\b(?:gave|goes|went|go|rings?|rang|asks?|asked|tells?|told|stays?|stayed|turns?|turned|calls?|called|visits?|sees?|talks?|talked|runs?|ran|texts?|texted|knocks?|used|messag\w+|(?<!the )phones?|phoned|who|picks?|slept|sleeps)\b",
    re.IGNORECASE,
)
_KNOWN_WELL = re.compile(r"\b(?:me|myself|i)\b", re.IGNORECASE)


def _only_roles(reading: Reading) -> Span | None:
    """Find roles and groups with no name, and nothing of whether the child has used them: "mum, dad, school staff"."""
    said_none = re.search(r"\b(?:no ?(?:one|body)|none)\b", reading.plain, re.IGNORECASE) or _excused(reading)
    people = re.sub(_NOT_PEOPLE, " ", reading.plain)
    child = set(re.findall(r"\w+", reading.setting.child.lower()))
    named = (
        facts.TITLED.search(people)
        or any(m[0].lower() not in child for m in facts.NAME.finditer(people))
        or (reading.known_names - child).intersection(reading.words)
    )
    done = re.sub(_COULD_GO, " ", reading.plain)
    told = reading.quotes or re.search(r"\d", reading.plain) or _ROLES_ONLY.search(done)
    return None if said_none or named or told or _KNOWN_WELL.search(reading.plain) else NOWHERE


_COULD_GO = re.compile(
    r"\b(?:can|could|would|will|may|might|to)(?: always| also| just)? (?:go|ask|talk|ring|tell|call|text|turn|run|phone|see|stay|use|visit)\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:[A-Z][a-z]+ )?(?:[A-Z][a-z]+) (?=community|church|mosque|temple|gurdwara|centre|group|family|families|club|school|friends|neighbours)"
    r"|\b(?:Mum|Dad|Gran|Nan|Grandma|Grandad|School|Church|Mosque|Family|Staff|Friends|Teachers?|Neighbours?|Police|Social|Children|Childline|Parents?|Aunt\w*|Uncle\w*|Cousins?|Brothers?|Sisters?|Siblings?|Grandparents?)\b"
)


def _first_is_name(reading: Reading) -> bool:
    return bool(reading.known_names.intersection(reading.words))


_NOT_A_NUMBER = re.compile(r"(?:\bnot|n't)(?: be)?(?: an?)? \d\b")


def _half_reason(reading: Reading) -> Span | None:
    text = reading.plain.lower()
    low, high = (
        re.search(
            r"\blower\b|(?:\bnot|n't)(?: be)?(?: an?)? (?:0|zero|nought|1|one|2|two)\b|\bup from\b|\bit'?s an? \d\b|\bi(?:'ve| have)? (?:say|said|put|gave|given|chose) (?:an? |it )?\d\b|\b(?:an?|at|on) \d because\b|\bworse\b|\bwell\b|\bbut\b|\bhowever\b|\bgood\b",
            text,
        ),
        re.search(r"\bhigher\b|\bbut\b|\bhowever\b|\bstill\b|\byet\b|\bworr", text),
    )
    both = len(_NOT_A_NUMBER.findall(text)) > 1
    if reading.weight >= 2 and (both or (low and high)):
        return None
    return NOWHERE if reading.weight < 1 or not (low and high) else None


_WHEN = "A date helps the reader see the pattern. When was this, roughly?"

CHECKS = (
    Check(
        id="C48",
        severity="ask",
        where=frozenset({"scale.why"}),
        look=_half_reason,
        says="A score has two halves. What is one fact for why it is not lower, and one for why it is not higher?",
        reason="The two reasons let the next meeting see what has moved.",
        source="North Yorkshire and Norfolk guidance on scaling: reasons matter more than the number",
        trips=under("scale.why", "I am worried about her."),
        passes=under("scale.why", "Not lower: Gran came 3 times. Not higher: it still happens each week."),
        family="missing",
    ),
    Check(
        id="C12",
        severity="ask",
        where=frozenset({"sos.impact"}),
        look=_no_effect,
        says="This is where the reader meets {child}. What did {child} do or say, or stop doing?",
        reason="Without the effect the reader sees an adult’s problem, not a child’s life.",
        source="Ofsted 2011, The voice of the child: learning lessons from serious case reviews",
        trips=under("sos.impact", "It is very hard for her."),
        passes=under("sos.impact", "She hid under the table twice."),
        family="missing",
    ),
    Check(
        id="C10",
        severity="ask",
        where=frozenset(
            {
                "sos.harm",
                "inv.events",
                "sos.safety",
                "inv.changed",
                "share.parent",
                "share.child",
                "voice.how",
                "start.know",
                "edu.excl",
            }
        ),
        look=_no_date,
        says=_WHEN,
        says_for={
            "start.know": "That helps the reader weigh your words. How long have you known {child}, and "
            "when did you last see them?",
            "inv.changed": "A date shows the change. Since when has this been so?",
            "share.parent": "The reader will look for a day. When did you share it, or when will you?",
            "share.child": "The reader will look for a day. When did you share it with {child}, or when will you?",
            "voice.how": "Views can change. Who talked with {child}, and when?",
            "edu.excl": "Dates help the reader. On which days was that, and why?",
        },
        reason="Dates show a pattern, and old facts mislead.",
        source=f"{DOMAIN}; chronology guidance of Norfolk’s partnership",
        trips=under("sos.harm", "Mum hit her and she told me.")
        + under("start.know", "I know the family well.")
        + under("share.parent", "Will be shared at the meeting."),
        passes=under("sos.harm", "On 3 May mum hit her and she told me.")
        + under("share.child", "She is two and would not follow it. Her key person wrote what she saw.")
        + under("share.parent", "Not asked yet, because dad does not know."),
        family="missing",
    ),
    Check(
        id="C10",
        severity="ask",
        where=frozenset({"inv.help"}),
        look=_no_help_date,
        says="The reader will want to see if it helped. When did it start, and what was different after?",
        reason="Conferences want the difference made, not a list of services.",
        source="Suffolk report form: what difference did it make",
        trips=under("inv.help", "She goes to breakfast club."),
        passes=under("inv.help", "She has come to breakfast club since May."),
        family="missing",
    ),
    Check(
        id="C14",
        severity="ask",
        where=frozenset({"sos.harm", "inv.events", "sos.safety"}),
        look=_no_source,
        says="The reader will ask how you know. Did you see it, were you told, or did you read it?",
        reason="Seen, told and read weigh differently, and second-hand news must say so.",
        source="Surrey report form: say when information is second or third hand",
        trips=under("sos.harm", "Dad pushed her down the stairs in May."),
        passes=under("sos.harm", "In May she told Mrs Day that dad pushed her."),
        family="missing",
    ),
    Check(
        id="C14",
        severity="ask",
        where=frozenset({"family.pr"}),
        look=_no_paper,
        says="It decides who must see the report. Where did you get that from?",
        reason="Parental responsibility decides who may see the report, so it must not be a guess.",
        source="Children Act 1989, section 3",
        trips=under("family.pr", "Mum I think."),
        passes=under("family.pr", "Mum and dad, from our admission form.", "I do not know."),
        family="missing",
    ),
    Check(
        id="C11",
        severity="ask",
        where=frozenset({"sos.pattern"}),
        look=_no_count,
        says="A rough count is fine. About how many times has it been, and over how long?",
        reason="One event and a pattern call for different action.",
        source=DOMAIN,
        trips=under("sos.pattern", "It is getting worse.", "Every time she has a new boyfriend."),
        passes=under("sos.pattern", "6 times since May.", "Just the once, 4 October."),
        family="missing",
    ),
    Check(
        id="C11",
        severity="ask",
        where=frozenset({"edu.attend"}),
        look=_no_number,
        says="A number is a fact. What is the percent, and which dates does it cover?",
        reason="A percent with its dates can be compared.",
        source="DfE, Working together to improve school attendance",
        trips=under("edu.attend", "Very low."),
        passes=under("edu.attend", "84% since September."),
        family="missing",
    ),
    Check(
        id="C45",
        severity="ask",
        where=frozenset({"sos.network"}),
        look=lambda reading: _no_one(reading) or _only_roles(reading),
        says="A safety plan needs real people. Who is one person {child} has gone to?",
        reason="“Wider family” cannot be rung at night. A named person can.",
        source="Signs of Safety: the safety network",
        trips=under(
            "sos.network", "Wider family support.", "Mum, dad and school staff.", "Social worker and other services."
        ),
        passes=under("sos.network", "Gran and Mrs Day.", "No one that we know of."),
        family="missing",
    ),
)
