"""Any text, of any length, through every kind: an answer or a sentence, in bounded time, no repr."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview.kinds import KINDS, Context, Read
from bot.interview.questionnaire import Question
from bot.interview.wording import load_words, placeholders
from tests.unit.interview.kinds_help import TODAY, questionnaire

MOST = 20_000
WORDS = load_words()
ONE_OF_EACH = list({(q.kind, tuple(p.id for p in q.parts)): q for q in questionnaire().questions}.values())
ENDLESS = [
    "A ",
    "1/",
    "1 and ",
    "4 December 2026 ",
    "Mrs Day. ",
    "deputy ",
    "not a ",
    "is worried ",
    "early ",
    "a@",
    "84 to ",
    "Amira Khan and ",
    "\n",
    "I'm ",
]
GIVEN_BY_THE_SESSION = {"child", "words", "score", "last", "item"}


@pytest.mark.parametrize("question", ONE_OF_EACH, ids=lambda q: q.id)
@pytest.mark.parametrize("piece", ENDLESS)
def test_twenty_thousand_characters_are_read_in_bounded_time(question: Question, piece: str) -> None:
    text = (piece * MOST)[:MOST]
    begun = time.process_time()
    KINDS[question.kind].parse(question, text, Context(TODAY, "Amira"))
    assert time.process_time() - begun < 2


@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_every_text_is_an_answer_or_a_sentence_with_all_it_needs(text: str) -> None:
    for question in ONE_OF_EACH:
        kind = KINDS[question.kind]
        reads = [kind.parse(question, text, Context(TODAY, "Amira"))]
        reads += [kind.parse_part(question, part, text, Context(TODAY, "Amira")) for part in question.parts]
        for read in reads:
            assert (read.outcome == "again") == (read.value is None)
            assert read.outcome == "kept" or read.say in WORDS.sentences
            if read.say:
                assert placeholders(WORDS.sentences[read.say]) <= set(read.values) | GIVEN_BY_THE_SESSION


def test_every_kind_of_the_questions_has_its_reader() -> None:
    assert {q.kind for q in questionnaire().questions} <= set(KINDS)


def test_a_reading_shows_no_content() -> None:
    assert "secret" not in repr(Read("kept", "secret", "kinds.date_confirm", {"date": "secret"}))


@pytest.mark.parametrize("question", questionnaire().questions, ids=lambda q: q.id)
def test_every_good_example_is_an_answer(question: Question) -> None:
    if question.kind == "sort":
        return
    read = KINDS[question.kind].parse(question, question.good, Context(TODAY, "Amira"))
    assert read.outcome == ("confirm" if question.kind == "score" else "kept")
    assert KINDS[question.kind].in_words(question, read.value)
