"""The report's content: every typed word in its place, and honest words where there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.interview.answers import Answer
from bot.interview.draft import Draft
from bot.interview.questionnaire import Questionnaire
from bot.interview.scale import printed
from bot.partnership import Partnership
from bot.report import Report, assemble
from bot.report.report import Place
from tests.unit.report.family import (
    AMIRA,
    BABY,
    BILAL,
    CHILDREN,
    NAMES,
    TODAY,
    WRITTEN,
    WRITTEN_OF_EACH,
    empty_draft,
    full_draft,
    interview_of,
    named,
    typed_texts,
    with_answer,
    without_answer,
)


@pytest.fixture
def make(questionnaire: Questionnaire, partnership: Partnership):
    def make(draft: Draft) -> Report:
        return assemble(questionnaire, partnership, draft, TODAY)

    return make


def wholes(place: Place) -> list[str]:
    lines = [*place.lines, *(line for point in place.points for line in point.lines)]
    lines += [line for row in place.rows for column in place.columns for line in row[column.id]]
    return [line.whole for line in lines]


def of_child(report: Report, question: str, child: str = AMIRA) -> Place:
    return next(block for block in report.children if block.id == child).places[question]


def everything(report: Report) -> list[str]:
    places = [p for s in report.sections for g in s.groups for p in g.places]
    built = [line.whole for s in report.sections for g in s.groups for p in g.build_on for line in p.lines]
    return [text for place in places for text in wholes(place)] + built


def test_every_typed_word_of_the_whole_report_is_printed_unchanged(make, questionnaire, partnership):
    draft = full_draft()
    text = "\n".join(everything(make(draft)))
    printed_keys = set(interview_of(questionnaire, partnership, draft).applicable)
    for question, value in WRITTEN.items():
        for typed in typed_texts(questionnaire.by_id[question], value):
            assert typed in text, question
    for question, value in WRITTEN_OF_EACH.items():
        for child in CHILDREN:
            if (question, child) in printed_keys:
                for typed in typed_texts(questionnaire.by_id[question], named(value, NAMES[child])):
                    assert typed in text, (question, child)


def test_nothing_about_one_child_stands_in_the_block_of_another(make):
    for block in make(full_draft()).children:
        others = [name for child, name in NAMES.items() if child != block.id]
        text = "\n".join(whole for place in block.places.values() for whole in wholes(place))
        assert not any(name in text for name in others)


def test_line_breaks_are_paragraphs_and_nothing_else_changes(make):
    typed = "First.\n\n  Second,  with  spaces \tand a tab.\r\nThird “quoted” – {{ tag }} <&>"
    place = make(with_answer(full_draft(), "sos.hard", typed)).places["sos.hard"]
    assert wholes(place) == [
        "First.",
        "  Second,  with  spaces \tand a tab.",
        "Third “quoted” – {{ tag }} <&>",
    ]


@pytest.mark.parametrize(
    ("status", "said"),
    [("not_known", "Not known"), ("none", "None that we know of"), ("skipped", "Not answered")],
)
def test_an_answer_that_is_not_there_says_why(make, status, said):
    report = make(with_answer(full_draft(), "sos.hard", Answer(status)))
    assert wholes(report.places["sos.hard"]) == [said]
    assert report.places["sos.hard"].lines[0].text == "", "these words are ours, not the writer's"


def test_no_safety_is_a_full_answer(make):
    draft = with_answer(full_draft(), "sos.safety", Answer("none"), BILAL)
    draft = without_answer(without_answer(draft, "sos.sort", BILAL), "sos.strength", BILAL)
    assert wholes(of_child(make(draft), "sos.safety", BILAL)) == ["None that we know of at this time"]


def test_the_reason_for_a_skipped_question_is_printed(make):
    draft = with_answer(full_draft(), "sos.hard", Answer("skipped", note="Ask the social worker."))
    assert wholes(make(draft).places["sos.hard"]) == ["Not answered", "Reason: Ask the social worker."]


def test_what_was_not_asked_yet_is_not_called_unknown(make):
    report = make(empty_draft())
    assert wholes(report.places["sos.hard"]) == ["Not answered yet"]
    half = make(with_answer(empty_draft(), "start.author", Answer("given", {"name": "Ms R Cole"}, closed=False)))
    assert "Job: Not answered yet" in wholes(half.places["start.author"])


def test_a_part_that_the_writer_does_not_know_says_so(make):
    report = make(full_draft())
    assert "Email: Not known" in wholes(report.places["start.author"])
    assert report.places["child.who"].rows[1]["year"][0].whole == "Not known"


def test_a_due_date_is_not_shown_as_a_birthday(make):
    baby = make(full_draft()).places["child.who"].rows[2]
    assert [baby[part][0].whole for part in ("born", "year")] == [
        "Due date: 20 February 2027",
        "Not born yet",
    ]


def test_a_final_report_never_says_that_an_answer_is_still_to_come(make, questionnaire):
    optional = {p.id for p in questionnaire.by_id["next.others"].parts if not p.required}
    rows = [{"id": "r_5", "who": "Gran", "what": "Ring mum."}]
    report = make(with_answer(full_draft(), "next.others", rows))
    assert optional
    assert report.is_final
    assert report.places["next.others"].rows[0]["by"][0].whole == "Not answered"
    assert not [text for text in everything(report) if "yet" in text and "Not answered" in text]


@pytest.mark.parametrize("choice", ["yes", "not_sure"])
def test_restricted_information_is_only_said_to_exist(make, choice):
    answer = Answer("given", choice, typed=("Yes. Mum has moved to 4 Mill Lane.",), note="4 Mill Lane")
    report = make(with_answer(full_draft(), "family.restrict", answer))
    said = wholes(report.places["family.restrict"])
    assert len(said) == 1
    assert "chair" in said[0]
    assert "Mill Lane" not in "\n".join(everything(report))


@pytest.mark.parametrize("direction", ["safety", "worry"])
def test_a_score_prints_with_the_ends_of_the_drafts_own_scale(make, partnership, direction):
    report = make(replace(full_draft(), direction=direction))
    assert wholes(of_child(report, "scale.score")) == [printed(partnership.scales[direction], 3)]
    assert partnership.scales[direction].label0 in wholes(of_child(report, "scale.score"))[0]


def test_things_that_work_well_print_where_they_were_sorted(make):
    report = make(full_draft())
    strengths = [p.first.whole for p in of_child(report, "sos.strength").points]
    safety = [p.first.whole for p in of_child(report, "sos.safety").points]
    assert strengths == ["Mum reads with Amira Khan most nights.", "Amira Khan likes the breakfast club."]
    assert safety[0] == "Ms Reid kept Amira Khan until 9pm on 3 November."
    assert len(safety) == 3


def test_a_promise_prints_under_next_steps_and_nowhere_else(make):
    report = make(full_draft())
    promise = "Mum has agreed to stop drinking for Amira Khan."
    assert [p.first.whole for p in report.children[0].build_on] == [promise]
    assert everything(report).count(promise) == 1


def test_safety_says_how_often_and_how_it_is_known(make):
    ms_reid, _, uncle = of_child(make(full_draft()), "sos.safety").points
    assert [line.whole for line in ms_reid.rest] == [
        "How many times: Once",
        "How we know: Ms Reid told Amira Khan’s teacher.",
    ]
    assert [line.whole for line in uncle.rest] == [
        "Why the writer counts this as safety: Mum drinks on Fridays, so Amira Khan was in danger then."
    ]


def test_items_that_are_not_sorted_yet_print_where_they_were_typed(make):
    report = make(without_answer(full_draft(), "sos.sort", AMIRA))
    assert len(of_child(report, "sos.strength").points) == 3
    assert len(of_child(report, "sos.safety").points) == 3
    assert report.children[0].build_on == ()


def test_when_no_item_counts_as_safety_the_place_says_so(make):
    draft = with_answer(full_draft(), "sos.safety", [{"id": "i_5", "item": "A club."}], AMIRA)
    sort = [{"item": "i_5", "outcome": "strength", "reason": ""}]
    draft = without_answer(with_answer(draft, "sos.sort", sort, AMIRA), "sos.strength", AMIRA)
    assert wholes(of_child(make(draft), "sos.safety")) == ["No item is kept as existing safety"]


def test_every_danger_stands_beside_its_own_goal(make):
    first, second, alone = of_child(make(full_draft()), "goal.see").rows
    assert first["danger"][0].whole == "Danger 1. Who is worried: Ms Cole and Mrs Day"
    assert first["goal"][0].whole == "What the adults will be doing: A sober adult is awake each night."
    assert second["goal"][0].whole == "Amira Khan is only with adults that mum and Gran trust."
    assert alone["danger"][0].whole == "Not linked to one danger statement"


def test_a_danger_without_a_goal_keeps_its_row(make):
    draft = without_answer(full_draft(), "goal.see", AMIRA)
    rows = of_child(make(draft), "goal.see").rows
    assert [row["goal"][0].whole for row in rows] == ["Not answered yet", "Not answered yet"]


def test_the_chronology_runs_in_order_of_date(make):
    dates = [row["date"][0].whole for row in of_child(make(full_draft()), "inv.events").rows]
    assert dates == ["early October", "3 November 2026", "Not known"]


def test_a_blank_part_that_the_text_covers_is_never_an_empty_cell(make):
    row = of_child(make(full_draft()), "inv.events").rows[0]
    assert row["did"][0].whole == "In the text"


def test_sharing_says_not_yet_in_so_many_words(make):
    said = wholes(make(full_draft()).places["share.parent"])
    assert said == ["Not yet shared.", "Ms Cole will read it with mum on 30 November."]


def test_sections_come_in_the_order_of_the_conference(make):
    ids = [section.id for section in make(full_draft()).sections]
    order = ["start", "family", "school", "chronology", "worries", "well", "views", "scale", "next", "share"]
    assert ids == order


def test_the_partnership_can_word_a_heading_of_its_own(questionnaire, partnership):
    own = replace(partnership, headings={"sos.harm": "What has happened to {child}", "sos.hard": "Stumbling blocks"})
    report = assemble(questionnaire, own, full_draft(), TODAY)
    assert of_child(report, "sos.harm").heading == "What has happened to Amira"
    assert report.places["sos.hard"].heading == "Stumbling blocks"


def test_no_heading_holds_a_note_to_staff_or_an_open_brace(make):
    for section in make(full_draft()).sections:
        for place in (p for g in section.groups for p in g.places):
            assert place.heading[:1].isupper()
            assert not set("({") & set(place.heading)


def test_a_question_that_the_partnership_switched_off_is_not_printed(questionnaire, partnership):
    on = replace(partnership, optional_questions={"view.plan": True})
    assert "view.plan" not in assemble(questionnaire, partnership, full_draft(), TODAY).children[0].places
    said = wholes(of_child(assemble(questionnaire, on, full_draft(), TODAY), "view.plan"))
    assert said == ["Yes, for neglect", "Amira Khan was left without care at least 6 times."]


def test_the_short_report_keeps_what_was_written_for_the_full_one(make):
    short = make(replace(full_draft(), length="short"))
    assert wholes(of_child(short, "sos.impact")) == ["Amira Khan would not go out to play for a week."]
    empty = make(replace(empty_draft(), length="short"))
    assert "start.know" not in empty.places


def test_a_report_is_final_only_when_nothing_is_missing(make):
    assert make(full_draft()).is_final
    assert make(without_answer(full_draft(), "sign.off")).is_draft
    assert make(empty_draft()).is_draft


def test_questions_skipped_for_good_do_not_keep_the_report_a_draft(make):
    closed = with_answer(full_draft(), "sos.harm", Answer("skipped"), BABY)
    report = make(closed)
    assert report.is_final
    assert wholes(of_child(report, "sos.harm", BABY)) == ["Not answered"]


def test_two_children_with_one_name_keep_their_own_blocks(make):
    draft = full_draft()
    rows = [{**row, "name": "Baby Khan"} for row in WRITTEN["child.who"]]
    report = make(with_answer(draft, "child.who", rows))
    harm = next(s for s in report.sections if s.id == "worries").groups
    assert [g.child for g in harm] == ["Baby Khan", "Baby Khan", "Baby Khan", ""]


def test_the_report_shows_no_content_in_a_repr(make):
    report = make(full_draft())
    assert "Amira" not in repr(report) + repr(report.children) + repr(report.places)


def test_the_day_of_the_report_is_the_day_it_is_made(questionnaire, partnership):
    report = assemble(questionnaire, partnership, full_draft(), TODAY + timedelta(days=2))
    assert report.written == "25 November 2026"
