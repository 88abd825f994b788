"""Danger statements, goals and free text: whole when they are whole, else in parts; never reworded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.interview.kinds_help import in_words, missing, question, read, read_part, value


@pytest.mark.parametrize(
    "text",
    [
        question("sos.danger").good,
        "School and Mum are worried that when Dad comes round he shouts. If it goes on, Jay could be hurt.",
        "I am very concerned about mum drinking at night because Amira might be hurt.",
    ],
)
def test_a_whole_danger_statement_stays_whole(text: str) -> None:
    assert value("sos.danger", text) == {"whole": text}
    assert missing("sos.danger", {"whole": text}) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Amira could be hurt in a fire", {"could": "Amira could be hurt in a fire"}),
        (
            "Mum drinks at night. Amira could be hurt.",
            {"about": "Mum drinks at night.", "could": "Amira could be hurt."},
        ),
        (
            "Ms Cole. mum drinks at night. Amira could be hurt",
            {"who": "Ms Cole", "about": "mum drinks at night.", "could": "Amira could be hurt"},
        ),
        ("Ms Cole is worried that mum drinks at night", {"who": "Ms Cole", "about": "mum drinks at night"}),
        (question("sos.danger").poor, {"about": question("sos.danger").poor}),
        ("Mum drank in May", {"about": "Mum drank in May"}),
    ],
)
def test_a_danger_with_parts_missing_is_put_where_it_surely_belongs(text: str, parts: dict[str, str]) -> None:
    assert value("sos.danger", text) == parts
    assert missing("sos.danger", parts) == tuple(p for p in ("who", "about", "could") if p not in parts)


def test_a_goal_of_two_sentences_or_with_a_time_is_whole() -> None:
    for text in (
        question("goal.see").good,
        "Mum will have the children in bed by 8pm every night for six months",
    ):
        assert value("goal.see", text) == {"whole": text}


def test_a_goal_that_is_a_task_lacks_the_child_and_what_is_seen() -> None:
    text = question("goal.see").poor
    assert value("goal.see", text) == {"parent": text}
    assert missing("goal.see", {"parent": text}) == ("child", "seen")


def test_parts_of_a_statement_are_shown_in_the_writers_own_words() -> None:
    items = [
        {"id": "i_1", "who": "Ms Cole", "about": "Mum drinks at night.", "could": None},
        {"whole": "All of it."},
    ]
    assert in_words("sos.danger", items) == "Ms Cole. Mum drinks at night.\nAll of it."
    assert read_part("sos.danger", "could", " She could be hurt ").value == "She could be hurt"


def test_free_text_keeps_every_word() -> None:
    text = "She's been neglected!\n\nhelp, skip, 3/10 <b>“hi”</b>"
    assert value("sos.harm", text) == text
    assert in_words("sos.harm", text) == text
    assert missing("sos.harm", text) == ()
    assert read("sos.harm", "  ").outcome == "again"


@given(st.text(max_size=200).filter(lambda t: t.strip()))
def test_no_word_of_a_goal_is_lost(text: str) -> None:
    assert "".join(value("goal.see", text).values()) == text.strip()
