"""All checks in order of priority: among those of one severity the first ones are asked first.

Checks of words come before checks of what is missing, because a prompt that quotes the writer's words is the
more helpful one. A new check is one entry in one module, with its own examples.
"""

from __future__ import annotations

from bot.coaching.checks import (
    attendance,
    blame,
    contact,
    danger,
    doors,
    evidence,
    expected,
    family,
    gaps,
    goals,
    health,
    labels,
    loosely,
    missing,
    names,
    open_ends,
    protection,
    reading,
    safety,
    sharing,
    sorting,
    sources,
    told_on,
    vague,
    voice,
)
from bot.coaching.finding import Check

ALL: tuple[Check, ...] = (
    *safety.CHECKS,
    *contact.CHECKS,
    *doors.CHECKS,
    *health.CHECKS,
    *sources.CHECKS,
    *told_on.CHECKS,
    *names.CHECKS,
    *blame.CHECKS[:1],
    *protection.CHECKS,
    *danger.CHECKS,
    *goals.CHECKS,
    *(check for check in loosely.CHECKS if check.family == "words"),
    *(check for check in open_ends.CHECKS if check.family == "words"),
    *reading.CHECKS,
    *labels.CHECKS,
    *blame.CHECKS[1:],
    *evidence.CHECKS,
    *(check for check in (*family.CHECKS, *gaps.CHECKS) if check.family == "words"),
    *attendance.CHECKS,
    *(check for check in vague.CHECKS if check.id != "C00"),
    *(check for check in expected.CHECKS if check.family == "words"),
    *voice.CHECKS,
    *(check for check in expected.CHECKS if check.family == "missing"),
    *(check for check in (*family.CHECKS, *gaps.CHECKS) if check.family == "missing" and check.id != "C00"),
    *(check for check in (*loosely.CHECKS, *open_ends.CHECKS) if check.family == "missing" and check.id != "C00"),
    *missing.CHECKS,
    *sharing.CHECKS,
    *sorting.CHECKS,
    *(check for check in (*vague.CHECKS, *gaps.CHECKS, *family.CHECKS, *open_ends.CHECKS) if check.id == "C00"),
)
"""Every check."""
