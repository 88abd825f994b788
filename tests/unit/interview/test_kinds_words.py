"""The sentences of the kinds, the scale and the sort: plain, complete, with placeholders that are filled."""

import re

import pytest

from bot.interview.wording import Words, load_words, placeholders

SAMPLE = {
    "child": "Amira",
    "example": "4 May 2027",
    "date": "4 May 2027",
    "weekday": "Friday",
    "typed": "Monday",
    "days": 70,
    "choice": "Review",
    "most": 5,
    "parts": "name, job",
    "name": "Amira",
    "score": 3,
    "last": 5,
    "words": "harm is likely, and there is little safety",
    "item": "Gran helps.",
}
BANNED = re.compile(r"\b(?:please|sorry|invalid|valid|oops|forgot|wrong)\b|!", re.IGNORECASE)
FILES = ("kinds", "scale", "sort")


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


def ours(words: Words) -> list[str]:
    return [key for key in words.sentences if key.split(".")[0] in FILES]


def test_no_sentence_blames_or_apologises(words: Words) -> None:
    assert [key for key in ours(words) if BANNED.search(words.sentences[key])] == []


def test_no_sentence_needs_a_value_that_nobody_gives(words: Words) -> None:
    assert {p for key in ours(words) for p in placeholders(words.sentences[key])} <= set(SAMPLE)


def test_no_sentence_about_the_scale_holds_a_number_other_than_its_ends(words: Words) -> None:
    numbers = {n for key in ours(words) if key.startswith("scale.") for n in re.findall(r"\d+", words.sentences[key])}
    assert numbers <= {"0", "10"}
