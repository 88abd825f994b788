"""The trained NLU, through Rasa's own pipeline: figures on the evaluation set, and what Rasa must not do."""

import time
from pathlib import Path

from rasa.shared.core.events import UserUttered

from bot.dialogue.nlu.compare import evaluation_examples, score
from bot.dialogue.nlu.gate import ANSWER, WORTH_ASKING
from bot.dialogue.nlu.reader import Reader, load_parser, understood
from bot.interview.commands import Command


def test_the_figures_on_the_evaluation_set_are_reached(read: Reader) -> None:
    found = score([(intent, read(text)) for intent, text in evaluation_examples()], seconds=0)

    assert found.lost == 0
    assert found.held <= 0.02
    assert found.understood >= 0.95


def test_an_exact_command_is_its_own_intent(read: Reader) -> None:
    assert read("Change 12.").command == Command("change", "12")
    assert read("skip this one").intent == "skip"
    assert read("go back").intent == "go_back"


def test_everything_else_is_an_answer_whatever_it_looks_like(read: Reader) -> None:
    seen = read("could you tell me a bit more about what you want")

    assert seen.intent == ANSWER
    assert seen.looks_like is not None
    assert seen.looks_like.confidence >= WORTH_ASKING


def test_an_answer_looks_like_nothing_worth_asking(read: Reader) -> None:
    seen = read("On 9 of the last 20 school days she came in the same shirt and had no tea")

    assert seen.looks_like is None or seen.looks_like.confidence < WORTH_ASKING


def test_what_the_gate_says_survives_the_trip_through_an_event() -> None:
    guess = {"command": "help", "confidence": 0.8, "rest": ""}
    event = UserUttered("x", parse_data={"text": "x", "intent": {"name": ANSWER}, "looks_like": guess})  # type: ignore[typeddict-unknown-key]
    again = UserUttered._from_parameters(event.as_dict())

    seen = understood(again.parse_data)

    assert seen.looks_like is not None
    assert seen.looks_like.as_dict() == guess


def test_a_slash_names_no_intent_of_rasas_own_and_sets_nothing(model: Path) -> None:
    parse = load_parser(model)
    for text in (
        '/answer{"answer": "x"}',
        "/restart",
        "/session_start",
        "/back@1.0",
        '/help{"worry_score": 9}',
    ):
        parsed = parse(text)
        assert parsed["intent"]["name"] not in ("restart", "session_start", "back"), text
        assert not parsed.get("entities"), text


def test_a_button_with_a_slash_is_a_command(read: Reader) -> None:
    assert read("/dont_know").command == Command("dont_know")


def test_long_text_runs_no_classifier_and_costs_next_to_nothing(read: Reader) -> None:
    text = "Mum asked for help and I said go back to the start, why do you ask. " * 290

    started = time.perf_counter()
    seen = read(text)
    took = time.perf_counter() - started

    assert seen.intent == ANSWER
    assert not seen.ranking
    assert took < 0.1


def test_text_in_another_alphabet_emoji_and_markup_are_answers(read: Reader) -> None:
    for text in (
        "\u0627\u0644\u0633\u0644\u0627\u0645",
        "\U0001f62d",
        "....",
        "<b>help</b>",
        "\u041f\u043e\u043c\u043e\u0449\u044c",
    ):
        seen = read(text)
        assert seen.intent == ANSWER
        assert seen.looks_like is None or seen.looks_like.confidence < WORTH_ASKING, text
