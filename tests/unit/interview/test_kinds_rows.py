"""Events, next steps and lists of one thing each: no word is dropped, nothing told is asked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.interview.kinds_help import in_words, missing, question, read, read_part, value

ORDER = {"date": "2026-10-12", "words": "12 October 2026", "approx": False}


def day(iso: str | None, words: str, *, approx: bool = False) -> dict[str, Any]:
    return {"date": iso, "words": words, "approx": approx}


def test_a_row_of_one_part_is_the_message() -> None:
    assert value("sos.strength", " Mum reads with Amira. ") == {"item": "Mum reads with Amira."}
    assert missing("sos.strength", {"item": "Mum reads"}) == ()


def test_the_good_example_of_an_event_lacks_nothing() -> None:
    row = value("inv.events", question("inv.events").good)
    assert (row["date"], row["who"], row["did"]) == (ORDER, "", "")
    assert row["what"].startswith("Amira told Ms Cole")
    assert row["what"].endswith("that day.")
    assert missing("inv.events", row) == ()


def test_an_event_typed_part_by_part_is_cut_at_its_parts() -> None:
    text = (
        "12 October 2026. Amira told Ms Cole “I made my own tea.”. Ms Cole. She told the DSL, who called mum. Mum came."
    )
    assert value("inv.events", text) == {
        "date": ORDER,
        "what": "Amira told Ms Cole “I made my own tea.”",
        "who": "Ms Cole",
        "did": "She told the DSL, who called mum. Mum came",
    }


@pytest.mark.parametrize(
    ("text", "when", "what"),
    [
        (
            "early October 2026 Bilal had a bruise",
            day("2026-10-05", "early October 2026", approx=True),
            "Bilal had a bruise",
        ),
        ("On Monday 12 October 2026 she cried", day("2026-10-12", "Monday 12 October 2026"), "she cried"),
        ("12/10/26: late again", day("2026-10-12", "12/10/26"), "late again"),
        ("around half term mum came in", day(None, "half term", approx=True), "mum came in"),
        (
            "October half term 2026 - dad left",
            day("2026-10-27", "October half term 2026", approx=True),
            "dad left",
        ),
        ("last summer dad moved out", day("2026-07-15", "last summer", approx=True), "dad moved out"),
        ("2024 - Amira joined us", day("2024-07-01", "2024", approx=True), "Amira joined us"),
        ("last Tuesday she cried", day("2026-11-17", "last Tuesday"), "she cried"),
        ("about 3 November 2026 she cried", day("2026-11-03", "3 November 2026", approx=True), "she cried"),
        (
            "On 3 and 5 November she was late",
            day("2026-11-03", "3 and 5 November", approx=True),
            "she was late",
        ),
        ("she was hit (12/10/2026)", day("2026-10-12", "12/10/2026"), "she was hit (12/10/2026)"),
        ("Dad may have hit her in May", day("2026-05-15", "May", approx=True), "Dad may have hit her in May"),
    ],
)
def test_an_event_has_its_date_and_every_other_word(text: str, when: dict[str, Any], what: str) -> None:
    assert (value("inv.events", text)["date"], value("inv.events", text)["what"]) == (when, what)


@pytest.mark.parametrize(
    "text", ["she may be hurt", "In year 3 she changed", "1 in 3 lates", "Dad left", "School will march on"]
)
def test_an_event_without_a_time_is_asked_for_one(text: str) -> None:
    assert "date" in missing("inv.events", value("inv.events", text))
    assert value("inv.events", text)["what"] == text


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("3 November 2026 Amira had a bruise", ("who", "did")),
        ("3 November 2026 Amira told Ms Cole dad hit her", ("did",)),
        ("3 November 2026 Mrs Day saw a bruise. She told the DSL.", ()),
        ("3 November 2026 Mum told the DSL she was worried", ()),
        ("3 November 2026", ("what", "who", "did")),
    ],
)
def test_source_and_action_are_asked_only_when_the_words_have_none(text: str, lacks: tuple[str, ...]) -> None:
    assert missing("inv.events", value("inv.events", text)) == lacks


def test_an_event_to_come_or_on_no_real_day_is_not_kept_unasked() -> None:
    assert read("inv.events", "12 October 2027 dad left").say == "kinds.event_ahead"
    assert read("inv.events", "31 February 2026 dad left").say == "kinds.date_impossible"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 November 2026", day("2026-11-03", "3 November 2026")),
        ("some time in the spring", day("2026-04-15", "some time in the spring", approx=True)),
        ("before she moved here", day(None, "before she moved here", approx=True)),
        ("last Tuesday", day("2026-11-17", "last Tuesday")),
    ],
)
def test_the_date_of_an_event_may_be_rough(text: str, expected: dict[str, Any]) -> None:
    assert read_part("inv.events", "date", text).value == expected


def test_a_step_in_one_sentence_keeps_the_sentence_and_finds_who_and_when() -> None:
    text = question("next.school").good
    row = value("next.school", text)
    assert row == {"who": "Mrs Day", "what": text, "by": day("2027-02-12", "12 February 2027")}
    assert missing("next.school", row) == ("how",)


def test_a_step_typed_part_by_part_has_four_parts() -> None:
    text = "Mrs Day. See Amira twice a week. Ring mum. 12 February 2027. Amira says she feels safe. Ring mum."
    assert value("next.school", text) == {
        "who": "Mrs Day",
        "what": "See Amira twice a week. Ring mum",
        "by": day("2027-02-12", "12 February 2027"),
        "how": "Amira says she feels safe. Ring mum",
    }


def test_a_step_that_names_nobody_lacks_who_when_and_how() -> None:
    text = "School will continue to monitor."
    assert value("next.school", text) == {"what": text}
    assert missing("next.school", {"what": text}) == ("who", "by", "how")


@pytest.mark.parametrize("by", ["end of term", "ongoing", "asap", "each week", "Easter"])
def test_a_time_that_is_no_date_is_kept_in_words(by: str) -> None:
    assert value("next.school", f"Mrs Day. See Amira. {by}. She says so.")["by"] == day(None, by, approx=True)
    assert read_part("next.school", "by", by).value["approx"] is True
    assert read_part("next.school", "by", by).value["words"] == by


def test_what_is_not_known_in_a_listed_step_is_not_asked_again() -> None:
    row = value("next.school", "DSL. Ring the GP. I don't know. I don't know")
    assert (row["by"], row["how"], missing("next.school", row)) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Gran and mum to write down who is on call", "Gran and mum"),
        ("The health visitor could weigh Bilal", "The health visitor"),
        ("We will ring the social worker", None),
        ("Breakfast club will go on", None),
        ("The plan will be reviewed", None),
    ],
)
def test_who_does_it_is_taken_only_when_someone_is_named(text: str, who: str | None) -> None:
    assert value("next.others", text).get("who") == who


def test_the_day_on_which_a_step_starts_is_not_its_end() -> None:
    assert "by" not in value("next.school", "Breakfast club for Amira from 30 November 2026")


def test_rows_in_words_are_one_a_line() -> None:
    rows = [
        {"id": "r_1", "date": ORDER, "what": "dad left", "who": "", "did": None},
        {"date": day(None, "last term", approx=True), "what": "late"},
    ]
    assert in_words("inv.events", rows) == "12 October 2026 – dad left\nlast term – late"


@given(st.text(min_size=1, max_size=120).filter(lambda t: t.strip()))
def test_no_word_of_a_step_is_lost(text: str) -> None:
    row = value("next.school", text)
    by = row.get("by") or {"words": ""}
    kept = " ".join([row.get("who") or "", row["what"], by["words"], row.get("how") or ""])
    assert all(word.strip(".") in kept for word in text.split() if word.strip(".").isalpha() and word.isascii())
