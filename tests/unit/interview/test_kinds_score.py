"""The number on the scale: whole, one, never kept unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.interview.kinds_help import read


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("3", 3),
        ("three", 3),
        ("3/10", 3),
        ("about a 3", 3),
        ("I'd say 3 out of 10", 3),
        ("Four.", 4),
        ("zero", 0),
        ("0", 0),
        ("10", 10),
        ("a ten", 10),
        ("8, I'm really worried about her", 8),
        ("3 because gran stepped in 4 times", 3),
        ("2 - she was hurt on 3 November", 2),
        ("it's a 6 I think", 6),
        ("I would give her a four", 4),
        ("not sure, 3", 3),
        ("3 out of ten", 3),
        ("8 on this scale", 8),
        ("6?", 6),
        ("Amira: 3. Bilal: 2.", 3),
        ("Bilal: 2, Amira: 3", 3),
        ("Amira is a 3", 3),
        ("went up from 3 to 4", 4),
        ("it has dropped from a 5 to a 3", 3),
        ("it was 2 at the last one, now 5", 5),
        ("she's a 3 for me, was a 2 last time", 3),
        ("last time it was 4 and now it is 6", 6),
        ("fiv", 5),
        ("sevn", 7),
        ("thre", 3),
    ],
)
def test_a_number_is_always_read_back(text: str, score: int) -> None:
    got = read("scale.score", text)
    assert (got.outcome, got.value, got.say, got.values) == ("confirm", score, "scale.echo", {"score": score})


@pytest.mark.parametrize(
    "text",
    [
        "between 4 and 5",
        "4 or 5",
        "4-5",
        "4 to 5",
        "4, maybe 5",
        "four or five",
        "5 or 4",
        "4/5",
        "torn between a 4 and a 5",
    ],
)
def test_two_numbers_are_asked_apart(text: str) -> None:
    got = read("scale.score", text)
    assert (got.outcome, got.say, got.options) == ("again", "scale.which", ("4", "5"))


@pytest.mark.parametrize("text", ["7.5", "7,5", "seven and a half", "about 7.5 out of 10"])
def test_a_fraction_is_asked_for_a_whole_number(text: str) -> None:
    got = read("scale.score", text)
    assert (got.outcome, got.say, got.options) == ("again", "scale.whole_number", ("7", "8"))


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("11", "scale.off_scale"),
        ("-1", "scale.off_scale"),
        ("100", "scale.off_scale"),
        ("3 out of 5", "scale.out_of_ten"),
        ("About average.", "scale.not_read"),
        ("one of the worst", "scale.not_read"),
        ("very low", "scale.not_read"),
        ("", "scale.not_read"),
        ("80%", "scale.not_read"),
        ("mum would say 4 and dad 6", "scale.which"),
        ("3 with gran there, 2 without", "scale.which"),
    ],
)
def test_what_is_no_number_on_the_scale_is_asked_again(text: str, say: str) -> None:
    assert (read("scale.score", text).outcome, read("scale.score", text).say) == ("again", say)


@given(st.text(max_size=60))
def test_no_text_makes_a_number_that_is_off_the_scale_or_kept_unasked(text: str) -> None:
    got = read("scale.score", text)
    assert got.outcome != "kept"
    assert got.value is None or 0 <= got.value <= 10
