"""What tells that someone is a pupil, and common first names: shared by the looks for other children."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.coaching import facts
from bot.coaching.language import Reading
from bot.coaching.word_stock import may_be_name

_NAMES_FILE = Path(__file__).parent.parent / "first_names.txt"


PEER = re.compile(
    r"(?:\b(?:best )?(?:mates?|friends?|pals?|bff|bestie|pupils?|classmates?|girl|boy|girls|boys|child"
    r"|kid|kids|lad|lads|student|peer)"
    r"(?:\s+(?:is|are|was|were|called|named|like|such as|being))?[\s,:(-]{1,3}|\b(?:fell|falls|falling"
    r"|fallen) out with\s+|\b(?:hang\w*|hung) (?:a?round|out|about) with\s+"
    r"|\b(?:going|goes?|went|gone|been|sleep\w*|slept|stay\w*|tea) (?:round|over|over at|round at|over to|round to)\s+"
    r"|\b(?:get|gets|got|getting) on (?:well |ok |fine |great )?with\s+"
    r"|\b(?:little|wee|new (?:boy|girl|lad),?)\s+"
    r"|\bplay(?:s|ed|ing)? with\s+|\b(?:sits?|sat|sitting) (?:with|next to|by)\s+|\bbull(?:ied|ying"
    r"|ies) (?:by\s+)?|\b(?:hit|pushed|kicked|punched|bitten|hurt|called names) by\s+"
    r"|\b(?:hit|pushed|kicked|kicked off at|punched|bit|hurt|fancies|dating|going out with|seeing|friends with|friendly with"
    r"|fights? with|fought with|fighting with|(?<!in )a(?: |n )?(?:argument|fight|row) with|mates with|bezzie|picks? on|picked on|picking on"
    r"|partnered with|paired with|close to|me and|and me,?)\s+)$",
    re.IGNORECASE,
)


PUPIL_WORD = re.compile(
    r"\b(?:friend\w*|mates?|besties?|bff|pals?|classmates?|pupils?|students?|peers?|boys?|girls?|lads?|kids?|tutor group|crowd|(?:other|another|two|three|both) child(?:ren)?"
    r"|year \d+\w?|yr ?\d+\w?|y\d+|form|class|set \d|playground|playtimes?|break ?times?|lunch ?times?|play(?:s|ed|ing)?|football|f[ae]ll\w* out|falling out|bull(?:y|ied|ying|ies)|hit|hits|hitting|kick\w*"
    r"|punch\w*|push\w*|bit|bites?|biting|slap\w*|fight\w*|fought|scrap|argu\w+|sits?|sat|sitting|girlfriend|boyfriend|dating|going out with|fancies|vap\w+|smok\w+"
    r"|snog\w*|kiss\w*|teas\w+|bunk\w*|truant\w*|skiv\w*|wag(?:s|ging)|laugh\w* at|names|snap\w*|group chat|party|sleepovers?|hang\w*|hung|knocks? (?:about|round)|gang|nick(?:s|ed)|stole|pinch\w*"
    r"|cloakroom|corridor|dinner hall|lunch queue|canteen|changing rooms?|copies|copied|follows|lunch with|break with|bus with|paired|partnered|buddy|buddies|twins?|threw|spat|swore|shouted at|same age|birthday|isolation|detention)\b"
    r"|'s (?:house|mum|dad|brother|sister|bag|coat|lunch|hair|chair|work|book|phone|older|little|party|parties|shoes|trainers|birthday|friends?|face|arm|head|leg|back|bike|money|picture|drawing|model|homework|jumper|glasses|seat|pencil\w*)\b",
    re.IGNORECASE,
)
"""What tells that a first name alone is a pupil's: staff and helpers are often called by theirs."""


@cache
def first_names() -> frozenset[str]:
    """Return common first names of children in England (after the yearly lists of the ONS)."""
    return frozenset(_NAMES_FILE.read_text(encoding="utf-8").split())


def known_people(reading: Reading) -> frozenset[str]:
    """Return the names that may be used: people in the report, the words of the school's name, and names that were kept."""
    school = re.findall(r"[^\W\d_]{2,}", reading.setting.school.lower())
    kept = re.findall(r"[^\W\d_]{2,}", " ".join(reading.setting.kept).lower())
    return (
        reading.known_names | frozenset(school) | {word for word in kept if word in first_names() or may_be_name(word)}
    )


def starts(reading: Reading, place: int) -> bool:
    before = reading.plain[:place].rstrip(" \t(-*•")
    return not before or before[-1] in ".!?\n:;“\"'"


_TERM_TEXT = "term half holiday holidays day days school club fair fete camp play sheet house class room group reading bank sports born project"


TERM = frozenset(_TERM_TEXT.split())


NO_ONE = r"(?!(?:we|i|me|myself|school|office)\b)"
"""Words that stand beside grown-ups in a list of jobs, and tell nothing of the name that comes after them."""

GROWN_UP = re.compile(
    rf"\b(?:{NO_ONE}(?:{facts.KIN}|{facts.JOB})|mr|mrs|ms|miss|dr|pc|father)\.?(?:'s)?(?:,? | (?!(?:of|at|to|with|by|from|and|on)\b)[a-z]+ )$",
    re.IGNORECASE,
)

GROWN_UP_AFTER = re.compile(
    rf"^,? ?\(?(?:(?:is|was|who|who's|the|our|her|his|their|my|a|an|as|from|at|school|school's|new|class|dep|deputy|asst|assistant)(?: |'s ))*(?:{NO_ONE}(?:{facts.KIN}|{facts.JOB})|ddsl|dsl|head|camhs|social care|social services|the council|housing|probation|early help|yos|on (?:lunch|playground|break|gate|dinner|door|bus) duty)\b(?!'s| of (?:him|her|a friend))",
    re.IGNORECASE,
)
"""What tells after a name that it is a grown-up's or a relative's: "Priya Nair our SENCO"."""


def has_a_job(after: str, surname: str) -> bool:
    """Whether a job or a place in the family stands after a first name, or after the surname that follows it.

    ``surname``: the pattern of one, as capitals are typed there: "Sian Lowe, our safeguarding lead".
    """
    found = re.match(rf" {surname}", after)
    if found is None and not re.match(r",? (?:the|our|his|her|their) ", after):
        return False
    return GROWN_UP_AFTER.match(after[found.end() if found else 0 :]) is not None
