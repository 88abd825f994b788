"""All checks in order of priority: among those of one severity the first ones are asked first.

Checks of words come before checks of what is missing, because a prompt that quotes the writer's words is the
more helpful one. A new check is one entry in one module, with its own examples.
"""

from __future__ import annotations

from bot.coaching.checks import (
    blame,
    danger,
    evidence,
    goals,
    labels,
    missing,
    names,
    privacy,
    protection,
    reading,
    safety,
    sharing,
    vague,
    voice,
)
from bot.coaching.finding import Check

ALL: tuple[Check, ...] = (
    *safety.CHECKS,
    *privacy.CHECKS,
    *names.CHECKS,
    *blame.CHECKS[:1],
    *protection.CHECKS,
    *danger.CHECKS,
    *goals.CHECKS,
    *reading.CHECKS,
    *labels.CHECKS,
    *blame.CHECKS[1:],
    *evidence.CHECKS,
    *(check for check in vague.CHECKS if check.id != "C00"),
    *voice.CHECKS,
    *missing.CHECKS,
    *sharing.CHECKS,
    *(check for check in vague.CHECKS if check.id == "C00"),
)
"""Every check."""
