"""The kind ``builder``: a danger statement or a safety goal, typed whole or built from its parts.

Nothing is reworded.
"""

from __future__ import annotations

import re
from typing import Any

from bot.interview.kinds.base import Context, Read, again, kept, parts_missing
from bot.interview.kinds.text import join_pieces, looks_like_people, sentence_spans, sentences
from bot.interview.questionnaire import Part, Question

_WORRIED = re.compile(
    r"(?P<who>.{2,160}?)[ ,]+(?:(?:is|are|am|was|were|both|all|very|also|really|have|has|been|'re|'s) ){0,4}"
    r"(?:worried|concerned|worry|worries|afraid|scared|fears?|frightened|anxious)(?: (?:that"
    r"|about(?: what)?|because|if|when))?\b",
    re.IGNORECASE | re.DOTALL,
)
_COULD = re.compile(
    r"\b(?:[Cc]ould|[Mm]ight|may|[Ww]ould|[Ii]f (?:this|nothing|it|things|that)|is likely to"
    r"|are likely to)\b"
)
_SPAN = re.compile(
    r"\b(?:for|over|in|within|during|each|every|at least) (?:the next )?(?:\w+ )?(?:days?|nights?|weeks?"
    r"|months?|terms?|years?|mornings?)\b"
    r"|\b\d+ (?:days?|nights?|weeks?|months?|terms?)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:will|is|are|has|have|can|gets?|takes?|keeps?|says?|stays?|looks?|cooks?|puts?|brings?|sleeps?"
    r"|comes?|rings?|tells?)\b"
)


class BuilderKind:
    """One item: ``{"whole": text}``, or its parts ``{part id: text or None}``."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Keep a whole statement whole; else put the words under the part that they surely are."""
        whole = text.strip()
        if not whole:
            return again("kinds.prose_empty")
        ids = [part.id for part in question.parts]
        if "could" in ids:
            return kept(_danger(whole))
        return kept({"whole": whole} if _is_goal(whole) else {ids[0]: whole})

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Keep a part as typed."""
        return kept(text.strip())

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return what one item lacks; a whole one lacks nothing."""
        return () if value.get("whole") else parts_missing(question, value)

    def in_words(self, question: Question, value: Any) -> str:
        """Return each item as one paragraph of the writer's own words."""
        items = value if isinstance(value, list) else [value]
        return "\n".join(_assembled(question, item) for item in items)


def _assembled(question: Question, item: dict[str, Any]) -> str:
    return item.get("whole") or join_pieces([item.get(part.id) or "" for part in question.parts])


def _danger(text: str) -> dict[str, str]:
    worried = _WORRIED.match(text)
    if worried and _COULD.search(text):
        return {"whole": text}
    if worried:
        return _who_about(text, worried)
    spans = sentence_spans(text)
    if len(spans) >= 2 and looks_like_people(text[: spans[0][1]]):
        return {"who": text[: spans[0][1]], **_about_could(text[spans[1][0] :])}
    return _about_could(text)


def _about_could(text: str) -> dict[str, str]:
    """Part what is from what could happen, at the first sentence with "could".

    Within a sentence nothing is cut.
    """
    start = next((start for start, end in sentence_spans(text) if _COULD.search(text[start:end])), None)
    if start is None:
        return {"about": text}
    return {"about": text[:start].strip(), "could": text[start:].strip()} if start else {"could": text}


def _who_about(text: str, worried: re.Match[str]) -> dict[str, str]:
    """Read "Ms Cole is worried that mum drinks at night".

    A sentence that does not part cleanly stays in one piece.
    """
    who, about = (
        re.sub(r"(?i)[ ,]+(?:is|are|am)$", "", worried["who"].strip()),
        text[worried.end() :].strip(" ,:"),
    )
    if not about or not (looks_like_people(who) or who.lower() in ("i", "we", "school", "the school", "staff")):
        return {"about": text}
    return {"who": who, "about": about}


def _is_goal(text: str) -> bool:
    """Whether a goal stands by itself: two sentences, or someone doing something for a stated time."""
    return len(sentences(text)) >= 2 or bool(_SPAN.search(text) and _DOES.search(text) and len(text.split()) >= 8)
