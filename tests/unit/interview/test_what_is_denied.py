"""What the writer says not to be so is never the value, nor is one of two."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.interview.kinds import british
from tests.unit.interview.kinds_help import TODAY, read, read_part, value

DAYS = st.dates(date(2026, 11, 24), date(2027, 1, 20))
NUMBERS = st.integers(0, 10)
DENIALS = st.sampled_from(
    ["not {}", "it isn't {}", "its not {}", "rather than {}", "instead of {}", "{} is wrong", "anything but {}"]
)
FORMS = st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y-%m-%d"])


@given(DAYS, FORMS, DENIALS)
def test_a_day_that_is_denied_is_never_taken(day: date, form: str, denial: str) -> None:
    for words in (day.strftime(form), british(day), f"the {day.day}th of {british(day).split()[1]}"):
        assert read("start.date", denial.format(words)).outcome == "again"


@given(DAYS, DAYS, DENIALS)
def test_of_a_day_and_a_denied_one_only_the_first_is_read_back(meant: date, denied: date, denial: str) -> None:
    assume(meant != denied)
    got = read("start.date", f"{british(meant)}, {denial.format(british(denied))}")
    assert (got.outcome, got.value) == ("confirm", meant.isoformat())


@given(NUMBERS, DENIALS)
def test_a_number_that_is_denied_is_never_taken(number: int, denial: str) -> None:
    assert read("scale.score", denial.format(f"a {number}" if "{}" not in denial[:2] else number)).outcome == "again"


@given(NUMBERS, NUMBERS, DENIALS)
def test_of_a_number_and_a_denied_one_the_other_is_never_taken(meant: int, denied: int, denial: str) -> None:
    assume(meant != denied)
    assert read("scale.score", f"{meant}, {denial.format(denied)}").value in (meant, None)
    assert read("scale.score", f"{denial.format(denied)}, {meant}").value in (meant, None)


@given(
    NUMBERS,
    NUMBERS,
    st.sampled_from(["{} for home, {} at school", "{} then, {} now", "mum says {}, we say {}", "{} or {}"]),
)
def test_of_two_numbers_none_is_taken(one: int, two: int, sentence: str) -> None:
    assume(one != two)
    assert read("scale.score", sentence.format(one, two)).outcome == "again"


@pytest.mark.parametrize(
    "text", ["less than 5", "more than 3", "at least 4", "under 6", "5 or more", "no higher than 3", "nearly 4"]
)
def test_one_side_of_a_number_is_no_number(text: str) -> None:
    assert read("scale.score", text).outcome == "again"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12th not 21st of December 2026", "2026-12-12"),
        ("not the 4th, the 5th of December 2026", "2026-12-05"),
        ("4 December 2026, not 4 January", "2026-12-04"),
        ("4 December? no, 5 December", "2026-12-05"),
        ("it isn't the 4th of December, it's 8 Jan 2027", "2027-01-08"),
    ],
)
def test_a_day_that_is_put_right_is_read_back(text: str, day: str) -> None:
    assert (read("start.date", text).outcome, value("start.date", text)) == ("confirm", day)


@pytest.mark.parametrize("text", ["tomorow", "thrusday", "satarday", "4 Novmber", "9 12 26"])
def test_a_slip_of_the_finger_in_a_date_is_read_back(text: str) -> None:
    assert read("start.date", text).outcome == "confirm"


@pytest.mark.parametrize(
    "text", ["about 3 months ago", "in two months", "before 4 December 2026", "after the 4th of December"]
)
def test_what_says_no_day_is_asked_again(text: str) -> None:
    assert read("start.date", text).say == "kinds.date_needs_day"


def test_a_denied_percent_or_day_is_not_taken_in_a_longer_answer() -> None:
    assert value("edu.attend", "not 92%, it is 82% now")["percent"] == 82
    row = value("inv.events", "He came in with a bruise on 12 June 2026, not 21 June 2026")
    assert row["date"]["date"] == "2026-06-12"
    assert read_part("child.who", "born", "not 14 March 2017").outcome == "again"
    assert TODAY.isoformat() not in str(value("inv.events", "Not today: he was in on 3 November 2026").get("date"))


@pytest.mark.parametrize("text", ["no idea", "no clue", "no one has said", "not no", "no, not safe"])
def test_words_with_a_no_in_them_are_not_kept_as_no(text: str) -> None:
    assert (read("start.now", text).outcome, read("start.now", text).value) != ("kept", "no")
