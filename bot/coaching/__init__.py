"""What we say about an answer: checks that turn vague words into facts, and never write the words.

``load_coach`` once, ``Coach.check`` for each answer, ``prompts`` for what to raise now, ``review`` at the
end.
"""

from bot.coaching.light import import_thinc_alone

import_thinc_alone()  # before anything of spaCy is imported

from bot.coaching.coach import Coach, as_json, load_coach, prompts  # noqa: E402
from bot.coaching.finding import CoachError, Finding, Setting, Severity  # noqa: E402
from bot.coaching.review import ReviewFinding, review  # noqa: E402

__all__ = [
    "Coach",
    "CoachError",
    "Finding",
    "ReviewFinding",
    "Setting",
    "Severity",
    "as_json",
    "load_coach",
    "prompts",
    "review",
]
