"""What a child tells, to whom, and who knows of it already."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import words
from bot.coaching.finding import Span
from bot.coaching.language import Reading
from bot.coaching.where import VOICE

_TELLS = r"(?:told|tells|said|says|disclosed|confided|revealed|reported|show(?:ed|s) (?:me|us|staff|m(?:r|rs|s|iss))|let slip)"
SOMEONE_TELLS = re.compile(
    rf"\b(?:{_TELLS}|begg\w+|pleaded|asked|cried|crying|sobb\w+|shaking|rang|rung|phoned|texted)\b", re.IGNORECASE
)
_CHILD_TELLS = (
    r"\b(?:he|she|they|child|pupil|brother|sister|CHILD)\b(?:'s|'d)?"
    rf"(?: (?:has|have|had|also|then|just|only|even|quietly|herself|himself))*[ ,]+(?:[^.!?\n]{{1,60}}? and (?:then )?)?{_TELLS}\b"
    r"|^\W*(?:told (?:me|us|staff|m(?:r|rs|s|iss))|said|disclosed)\b"
)
_KNOWN = words(
    r"(?:social worker|s\.?w\b\.?|social care|social services|children'?s services|spa|mash|police|999|101"
    r"|cafcass|lado|emergency duty team|edt)"
    r"[^.!?\n]{0,40}?(?:told|informed|aware|knows?|rung|rang|called|phoned|emailed|contacted|notified"
    r"|updated|attended|came|spoke|visited|said)",
    r"(?:told|informed|rang|rung|called|phoned|emailed|contacted|notified|updated|spoke (?:to|with)"
    r"|reported (?:it |this )?to|referred (?:it |this )?to|passed (?:it |this )?to)"
    r"[^.!?\n]{0,30}?(?:social worker|s\.?w\b\.?|social care|social services|children'?s services|spa|mash"
    r"|police|999|emergency duty team|edt)",
)
_NOT_YET = words(
    r"""
    not (?:yet )?(?:been )?(?:told|informed|aware|rung|called) | ha(?:ve|s)(?:n'?t| not)
    (?:need|needs|ought|want|wants|supposed|has|have) to (?:know|be|tell|ring|call|inform|come|get|do) | (?:should|must|can|could|shall|may) (?:\w+ )?(?:know|be|tell|ring|call|someone|we|you|i)
    did(?:n'?t| not) | does(?:n'?t| not) know | is(?:n'?t| not) aware
    will (?:be )?(?:ring|tell|call|told|informed) | yet to
    """
)


def known_already(reading: Reading) -> bool:
    """Whether the answer says that the social worker or the police have been told."""
    for match in _KNOWN.finditer(reading.plain):
        start, end = reading.near(match.start(), after=0)
        if not _NOT_YET.search(reading.plain[start:end]):
            return True
    return False


def child_tells(reading: Reading, sentence: Span) -> Span | None:
    """Find the child, or a child, telling something: not a grown-up, and not someone telling the child."""
    known = reading.setting.child.strip()
    child = re.escape(reading.child_name) if known else r"(?<!mr )(?<!ms )(?<!mrs )(?-i:[A-Z])[a-z]+"
    pattern = re.compile(_CHILD_TELLS.replace("CHILD", child), re.IGNORECASE)
    match = pattern.search(reading.plain[sentence[0] : sentence[1]])
    return (sentence[0] + match.start(), sentence[0] + match.end()) if match else None


TO_US = re.compile(r" (?:me|us|staff|m(?:r|rs|s|iss)\b|the (?:ta|teacher|office|dsl))\b", re.IGNORECASE)
"""Whom a child tells, not whom a grown-up does: "came in shaking and told me"."""


_GLAD = re.compile(
    r"\b(?:likes?|loves?|enjoy\w*|happy|happier|proud|favourite|fun|best|better|good|great|excited|looking forward|hopes?|thank\w*|joke\w*|birthday|party|wants? to (?:be|do|go|join|play|learn|try)|going to (?:be|the)|won|score[ds]?|goal|picked for|chosen|star|team|certificate|award|badge|medal|smil\w+|laugh\w*|pleased|glad|new (?:baby|puppy|kitten|shoes|coat|house|bike|friend|job))\b",
    re.IGNORECASE,
)
_NO_HARM_ASKED = VOICE | {"voice.how", "child.identity", "edu.send", "inv.changed"}
"""Where a child may well tell of something good, today too."""


def told_us(reading: Reading, tells: Span) -> bool:
    """Whether the child told staff something today that is not glad: told today, it may not be known to anyone else yet."""
    to_us = TO_US.match(reading.plain, tells[1]) or TO_US.search(reading.plain, *tells)
    if reading.question in _NO_HARM_ASKED or not to_us:
        return False
    return not _GLAD.search(reading.plain, *reading.near(tells[0], after=0))
