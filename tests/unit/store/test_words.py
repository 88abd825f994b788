"""The words of the codes are easy to read out and to type; the sentences of the errors are short and kind."""

from __future__ import annotations

import math
import re
from itertools import combinations

import pytest
import textstat

from bot.store import StoreError, StoreRefused, read_code
from bot.store import errors as errors_module
from bot.store.codes import WORDS_IN_CODE, code_words

ERRORS = [e for e in vars(errors_module).values() if isinstance(e, type) and issubclass(e, StoreError)]
TO_A_WRITER = [e for e in ERRORS if not issubclass(e, StoreRefused)]


def test_six_words_are_more_than_sixty_bits() -> None:
    assert WORDS_IN_CODE * math.log2(len(set(code_words()))) > 60


def test_every_word_is_short_plain_and_there_once() -> None:
    words = code_words()
    assert list(words) == sorted(set(words))
    assert all(re.fullmatch("[a-z]{3,6}", word) for word in words)


def test_no_two_words_are_one_letter_apart() -> None:
    spelt: dict[str, str] = {}
    for word in code_words():
        for place in range(len(word)):
            pattern = f"{word[:place]}_{word[place + 1 :]}"
            assert spelt.setdefault(pattern, word) == word


def test_no_word_is_another_with_one_letter_more() -> None:
    words = set(code_words())
    for word in words:
        assert not any("".join(shorter) in words for shorter in combinations(word, len(word) - 1))


@pytest.mark.parametrize(
    "word", ["knife", "bruise", "blood", "kill", "dead", "drug", "hit", "gun", "cry", "sad", "fear"]
)
def test_no_word_hurts(word: str) -> None:
    assert word not in code_words()


def test_a_code_is_read_however_it_is_typed() -> None:
    words = ("river", "candle", "amber", "fox", "tulip", "stone")
    for typed in (
        "-".join(words),
        " ".join(words).upper(),
        ", ".join(words),
        "River–Candle Amber_fox\ntulip; stone.",
    ):
        assert read_code(typed) == words


@pytest.mark.parametrize(
    "typed", ["", "river", "river candle amber fox tulip stone river", "a b c d e f", "1 2 3 4 5 6"]
)
def test_what_is_not_six_words_of_the_list_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize("error", ERRORS)
def test_the_sentences_are_plain(error: type[StoreError]) -> None:
    says = error.says
    assert not re.search(r"\b(please|sorry|invalid|oops)\b|!", says, re.IGNORECASE)
    assert says.endswith(".")


@pytest.mark.parametrize("error", TO_A_WRITER)
def test_the_sentences_to_a_writer_are_easy_to_read(error: type[StoreError]) -> None:
    assert textstat.flesch_kincaid_grade(error.says) <= 6
