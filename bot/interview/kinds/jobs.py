"""The job titles and school names that education staff in England type."""

from __future__ import annotations

import re

_BEFORE = (
    r"(?:deputy|assistant|asst|acting|associate|lead|senior|designated|child protection|safeguarding"
    r"|pastoral|class|form|year"
    r"|reception|nursery|head|teaching|attendance|inclusion|family|parent|school|welfare|learning|support"
    r"|early years|early help"
    r"|eyfs|ks\d|key stage \d|year \d{1,2}|y\d{1,2}|executive|interim|trainee|higher level"
    r"|special(?: educational)? needs|sen|send"
    r"|behaviour|mental health|office|phase|subject|english|maths|business|site|supply|cover|sixth form"
    r"|student|home school|emotional"
    r"|and|link|vice|co)"
)
_NOUN = (
    r"(?:head ?-?teacher|head ?-?(?:master|mistress)|headteacher|head|ddsl|dsl|dsp|senco|sendco|senaco"
    r"|teacher|hlta|ta|tutor|principal"
    r"|officer|manager|worker|mentor|leader|lead|co-?ordinator|practitioner|assistant|secretary"
    r"|administrator|governor|nurse"
    r"|counsellor|slt|elsa|key ?-?(?:person|worker)|childminder|matron|chaplain|bursar|librarian"
    r"|psychologist|therapist|adviser|advisor)"
)
_AFTER = (
    r"(?: (?:of|for) (?:year(?: \d{1,2})?|y\d{1,2}|house|school|(?:the )?(?:lower|upper|sixth) (?:school"
    r"|form)|key stage \d|ks\d"
    r"|inclusion|pastoral(?: care)?|safeguarding|child protection|welfare|early years|eyfs|reception"
    r"|nursery|behaviour|send?|sixth form"
    r"|attendance|maths|english|science|art|pe|music|history|geography))?"
)
_TITLE = rf"(?:{_BEFORE}[ -]){{0,5}}{_NOUN}{_AFTER}"
_JOB = re.compile(
    rf"(?<![\w@.-]){_TITLE}(?: ?(?:and|&|/|\+) ?(?:the )?{_TITLE}){{0,3}}(?![\w@-])",
    re.IGNORECASE,
)
_SCHOOL_WORD = re.compile(
    r"\b(?:school|primary|secondary|academy|infants?|juniors?|nursery|pre-?school|college|high|grammar"
    r"|sixth form|federation"
    r"|c ?of ?e|ce|rc|catholic|free school|prep|playgroup|kindergarten|children's centre|pru"
    r"|alternative provision)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:the|our|my|a|school|primary|secondary|academy|infants?|juniors?|nursery|pre-?school|college|high"
    r"|grammar|sixth|form|and|of"
    r"|catholic|local|staff|office)"
)


def find_job(text: str) -> re.Match[str] | None:
    """Return the job title in a short text, or None. Two jobs joined by "and" are one title."""
    for match in _JOB.finditer(text[:400]):
        if match[0] == "Head" and match.start() == 0 and re.match(r" [A-Z]", text[match.end() :]):
            continue  # a street or a place ("Head Street School")
        if not re.match(r"(?i)(?:mr|mrs|ms|miss|dr)\.? $", text[max(0, match.start() - 5) : match.start()]):
            return match
    return None


def is_school(text: str) -> bool:
    """Whether a short text is the name of a school, which says more than what kind of school it is."""
    return bool(_SCHOOL_WORD.search(text)) and not names_only_a_kind_of_school(text) and len(text.split()) <= 12


def names_only_a_kind_of_school(text: str) -> bool:
    """Whether a text says only "school", "the primary school" and the like."""
    words = [w.strip(".,").lower() for w in text.split()]
    return bool(words) and all(_GENERIC.fullmatch(w) for w in words)
