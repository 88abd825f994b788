"""Can a parent read it: codes, long sentences."""

from __future__ import annotations

import re

from bot.coaching.checks.firm import firm
from bot.coaching.checks.patterns import Look
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import PROSE

_CODES = re.compile(
    r"\b(?:LAC|CIN|CP|CPP|TAF|TAC|EHCPs?|EHC|ARE|RWM|SEMH|SEND|SENK|SEN|CAMHS|MARAC|MASH|MAPPA|PEP|FTEs?"
    r"|NFA|DV|PLO|CPOMS|PP|FSM\d?|EAL|BAME|WTS|EXS|GDS|PKF|P8|A8|FFT\d*|SATs?|SLCN|SALT|ELSA|EWO|EWS|IDVA"
    r"|ICPC|RCPC|CSE|CCE|NEET|PRU|PA|"
    r"ASD|ADHD|ODD|PDA|SGO|ICO|EPO|LADO|S47|S17|TAs?|HLTA|SLT|HOY|ELG|GLD|KS\d|EYFS|IEP|PSP|BESD|MLD|SPLD"
    r"|EBSA|CYP|YP|DASH|DSL|DDSL|SW|SPA)\b|\bK code\b|\bfixed.?terms?\b"
)
_TIP_CODES = re.compile(
    r"\b(?:LAC|CIN|CP|TAF|EHCP|ARE|SEMH|CAMHS|MARAC|MASH|PEP|FTEs?|NFA|DV|PLO|CPOMS|RWM|FSM|EAL|WTS|SLCN"
    r"|NEET|PRU|ICPC|RCPC|BAME|ASD|CSE|CCE|SGO)\b|\bK code\b"
)
_ANY_CODE = re.compile(
    r"\b(?!(?:SEN support|SEND?\b(?= support)|EHC plan|EHCP?\b(?= plan)|TV|UK|PE|IT|OK|DT|RE|ICT|GCSEs?|PS\d?|DVD|CD|GP|NHS|BBC|USA?|EU|AM|PM|MOT|ID|PC|GPS|SMS|TT|AA|NSPCC|RSPCA|HIV|MS|ADHD|II|III|IV)\b)[A-Z]{2,5}s?\b|\b(?:at|on|is|code|sen|support) K\b|^K\b"
)
_SENTENCE = 25
_PLAIN_NEEDED, _THIN = 8, 20
_ABOUT_LEARNING = frozenset({"edu.learn", "edu.send", "edu.excl", "edu.behave", "inv.help"})


def _only_codes(reading: Reading) -> Span | None:
    if sum(c.isupper() for c in reading.own) > sum(c.islower() for c in reading.own) and len(reading.words) > 12:
        return None
    text = re.sub(r"\([^)]*\)|\b\w[\w' -]{3,40} \([A-Z]{2,5}\)", lambda m: " " * len(m[0]), reading.own)
    codes = [m.span() for p in (_CODES, _ANY_CODE) for m in p.finditer(text)]
    if not codes:
        return None
    rest = re.findall(r"[A-Za-z]{2,}", _ANY_CODE.sub(" ", _CODES.sub(" ", reading.own)))
    few = len(rest) <= _PLAIN_NEEDED and reading.weight <= 1 and not reading.quotes
    thin = len(rest) <= _THIN and not firm(reading) and reading.question in _ABOUT_LEARNING
    return codes[0] if few or thin else None


def _code(reading: Reading) -> Span | None:
    match = _TIP_CODES.search(reading.own)
    return match.span() if match and not re.search(rf"\(\s*{re.escape(match[0])}", reading.own) else None


def _long(reading: Reading) -> Span | None:
    for start, end in reading.sentences:
        if len(re.findall(r"[A-Za-z']+", reading.plain[start:end])) > _SENTENCE:
            return NOWHERE
    return None


_look_long: Look = _long

CHECKS = (
    Check(
        id="C04",
        severity="ask",
        where=frozenset(
            {
                "child.identity",
                "edu.learn",
                "edu.send",
                "edu.excl",
                "inv.help",
                "edu.behave",
                "edu.look",
                "edu.attend",
                "next.worse",
                "view.plan",
                "scale.up",
                "goal.see",
                "sos.hard",
                "inv.changed",
                "sos.strength",
                "sos.safety",
            }
        ),
        look=_only_codes,
        says="“{words}” is school talk that a parent may not know. What does it mean for {child} from day to day?",
        reason="Parents say that codes frighten them and shut them out.",
        source="Community Care 2018 on jargon; Ofsted, Birmingham 2018, on opaque conference language",
        trips=under("child.identity", "EAL, BAME, SEND")
        + under("edu.learn", "Working below ARE in RWM.")
        + under("edu.send", "K code.", "At K with an IPP.")
        + under("next.worse", "Would ring MASH or EDT."),
        passes=under("edu.send", "SEN support since 2024: Mrs Day reads with her for 20 minutes each day."),
    ),
    Check(
        id="C04",
        severity="tip",
        where=PROSE,
        look=_code,
        says="“{words}” is a code. Can you write it in full the first time?",
        reason="Parents will read the report.",
        source="Plain language guidance for conference reports",
        trips=under("sos.harm", "On 3 May she told Mrs Day and it is on CPOMS."),
        passes=under("sos.harm", "On 3 May she told Mrs Day."),
    ),
    Check(
        id="C32",
        severity="tip",
        where=PROSE,
        look=_look_long,
        says="One sentence here is over 25 words long. Can you split it for the parents?",
        reason="Sentences of 15 to 20 words are read by most people.",
        source="Somerset and GOV.UK guidance on plain sentences",
        trips=under("sos.hard", " ".join(["Mum works nights and"] * 8) + "."),
        passes=under("sos.hard", "Mum works nights. She has no family near by."),
    ),
)
