"""Phone typing is spelled out before a message is weighed, and what is an answer's own word stays."""

from __future__ import annotations

import pytest

from bot.dialogue.nlu.text_speak import spelled_out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("skip dis 1 l8r", "skip this one later"),
        ("WDYM??", "what do you mean??"),
        ("gtg will finish tmrw", "got to go will finish tomorrow"),
        ("wot do u want abt mum", "what do you want about mum"),
    ],
)
def test_short_forms_are_spelled_out(typed: str, read: str) -> None:
    assert spelled_out(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["1 of 3 children", "R's log of 3/11", "u.k. law", "n/a", "ty@school.example", "the q-tip", "Amira won the cup"],
)
def test_numbers_initials_addresses_and_words_stay(typed: str) -> None:
    assert spelled_out(typed) == typed
