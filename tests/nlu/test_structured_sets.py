"""Dates, numbers, choices and short replies as people type them: see the headers of the two sets."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.dialogue.nlu.reader import Reader
from bot.session import LooksLike, understand
from tests.fakes import rooms

SETS = (
    "structured.yml",
    "structured_blind.yml",
    "structured_second.yml",
    "structured_third.yml",
    "structured_fourth.yml",
)


def cases(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="module")
def seen(read: Reader) -> Callable[[str], list[tuple[dict[str, Any], dict[str, Any]]]]:
    """Read a set as in the conversation, once: each case with what the bot makes of it."""
    made = rooms()

    def one(case: dict[str, Any]) -> dict[str, Any]:
        guess = read(str(case["text"])).looks_like
        asked = {"question": case["question"], "text": str(case["text"]), "state": case.get("state", "asked")}
        return understand(made, asked, LooksLike(guess.command, guess.confidence, guess.rest) if guess else None)

    return cache(lambda name: [(case, one(case)) for case in cases(name)])


def is_right(found: dict[str, Any], expect: dict[str, Any]) -> bool:
    outcomes = expect["outcome"] if isinstance(expect["outcome"], list) else [expect["outcome"]]
    if found["outcome"] == "command" and expect.get("command", found["command"]) != found["command"]:
        return False
    return found["outcome"] in outcomes and not is_wrong_value(found, expect)


def is_wrong_value(found: dict[str, Any], expect: dict[str, Any]) -> bool:
    """Whether a value other than the one that is meant would be kept or read back."""
    value = found.get("value")
    chosen = value["choice"] if isinstance(value, dict) and "choice" in value else value
    return found["outcome"] in ("kept", "confirm") and "value" in expect and chosen != expect["value"]


@pytest.mark.parametrize("name", SETS)
def test_ninety_seven_in_a_hundred_are_read_as_they_are_meant(name: str, seen) -> None:
    missed = [case["text"] for case, found in seen(name) if not is_right(found, case["expect"])]

    assert len(missed) <= 0.03 * len(cases(name)), missed


@pytest.mark.parametrize("name", SETS)
def test_no_other_value_than_the_one_that_is_meant_is_ever_taken(name: str, seen) -> None:
    assert [case["text"] for case, found in seen(name) if is_wrong_value(found, case["expect"])] == []
