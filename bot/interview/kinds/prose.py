"""The kind ``prose``: free text, kept exactly as typed."""

from __future__ import annotations

from typing import Any

from bot.interview.kinds.base import Context, Read, again, kept
from bot.interview.questionnaire import Part, Question


class ProseKind:
    """A text. Whatever is typed is the answer."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Keep every word."""
        return kept(text.strip()) if text.strip() else again("kinds.prose_empty")

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Keep every word; this kind has no parts of its own."""
        return self.parse(question, text, context)

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Nothing is ever missing from a text."""
        return ()

    def in_words(self, question: Question, value: Any) -> str:
        """Return the text."""
        return str(value)
