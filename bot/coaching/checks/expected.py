"""What each question cannot do without: an answer with no firm fact is asked for what that question needs most."""

from __future__ import annotations

import re

from bot.coaching.checks import needs_harm, needs_plan, needs_school
from bot.coaching.checks.firm import Need, firm
from bot.coaching.checks.patterns import DOMAIN
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading


def _unmet(need: Need, reading: Reading) -> Span | None:
    if firm(reading) >= need.least or len(reading.words) > need.most or len(reading.acts) >= need.acts:
        return None
    if need.but and re.search(need.but, reading.plain, re.IGNORECASE):
        return None
    found = re.search(need.only, reading.plain, re.IGNORECASE) if need.only else None
    if need.only and not found:
        return None
    return found.span() if found and found[0].strip() else NOWHERE


def _check(need: Need) -> Check:
    return Check(
        id=need.id,
        severity="ask",
        where=frozenset({need.question}),
        look=lambda reading: _unmet(need, reading),
        whole=True,
        says=need.says,
        reason="Without one firm fact a reader has nothing to weigh, and nothing to compare next time.",
        source=DOMAIN,
        trips=under(need.question, need.poor),
        passes=under(need.question, need.good),
        family=need.family,
    )


CHECKS = tuple(_check(need) for need in (*needs_school.NEEDS, *needs_harm.NEEDS, *needs_plan.NEEDS))
