"""Case files: typed as a person would, and what is wrong with one is said by its name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.fill import Case, CaseError, Writer, load_case, typed


def asked(question: str, state: str = "asked", child: str | None = None, part: str = "") -> dict[str, object]:
    return {"question": question, "state": state, "child": child, "part": part}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as it stands", "as it stands"),
        (3, "3"),
        (False, "No"),
        (date(2026, 12, 4), "4 December 2026"),
        ({"name": "Ms R Cole", "job": "DSL"}, "Ms R Cole. DSL"),
        ({"what": "See Amira.", "by": date(2027, 2, 12)}, "See Amira. 12 February 2027"),
        (None, "I don't know"),
    ],
)
def test_a_value_is_typed_as_a_person_would(value: object, text: str) -> None:
    assert typed(value) == text


def test_what_is_missing_is_skipped() -> None:
    assert Writer(Case({})).reply(asked("sos.harm", child="Amira Khan")) == "skip"


def test_a_list_is_one_message_a_row_and_then_no_more() -> None:
    writer = Writer(Case({"family.who": ["Mum", "Dad"]}))

    said = [writer.reply(asked("family.who")), *(writer.reply(asked("family.who", "rows")) for _ in range(2))]

    assert said == ["Mum", "Dad", "no more"]


def test_a_childs_answer_is_found_by_name() -> None:
    writer = Writer(Case({"sos.harm": {"Amira Khan": "A", "Bilal": "B"}}))

    assert writer.reply(asked("sos.harm", child="Amira Khan")) == "A"
    assert writer.reply(asked("sos.harm", child="Bilal Khan")) == "B"


def test_what_the_bot_still_asks_for_is_answered_from_the_mapping_or_not_known() -> None:
    writer = Writer(Case({"start.author": {"name": "Ms R Cole", "phone": "020 7946 0000"}}))
    writer.reply(asked("start.author"))

    assert writer.reply(asked("start.author.phone", "part", part="phone")) == "020 7946 0000"
    assert writer.reply(asked("start.author.email", "part", part="email")) == "I don't know"


@pytest.mark.parametrize(
    ("state", "reply"), [("confirm", "yes"), ("held", "it is my answer"), ("coach", "keep it as it is")]
)
def test_the_bots_own_questions_are_answered_so_that_the_case_goes_on(state: str, reply: str) -> None:
    assert Writer(Case({})).reply(asked("sos.harm", state)) == reply


@pytest.mark.parametrize("text", ["answers: [", "just words", "answers: none"])
def test_a_broken_case_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CaseError, match=r"mine.yml"):
        load_case(path)
