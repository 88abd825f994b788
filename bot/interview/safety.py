"""Strength or safety: three short questions about each thing that is working well.

It is safety when someone did something, the danger was there at the time, and the child was safer because
of it (after Boffa and Podesta's "actions of protection that mitigate the danger, demonstrated over time").
The first No ends the questions: it is a strength. The writer can overrule that, with a reason. Items are the
plain dicts of ``sos.sort``: item, source, acted, danger, safer, times, known, outcome, reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

Step = Literal["acted", "danger", "safer", "times", "known"]
Verdict = Literal["strength", "safety"]
Item = Mapping[str, Any]

TESTS: tuple[Literal["acted", "danger", "safer"], ...] = ("acted", "danger", "safer")
_PROMISE = re.compile(
    r"\b(?:promis\w+|agree[ds]?(?: (?:not )?to)?|pledged?|will|won't|wont|(?:is|are|am)? ?going to"
    r"|plans? to|planning to|intends? to"
    r"|hop(?:es|ing) to|wants? to|says? (?:she|he|they|it)(?:'ll| will| won't)|said (?:she|he|they"
    r"|it) (?:would|wouldn't)|has said"
    r"|willing to|committed to|sworn?|swore|word|offered to|in future|from now on|next time|would)\b",
    re.IGNORECASE,
)
_NO_INCIDENTS = re.compile(
    r"\b(?:no (?:more |new |further |other )?(?:incidents?|concerns?|reports?|problems?|issues?|worries"
    r"|events?|police)|nothing (?:has )?happened"
    r"|not happened (?:again|since)|hasn't happened|been (?:calm|quiet|settled|fine)|incident[- ]free"
    r"|stopped)\b",
    re.IGNORECASE,
)
_ATTENDING = re.compile(
    r"\b(?:attend\w*|finish\w* (?:a|the|her|his|their) \w* ?(?:course|programme)|complet\w+ (?:a|the|her"
    r"|his|their)|courses?|programmes?"
    r"|appointments?|(?:goes|went|going|comes|came|been|gone) to (?:\w+ ){0,3}(?:meetings?|sessions?"
    r"|groups?|classes|appointments?)|engag\w+)\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:breakfast club|after[- ]school club|clubs?|camhs|counsell(?:ing|or)|early help|social (?:care"
    r"|worker)|family support"
    r"|support worker|mentor(?:ing)?|services?|health visitor|referr\w+|elsa|nurture|food ?bank"
    r"|school (?:has|gives|offers|provides|runs)"
    r"|in place|tutor(?:ing)?|therapy|therapist|key ?worker|funding|nursery place)\b",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"\b(?:loves?|loving|lovely|cares?(?: about)?|caring|bond(?:ed)?|close to|close bond|kind|supportive"
    r"|resilient|happy|warm|wants the best"
    r"|devoted|affection\w*|gets? on|good (?:mum|dad|parent|relationship)|strong|polite|bright|likes?"
    r"|enjoys?|proud|attached|attachment)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:took|takes|rang|rings|called|calls|phoned|texted|picked|collected|drove|walked|ran|hid|kept"
    r"|keeps|stayed|stays|looked after|moved"
    r"|left|locked|fed|put|brought|fetched|told|asked|stopped (?:him|her|them)|stepped in|stood"
    r"|came (?:round|over|to get|and)|had (?:her|him|them"
    r"|the (?:children|kids|baby))|let (?:her|him|them)|sent|went (?:to|next door|round|home with)"
    r"|slept at|gave|made sure|got (?:her|him|them))\b",
    re.IGNORECASE,
)


def new_item(row_id: str, source: str) -> dict[str, Any]:
    """Return the sort item of a row of ``sos.strength`` or ``sos.safety``, with nothing asked yet."""
    nothing = dict.fromkeys(("acted", "danger", "safer", "times", "known", "outcome"))
    return {"item": row_id, "source": source, **nothing, "reason": ""}


def next_step(item: Item) -> Step | None:
    """Return the question to ask next about an item, or None when there is none left.

    After three times Yes come "how many times" and "how do you know"; an empty text there counts as asked.
    """
    if item.get("outcome") in ("strength", "next"):
        return None
    for test in TESTS:
        if item.get(test) is None and item.get("outcome") is None:
            return test
        if item.get(test) is False and item.get("outcome") is None:
            return None
    if item.get("times") is None:
        return "times"
    return "known" if item.get("known") is None else None


def verdict(item: Item) -> Verdict | None:
    """Return what the three answers say: the first No makes a strength, three Yes make safety.

    None while open.
    """
    for test in TESTS:
        if item.get(test) is None:
            return None
        if item.get(test) is False:
            return "strength"
    return "safety"


def decide(item: Item, outcome: Literal["strength", "safety", "next"] | None = None) -> dict[str, Any]:
    """Return the item with its outcome set: the one given, or the verdict of its answers."""
    return {**item, "outcome": outcome or verdict(item)}


def overrule(item: Item, reason: str) -> dict[str, Any]:
    """Return the item as safety on the writer's word.

    Raises ValueError when there is no reason: an overruled test prints with why.
    """
    if not reason.strip():
        raise ValueError("a reason is needed to overrule the three questions")
    return {**item, "outcome": "safety", "reason": reason.strip()}


def why_not(item: Item, text: str) -> str:
    """Return the key of the kind sentence that says why an item is a strength and not safety (yet).

    ``text``: what was typed about it, the item itself and the reply to the question.
    """
    if item.get("acted") is False:
        return _why_no_act(text)
    if item.get("danger") is False:
        return "sort.why_no_incidents" if _NO_INCIDENTS.search(_plain(text)) else "sort.why_no_danger"
    return "sort.why_not_safer" if item.get("safer") is False else "sort.why_no_act"


def _why_no_act(text: str) -> str:
    if looks_like_promise(text):
        return "sort.why_promise"
    for words, key in (
        (_NO_INCIDENTS, "sort.why_no_incidents"),
        (_ATTENDING, "sort.why_attending"),
        (_SERVICE, "sort.why_service"),
        (_FEELING, "sort.why_feeling"),
    ):
        if words.search(_plain(text)):
            return key
    return "sort.why_no_act"


def looks_like_promise(text: str) -> bool:
    """Whether a text is about what someone will do and not about what anyone did."""
    plain = _plain(text)
    return bool(_PROMISE.search(plain)) and not looks_like_act(_PROMISE.split(plain)[0])


def looks_like_service(text: str) -> bool:
    """Whether a text is about help that was given or gone to, and not about what anyone did at home."""
    plain = _plain(text)
    return bool(_SERVICE.search(plain) or _ATTENDING.search(plain)) and not looks_like_act(plain)


def looks_like_feeling(text: str) -> bool:
    """Whether a text is about love, closeness or character, and not about what anyone did."""
    plain = _plain(text)
    return bool(_FEELING.search(plain)) and not looks_like_act(plain)


def looks_like_no_incidents(text: str) -> bool:
    """Whether a text says that nothing has happened, which is not protection by itself."""
    return bool(_NO_INCIDENTS.search(_plain(text)))


def looks_like_act(text: str) -> bool:
    """Whether a text says what someone did."""
    return bool(_ACT.search(_plain(text)))


def _plain(text: str) -> str:
    return text[:5000].replace("’", "'")
