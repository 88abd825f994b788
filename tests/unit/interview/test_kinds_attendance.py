"""Attendance: the percent of now, the dates it covers, and all the rest kept beside it."""

from typing import Any

import pytest

from bot.interview.kinds import persistent
from tests.unit.interview.kinds_help import in_words, missing, question, read, read_part, value


@pytest.mark.parametrize(
    ("text", "percent", "start", "end"),
    [
        (question("edu.attend").good, 84.0, "2026-09-03", "2026-11-20"),
        ("84", 84.0, None, None),
        ("84 percent", 84.0, None, None),
        ("eighty four", 84.0, None, None),
        ("eighty-four per cent this term", 84.0, None, None),
        ("about 84.5%", 84.5, None, None),
        ("0%", 0.0, None, None),
        ("100", 100.0, None, None),
        ("She's on 84", 84.0, None, None),
        ("Last year: 93%. Now 84% since 3 September 2026", 84.0, "2026-09-03", None),
        ("84% (was 93% last year)", 84.0, None, None),
        ("84% (3/9/26 - 20/11/26)", 84.0, "2026-09-03", "2026-11-20"),
        ("84% up to 20 November 2026", 84.0, None, "2026-11-20"),
        ("84.0. 3 September 2026. 20 November 2026", 84.0, "2026-09-03", "2026-11-20"),
        ("84% from 1 September 2025 to 20 July 2026", 84.0, "2025-09-01", "2026-07-20"),
        ("1 September to 10 January 2026: 84%", 84.0, "2025-09-01", "2026-01-10"),
        ("18 sessions missed", None, None, None),
    ],
)
def test_percent_and_dates_are_found(text: str, percent: float | None, start: str | None, end: str | None) -> None:
    got: dict[str, Any] = value("edu.attend", text)
    assert (got.get("percent"), got.get("from"), got.get("to"), got["text"]) == (percent, start, end, text)


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("104%", "kinds.percent_range"),
        ("-3%", "kinds.percent_range"),
        ("84.25%", "kinds.percent_decimal"),
        ("84-85%", "kinds.percent_one"),
        ("eighty-four point five percent", "kinds.percent_not_read"),
    ],
)
def test_a_percent_that_cannot_be_is_asked_again(text: str, say: str) -> None:
    assert (read("edu.attend", text).outcome, read("edu.attend", text).say) == ("again", say)


def test_words_without_a_number_are_kept_and_the_number_asked_for() -> None:
    assert missing("edu.attend", value("edu.attend", "Attendance is poor.")) == ("percent", "from", "to")
    assert read_part("edu.attend", "percent", "I think 84").say == "kinds.percent_not_read"
    assert read_part("edu.attend", "percent", "about 84%").value == 84.0
    assert read_part("edu.attend", "from", "3 September 2026").value == "2026-09-03"


def test_attendance_in_words_is_what_was_typed() -> None:
    assert in_words("edu.attend", {"text": "84% this term", "percent": 84.0}) == "84% this term"


@pytest.mark.parametrize(
    ("percent", "label"),
    [(100.0, ""), (90.1, ""), (90.0, "persistent"), (50.1, "persistent"), (50.0, "severe"), (0.0, "severe")],
)
def test_ten_percent_missed_is_persistent_and_half_is_severe(percent: float, label: str) -> None:
    assert persistent(percent) == label
