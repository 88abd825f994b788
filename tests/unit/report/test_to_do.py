"""What is left to do before the report is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import bot.report
from bot.interview.answers import Answer
from bot.interview.wording import load_words, placeholders
from bot.report import Missing, to_do, to_do_text
from tests.reading_age import grade
from tests.unit.report.family import (
    BILAL,
    TODAY,
    empty_draft,
    full_draft,
    interview_of,
    with_answer,
    without_answer,
)

WORDS = load_words(Path(bot.report.__file__).with_name("words")).sentences
SAMPLES = {
    "date": "Friday 4 December 2026", "chair": "the chair’s office", "send_to": "the address on your invite",
    "heading": "Past harm", "child": "Amira", "count": 3, "who": "Amira", "number": 1, "percent": "84%",
    "first": "3 May 2026", "last": "4 May 2026",
}  # fmt: skip
FORBIDDEN = ("please", "sorry", "invalid", "oops", "!")


@pytest.fixture
def make(questionnaire, partnership):
    def make(draft, today=TODAY):
        return to_do(questionnaire, partnership, draft, today)

    return make


def test_a_finished_report_has_nothing_missing(make):
    assert make(full_draft()).missing == ()


def test_what_is_missing_is_named_with_its_child(make):
    found = make(without_answer(full_draft(), "sos.harm", BILAL)).missing
    assert found == (Missing("sos.harm", "Bilal Khan", "Past harm"),)


def test_what_is_missing_is_what_the_interview_says(make, questionnaire, partnership):
    found = make(empty_draft()).missing
    asked = interview_of(questionnaire, partnership, empty_draft()).missing
    assert [one.question for one in found] == [key.question for key in asked]
    assert all(one.heading for one in found)


def test_a_long_list_is_cut_and_says_how_many_more(make):
    text = to_do_text(make(empty_draft()))
    assert "- and " in text
    assert len(text.splitlines()) < 25


def test_a_needed_question_left_out_for_good_is_listed_apart(make):
    found = make(with_answer(full_draft(), "sos.harm", Answer("skipped"), BILAL))
    assert found.missing == ()
    assert [one.question for one in found.left_out] == ["sos.harm"]
    assert "Bilal Khan: Past harm" in to_do_text(found)


@pytest.mark.parametrize(
    ("choice", "who"),
    [
        ("not_yet", ("the parents or carers",)),
        ("part", ("the parents or carers who have not seen it",)),
        ("yes", ()),
        ("not_safe", ()),
    ],
)
def test_who_has_not_seen_the_report_is_named(make, choice, who):
    found = make(with_answer(full_draft(), "share.parent", {"choice": choice, "text": "On Monday."}))
    assert found.not_shared == who


def test_a_child_who_has_not_been_told_is_named(make):
    found = make(with_answer(full_draft(), "share.child", {"choice": "no", "text": "Not yet."}, BILAL))
    assert "Bilal Khan" in found.not_shared


def test_the_due_dates_count_working_days_and_leave_out_bank_holidays(make):
    draft = with_answer(with_answer(full_draft(), "start.kind", "initial"), "start.date", "2026-12-30")
    due = make(draft).due
    assert (due.family, due.chair) == (date(2026, 12, 23), date(2026, 12, 24))
    text = to_do_text(make(draft))
    assert "Read it with the family by Wednesday 23 December 2026." in text
    assert "Send it to the chair by Thursday 24 December 2026." in text


def test_a_due_date_that_has_passed_says_to_send_it_today(make):
    text = to_do_text(make(full_draft(), date(2026, 12, 2)))
    assert "Do it today." in text
    assert "Send it today, and tell the conference chair's office" in text


def test_a_report_already_shared_asks_for_no_family_date(make):
    draft = with_answer(full_draft(), "share.parent", {"choice": "yes", "text": "On Monday."})
    text = to_do_text(make(draft))
    assert "Read it with the family" not in text
    assert "Send it to the chair by" in text


def test_after_the_conference_no_dates_are_given(make):
    text = to_do_text(make(full_draft(), date(2026, 12, 5)))
    assert "The conference was on Friday 4 December 2026." in text
    assert "Send it to the chair by" not in text


def test_without_a_date_the_list_asks_for_it(make):
    assert "Tell me the date of the conference." in to_do_text(make(empty_draft()))


def test_the_secure_route_is_the_partnerships_own(questionnaire, partnership):
    own = replace(partnership, send_to="the Elm portal")
    found = to_do(questionnaire, own, full_draft(), TODAY)
    assert "Send it to the Elm portal." in to_do_text(found)


def test_restricted_information_is_spoken_about_first(make):
    assert "restricted information" in to_do_text(make(full_draft()))
    assert "restricted" not in to_do_text(make(with_answer(full_draft(), "family.restrict", "no")))


def test_the_list_shows_no_content_in_a_repr(make):
    assert "Bilal" not in repr(make(without_answer(full_draft(), "sos.harm", BILAL)))


@pytest.mark.parametrize("key", sorted(WORDS))
def test_every_sentence_is_plain_and_kind(key):
    sentence = WORDS[key]
    for name in placeholders(sentence):
        sentence = sentence.replace(f"{{{name}}}", str(SAMPLES[name]))
    assert not any(word in sentence.lower() for word in FORBIDDEN)
    # The formula means little for a label of a few words.
    if len(sentence.split()) >= 8:
        assert grade(sentence) <= 6
