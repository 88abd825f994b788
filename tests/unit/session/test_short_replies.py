"""Yes and no to a read-back, taking up an offer, and ending a list: in the conversation, in usual wordings."""

import pytest

from bot.interview.kinds import Context
from bot.session.reading import LooksLike, Seen, State, read
from bot.session.replies import ends_list, is_sure, wants_example, wants_more, yes_or_no
from tests.fakes import TODAY
from tests.unit.interview.kinds_help import question
from tests.unit.session.talk import Talk

YES = [
    "yep thats right",
    "yeh i think so",
    "it is yes",
    "That is correct, thank you.",
    "spot on",
    "that's the one",
    "ok",
    "100%",
]
NO = ["nope", "not quite", "nooo", "no sorry", "that isn't right", "I don't think so", "wrong"]
ENDS = [
    "nope thats it",
    "I have no further events to report.",
    "all done next question",
    "not that i can think of",
    "nothing else to add",
]
PROSE = [
    "No dad in the picture",
    "no more drinking",
    "no further contact with dad",
    "done by the school nurse",
    "that's all he said to me",
]


def reading(asked: str, text: str, state: State = "asked", looks_like: str = "") -> tuple[str, object]:
    guess = LooksLike(looks_like, 0.9) if looks_like else None
    got = read(question(asked), text, Seen(Context(TODAY, "Amira"), state=state, looks_like=guess))
    return got.outcome, got.command or got.value


@pytest.mark.parametrize("text", YES)
def test_a_yes_in_any_wording_keeps_what_was_read_back(text: str) -> None:
    talk = Talk().to("start.date")
    talk.says("4th dec", text)
    assert talk.value("start.date") == "2026-12-04"


@pytest.mark.parametrize("text", NO)
def test_a_no_in_any_wording_asks_again(text: str) -> None:
    talk = Talk().to("start.date")
    talk.says("4th dec", text)
    assert (talk.value("start.date"), talk.asked) == (None, "start.date")


def test_a_value_put_right_is_read_back_before_it_is_kept() -> None:
    talk = Talk().to("start.date")
    talk.says("4th dec", "no sorry, 14th not 4th of december 2026")
    assert (talk.state, talk.value("start.date")) == ("confirm", None)
    assert "14 December 2026" in talk.heard
    talk.say("yes")
    assert talk.value("start.date") == "2026-12-14"


def test_asking_what_was_read_keeps_the_question_open() -> None:
    talk = Talk().to("start.date")
    talk.says("4th dec", "wot did you say it was")
    assert talk.state == "confirm"
    assert "4 December 2026" in talk.heard


def test_a_date_that_is_put_right_leaves_the_words_of_an_event() -> None:
    talk = Talk().to("inv.events")
    talk.says("3 December 2026: she came in with a bruise. Ms Cole. We rang social care.", "no, 3 November 2026")
    talk.say("yes") if talk.state == "confirm" else None
    rows = talk.value("inv.events", 0)
    assert (len(rows), rows[0]["date"]["date"]) == (1, "2026-11-03")
    assert "bruise" in rows[0]["what"]


def test_the_wrong_way_round_is_never_a_ten() -> None:
    said = "thats the wrong way round isnt it, ive put it as if 10 is the worst"
    assert reading("scale.score", said, "confirm") == ("command", "scale_direction")


@pytest.mark.parametrize(
    "text", ["yes please", "go on then", "yh show me", "That would be helpful", "lets have a look"]
)
def test_an_offer_taken_up_shows_the_example(text: str) -> None:
    assert reading("sos.danger", text, "offer") == ("command", "example")


@pytest.mark.parametrize("text", ["no thanks", "nah im good", "not needed, I know what to write", "maybe in a bit"])
def test_an_offer_turned_down_is_no_answer_and_asks_again(text: str) -> None:
    assert reading("inv.help", text, "offer") == ("again", None)
    talk = Talk().to("start.date")
    talk.says("hmm", "hmm", "hmm")
    assert talk.state == "offer"
    talk.say(text)
    assert (talk.asked, talk.state, talk.value("start.date")) == ("start.date", "asked", None)


def test_a_real_answer_to_an_offer_is_kept() -> None:
    said = 'no need - she said "i want my own bed"'
    assert reading("voice.wish", said, "offer") == ("kept", said)
    talk = Talk().to("start.date")
    talk.says("hmm", "hmm", "hmm", "4 December 2026")
    assert talk.value("start.date") == "2026-12-04"


@pytest.mark.parametrize("text", ENDS)
def test_an_ending_in_any_wording_closes_the_list(text: str) -> None:
    talk = Talk().to("family.who")
    talk.says("Mum: Sana Khan, 34, lives with the children")
    while talk.state == "part":
        talk.say("I don't know")
    talk.say(text)
    assert talk.asked != "family.who"
    assert len(talk.value("family.who")) == 1


@pytest.mark.parametrize("text", ["yes", "yes one more", "another one", "there's another"])
def test_that_there_is_more_adds_no_row_and_asks_for_it(text: str) -> None:
    talk = Talk().to("family.who")
    talk.says("Mum: Sana Khan, 34, lives with the children")
    while talk.state == "part":
        talk.say("I don't know")
    talk.say(text)
    assert (talk.asked, len(talk.value("family.who"))) == ("family.who", 1)


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_ending(text: str) -> None:
    assert not ends_list(text)
    assert not wants_more(text)
    assert yes_or_no(text) is None
    assert wants_example(text) is None


def test_a_question_is_never_an_answer() -> None:
    assert reading("edu.send", "what's an EHC plan") == ("command", "glossary")
    assert reading("start.kind", "which is a review") == ("again", None)
    assert reading("start.kind", "is it a review?")[0] == "confirm"
    assert reading("start.kind", "review") == ("kept", "review")


def test_i_do_not_know_with_a_reason_is_understood() -> None:
    assert reading("start.date", "dont know mate social worker hasnt said") == ("command", "dont_know")
    assert reading("scale.score", "havent a clue") == ("command", "dont_know")
    assert reading("scale.score", "dont know, maybe a 4") == ("confirm", 4)


def test_only_a_plain_yes_deletes() -> None:
    assert is_sure("yes, delete everything")
    assert not any(is_sure(text) for text in ("no dont delete everything", "that's fine", "good", "I do not think so"))
    talk = Talk().to("start.date")
    talk.says("delete everything", "no, don't delete everything")
    assert talk.report in talk.store.drafts


@pytest.mark.parametrize("word", ["ok ", "no ", "it that ", "nothing else "])
def test_a_message_of_many_small_words_is_read_at_once(word: str) -> None:
    text = (word * 40)[:75] + " zebra"
    assert (yes_or_no(text), wants_example(text), ends_list(text), wants_more(text)) == (None, None, False, False)
