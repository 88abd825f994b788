"""Due dates: working days back over weekends and bank holidays; the family never last."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.deadlines import due_dates, is_working_day, working_days_before, working_days_left

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
COUNTS = st.integers(0, 15)


def test_working_days_are_counted_back_from_the_conference() -> None:
    due = due_dates(date(2026, 12, 4), family_days=3, chair_days=2, today=TODAY)
    assert (due.family, due.chair) == (date(2026, 12, 1), date(2026, 12, 2))
    assert (due.family_days, due.chair_days, due.family_late, due.chair_late) == (6, 7, False, False)


def test_weekends_and_bank_holidays_do_not_count() -> None:
    assert working_days_before(date(2026, 12, 29), 2) == date(2026, 12, 23)  # 25 and 28 December are holidays
    assert working_days_before(date(2027, 3, 30), 1) == date(2027, 3, 25)  # Good Friday to Easter Monday
    assert not is_working_day(date(2026, 8, 31))
    assert is_working_day(date(2026, 8, 3))  # a bank holiday in Scotland only


def test_a_due_date_that_has_passed_is_late_and_today_is_not() -> None:
    due = due_dates(date(2026, 11, 25), family_days=3, chair_days=2, today=TODAY)
    assert (due.family_late, due.chair_late) == (True, False)
    assert (due.chair, due.family_days, due.chair_days) == (TODAY, 0, 0)


def test_a_count_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        working_days_before(TODAY, -1)


@given(DAYS, COUNTS)
def test_counting_back_and_forth_agree(day: date, count: int) -> None:
    due = working_days_before(day, count)
    assert due <= day
    assert sum(is_working_day(due + timedelta(n)) for n in range((day - due).days)) == count


@given(DAYS, st.integers(1, 15))
def test_a_due_date_is_a_working_day(day: date, count: int) -> None:
    assert is_working_day(working_days_before(day, count))


@given(DAYS, COUNTS, COUNTS, DAYS)
def test_the_family_is_never_after_the_chair_nor_the_chair_after_the_conference(
    day: date, family: int, chair: int, today: date
) -> None:
    due = due_dates(day, family_days=family, chair_days=chair, today=today)
    assert due.family <= due.chair <= day
    assert due.family_late == (due.family < today)
    assert due.chair_days == working_days_left(today, due.chair) >= 0
