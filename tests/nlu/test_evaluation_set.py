"""The evaluation set is large enough and its own, and no answer in any set is ever taken away."""

from bot.dialogue.nlu.compare import training_examples
from bot.dialogue.nlu.gate import ANSWER, intent_of
from bot.interview.commands import COMMANDS, exact, likely
from bot.interview.glossary import name_of

Evaluation = dict[str, dict[str, list[str]]]


def test_there_are_three_hundred_answers_and_three_hundred_commands(evaluation: Evaluation) -> None:
    assert sum(map(len, evaluation["prose"].values())) >= 300
    assert sum(map(len, evaluation["commands"].values())) >= 300


def test_every_command_is_in_the_evaluation_and_in_the_training_data(evaluation: Evaluation) -> None:
    assert set(evaluation["commands"]) == set(COMMANDS)
    assert {intent for intent, _ in training_examples()} == {ANSWER, *map(intent_of, COMMANDS)}


def test_no_line_that_needs_the_classifier_is_also_in_the_training_data(evaluation: Evaluation) -> None:
    trained = {name_of(text) for _, text in training_examples()}
    shared = [
        text
        for group in evaluation.values()
        for texts in group.values()
        for text in texts
        if name_of(text) in trained and not exact(name_of(text))
    ]

    # One-word answers that any set of answers has.
    assert set(map(name_of, shared)) <= {"no", "yes", "nothing"}


def test_no_answer_is_an_exact_command(evaluation: Evaluation) -> None:
    answers = [text for texts in evaluation["prose"].values() for text in texts]
    answers += [text for intent, text in training_examples() if intent == ANSWER]

    assert [text for text in answers if exact(text)] == []


def test_hardly_an_answer_is_a_likely_command(evaluation: Evaluation) -> None:
    answers = [text for texts in evaluation["prose"].values() for text in texts]

    assert len([text for text in answers if likely(text)]) <= 0.01 * len(answers)


def test_no_training_example_is_given_twice_or_under_two_intents() -> None:
    texts = [name_of(text) for _, text in training_examples()]

    assert len(texts) == len(set(texts))


def test_exact_phrases_of_the_training_data_mean_the_intent_they_stand_under() -> None:
    wrong = [
        (intent, text)
        for intent, text in training_examples()
        if intent != ANSWER and (found := exact(text)) and intent_of(found.name) != intent
    ]

    assert wrong == []
