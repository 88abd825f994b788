"""Commands work wherever the writer is, and the open question comes back afterwards."""

from __future__ import annotations

import pytest

from bot.coaching import Finding
from tests.fakes import FakeCoach
from tests.unit.session.talk import Talk

QUESTIONS = [
    "start.now",
    "start.date",
    "start.author",
    "child.who",
    "sos.harm",
    "sos.danger",
    "scale.score",
    "next.school",
]
TALK_ONLY = ["help", "why do you ask", "show me an example", "say it again", "progress", "review", "draft", "pause"]


@pytest.mark.parametrize("command", TALK_ONLY)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_command_that_only_talks_changes_no_answer_and_asks_the_same_again(question: str, command: str) -> None:
    talk = Talk().to(question)
    before, asked = talk.answers(), talk.asks

    talk.say(command)

    assert talk.answers() == before
    assert talk.asks == asked


@pytest.mark.parametrize(
    ("typed", "status"), [("skip", "skipped"), ("I don't know", "not_known"), ("none that I know of", "none")]
)
def test_skip_dont_know_and_none_are_three_different_answers(typed: str, status: str) -> None:
    talk = Talk().to("sos.pattern")

    talk.say(typed)

    found = [s for key, (s, _) in talk.answers().items() if key.question == "sos.pattern"]
    assert found == [status]


def test_why_answers_from_the_questions_own_text() -> None:
    talk = Talk().to("sos.harm")

    assert "Past harm is fact, not fear" in talk.say("why do you ask").says[0].text


def test_example_shows_a_good_and_a_poor_answer() -> None:
    talk = Talk().to("sos.harm")

    heard = talk.say("example").says[0].text

    assert "10p coin" in heard
    assert "victim of neglect" in heard


def test_danger_now_stops_everything_and_shows_the_numbers_until_the_call_is_made() -> None:
    talk = Talk().to("sos.harm")

    talk.say("the child is in danger now")
    assert talk.state == "stop"
    assert "999" in talk.heard
    assert "020 8547 5008" in talk.heard
    assert "not an alarm" in talk.heard

    talk.say("He has just told me that dad hit him with a belt")
    assert talk.state == "stop"

    talk.say("I have done this")
    assert talk.state == "held"
    talk.say("it is my answer")
    assert "belt" in talk.value("sos.harm", 0)


def test_a_yes_to_danger_stops_before_any_other_question() -> None:
    talk = Talk()

    talk.say("Yes")

    assert talk.state == "stop"
    talk.say("I have done this")
    assert talk.asked == "start.kind"


def test_pause_gives_the_code_and_says_how_much_is_kept() -> None:
    talk = Talk().to("start.date")

    talk.says("4 December 2026", "pause")

    assert "river-candle-amber-fox-tulip-stone" in talk.heard
    assert any(m.custom.get("resume_code") for m in talk.turn.says)


def test_delete_everything_asks_once_and_then_everything_is_gone() -> None:
    talk = Talk().to("sos.harm")

    talk.say("delete everything")
    assert talk.state == "delete"
    talk.say("no")
    assert talk.report in talk.store.drafts

    talk.says("delete everything", "yes, delete everything")
    assert talk.report not in talk.store.drafts


def test_the_short_report_asks_less_and_the_full_one_goes_on_from_it() -> None:
    talk = Talk().to("start.date")
    full = talk.asks.custom["progress"]["of"]

    talk.say("short report")
    short = talk.asks.custom["progress"]["of"]
    talk.say("4 December 2026")
    talk.say("full report")

    assert short < full
    assert talk.asks.custom["progress"]["of"] >= full
    assert talk.value("start.date") == "2026-12-04"


def test_the_deadline_counts_working_days_back_from_the_conference() -> None:
    talk = Talk().to("start.date")

    assert "date of the conference" in talk.say("when is it due").says[0].text
    talk.say("4 January 2027")
    heard = talk.say("when is it due").says[0].text

    assert "29 December 2026" in heard  # 1 January is a bank holiday
    assert "30 December 2026" in heard


def test_finish_says_what_is_still_to_be_answered() -> None:
    talk = Talk().to("sos.harm")

    assert "not done yet" in talk.say("finish").says[0].text


def test_finish_asks_before_a_needed_question_is_left_out() -> None:
    talk = Talk(length="short")
    while talk.asked:
        talk.to("child.who") if not talk.value("child.who") else None
        if talk.state == "end":
            break
        talk.say(
            "no more"
            if talk.state == "rows"
            else "skip"
            if talk.asked != "child.who"
            else "Amira Khan, 14 March 2017, Year 5"
        )

    talk.say("finish")
    assert talk.state == "leave_out"
    talk.say("yes")

    assert any(m.custom.get("document") == "final" for m in talk.turn.says)


@pytest.mark.parametrize("command", ["skip", "I don't know", "none that I know of"])
def test_skip_at_a_prompt_keeps_the_answer_and_closes_no_other_question(command: str) -> None:
    talk = Talk(FakeCoach({"belt": (Finding("C10", "ask", "When was this?"),)})).to("sos.harm")
    talk.say("Dad hit him with a belt")
    assert talk.state == "coach"
    talk.say("write it again")
    before = talk.answers()

    talk.say(command)

    assert talk.answers() == before
    assert talk.asked == "sos.impact"
    assert talk.state == "asked"


def test_skip_while_a_list_is_shown_changes_nothing() -> None:
    talk = Talk().to("sos.harm")
    talk.change("child.who")
    before = talk.answers()

    talk.say("skip")

    assert talk.answers() == before
    assert talk.asked == "sos.harm"


def test_a_request_at_the_strength_or_safety_test_is_no_reply_to_it() -> None:
    talk = Talk().to("sos.strength")
    talk.says("Gran reads with her on 3 nights a week", "no more")
    asked = talk.asked
    assert asked.startswith("sos.sort.")
    talk.say("can you put that another way, I've read it 3 times", "repeat")

    assert (talk.asked, talk.value("sos.sort", 0)) == (asked, None)
