"""While a prose question is open, a message is its answer: held at the most, never dropped or replaced."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview.commands import exact
from bot.session import clean
from tests.unit.session.talk import Talk

LOOK_ALIKES = [
    "Help from the family started in May, gran has them at weekends",
    "Back in June he ran off",
    "stop: mum told him to stop",
    "No.",
    "Delete this if it is not relevant but dad has a new flat",
    "yes",
    "what does she mean by that, Mum asked",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_kept_as_the_answer(text: str) -> None:
    talk = Talk().to("sos.harm")

    talk.say(text)

    assert talk.value("sos.harm", 0) == text


def test_what_looks_like_a_command_is_held_until_the_writer_says_what_it_is() -> None:
    talk = Talk().to("sos.harm")

    talk.say("back to what i said before about gran can I change it", looks_like="change")
    assert talk.state == "held"
    assert talk.value("sos.harm", 0) is None

    talk.say("it is my answer")
    assert talk.value("sos.harm", 0) == "back to what i said before about gran can I change it"


def test_a_held_text_that_was_a_command_is_acted_on() -> None:
    talk = Talk().to("sos.harm")

    talk.say("could you maybe show me something like it", looks_like="example")
    talk.say("show an example")

    assert "A good answer" in talk.heard
    assert talk.asked == "sos.harm"


def test_more_words_while_a_text_is_held_are_held_with_it() -> None:
    talk = Talk().to("sos.harm")

    talk.say("can you help gran", looks_like="help")
    talk.say("she has them at weekends")
    talk.say("it is my answer")

    assert talk.value("sos.harm", 0) == "can you help gran\nshe has them at weekends"


def test_skip_does_not_drop_a_held_text() -> None:
    talk = Talk().to("sos.harm")

    talk.say("can you help gran", looks_like="help")
    talk.say("skip")

    assert talk.state == "held"


def test_a_clear_command_at_a_date_is_done_at_once() -> None:
    talk = Talk().to("start.date")

    talk.say("why on earth would you want that", looks_like="why")

    assert talk.state == "asked"
    assert "due" in talk.turn.says[0].text


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_any_text_is_kept_as_typed(text: str) -> None:
    cleaned = clean(text).strip()
    talk = _AT_HARM
    talk.store.drafts[talk.report] = _START
    if not cleaned or exact(cleaned) is not None:
        return
    talk.say(text)
    assert talk.value("sos.harm", 0) == cleaned


_AT_HARM = Talk().to("sos.harm")
_START = _AT_HARM.store.drafts[_AT_HARM.report]


def test_twenty_thousand_characters_are_kept_and_more_are_refused_in_words() -> None:
    talk = Talk().to("sos.harm")

    talk.say("a" * 100_000)
    assert "two or more parts" in talk.heard
    assert talk.asked == "sos.harm"

    talk.say("b" * 20_000)
    assert talk.value("sos.harm", 0) == "b" * 20_000


def test_an_empty_message_asks_again() -> None:
    talk = Talk().to("sos.harm")

    talk.say("   ")

    assert "did not get any words" in talk.heard
    assert talk.asked == "sos.harm"


def test_a_message_of_control_characters_is_an_empty_message() -> None:
    talk = Talk().to("sos.harm")

    talk.say("\x00\x01\x02\x0b")

    assert "did not get any words" in talk.heard


def test_a_leading_slash_is_text() -> None:
    talk = Talk().to("sos.harm")

    talk.say("/restart of the shouting on 3 November")

    assert talk.value("sos.harm", 0) == "/restart of the shouting on 3 November"


def test_999_as_the_plan_for_worse_is_held_and_not_taken_for_an_alarm_at_once() -> None:
    talk = Talk().to("next.worse")

    talk.say("999")

    assert talk.state == "held"
    talk.say("it is my answer")
    assert talk.value("next.worse") == "999"
