"""Sharing the report: whether someone who needs it in another form will get it so."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading

_FORM = words(
    r"""
    read (?:it )?(?:out|aloud|through|to|with) | (?:large|big|bigger) (?:print|font|type|letters) | interpret\w*
    translat\w* | easy.?read | audio | braille | pictures? | symbols? | widgit | bsl | makaton | pecs | sign language
    in (?:plain|simple) \w+ | yellow paper | coloured paper | overlay | out loud | phone | voice note | recording
    (?:reads?|speaks?|in|needs? it in) (?!a\b|the\b|it\b|another\b|other\b)[a-z]{4,} | everyone | all (?:of them )?(?:can )?read
    """
)
_NOBODY_NEEDS = re.compile(r"^\W*(?:no|none|nobody|neither|not)\b", re.IGNORECASE)


def _no_form(reading: Reading) -> Span | None:
    """Find a need that is guessed at, or told with no form that would meet it."""
    guess = reading.plain.rstrip().endswith("?") or re.match(
        r"\W*(?:possibly|maybe|perhaps|probably|might|not sure)\b", reading.plain, re.IGNORECASE
    )
    said = (
        _FORM.search(reading.plain)
        or reading.dates
        or re.search(r"(?<!^)\b(?!English|Mums?\b|Dads?\b|They|Both|Parents)[A-Z][a-z]{3,}", reading.own)
    )
    if _NOBODY_NEEDS.match(reading.plain) and not guess:
        return None
    return NOWHERE if not said or (guess and not reading.dates) else None


CHECKS = (
    Check(
        id="C00",
        severity="ask",
        where=frozenset({"share.form"}),
        look=_no_form,
        says="Parents have a right to follow it. What form would help, and who will see to it?",
        reason="A need that is only guessed at is not met.",
        source="Sussex procedures: reports in plain words and translated if needed",
        trips=under("share.form", "Possibly mum.", "Dad can't really read."),
        passes=under("share.form", "Dad reads Urdu.", "No one that we know of.", "Large print for Gran."),
        family="missing",
    ),
)
