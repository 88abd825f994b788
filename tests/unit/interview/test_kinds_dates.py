"""Dates as people type them: kept, read back, or asked again, and never swapped or invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.kinds.dates import british, find_dates
from tests.unit.interview.kinds_help import TODAY, in_words, read

FULL = [
    "4 December 2026",
    "04/12/2026",
    "4.12.26",
    "4-12-2026",
    "2026-12-04",
    "04 12 2026",
    "4th Dec 2026",
    "4dec2026",
    "Friday 4 December 2026",
    "Fri 4th December 2026, 10am",
    "December 4th, 2026",
    "It's on the 4th of December 2026",
    "4 December 2026 at 2pm in the Guildhall",
    "the fourth of December 2026",
    "4/12/2026 10:00",
    "4 Dec '26",
]


@pytest.mark.parametrize("text", FULL)
def test_a_day_with_month_and_year_is_kept_in_british_order(text: str) -> None:
    assert (read("start.date", text).outcome, read("start.date", text).value) == ("kept", "2026-12-04")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4th dec", "2026-12-04"),
        ("Friday 4 December", "2026-12-04"),
        ("the 4th", "2026-12-04"),
        ("4/12", "2026-12-04"),
        ("tomorrow", "2026-11-24"),
        ("in two weeks", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("Friday", "2026-11-27"),
        ("3 weeks' time", "2026-12-14"),
        ("a week on Friday", "2026-12-04"),
        ("Friday week", "2026-12-04"),
        ("Tuesday next week", "2026-12-01"),
        ("4 Decemeber 2026", "2026-12-04"),
        ("2 weeks today", "2026-12-07"),
        ("this coming weds 1.30pm", "2026-11-25"),
        ("this fri", "2026-11-27"),
        ("thurs", "2026-11-26"),
        ("021226", "2026-12-02"),
        ("02122026", "2026-12-02"),
        ("tues the 1st of next month", "2026-12-01"),
        ("it got moved from the 2nd to the 8th of december", "2026-12-08"),
        ("the twenty second of december twenty twenty six", "2026-12-22"),
        ("the twenty first of January two thousand and twenty seven", "2027-01-21"),
        ("moved from 4 December 2026 to 11 December 2026", "2026-12-11"),
    ],
)
def test_what_was_guessed_is_read_back(text: str, day: str) -> None:
    got = read("start.date", text)
    assert (got.outcome, got.value, got.say) == ("confirm", day, "kinds.date_confirm")


def test_next_friday_is_read_back_with_both_fridays_to_press() -> None:
    assert read("start.date", "next Friday").options == ("27 November 2026", "4 December 2026")


@pytest.mark.parametrize(
    "text", ["hello", "may", "sun", "no", "12", "1", "on", "mon", "Case meeting", "", "10.30", "3/10ths"]
)
def test_a_word_that_is_no_date_is_asked_again(text: str) -> None:
    assert (read("start.date", text).outcome, read("start.date", text).say) == (
        "again",
        "kinds.date_not_read",
    )


@pytest.mark.parametrize("text", ["December 2026", "last term", "next week", "around half term"])
def test_a_month_alone_is_asked_for_its_day(text: str) -> None:
    assert read("start.date", text).say == "kinds.date_needs_day"


@pytest.mark.parametrize("text", ["31 Feb 2026", "12/25/2026", "31/11/2026", "29 February 2027", "32 December 2026"])
def test_a_day_that_does_not_exist_is_asked_again(text: str) -> None:
    assert read("start.date", text).say == "kinds.date_impossible"


@pytest.mark.parametrize(
    "text", ["4 or 5 December 2026", "4 December 2026 in the letter, 11 December 2026 by phone", "4/12/26 5/12/26"]
)
def test_two_dates_are_asked_apart(text: str) -> None:
    got = read("start.date", text)
    assert (got.outcome, got.say, got.options[0]) == ("again", "kinds.date_several", "4 December 2026")


def test_a_weekday_that_does_not_fit_is_read_back() -> None:
    got = read("start.date", "Friday 5 December 2026")
    assert (got.outcome, got.say) == ("confirm", "kinds.weekday_differs")
    assert got.values == {"date": "5 December 2026", "typed": "Friday", "weekday": "Saturday"}


def test_a_conference_in_the_past_or_far_off_is_read_back() -> None:
    assert read("start.date", "4 December 2025").say == "kinds.conference_past"
    assert read("start.date", "4 May 2027").say == "kinds.conference_far"
    assert read("start.date", "22 January 2027").outcome == "kept"


def test_the_last_conference_cannot_be_ahead_unasked() -> None:
    assert read("start.last", "4 September 2026").outcome == "kept"
    assert read("start.last", "4 September").value == "2026-09-04"
    assert read("start.last", "4 December 2026").say == "kinds.last_conference_ahead"


def test_a_date_in_words_has_its_weekday() -> None:
    assert in_words("start.date", "2026-12-04") == "Friday 4 December 2026"


@given(
    st.dates(date(1990, 1, 1), date(2036, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d", "%d-%m-%Y"]),
)
def test_every_full_date_is_read_as_the_day_it_is(day: date, form: str) -> None:
    assert [f.day for f in find_dates(day.strftime(form), TODAY, "future")] == [day]


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_date_in_words_reads_back_as_itself(day: date) -> None:
    assert [f.day for f in find_dates(british(day, weekday=True), TODAY, "past")] == [day]
