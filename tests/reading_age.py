"""The reading grade of what we say, as the library works it out."""

from __future__ import annotations

import textstat


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text."""
    return float(textstat.flesch_kincaid_grade(text))
