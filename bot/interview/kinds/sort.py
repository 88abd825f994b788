"""The kind ``sort``.

The replies in the strength-or-safety test, one yes or no at a time (see ``bot.interview.safety``).
"""

from __future__ import annotations

import re
from typing import Any

from bot.interview.kinds.base import Context, Read, again, kept
from bot.interview.questionnaire import Part, Question
from bot.interview.safety import looks_like_act, looks_like_promise, next_step

_YES = re.compile(
    r"\W*(?:oh |well |um )?(?:yes|y|yep|yeah|yup|ya|aye|definitely|absolutely|of course|correct|true"
    r"|(?:s?he|they|it|we|that) (?:did|was|were|is|has|have)\b(?! not|n't)"
    r"|there was|i think so|very much|always)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:oh |well |um )?(?:no|n|nope|nah|never|not\b|none|nothing|no one|nobody|(?:s?he|they|it|we|that"
    r"|there) (?:did|was|were|is|has|have)(?: not|n't|nt)\b"
    r"|i don't think so|i doubt)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\W*(?:maybe|perhaps|sort of|kind of|not sure|unsure|sometimes|possibly|i'm not sure|hard to say"
    r"|not certain)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\W*(?:yes and no|yes but no|y/n|yes/no|yes or no)\b", re.IGNORECASE)


class SortKind:
    """One list of sort items for each child. The value of a reading is the reply: True, False, or a text."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read a reply to one of the three questions.

        The value is True or False; with False, ``say`` is the key of the sentence that says why it is a
        strength where the reply itself shows it (a promise), or that being unsure counts as No.
        """
        plain = text[:2000].replace("’", "'").strip()
        if _BOTH.match(plain):
            return again("sort.yes_or_no")
        if _UNSURE.match(plain):
            return kept(False, "sort.why_unsure")
        if _YES.match(plain):
            return kept(True)
        if looks_like_promise(plain):
            return kept(False, "sort.why_promise")
        if _NO.match(plain):
            return kept(False)
        return kept(True) if looks_like_act(plain) else again("sort.yes_or_no")

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read the reply to one step: ``acted``, ``danger`` and ``safer`` are True or False, the others a
        text.

        A reply that tells what someone did is a Yes to ``acted`` only.
        """
        if part.id in ("times", "known"):
            return kept(text.strip())
        read = self.parse(question, text, context)
        told = read.value is True and not _YES.match(text.replace("’", "'").strip())
        return again("sort.yes_or_no") if told and part.id != "acted" else read

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return the step still to be asked about one item."""
        step = next_step(value)
        return (step,) if step else ()

    def in_words(self, question: Question, value: Any) -> str:
        """Return the outcomes, one a line; the items themselves are shown by the questions they came from."""
        items = value if isinstance(value, list) else [value]
        return "\n".join(item["outcome"] or "" for item in items)
