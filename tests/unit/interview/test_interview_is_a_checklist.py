"""The next question is the first that applies and is open: nothing remembers where we are."""

from __future__ import annotations

from bot.interview.answers import Answer, Answers, Key
from bot.interview.interview import CHILDREN, Interview
from bot.interview.questionnaire import load_questionnaire

QUESTIONS = load_questionnaire()
AMIRA = {"id": "c_1", "name": "Amira Khan", "born": "2017-03-14", "due": False, "year": "Year 5"}
BILAL = {"id": "c_2", "name": "Bilal Khan", "born": "2023-05-02", "due": False, "year": "nursery"}
UNBORN = {"id": "c_3", "name": "Baby Khan", "born": "2027-02-20", "due": True, "year": None}


def interview(*children: dict[str, object], **answers: Answer) -> Interview:
    by_key = {Key(q.replace("_", ".", 1)): a for q, a in answers.items()}
    if children:
        by_key[CHILDREN] = Answer("given", list(children))
    return Interview(QUESTIONS, Answers(by_key))


def ids(found: Interview) -> list[tuple[str, str]]:
    return [(k.question, k.child) for k in found.applicable]


def test_an_empty_report_begins_with_the_danger_question() -> None:
    assert interview().next_question() == Key("start.now")


def test_questions_about_children_wait_until_a_child_is_named() -> None:
    assert ("sos.harm", "") not in ids(interview())
    assert ("sos.harm", "c_1") in ids(interview(AMIRA))


def test_within_a_section_the_children_come_one_after_the_other() -> None:
    found = [k for k in ids(interview(AMIRA, BILAL)) if k[0] in ("sos.harm", "sos.impact")]

    assert found == [("sos.harm", "c_1"), ("sos.impact", "c_1"), ("sos.harm", "c_2"), ("sos.impact", "c_2")]


def test_school_facts_are_not_asked_of_a_child_who_is_not_born() -> None:
    found = {k[0] for k in ids(interview(UNBORN)) if k[1]}

    assert "edu.attend" not in found
    assert "sos.danger" in found


def test_what_has_changed_is_asked_at_a_review_only() -> None:
    assert "start.last" in {k[0] for k in ids(interview(start_kind=Answer("given", "review")))}
    assert "start.last" not in {k[0] for k in ids(interview(start_kind=Answer("given", "initial")))}


def test_the_agencys_view_is_off_unless_the_partnership_switches_it_on() -> None:
    found = interview(AMIRA)
    switched_on = Interview(QUESTIONS, found.answers, optional={"view.plan": True})

    assert ("view.plan", "c_1") not in ids(found)
    assert ("view.plan", "c_1") in ids(switched_on)


def test_two_children_with_one_first_name_are_called_by_their_full_names() -> None:
    other = {**BILAL, "name": "Amira Brown"}

    assert [c.first for c in interview(AMIRA, other).children] == ["Amira Khan", "Amira Brown"]


def test_every_danger_needs_a_goal() -> None:
    dangers = Answer("given", [{"id": "d1", "whole": "a"}, {"id": "d2", "whole": "b"}])
    one_goal = Answer("given", [{"id": "g1", "for": "d1", "whole": "x"}])
    answers = Answers(
        {CHILDREN: Answer("given", [AMIRA]), Key("sos.danger", "c_1"): dangers, Key("goal.see", "c_1"): one_goal}
    )
    found = Interview(QUESTIONS, answers)

    assert found.is_open(Key("goal.see", "c_1"))
    danger = found.danger_without_goal("c_1", one_goal)
    assert danger is not None
    assert danger["id"] == "d2"


def test_a_needed_question_that_is_skipped_keeps_the_report_a_draft_until_it_is_left_out() -> None:
    skipped = interview(start_date=Answer("skipped", closed=False))
    left_out = interview(start_date=Answer("skipped", closed=True))

    assert Key("start.date") in skipped.missing
    assert not skipped.is_open(Key("start.date"))
    assert Key("start.date") not in left_out.missing


def test_the_short_report_asks_only_what_it_cannot_do_without() -> None:
    full = interview(AMIRA)
    short = Interview(QUESTIONS, full.answers, length="short")

    assert set(short.applicable) < set(full.applicable)
    assert {
        "sos.harm",
        "sos.danger",
        "sos.hard",
        "sos.strength",
        "sos.safety",
        "scale.score",
        "goal.see",
        "next.school",
    } <= {k.question for k in short.applicable}
