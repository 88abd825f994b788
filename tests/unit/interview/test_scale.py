"""The scale in both directions: whole wordings, numbers never bare, contradictions asked."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.draft import Direction
from bot.interview.scale import (
    Band,
    ScaleFacts,
    ScaleWording,
    band,
    check_bands,
    contradictions,
    is_danger_end,
    options,
    printed,
    says_not_worried,
    says_worried,
)
from bot.interview.wording import load_words
from bot.partnership import PartnershipError, load_partnership
from bot.partnership.partnership import DEFAULT_FILE

FINE = ScaleFacts(safety_items=1, harm_written=True)


def wording(direction: Direction) -> ScaleWording:
    return load_partnership().scales[direction]


def refused(tmp_path: Path, **changes: Any) -> str:
    """Return the error for the partnership's file with changes to its safety wording."""
    data = yaml.safe_load(DEFAULT_FILE.read_text(encoding="utf-8"))
    data["scale"]["safety"].update(changes)
    path = tmp_path / "area.yml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(PartnershipError) as caught:
        load_partnership(path)
    return str(caught.value)


@pytest.mark.parametrize("direction", ["safety", "worry"])
def test_every_number_has_its_words(direction: Direction) -> None:
    assert all(band(wording(direction), n) for n in range(11))


def test_the_two_wordings_share_no_end() -> None:
    safety, worry = wording("safety"), wording("worry")
    assert {safety.ask, safety.label0, safety.label10, safety.ends} & {
        worry.ask,
        worry.label0,
        worry.label10,
        worry.ends,
    } == set()
    assert (safety.label10, worry.label0) == ("safe enough to stop worrying", "not worried")


def test_a_number_off_the_scale_has_no_words() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        band(wording("safety"), 11)


def test_ten_is_shown_first_with_words_on_five_numbers() -> None:
    shown = options(wording("safety"))
    assert [n for n, _ in shown] == list(range(10, -1, -1))
    assert [n for n, words in shown if words] == [10, 7, 5, 3, 0]


def test_a_number_is_printed_with_both_ends() -> None:
    assert (
        printed(wording("safety"), 3)
        == "3 out of 10 (0 = being hurt, or about to be, 10 = safe enough to stop worrying)"
    )
    assert printed(wording("worry"), 8) == "8 out of 10 (0 = not worried, 10 = as worried as I could be)"


def test_the_danger_end_turns_with_the_direction() -> None:
    assert [n for n in range(11) if is_danger_end("safety", n)] == [0, 1, 2]
    assert [n for n in range(11) if is_danger_end("worry", n)] == [8, 9, 10]


@pytest.mark.parametrize(
    ("score", "facts", "key"),
    [
        (8, ScaleFacts(dangers=1, safety_items=2, harm_written=True), "scale.high_with_danger"),
        (9, ScaleFacts(harm_written=True), "scale.high_without_safety"),
        (2, ScaleFacts(safety_items=1), "scale.low_without_harm"),
        (
            8,
            ScaleFacts(safety_items=1, harm_written=True, reason="8, I'm really worried about her"),
            "scale.reason_more_worried",
        ),
        (
            1,
            ScaleFacts(harm_written=True, reason="1, not worried, she is doing fine"),
            "scale.reason_less_worried",
        ),
        (5, ScaleFacts(safety_items=1, harm_written=True, other_scores=(5, 5)), "scale.same_for_all"),
        (7, ScaleFacts(safety_items=1, harm_written=True, last_score=4), "scale.moved"),
    ],
)
def test_what_does_not_fit_is_asked_about_in_both_directions(score: int, facts: ScaleFacts, key: str) -> None:
    assert contradictions("safety", score, facts) == (key,)
    turned = ScaleFacts(
        **{
            **vars(facts),
            "other_scores": tuple(10 - n for n in facts.other_scores),
            "last_score": None if facts.last_score is None else 10 - facts.last_score,
        }
    )
    assert contradictions("worry", 10 - score, turned) == (key,)


@pytest.mark.parametrize("score", range(3, 8))
def test_a_middle_number_fits(score: int) -> None:
    assert contradictions("safety", score, FINE) == ()


def test_what_fits_is_left_alone() -> None:
    assert contradictions("safety", 1, ScaleFacts(harm_written=True, reason="very worried, she was hurt")) == ()
    assert contradictions("worry", 9, ScaleFacts(dangers=2, harm_written=True, reason="really worried")) == ()
    assert contradictions("safety", 9, ScaleFacts(safety_items=2, harm_written=True, reason="not worried now")) == ()
    assert contradictions("safety", 5, ScaleFacts(safety_items=1, harm_written=True, other_scores=(5, 4))) == ()
    assert (
        contradictions("safety", 7, ScaleFacts(safety_items=1, harm_written=True, last_score=4, reason="Gran came"))
        == ()
    )


@pytest.mark.parametrize(
    "text", ["really worried", "I am concerned", "it's getting worse", "she is not safe", "at risk"]
)
def test_words_of_worry_are_heard(text: str) -> None:
    assert says_worried(text)
    assert not says_not_worried(text)


@pytest.mark.parametrize(
    "text",
    [
        "not worried",
        "I'm not really worried",
        "doing fine",
        "no real concerns",
        "she's safe now",
        "less worried",
    ],
)
def test_words_of_ease_are_heard(text: str) -> None:
    assert says_not_worried(text)
    assert not says_worried(text)


@given(st.sampled_from(["safety", "worry"]), st.integers(0, 10), st.text(max_size=50))
def test_every_contradiction_is_a_sentence(direction: Direction, score: int, reason: str) -> None:
    sentences = load_words().sentences
    assert all(
        key in sentences
        for key in contradictions(direction, score, ScaleFacts(dangers=1, reason=reason, other_scores=(score,)))
    )


def test_the_facts_show_no_content() -> None:
    assert "worried" not in repr(ScaleFacts(reason="worried"))


def test_bands_cover_the_scale_once() -> None:
    assert check_bands((Band(0, 5, "low"), Band(6, 10, "high"))) == ""
    assert "6" in check_bands((Band(0, 5, "low"), Band(7, 10, "high")))
    assert "5" in check_bands((Band(0, 5, "low"), Band(5, 10, "high")))
    assert check_bands((Band(0, 10, "all"), Band(11, 12, "off")))


def test_a_wrong_wording_is_refused_by_the_name_of_the_setting(tmp_path: Path) -> None:
    assert "area.yml: scale.safety.bands: must cover 0 to 10 once" in refused(
        tmp_path, bands=[{"low": 0, "high": 9, "words": "x"}]
    )
    assert "scale.safety.ask: must be a text" in refused(tmp_path, ask="")
    assert "scale.safety.bands.1.low: must be a whole number" in refused(
        tmp_path, bands=[{"low": "a", "high": 9, "words": "x"}]
    )
    assert "scale.safety.label5: is not a known setting" in refused(tmp_path, label5="x")


def test_no_wording_offers_a_number_but_the_ends() -> None:
    for direction in ("safety", "worry"):
        one = load_partnership().scales[direction]
        texts = " ".join([one.ask, one.ends, one.label0, one.label10, *(b.words for b in one.bands)])
        assert set(re.findall(r"\d+", texts)) <= {"0", "10"}
