"""Strength or safety: three yes make safety, the first no makes a strength, and the reason is said kindly."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.kinds import KINDS, Context, Read
from bot.interview.questionnaire import Part
from bot.interview.safety import (
    decide,
    looks_like_act,
    looks_like_feeling,
    looks_like_no_incidents,
    looks_like_promise,
    looks_like_service,
    new_item,
    next_step,
    overrule,
    verdict,
    why_not,
)
from bot.interview.wording import load_words
from tests.unit.interview.kinds_help import TODAY, in_words, missing, question, read


def item(**given_: Any) -> dict[str, Any]:
    return {**new_item("r_1", "sos.safety"), **given_}


def read_step(text: str, step: str) -> Read:
    """Return what a message means as the reply to one step of the test."""
    return KINDS["sort"].parse_part(question("sos.sort"), Part(step, step, step), text, Context(TODAY, "Amira"))


def test_the_questions_are_asked_in_order_and_end_at_the_first_no() -> None:
    assert next_step(item()) == "acted"
    assert next_step(item(acted=True)) == "danger"
    assert next_step(item(acted=True, danger=True)) == "safer"
    assert next_step(item(acted=False)) is None
    assert next_step(item(acted=True, danger=False)) is None


def test_three_yes_lead_to_how_often_and_how_known() -> None:
    yes = {"acted": True, "danger": True, "safer": True}
    assert next_step(item(**yes)) == "times"
    assert next_step(item(**yes, times="three")) == "known"
    assert next_step(item(**yes, times="", known="Amira told us")) is None


def test_a_promise_is_not_safety() -> None:
    assert looks_like_promise("Mum has agreed to stop drinking")
    assert not looks_like_promise("Gran took them home, and will do it again")
    assert why_not(item(acted=False), "Mum has agreed to stop drinking") == "sort.why_promise"


@pytest.mark.parametrize(
    ("given_", "text", "key"),
    [
        ({"acted": False}, "Mum loves her children", "sort.why_feeling"),
        ({"acted": False}, "School has breakfast club", "sort.why_service"),
        ({"acted": False}, "Dad has finished a parenting course", "sort.why_attending"),
        ({"acted": False}, "Mum goes to all her meetings", "sort.why_attending"),
        ({"acted": False}, "No incidents since October", "sort.why_no_incidents"),
        ({"acted": False}, "Gran lives near", "sort.why_no_act"),
        ({"acted": False}, "Gran is supportive", "sort.why_feeling"),
        ({"acted": False}, "Child is resilient", "sort.why_feeling"),
        ({"acted": True, "danger": False}, "Gran took her to the park", "sort.why_no_danger"),
        ({"acted": True, "danger": True, "safer": False}, "Mum rang dad", "sort.why_not_safer"),
    ],
)
def test_each_strength_has_its_own_kind_reason(given_: dict[str, Any], text: str, key: str) -> None:
    assert verdict(item(**given_)) == "strength"
    assert why_not(item(**given_), text) == key
    assert key in load_words().sentences


def test_what_someone_did_is_no_feeling_service_or_promise() -> None:
    text = "Gran loves them and took the children from the meeting to hers when mum was drunk"
    assert looks_like_act(text)
    assert not any(looks(text) for looks in (looks_like_feeling, looks_like_service, looks_like_promise))
    assert looks_like_service("School runs breakfast club")
    assert looks_like_no_incidents("nothing has happened since October")


@given(st.lists(st.sampled_from([True, False, None]), min_size=3, max_size=3))
def test_only_three_yes_are_safety(replies: list[bool | None]) -> None:
    asked = item(**dict(zip(("acted", "danger", "safer"), replies, strict=True)))
    assert (verdict(asked) == "safety") == (replies == [True, True, True])
    assert (verdict(asked) is None) == (next_step(asked) in ("acted", "danger", "safer"))


def test_the_writer_can_overrule_with_a_reason() -> None:
    kept = overrule(item(acted=False), " She did it last year. ")
    assert (kept["outcome"], kept["reason"], next_step(kept)) == ("safety", "She did it last year.", "times")
    with pytest.raises(ValueError, match="reason"):
        overrule(item(), "  ")


def test_the_outcome_is_the_verdict_or_what_the_writer_chose() -> None:
    assert decide(item(acted=False))["outcome"] == "strength"
    assert decide(item(acted=False), "next")["outcome"] == "next"
    assert next_step(decide(item(), "next")) is None


@pytest.mark.parametrize(
    ("text", "reply", "say"),
    [
        ("yes", True, ""),
        ("Yep, three times", True, ""),
        ("she did", True, ""),
        ("no", False, ""),
        ("No she didn't", False, ""),
        ("she didn't", False, ""),
        ("not yet", False, ""),
        ("Nobody did", False, ""),
        ("she promised", False, "sort.why_promise"),
        ("she said she will", False, "sort.why_promise"),
        ("maybe", False, "sort.why_unsure"),
        ("I'm not sure", False, "sort.why_unsure"),
        ("Gran took them home", True, ""),
    ],
)
def test_a_reply_is_yes_or_no(text: str, reply: bool, say: str) -> None:
    got = read_step(text, "acted")
    assert (got.outcome, got.value, got.say) == ("kept", reply, say)


@pytest.mark.parametrize("text", ["yes and no", "mum was drunk", "hello", ""])
def test_what_is_neither_is_asked_again(text: str) -> None:
    assert read("sos.sort", text).say == "sort.yes_or_no"


def test_telling_what_someone_did_answers_the_first_question_only() -> None:
    assert read_step("Gran took them home", "danger").say == "sort.yes_or_no"
    assert read_step("three nights in October", "times").value == "three nights in October"


def test_the_kind_asks_what_the_test_asks() -> None:
    assert missing("sos.sort", item(acted=True)) == ("danger",)
    assert in_words("sos.sort", [item(outcome="safety"), item()]) == "safety\n"
