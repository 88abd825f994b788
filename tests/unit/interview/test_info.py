"""Answers to common questions: there for every topic, plain, and filled with the partnership's own values."""

import re
from pathlib import Path

import pytest
import yaml

from bot.interview import info
from bot.interview.commands import COMMANDS_FILE
from bot.interview.glossary import GlossaryError, Term, load_glossary
from bot.interview.wording import WordsError, load_words, placeholders
from tests.reading_age import grade
from tests.unit.interview.test_kinds_words import BANNED

VALUES = {
    "partnership": "the partnership",
    "queries": "help@example.org",
    "chair": "the chair's office",
    "send_to": "the address on your invite",
    "days_after_conference": 30,
    "days_without_activity": 90,
    "resources": "Guidance: https://example.org/guidance",
}
TERMS = sorted({term.term: term for term in load_glossary().by_name.values()}.values(), key=lambda term: term.term)


def ours() -> dict[str, str]:
    return {key: text for key, text in load_words().sentences.items() if key.startswith("info.")}


def test_the_values_named_are_the_values_used() -> None:
    filled_here = {"term", "terms", "means"}

    assert set().union(*map(placeholders, ours().values())) - filled_here == set(info.VALUES) == set(VALUES)


@pytest.mark.parametrize(
    ("name", "rest", "word"),
    [
        ("data", "", "code"),
        ("data", "who_sees", "the address on your invite"),
        ("data", "parents", "the chair's office"),
        ("data", "kept", "the partnership"),
        ("data", "how_long", "30 days"),
        ("pause", "can_save", "saved"),
        ("help", "stuck", "worst time"),
        ("smalltalk", "who", "not a person"),
        ("smalltalk", "upset", "someone you trust"),
        ("resources", "", "https://example.org/guidance"),
        ("greeting", "", "Hello"),
        ("thanks", "", "welcome"),
        ("something else", "", "help"),
    ],
)
def test_each_common_question_has_its_answer(name: str, rest: str, word: str) -> None:
    assert word in info.answer(name, rest, VALUES)


def test_every_topic_that_a_command_can_have_has_words() -> None:
    data = yaml.safe_load(COMMANDS_FILE.read_text(encoding="utf-8"))
    topics = {key.replace(".", "_") for part in ("exact", "likely") for key in data[part] if "." in key}
    topics |= {f"{command}_{topic}" for command, found in data["topics"].items() for topic in found}

    assert {f"info.{topic}" for topic in topics} <= set(ours())


def test_resources_without_any_still_say_whom_to_ask() -> None:
    assert "help@example.org" in info.answer("resources", "", {**VALUES, "resources": ""})


def test_a_missing_value_is_named() -> None:
    with pytest.raises(WordsError, match="send_to"):
        info.answer("data", "who_sees", {})


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        ("complicating factor", "Complicating factor"),
        ("Complicating factors", "Complicating factor"),
        ("complicating facter", "Complicating factor"),
        ("icpc", "Initial conference"),
        ("PR", "Parental responsibility"),
        ("ehcp", "EHCP"),
    ],
)
def test_a_term_is_found_as_people_type_it(asked: str, term: str) -> None:
    assert info.answer("glossary", asked, {}).startswith(f"{term}: ")


def test_an_unknown_term_is_said_to_be_unknown() -> None:
    assert "do not have that word" in info.answer("glossary", "flibber", {})


def test_a_short_unknown_term_is_not_taken_for_another() -> None:
    assert load_glossary().find("CXE") is None


def test_without_a_term_the_terms_are_listed() -> None:
    assert "danger statement" in info.answer("glossary", "", {})


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.term)
def test_every_meaning_is_short_and_plain(term: Term) -> None:
    assert grade(term.means) <= 6
    assert len(re.findall(r"[.?](?=\s|$)", term.means)) <= 2
    assert not BANNED.search(term.means)


@pytest.mark.parametrize("key", sorted(ours()))
def test_every_answer_is_plain_and_kind(key: str) -> None:
    text = re.sub(r"\{\w+\}", "them", ours()[key].replace("\n", " "))

    assert grade(text) <= 6
    assert not BANNED.search(text)


def test_a_glossary_that_uses_a_name_twice_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(
        "- {term: one, also: [same], means: A.}\n- {term: two, also: [same], means: B.}\n", encoding="utf-8"
    )

    with pytest.raises(GlossaryError, match=r"glossary\.yml: two: same"):
        load_glossary(path)


def test_a_glossary_without_a_meaning_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text("- {term: one}\n", encoding="utf-8")

    with pytest.raises(GlossaryError, match="one: means"):
        load_glossary(path)
