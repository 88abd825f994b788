"""The blind sets keep the figures that are promised. What they say of new messages: docs/understanding.md."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.dialogue.nlu.compare import training_examples
from bot.dialogue.nlu.gate import WORTH_ASKING
from bot.dialogue.nlu.reader import Reader
from bot.interview.commands import exact
from bot.interview.glossary import name_of

SETS = (
    "blind.yml",
    *(
        f"blind_{n}.yml"
        for n in (
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty_first",
        )
    ),
)

# As the whole answer to "did anyone disagree?" this is the command "none", which records the same.
READ_AS_NONE = {"None"}


def prose(name: str) -> Iterator[tuple[str, str]]:
    """Yield each answer of a set with the id of its question."""
    for question, texts in _load(name)["prose"].items():
        yield from ((question, str(text)) for text in texts)


def commands(name: str) -> Iterator[tuple[str, str]]:
    """Yield each request of a set with the command that it means."""
    for command, by_question in _load(name)["commands"].items():
        yield from ((command, str(text)) for texts in by_question.values() for text in texts)


def _load(name: str) -> dict[str, dict]:
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SETS)
def test_no_answer_of_a_blind_set_is_acted_on(name: str) -> None:
    assert {text for question, text in prose(name) if exact(text, question)} <= READ_AS_NONE


@pytest.mark.parametrize("name", SETS)
def test_at_most_two_in_a_hundred_answers_of_a_blind_set_are_held(name: str, read: Reader) -> None:
    answers = [text for _, text in prose(name)]
    held = [text for text in answers if (guess := read(text).looks_like) and guess.confidence >= WORTH_ASKING]

    assert len(held) <= 0.02 * len(answers)


@pytest.mark.parametrize("name", SETS)
def test_ninety_five_in_a_hundred_commands_of_a_blind_set_are_understood(name: str, read: Reader) -> None:
    asked = list(commands(name))
    understood = [text for command, text in asked if _offered(read, text) == command]

    assert len(understood) >= 0.95 * len(asked)


def _offered(read: Reader, text: str) -> str:
    seen = read(text)
    if seen.command is not None:
        return seen.command.name
    guess = seen.looks_like
    return guess.command if guess and guess.confidence >= WORTH_ASKING else ""


@pytest.mark.parametrize("name", SETS)
def test_hardly_a_line_of_a_blind_set_is_in_the_training_data(name: str) -> None:
    trained = {name_of(text) for _, text in training_examples()}
    texts = [text for _, text in (*prose(name), *commands(name))]

    # A few short ones were there by chance before the sets were written ("Fine", "Nothing", "gotta go").
    assert len([text for text in texts if name_of(text) in trained and not exact(text)]) <= 0.05 * len(texts)
