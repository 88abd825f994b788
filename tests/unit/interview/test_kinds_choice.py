"""Choices by number, label, other words, in a sentence; never by a word that is denied."""

import pytest

from bot.interview.kinds import KINDS, Context
from bot.interview.questionnaire import Part
from tests.unit.interview.kinds_help import TODAY, in_words, missing, question, read, value


@pytest.mark.parametrize(
    ("asked", "text", "option"),
    [
        ("start.now", "No. The social worker already knows about everything I am going to write.", "no"),
        ("start.now", "Not sure, I will put it in the report.", "not_sure"),
        ("start.now", "yep", "yes"),
        ("start.now", "nah", "no"),
        ("start.now", "she is in danger", "yes"),
        ("start.now", "2", "yes"),
        ("start.now", "n", "no"),
        ("start.kind", "it's a review", "review"),
        ("start.kind", "RCPC", "review"),
        ("start.kind", "option 2", "review"),
        ("start.kind", "two", "review"),
        ("start.kind", "First (initial)", "initial"),
        ("start.kind", "pre-birth", "pre-birth"),
        ("start.kind", "not an initial one, a review", "review"),
        ("start.kind", "moved from Hull", "transfer-in"),
        ("family.restrict", "Yes. Mum’s new address. I will phone the chair.", "yes"),
        ("family.restrict", "nothing", "no"),
    ],
)
def test_an_option_is_found_in_what_people_type(asked: str, text: str, option: str) -> None:
    assert (read(asked, text).outcome, read(asked, text).value) == ("kept", option)


@pytest.mark.parametrize(
    ("asked", "text", "say"),
    [
        ("start.kind", "not a review", "kinds.choice_not_read"),
        ("start.kind", "it isn't a review", "kinds.choice_not_read"),
        ("start.kind", "Case meeting", "kinds.choice_not_read"),
        ("start.kind", "first or review", "kinds.choice_two"),
        ("start.kind", "9", "kinds.choice_number"),
        ("start.kind", "0", "kinds.choice_number"),
        ("start.now", "yes and no", "kinds.choice_two"),
        ("start.now", "", "kinds.choice_not_read"),
    ],
)
def test_none_or_two_options_are_asked_again(asked: str, text: str, say: str) -> None:
    assert (read(asked, text).outcome, read(asked, text).say) == ("again", say)


def test_what_is_asked_again_shows_the_options_to_press() -> None:
    assert read("start.now", "hello").options == ("No", "Yes", "Not sure")


def test_a_slip_of_the_finger_is_read_back() -> None:
    assert (read("start.kind", "reveiw").outcome, read("start.kind", "reveiw").value) == ("confirm", "review")


@pytest.mark.parametrize("text", ["I don't think so", "i dont think so", "not that I know of", "probably not"])
def test_half_a_no_is_read_back_and_never_kept_unasked(text: str) -> None:
    assert (read("start.now", text).outcome, value("start.now", text)) == ("confirm", "no")


def test_not_safe_is_read_back_as_danger_and_never_kept_as_no() -> None:
    assert (read("start.now", "not safe").outcome, value("start.now", "not safe")) == ("confirm", "yes")
    assert (read("start.now", "not in danger").outcome, value("start.now", "not in danger")) == (
        "confirm",
        "no",
    )


def test_the_whole_text_is_kept_beside_a_choice_when_it_says_more() -> None:
    text = "Yes. SEN support since 2024 for speech. She has 20 minutes with Mrs Day each day."
    assert value("edu.send", text) == {"choice": "sen_support", "text": text}
    assert value("share.child", "No, too young.") == {"choice": "no", "text": "No, too young."}
    assert value("view.plan", "Yes, for neglect. Left alone 6 times.")["choice"] == "yes_neglect"


@pytest.mark.parametrize("text", ["K code.", "she has SEN support", "2", "SEN"])
def test_a_bare_choice_has_no_text(text: str) -> None:
    assert value("edu.send", text) == {"choice": "sen_support", "text": ""}


def test_a_choice_that_needs_more_says_so_until_it_is_given_or_not_known() -> None:
    assert missing("share.parent", value("share.parent", "yes")) == ("text",)
    assert missing("share.parent", {"choice": "yes", "text": None}) == ()
    assert missing("share.parent", value("share.parent", "Yes. Ms Cole read it with mum on 30 November.")) == ()
    assert missing("edu.send", value("edu.send", "no")) == ()


def test_one_parent_yes_and_one_not_yet_is_part() -> None:
    assert value("share.parent", "Mum yes, dad not yet") == {"choice": "part", "text": "Mum yes, dad not yet"}


def test_what_is_asked_about_a_choice_is_kept_as_typed() -> None:
    asked = question("share.parent")
    part = Part("text", "More", "When will you share it?")
    assert KINDS["choice_text"].parse_part(asked, part, " On 1 December ", Context(TODAY)).value == "On 1 December"


def test_a_choice_in_words_is_its_label_and_text() -> None:
    assert in_words("start.kind", "review") == "Review"
    assert in_words("share.parent", {"choice": "yes", "text": "Yes. On Friday."}) == "Yes. On Friday."
    assert in_words("share.parent", {"choice": "part", "text": "mum only"}) == "Some of them. mum only"
