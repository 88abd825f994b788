"""Is this a strength, or is it safety? What is called safety there must have kept the child safe.

For texts that `sos-report check` is given; in the conversation the three questions of the test do this work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.coaching.checks import protection
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading

_SORT = frozenset({"sos.sort"})
_CALLED = re.compile(r"(?:=|:|->|→|-|\bis|\bcounts as)\s*(?:a |real )*(?P<what>safety|strength)\b", re.IGNORECASE)
_DANGER_THERE = re.compile(
    r"\d|\b(?:when|while|after|before|as|until|till)\b.{0,60}\b(?:drunk|drinking|drank|drink|using|high|hit\w*|shout\w*|scream\w*|kick\w*|threw|rang|angry|row\w*|fight\w*|fought|came|turned up|arriv\w+"
    r"|started|asleep|out|away|ill|unwell|low|banging|smash\w*|trouble|danger|left)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:twice|once|both times|\w+ (?:times|nights))\b",
    re.IGNORECASE | re.DOTALL,
)
_SAYS = "You wrote “{words}” as safety. When the danger was there, did someone do something that kept {child} safe?"


def _items(reading: Reading) -> Iterator[Span]:
    """Yield what is called safety and tells of no act when the danger was there."""
    start = 0
    for match in _CALLED.finditer(reading.plain):
        item = reading.plain[start : match.start()]
        acted = protection.PROTECTED.search(item) and _DANGER_THERE.search(item)
        if match["what"].lower() == "safety" and item.strip() and not acted:
            yield start, match.start()
        start = match.end()


def _named(pattern: re.Pattern[str], reading: Reading) -> Span | None:
    for start, end in _items(reading):
        if match := pattern.search(reading.plain, start, end):
            return match.span()
    return None


def _untested(reading: Reading) -> Span | None:
    kinds = (protection.PROMISE, protection.SERVICE, protection.LOVE)
    if any(_named(kind, reading) for kind in kinds):
        return None
    return next(_items(reading), None)


def _check(id_: str, pattern: re.Pattern[str], *examples: str) -> Check:
    return Check(
        id=id_,
        severity="ask",
        where=_SORT,
        look=lambda reading: _named(pattern, reading),
        says=_SAYS,
        reason="A strength helps, and it has not yet kept the child safe when the danger was there.",
        source=protection.SOURCE,
        trips=under("sos.sort", *examples),
        passes=under("sos.sort", "“Gran took the children to hers on 3 nights when mum was drunk” = safety."),
    )


CHECKS = (
    _check("C16", protection.PROMISE, "“Mum has promised not to drink” = safety"),
    _check("C17", protection.SERVICE, "“Mum goes to all her meetings” = safety"),
    _check("C18", protection.LOVE, "“Dad is devoted to the children” = safety"),
    Check(
        id="C15",
        severity="ask",
        where=_SORT,
        look=_untested,
        says=_SAYS,
        reason="Safety is something that was done, not a way that someone is.",
        source=protection.SOURCE,
        trips=under("sos.sort", "“Gran is supportive” = safety"),
        passes=under(
            "sos.sort", "“Gran is close to the children” = strength.", "“On 3 May Gran fetched them at 9pm” = safety"
        ),
    ),
)
