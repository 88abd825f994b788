"""A draft: one report being written, as the store keeps it and the session works on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.interview.answers import Answers

Direction = Literal["safety", "worry"]
Length = Literal["full", "short"]


@dataclass(frozen=True)
class Draft:
    """One report in the making.

    ``id``: random, not a secret. ``version``: counts saved changes; the store refuses a save on an older one.
    ``direction``: which way the scale ran when the draft was begun; it never changes afterwards.
    ``length``: the short report asks only what it cannot do without.
    ``desk``: plain JSON of what lies open between two messages (a held text, a question being read back):
    the only thing that is remembered and not derived. It may hold typed words, so it is kept as safely as answers.
    ``begun``/``touched``: aware UTC times.
    """

    id: str
    direction: Direction
    begun: datetime
    touched: datetime
    length: Length = "full"
    version: int = 0
    answers: Answers = field(default_factory=Answers)
    desk: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Show the draft without its content."""
        return f"Draft(id={self.id!r}, version={self.version}, answers={len(self.answers)})"
