"""Every check against its own examples, and what it says against the house's rules of speech."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat

from bot.coaching.checks import ALL
from bot.coaching.finding import Check
from bot.coaching.language import Reading
from bot.coaching.review import SAYS
from bot.coaching.where import EVERYWHERE
from bot.interview.wording import fill

NAMES = [f"{check.id}-{place}" for place, check in enumerate(ALL)]
NEVER_SAID = re.compile(r"\b(?:please|sorry|invalid|oops|wrong)\b|!", re.IGNORECASE)
EVERY_SENTENCE = [
    *{(c.id, s) for c in ALL for s in (c.says, *c.says_for.values())},
    *SAYS.items(),
]  # fmt: skip


def _reads(coach, check: Check, question: str, text: str, setting) -> bool:
    assert question in check.where
    return check.look(Reading(question, text, setting, coach.language)) is not None


@pytest.mark.parametrize("check", ALL, ids=NAMES)
def test_every_check_is_tripped_by_its_own_examples(coach, setting, check: Check) -> None:
    for example in check.trips:
        assert _reads(coach, check, example.question, example.text, setting), example.text


@pytest.mark.parametrize("check", ALL, ids=NAMES)
def test_every_check_passes_its_own_good_examples(coach, setting, check: Check) -> None:
    for example in check.passes:
        assert not _reads(coach, check, example.question, example.text, setting), example.text


@pytest.mark.parametrize("check", ALL, ids=NAMES)
def test_every_check_is_complete(check: Check, questionnaire) -> None:
    assert re.fullmatch(r"C\d\d", check.id)
    assert check.where <= EVERYWHERE
    assert check.where <= set(questionnaire.by_id)
    assert check.reason
    assert check.source
    assert check.passes
    assert check.trips or check.id == "C29", "C29 compares children and has tests of its own"


@pytest.mark.parametrize(("name", "says"), EVERY_SENTENCE, ids=[s[:40] for _, s in EVERY_SENTENCE])
def test_every_prompt_is_short_warm_plain_and_asks_one_thing(name: str, says: str) -> None:
    said = fill(says, key=name, words="hit", child="Amira", other="Bilal")

    assert said.count("?") == 1
    assert said.rstrip().endswith("?")
    assert len(said.split()) <= 30
    assert not NEVER_SAID.search(said)
    assert textstat.flesch_kincaid_grade(said) <= 6


def test_the_page_of_checks_lists_every_one_of_them() -> None:
    page = (Path(__file__).parents[3] / "docs" / "coaching.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| (C\d\d) \|", page, re.MULTILINE))

    assert listed == {check.id for check in ALL} | {"C33", "C34", "C40"}


def test_every_check_of_words_quotes_the_words() -> None:
    # A check that judges the whole answer is about what is not there: it has no words to quote.
    silent = [c.id for c in ALL if c.family == "words" and not c.whole and "{words}" not in c.says and c.id != "C32"]

    assert silent == []
