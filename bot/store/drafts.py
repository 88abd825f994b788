"""Drafts and answers as bytes to be sealed, and back. Nothing here knows a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from bot.interview.answers import Answer, Answers, Key
from bot.interview.draft import Draft
from bot.store.moments import from_number, to_number


class Changes(NamedTuple):
    """What differs between two states of the answers."""

    put: Mapping[Key, Answer]
    gone: tuple[Key, ...]


def changes(before: Answers, after: Answers) -> Changes:
    """Return the answers that were set, and the keys that were taken out."""
    put = {key: answer for key, answer in after if before.get(key) != answer}
    gone = tuple(key for key, _ in before if after.get(key) is None)
    return Changes(put, gone)


def pack_head(draft: Draft) -> bytes:
    """Return everything of a draft that is neither an answer nor a column of its own."""
    return _packed([draft.direction, draft.length, to_number(draft.begun), dict(draft.desk)])


def unpack_head(data: bytes, report_id: str, version: int, touched: datetime) -> Draft:
    """Return a draft without its answers."""
    direction, length, begun, desk = json.loads(data)
    return Draft(
        id=report_id,
        direction=direction,
        begun=from_number(begun),
        touched=touched,
        length=length,
        version=version,
        desk=desk,
    )


def pack_answer(key: Key, answer: Answer) -> bytes:
    """Return an answer with its key."""
    given = [answer.status, answer.value, answer.closed, answer.typed, answer.note, answer.asked]
    return _packed([key.question, key.child, *given])


def unpack_answer(data: bytes) -> tuple[Key, Answer]:
    """Return the key and the answer."""
    question, child, status, value, closed, typed, note, asked = json.loads(data)
    answer = Answer(status, value, closed=closed, typed=tuple(typed), note=note, asked=tuple(asked))
    return Key(question, child), answer


def _packed(value: Any) -> bytes:
    # Escaped to ASCII, so that any text comes back as it was, lone surrogates too.
    return json.dumps(value, separators=(",", ":")).encode("ascii")
