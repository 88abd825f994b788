"""Exact commands: generous with how people type them, and never a full answer to a question about a child."""

import time

import pytest

from bot.interview.commands import COMMANDS, Command, exact, likely
from bot.interview.questionnaire import load_questionnaire
from bot.interview.rest import rest_of


def test_the_contract_names_are_there_and_come_first() -> None:
    assert COMMANDS[:23] == (
        "help",
        "example",
        "why",
        "repeat",
        "back",
        "skip",
        "dont_know",
        "none",
        "review",
        "change",
        "progress",
        "pause",
        "delete",
        "finish",
        "document",
        "emergency",
        "glossary",
        "scale_direction",
        "data",
        "deadline",
        "greeting",
        "thanks",
        "smalltalk",
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_sent_by_a_button(name: str) -> None:
    assert exact(f"/{name}") == Command(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("help", "help"),
        ("HELP!!", "help"),
        ("what do you mean?", "help"),
        ("show me an example", "example"),
        ("Why do you ask?", "why"),
        ("say that again please", "repeat"),
        ("Go back.", "back"),
        ("ok skip this one", "skip"),
        ("I don\u2019t know", "dont_know"),
        ("dunno", "dont_know"),
        ("dont_know", "dont_know"),
        ("None that I know of.", "none"),
        ("check my answers", "review"),
        ("how much is left?", "progress"),
        ("stop", "pause"),
        ("save and come back later", "pause"),
        ("I have to go", "pause"),
        ("delete everything", "delete"),
        ("finish", "finish"),
        ("give me the draft", "document"),
        ("the child is in danger now", "emergency"),
        ("She's in danger right now", "emergency"),
        ("999", "emergency"),
        ("which way does the scale run?", "scale_direction"),
        ("who will see this?", "data"),
        ("when is it due?", "deadline"),
        ("hi", "greeting"),
        ("Thank you", "thanks"),
        ("are you a robot?", "smalltalk"),
        ("where is the guidance?", "resources"),
        ("short report", "short_report"),
        ("hepl", "help"),
        ("exmaple pls", "example"),
    ],
)
def test_what_people_type_is_understood(text: str, name: str) -> None:
    found = exact(text)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("change 12", Command("change", "12")),
        ("edit answer 7 please", Command("change", "7")),
        ("change Amira\u2019s date of birth", Command("change", "Amira\u2019s date of birth")),
        ("what does danger statement mean", Command("glossary", "danger statement")),
        ("what do you mean complicating factor", Command("glossary", "complicating factor")),
        ("What's a DSL?", Command("glossary", "dsl")),
        ("can mum read this", Command("data", "parents")),
        ("how long do you keep it", Command("data", "how_long")),
        ("who are you?", Command("smalltalk", "who")),
        ("I'm stuck on this", Command("help", "stuck")),
    ],
)
def test_a_command_says_what_it_is_about(text: str, command: Command) -> None:
    assert exact(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "Yes",
        "nothing",
        "gran helps",
        "back in June",
        "Help from the school started in May",
        "Back in June he ran off",
        "stop: mum told him to stop",
        "Delete this if it is not relevant but his uncle hit him",
        "Mum asked why do you ask about dad?",
        "Change the locks",
        "Change his phone number",
        "Explain the plan",
        "I don't understand the plan",
        "I want to go back",
        "Skips breakfast",
        "No help",
        "No change",
        "back now",
        "Where do they live?",
        "When is mum due?",
        "How long do they stay?",
        "Does dad know about this?",
        "Great",
        "Lunch time",
        "I need a break",
        "None of them",
        "I don't know who has him",
        "Stop drinking",
        "Finish the course",
        "What is the plan?",
        "Call 999 if he comes",
        "Nothing known",
        "Nothing at all",
        "restart",
        "Change my school",
    ],
)
def test_what_could_be_an_answer_is_never_a_command(text: str) -> None:
    assert exact(text) is None


@pytest.mark.parametrize(
    "text", ['"Help me"', "\u201cStop\u201d", "'skip'", "help\nskip", "She said \u201cgo back\u201d"]
)
def test_somebodys_quoted_words_and_lists_are_no_command(text: str) -> None:
    assert exact(text) is None
    assert likely(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I need a break", "pause"),
        ("n/a", "skip"),
        ("I need help", "help"),
        ("delete this", "delete"),
        ("that was wrong", "change"),
        ("she is in danger", "emergency"),
        ("what does flibber mean", "glossary"),
        ("/restart", "delete"),
        ("start over", "delete"),
        ("none that we know of", "none"),
        ("I don't know who to ring", "emergency"),
    ],
)
def test_what_is_nearly_always_meant_for_the_bot_is_likely_but_not_exact(text: str, name: str) -> None:
    found = likely(text)

    assert exact(text) is None
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("change past harm", "past harm"),
        ("Change complicating factors", "complicating factors"),
        ("change children", "children"),
        ("change the bit about gran", "the bit about gran"),
        ("can I change what I said about mum", "what I said about mum"),
    ],
)
def test_a_change_that_names_an_answer_is_held_with_its_name(text: str, rest: str) -> None:
    assert exact(text) is None
    assert likely(text) == Command("change", rest)


def test_a_change_may_name_any_question_by_its_id() -> None:
    ids = [question.id for question in load_questionnaire().questions]

    assert ids
    assert [named for named in ids if likely(f"change {named}") != Command("change", named)] == []


@pytest.mark.parametrize(
    "text", ["Change his class", "Change of school in May", "Tired", "Nothing at all", "Can mum read?"]
)
def test_what_reads_like_an_answer_is_not_even_likely(text: str) -> None:
    assert likely(text) is None


def test_a_phrase_that_may_answer_the_open_question_is_only_likely_there() -> None:
    assert exact("999") == Command("emergency")
    assert exact("999", "next.worse") is None
    assert likely("999", "next.worse") == Command("emergency")
    assert exact("help me", "voice.worry") is None
    assert exact("help", "voice.worry") == Command("help")


@pytest.mark.parametrize(
    ("command", "text", "rest"),
    [
        ("change", "could you change answer 14 for me", "14"),
        ("change", "I would like to correct what I said about gran", "what I said about gran"),
        ("glossary", "tell me what an existing safety thing would be", "existing safety"),
        ("data", "so would dad be able to have a look at it", "parents"),
        ("pause", "would I lose it all", "can_save"),
        ("smalltalk", "it makes me cry", "upset"),
        ("skip", "may we pass over it", ""),
    ],
)
def test_the_rest_is_found_in_free_wording(command: str, text: str, rest: str) -> None:
    assert rest_of(command, text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?",
        "\U0001f44d",
        "/",
        "//",
        "x" * 20_000,
        "help " * 4_000,
        "can i " * 15,
        "the " * 16 + "?",
        "' " * 70,
    ],
)
def test_odd_input_takes_no_time_and_is_no_command(text: str) -> None:
    started = time.perf_counter()
    found = exact(text) or likely(text)

    assert found is None
    assert time.perf_counter() - started < 0.2
