"""What a writer says not to be so: "not the 21st", "4 December is wrong", "rather than a 5".

What is denied is never the value, whatever else the message says.
"""

from __future__ import annotations

import re
from datetime import date

from bot.interview.kinds.dates import Found, Prefer, find_dates

_SMALL = r"(?:(?:on|by|for|the|a|an|it|that|quite|even|really|as|its|it's)\s+){0,3}"
_VERB = r"(?:(?:say|think|call (?:it|him|her|them)|put(?: (?:it|him|her|them))?(?: at| as)?|give (?:it|him|her|them)|go (?:for|with)|mean|want)\s+)?"
_BEFORE = re.compile(
    r"\b(?:not|nt|never|isn'?t|wasn'?t|aren'?t|won'?t|ain'?t|cannot|can'?t|shouldn'?t|wouldn'?t|doesn'?t|didn'?t|rather than"
    r"|instead of|apart from|except(?: for)?|anything but|no longer|other than|neither|nor|don'?t mean|didn'?t mean"
    r"|(?:moved|changed|postponed|rescheduled|rearranged|put back|brought forward|switched)(?: it)? from"
    rf"|forget|ignore|scrap|than)\s+{_VERB}{_SMALL}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,]*(?:(?:this|next|last) (?:year|month)\b[\s,]*)?(?:(?:is|was|were|be|that's|thats|it's|its|that is|would be)\s+)?"
    r"(?:(?:just|all|totally|completely|definitely|actually|the)\s+)?"
    r"(?:wrong|not right|not correct|incorrect|isn'?t (?:right|correct|it)|wasn'?t (?:right|it)|a mistake|a typo|mistake|cancelled"
    r"|fell through|no good|is not (?:right|it|correct|the)|isn'?t the)\b",
    re.IGNORECASE,
)
# "3, sorry, 2": the first is taken back.
_TAKEN_BACK = re.compile(
    r"\s*[?,.;-]*\s*(?:no|nope|nah|sorry|wait|scrap that|i mean|i meant|correction|make (?:it|that)|oops)\b[\s,]*"
    r"(?:(?:i mean|i meant|make (?:it|that)|actually|sorry|wait|no|an?|the|it'?s|it is|that'?s|should be|rather)[\s,]+){0,4}"
    r"(?:\d|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)\b)",
    re.IGNORECASE,
)


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` of a text are said not to be so."""
    before = text[max(0, start - 40) : start].replace("’", "'")
    after = text[end : end + 40].replace("’", "'")
    return bool(_BEFORE.search(before) or _AFTER.match(after) or _TAKEN_BACK.match(after))


def said_dates(text: str, today: date, prefer: Prefer) -> tuple[Found, ...]:
    """Return every date in a text that is not denied, in order (see ``find_dates``)."""
    return tuple(f for f in find_dates(text, today, prefer) if not is_denied(text, f.start, f.end))
