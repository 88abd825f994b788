"""Names are told from words by how English people write them, with a capital or without."""

from __future__ import annotations

import pytest

from bot.coaching.word_stock import is_slip, may_be_name, small_words


@pytest.mark.parametrize("word", ["fairclough", "Wojtas", "O'Rourke", "osei-bonsu", "Özdemir", "sivakumar", "zhao's"])
def test_a_rare_surname_may_be_a_name_however_it_is_typed(word: str) -> None:
    assert may_be_name(word)


@pytest.mark.parametrize(
    "word",
    ["playground", "Seperate", "definately", "KICKED", "couldn't", "hasnt", "summat", "phonics", "she's", "well-known"],
)
def test_words_their_misspellings_and_words_of_british_schools_are_no_names(word: str) -> None:
    assert not may_be_name(word)


def test_only_words_that_are_written_small_are_kept() -> None:
    assert 30_000 < len(small_words()) < 60_000
    assert all(word == word.lower() for word in small_words())


def test_a_slip_of_the_pen_is_told_from_a_name() -> None:
    assert is_slip("woried")
    assert is_slip("abuot")
    assert not any(is_slip(name) for name in ("hodan", "farah", "popescu", "siddique", "worried"))
