"""Checks over the whole report, at review."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.coaching import ReviewFinding, review
from bot.coaching.review import typed_text
from bot.interview.answers import Answer, Answers, Key

TODAY = date(2026, 11, 23)
CHILDREN = [{"id": "c_1", "name": "Amira Khan"}, {"id": "c_2", "name": "Bilal Khan"}]


def _answers(given: dict[tuple[str, str], Any], *, children: int = 1, asked: tuple[str, ...] = ()) -> Answers:
    rows = {Key("child.who"): Answer("given", CHILDREN[:children])}
    return Answers({**rows, **{Key(*key): Answer("given", value, asked=asked) for key, value in given.items()}})


@pytest.fixture
def reviewed(questionnaire):
    """Review some answers and return what was found as (question, child, id)."""

    def run(answers: Answers, **known: Any) -> list[tuple[str, str, str]]:
        return [(f.question, f.child, f.id) for f in review(questionnaire, answers, today=TODAY, **known)]

    return run


def test_worries_with_nothing_good_are_one_sided(reviewed) -> None:
    assert ("sos.strength", "c_1", "C34") in reviewed(_answers({("sos.harm", "c_1"): "On 3 May ..."}))


def test_good_things_with_no_worry_are_one_sided(reviewed) -> None:
    strengths = [{"id": "r_1", "item": "Gran comes every Friday."}]

    assert ("sos.harm", "c_1", "C34") in reviewed(_answers({("sos.strength", "c_1"): strengths}))


def test_an_answer_copied_from_a_brother_or_sister_is_pointed_out_once(reviewed) -> None:
    text = "Hid under the table when the bell rang and would not come out."
    found = reviewed(_answers({("sos.impact", "c_1"): text, ("sos.impact", "c_2"): text}, children=2))

    assert [f for f in found if f[2] == "C29"] == [("sos.impact", "c_2", "C29")]


@pytest.mark.parametrize(
    ("direction", "score", "why", "raised"),
    [
        ("safety", 9, "I am very worried about her.", True),
        ("safety", 3, "I am very worried about her.", False),
        ("worry", 1, "I am very worried about her.", True),
        ("worry", 9, "I am very worried about her.", False),
        ("safety", 1, "I am not worried about her.", True),
        ("worry", 10, "She is safe with Gran.", True),
    ],
)
def test_score_and_words_are_held_together_both_ways(reviewed, direction, score, why, raised) -> None:
    given = {("scale.score", "c_1"): score, ("scale.why", "c_1"): why, ("sos.harm", "c_1"): "x"}
    found = reviewed(_answers(given), direction=direction)

    assert (("scale.score", "c_1", "C33") in found) is raised


def test_a_calm_score_with_a_danger_and_no_safety_is_asked_about(reviewed) -> None:
    given = {("scale.score", "c_1"): 9, ("sos.danger", "c_1"): [{"id": "r_1", "whole": "x"}]}

    assert ("scale.score", "c_1", "C33") in reviewed(_answers(given))


def test_the_same_score_for_every_child_is_asked_about(reviewed) -> None:
    given = {("scale.score", "c_1"): 5, ("scale.score", "c_2"): 5}

    assert ("scale.score", "c_2", "C33") in reviewed(_answers(given, children=2))


def test_a_father_who_is_nowhere_is_asked_about(reviewed) -> None:
    rows = [{"id": "r_1", "who": "Mum and Bilal (3)"}]

    assert ("family.who", "", "C41") in reviewed(_answers({("family.who", ""): rows}))
    told = [{"id": "r_1", "who": "Mum. Dad lives in Hull."}]
    assert ("family.who", "", "C41") not in reviewed(_answers({("family.who", ""): told}))


def test_old_attendance_and_old_views_are_asked_about(reviewed) -> None:
    attendance = {"text": "84%", "percent": 84.0, "from": "2026-09-03", "to": "2026-10-16"}
    given = {("edu.attend", "c_1"): attendance, ("voice.how", "c_1"): "Mrs Day, 4 September 2026"}
    found = reviewed(_answers(given))

    assert ("edu.attend", "c_1", "C42") in found
    assert ("voice.how", "c_1", "C42") in found


def test_a_report_not_shared_in_time_is_a_tip(reviewed) -> None:
    late = date(2026, 11, 20)
    not_yet = _answers({("share.parent", ""): {"choice": "not_yet", "text": ""}})
    shared = _answers({("share.parent", ""): {"choice": "yes", "text": "Mum, 19 November"}})

    assert ("share.parent", "", "C40") in reviewed(not_yet, share_by=late)
    assert reviewed(shared, share_by=late) == []
    assert reviewed(not_yet) == []


def test_what_was_asked_and_kept_is_not_asked_at_review(reviewed) -> None:
    rows = [{"id": "r_1", "who": "Mum"}]

    assert reviewed(_answers({("family.who", ""): rows}, asked=("C41",))) == []
    assert reviewed(_answers({("family.who", ""): rows}, asked=("r_1:C41",))) == []


def test_tips_of_single_answers_are_gathered_when_there_is_a_coach(coach, questionnaire) -> None:
    answers = _answers({("edu.behave", "c_1"): "On 3 May she was seen by CAMHS and cried twice."})
    found = review(questionnaire, answers, today=TODAY, coach=coach)

    assert [(f.question, f.child, f.id, f.severity) for f in found] == [("edu.behave", "c_1", "C04", "tip")]


def test_an_empty_report_and_a_finding_show_no_content(questionnaire) -> None:
    assert review(questionnaire, Answers(), today=TODAY) == ()
    assert "secret" not in repr(ReviewFinding("sos.harm", "c_1", "C34", "tip", "secret"))


def test_text_is_taken_from_every_shape_of_answer() -> None:
    assert typed_text([{"id": "r_1", "whole": "a"}, {"id": "r_2", "who": "b", "what": None}]) == "a\nb"
    assert typed_text({"choice": "yes", "text": "c"}) == "c"
    assert typed_text({"id": "r", "by": {"date": "2026-12-04", "words": "by then", "approx": True}}) == "by then"
    assert typed_text(7) == ""
