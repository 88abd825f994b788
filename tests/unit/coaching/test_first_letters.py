"""Alternatives that are grouped by their first letters find what they found before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.checks.first_letters import grouped

ALTERNATIVES = [
    "mum(?:'s)? new (?:partner|boyfriend)",
    "(?:he|she|they) (?:may|might)",
    "n't told",
    "(?-i:MS|ME)",
    "(?:very )?often",
    r"\d+ times",
    "[a-c]lways",
    "mums?",
    "ice|isn'?t sure",
]
PLAIN = re.compile(rf"\b(?:{'|'.join(ALTERNATIVES)})(?!\w)", re.IGNORECASE)
GROUPED = re.compile(rf"\b(?:{grouped(ALTERNATIVES)})(?!\w)", re.IGNORECASE)
PIECES = [
    "MUM",
    "mum's new partner",
    "she might",
    "ME",
    "me",
    "often",
    "Very often",
    "3 times",
    "Always",
    "ice",
    "isnt sure",
    "x",
]


@pytest.mark.parametrize("text", PIECES)
def test_each_is_found_as_before(text: str) -> None:
    assert [m.span() for m in GROUPED.finditer(text)] == [m.span() for m in PLAIN.finditer(text)]


@given(st.lists(st.sampled_from([*PIECES, ",", "n't told", "he", "may"]), max_size=12))
def test_texts_of_many_pieces_are_read_as_before(pieces: list[str]) -> None:
    text = " ".join(pieces)

    assert [m.span() for m in GROUPED.finditer(text)] == [m.span() for m in PLAIN.finditer(text)]


def test_an_alternative_whose_beginning_cannot_be_told_stays_as_it_is() -> None:
    assert grouped([r"\w+ed", "(?:x )?"]) == r"\w+ed|(?:x )?"
