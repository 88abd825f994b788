"""Going back and changing: the old answer is shown, later ones stay, and exactly one answer changes."""

from __future__ import annotations

import pytest

from tests.unit.session.talk import AMIRA, BILAL, Talk


def test_back_shows_the_old_answer_and_a_new_one_replaces_it() -> None:
    talk = Talk().to("sos.impact")
    talk.says("back")
    assert talk.asked == "sos.harm"

    talk = Talk().to("sos.harm")
    talk.says("She had a bruise", "back")
    assert "She had a bruise" in talk.heard
    talk.say("She had two bruises")

    assert talk.value("sos.harm", 0) == "She had two bruises"
    assert talk.asked == "sos.impact"


def test_changing_by_name_changes_exactly_one_answer_and_comes_back() -> None:
    talk = Talk().to("start.date")
    talk.says("4 December 2026")
    talk.to("sos.harm")
    before = talk.answers()

    talk.change("date of conference")
    talk.say("11 December 2026")

    changed = {k for k, v in talk.answers().items() if before.get(k) != v}
    assert {k.question for k in changed} == {"start.date"}
    assert talk.value("start.date") == "2026-12-11"
    assert talk.asked == "sos.harm"


def test_keep_it_as_it_is_leaves_the_old_answer() -> None:
    talk = Talk().to("sos.harm")
    talk.says("She had a bruise", "back", "keep it as it is")

    assert talk.value("sos.harm", 0) == "She had a bruise"
    assert talk.asked == "sos.impact"


def test_changing_by_the_number_in_the_review() -> None:
    talk = Talk().to("start.date")
    talk.says("4 December 2026", "review")
    rows = [row for m in talk.turn.says for row in m.custom.get("rows", ())]
    number = next(row["number"] for row in rows if row["question"] == "start.date")

    talk.say(f"change {number}")

    assert talk.asked == "start.date"
    assert "4 December 2026" in talk.heard


def test_an_unknown_target_is_said_and_a_number_asked_for() -> None:
    talk = Talk().to("sos.harm")

    talk.change("xylophone")

    assert "did not find" in talk.heard
    assert talk.state == "pick"
    talk.say("go on")
    assert talk.asked == "sos.harm"


def test_a_change_that_fits_more_than_one_answer_asks_which() -> None:
    talk = Talk().to("sos.impact")

    talk.change("past harm")

    assert talk.state == "pick"
    assert "Amira" in talk.asks.text
    assert "Bilal" in talk.asks.text


def test_a_child_can_be_added_later_and_is_asked_about() -> None:
    talk = Talk().to("sos.harm")

    talk.change("child.who")
    talk.say("add")
    assert talk.asked == "child.who"
    talk.says("Zara Khan, 1 January 2020, Year 2", "no more")

    assert [c.first for c in talk.rooms.interview(talk.store.drafts[talk.report]).children] == [
        "Amira",
        "Bilal",
        "Zara",
    ]


def test_a_removed_child_with_answers_is_asked_about_and_comes_back_with_them() -> None:
    talk = Talk().to("sos.harm")
    talk.says("She had a bruise")

    talk.change("child.who")
    talk.say("remove 1")
    assert talk.state == "remove_child"
    talk.say("yes")
    assert [c.first for c in talk.rooms.interview(talk.store.drafts[talk.report]).children] == ["Bilal"]

    talk.says("add", AMIRA, "no more")
    children = talk.rooms.interview(talk.store.drafts[talk.report]).children
    amira = next(n for n, c in enumerate(children) if c.first == "Amira")
    assert talk.value("sos.harm", amira) == "She had a bruise"


def test_no_keeps_the_child() -> None:
    talk = Talk().to("sos.harm")
    talk.say("She had a bruise")
    talk.change("child.who")
    talk.says("remove 1", "no", "leave it")

    assert talk.value("sos.harm", 0) == "She had a bruise"


def test_one_row_of_a_list_can_be_changed_and_the_others_stay() -> None:
    talk = Talk().to("family.who")
    talk.says("Mum", "Dadd", "no more")
    talk.change("family.who")

    talk.says("change row 2", "Dad (Omar)")

    assert [row["who"] for row in talk.value("family.who")] == ["Mum", "Dad (Omar)"]


def test_a_row_can_be_taken_out() -> None:
    talk = Talk().to("family.who")
    talk.says("Mum", "Dad", "no more")
    talk.change("family.who")
    talk.say("remove 1")

    assert [row["who"] for row in talk.value("family.who")] == ["Dad"]


def test_a_changed_question_that_no_longer_applies_is_printed_no_more_but_kept() -> None:
    talk = Talk().to("start.kind")
    talk.says("review")
    talk.says("4 September 2026")

    talk.change("type of conference")
    talk.say("initial")

    keys = talk.rooms.interview(talk.store.drafts[talk.report]).applicable
    assert "start.last" not in {k.question for k in keys}
    assert talk.value("start.last") == "2026-09-04"


@pytest.mark.parametrize("question", ["start.know", "sos.hard", "voice.parent", "next.worse"])
def test_after_any_change_from_the_end_the_writer_is_back_at_the_end(question: str) -> None:
    talk = Talk(length="full")
    while talk.state != "end":
        if talk.asked == "child.who" and talk.state == "asked":
            talk.says(BILAL, "no more")
        else:
            talk.say("no more" if talk.state == "rows" else "skip")
    before = talk.answers()

    talk.change(question)
    talk.say("Mum told Ms Cole on 3 November that she needs help.")

    assert talk.state == "end"
    changed = {k.question for k, v in talk.answers().items() if before.get(k) != v}
    assert changed == {question}


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("how well do you know the child", "start.know"),
        ("what I said about parental responsibility", "family.pr"),
        ("the date of the conference", "start.date"),
        ("who will go", "start.attend"),
    ],
)
def test_the_words_that_tell_most_find_the_answer(said: str, question: str) -> None:
    talk = Talk().to("inv.help")

    talk.change(said)

    assert talk.asked == question
