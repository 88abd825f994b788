"""The gate asks only for short messages with the air of something said to the bot."""

import pytest

from bot.dialogue.nlu.gate import _LATE_REPLIES, MOST_WORDS, command_of, intent_of, looks_like, worth_guessing
from bot.interview.commands import COMMANDS
from bot.session import asking, prompting, waiting

SURE_OF_HELP = {"help": 0.9, "answer": 0.1}


def confidence(text: str, ranking: dict[str, float]) -> float:
    guess = looks_like(text, ranking)
    return guess.confidence if guess else 0.0


def test_a_sure_guess_about_words_said_to_the_bot_is_worth_asking() -> None:
    assert confidence("can you walk me through this", SURE_OF_HELP) >= 0.5


def test_the_same_guess_about_words_that_tell_of_people_is_not() -> None:
    assert confidence("Gran walks them through the park", SURE_OF_HELP) < 0.5


def test_the_same_guess_about_plain_words_is_not() -> None:
    assert confidence("walks through the park", SURE_OF_HELP) < 0.5


def test_an_unsure_guess_is_not_worth_asking() -> None:
    assert confidence("can you walk me through this", {"help": 0.2, "answer": 0.8}) < 0.5


def test_a_likely_phrase_needs_no_classifier() -> None:
    guess = looks_like("I need a break", {})

    assert guess is not None
    assert (guess.command, guess.confidence >= 0.5) == ("pause", True)


def test_without_a_ranking_ordinary_words_look_like_nothing() -> None:
    assert looks_like("Gran walks them through the park", {}) is None


def test_the_guess_says_what_is_to_be_changed() -> None:
    guess = looks_like("could you let me edit my answer about gran", {"change": 0.95, "answer": 0.05})

    assert guess is not None
    assert guess.rest == "my answer about gran"


@pytest.mark.parametrize(
    "text",
    [
        "She said \u201chelp me\u201d and hid",
        "first line\nsecond line",
        "help " * (MOST_WORDS + 1),
        "x" * 301,
        "https://example.org/help",
        "\U0001f62d\U0001f62d",
        "...",
        "",
    ],
)
def test_quotes_lists_links_long_text_and_no_words_never_reach_the_classifier(text: str) -> None:
    assert not worth_guessing(text)


def test_a_long_telling_of_what_somebody_said_needs_no_classifier() -> None:
    telling = "Gran said she had them on three nights in October when mum had been out until late"

    assert not worth_guessing(telling)
    assert worth_guessing("can you tell me what you want me to write about gran in this part of it")
    assert worth_guessing("Gran had them on three nights")


@pytest.mark.parametrize(
    "text", ["Mum asks what do you want from me", "can you help us, dad said", "Kicks off if you say no"]
)
def test_reported_speech_and_a_you_that_means_anyone_do_not_speak_to_the_bot(text: str) -> None:
    assert confidence(text, SURE_OF_HELP) < 0.5


def test_a_long_cry_for_help_is_held_though_it_tells_of_a_child() -> None:
    text = "a pupil has just now told me something and I do not know who to ring"

    assert worth_guessing(text)
    assert looks_like(text, {}) is not None


def test_no_intent_has_the_name_of_one_of_rasas_own() -> None:
    assert not {intent_of(name) for name in COMMANDS} & {"back", "restart", "session_start"}
    assert [command_of(intent_of(name)) for name in COMMANDS] == list(COMMANDS)
    assert command_of("answer") == ""


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("mum is in tomorrow so I will ask her then, leave this for now", "skip"),
        ("Leave this for now, dad is coming in on Friday with the letter", "skip"),
        ("new to all this but what does DSL stand for", "glossary"),
        ("she has just come in with a black eye. what do i do right now", "emergency"),
    ],
)
def test_a_request_behind_a_reason_is_worth_asking_about(text: str, command: str) -> None:
    found = looks_like(text, {"answer": 1.0})

    assert worth_guessing(text)
    assert found is not None
    assert (found.command, found.confidence >= 0.5) == (command, True)


@pytest.mark.parametrize(
    "text",
    [
        "Mum said leave this for now, she will talk to dad on Friday",
        "He asked me, can I have a break, at 10 on Monday",
        "Dad is out, that is all, they are calmer",
        "Do not know where to start: debt, drink, damp in the flat",
    ],
)
def test_words_that_somebody_says_and_small_words_in_an_answer_are_no_request(text: str) -> None:
    found = looks_like(text, {"answer": 1.0})

    assert found is None or found.confidence < 0.5


def test_a_long_telling_is_asked_about_only_when_one_command_is_as_good_as_certain() -> None:
    telling = "Gran had them on three nights in October when mum had been out until late"

    assert confidence(telling, {"pause": 0.8, "answer": 0.2}) < 0.5
    assert confidence(telling, {"pause": 0.99, "answer": 0.01}) >= 0.5
    assert (
        confidence("is mum in on Friday, and could somebody in the office ring her about it all", {"data": 0.95}) >= 0.5
    )


@pytest.mark.parametrize("text", ["keep it as it is", "It is my answer.", "write it again"])
def test_a_button_pressed_twice_asks_for_nothing(text: str) -> None:
    assert not worth_guessing(text)


def test_the_late_presses_that_the_reader_knows_are_words_of_our_buttons() -> None:
    assert {asking.KEEP.send, prompting.AGAIN.send, waiting.MINE.send} == _LATE_REPLIES
