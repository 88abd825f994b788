"""The cards: fit for Teams by schema and size, true to what was typed, and safe to press."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.teams import cards
from bot.channels.teams.questions import Box, Drawing, question_card
from bot.channels.teams.replies import replies
from bot.channels.teams.reviews import review_cards
from bot.channels.teams.submits import read_submit
from bot.interview.wording import load_words
from tests.channels.teams.conftest import BOXES, _actions
from tests.channels.teams.samples import MESSAGES, NUMBERS, REVIEW, all_cards, drawing
from tests.channels.teams.talk import question

SCHEMA = jsonschema.Draft7Validator(json.loads(Path(__file__).with_name("card_schema.json").read_text()))
SAY = load_words().say
CARDS = all_cards()


def boxes(question_id: str) -> tuple[Box, ...]:
    return BOXES.get(question_id, ())


@pytest.mark.parametrize("name", CARDS)
def test_each_card_is_a_card_of_schema_1_5(name: str) -> None:
    SCHEMA.validate(CARDS[name])


@pytest.mark.parametrize("name", CARDS)
def test_each_card_has_all_its_words_in_plain_text_too(name: str) -> None:
    fallback = CARDS[name]["fallbackText"]
    for element in CARDS[name]["body"]:
        for run in element.get("inlines", ()):
            assert run.get("isSubtle") or run["text"] in fallback


@pytest.mark.parametrize("name", [n for n in CARDS if n not in ("review", "answered", "stop")])
def test_the_commands_are_on_each_card_or_behind_more(name: str) -> None:
    sent = {a["data"].get("do") or a["data"].get("send") for a in _actions(CARDS[name]) if "data" in a}
    assert {"back", "review", "progress", "pause", "document"} <= sent


def test_the_stop_card_offers_nothing_but_to_go_on() -> None:
    assert [a["title"] for a in _actions(CARDS["stop"])] == ["I have done this"]


def test_no_number_of_the_scale_is_chosen_beforehand_and_ten_comes_first() -> None:
    choice = next(e for e in CARDS["scale"]["body"] if e["type"] == "Input.ChoiceSet")
    assert "value" not in choice
    assert [c["value"] for c in choice["choices"]] == [number for number, _ in NUMBERS]
    assert choice["choices"][0]["title"] == "10: safe enough to stop worrying"


def test_an_answered_card_shows_the_answer_and_has_nothing_to_press() -> None:
    card = CARDS["answered"]
    assert not _actions(card)
    assert not [e for e in card["body"] if e["type"].startswith("Input.")]
    assert "Your answer: Review" in json.dumps(card)
    assert "What kind of conference is it?" in json.dumps(card)


def test_what_was_typed_is_never_read_as_markdown() -> None:
    typed = "*stars* _lines_ [a link](https://x.example) 1. a list # heading"
    message = question(f"You wrote:\n{typed}")
    card = question_card(Drawing(message, "t", SAY, boxes))
    blocks = [e["type"] for e in card["body"] if typed in json.dumps(e)]
    assert blocks == ["RichTextBlock"]
    plain = replies([{"text": typed}], "t", SAY, boxes).out[0]["activity"]
    assert (plain["textFormat"], plain["text"]) == ("plain", typed)


def test_notifications_show_no_content() -> None:
    out = replies([question("What has happened that hurt Amira?")], "t", SAY, boxes).out
    assert out[0]["activity"]["summary"] == "A message about your report"


def test_a_long_review_comes_in_several_messages_and_loses_no_word() -> None:
    answers = [f"start{n} " + 'é "quoted" word ' * 1200 + f"end{n}" for n in range(6)]
    rows = [
        {"number": n, "question": "sos.harm", "title": f"Title {n}", "answer": text}
        for n, text in enumerate(answers, 1)
    ]
    made = review_cards({"text": "Worries", "custom": {"review": "w", "rows": rows}}, "t", SAY)
    sizes = [cards.size(cards.card_message(card, "s")) for card in made]
    assert len(made) > 6
    assert max(sizes) <= cards.MOST_BYTES
    runs = [run["text"] for card in made for e in card["body"] for run in e.get("inlines", ())]
    for n, text in enumerate(answers):
        assert " ".join(text.split()) in " ".join(" ".join(runs).split()), n
    changes = [a["data"]["change"] for card in made for a in _actions(card)]
    assert changes == [1, 2, 3, 4, 5, 6]
    for card in made:
        SCHEMA.validate(card)


def test_a_question_that_is_too_long_for_a_card_goes_before_it_as_text() -> None:
    words = "one two three four five " * 2000
    out = replies([question(f"You wrote:\n{words}\nType your new answer.")], "t", SAY, boxes).out
    assert [o["as"] for o in out][-1] == "question"
    assert all(cards.size(o["activity"]) <= cards.MOST_BYTES for o in out)
    said = " ".join(o["activity"]["text"] for o in out[:-1])
    assert " ".join(words.split()) in " ".join(said.split())


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=400), st.integers(20, 90))
def test_cutting_a_text_keeps_every_word_and_the_limit(text: str, most: int) -> None:
    found = cards.pieces(text, most)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(json.dumps(piece)) - 2 <= most or len(piece) == 1 for piece in found)


def test_short_texts_before_a_question_come_as_one_message() -> None:
    out = replies([{"text": "Kept."}, {"text": "That helps."}, question()], "t", SAY, boxes).out
    assert [o["as"] for o in out] == ["text", "question"]
    assert out[0]["activity"]["text"] == "Kept.\n\nThat helps."


def press(name: str, title: str, **inputs: Any) -> Any:
    """What is read when a button of a sample is pressed."""
    action = next(a for a in _actions(CARDS[name]) if a["title"] == title)
    asked = str(MESSAGES[name]["custom"]["question"])
    return read_submit({**action["data"], **inputs}, asked, boxes(asked))


def test_a_pressed_button_types_its_words() -> None:
    assert press("yes-no", "Yes").text == "yes"
    assert press("prose", "Skip").text == "skip"
    assert press("prose", "Skip").shown == ""
    assert press("choice", "Choose", choice="Review").text == "Review"
    assert press("scale", "Choose", choice="3").text == "3"


def test_a_picked_date_is_typed_in_words() -> None:
    assert press("date", "Use this", date="2026-12-04").text == "4 December 2026"
    assert press("date", "Use this", date="").text == ""
    assert press("date", "Use this", date="soon").text == ""


def test_filled_boxes_are_typed_as_one_message_and_wait_by_name() -> None:
    read = press(
        "danger-statement",
        "Use this",
        **{"part.who": "Ms Cole.", "part.about": "Mum drinks", "part.could": " "},
    )
    assert read.text == "Ms Cole. Mum drinks"
    assert read.parts == {"sos.danger.who": "Ms Cole.", "sos.danger.about": "Mum drinks"}
    assert read.shown == "Who is worried: Ms Cole.\nAbout what: Mum drinks"


def test_change_in_a_review_names_its_number() -> None:
    review = review_cards(REVIEW, "turn-1", SAY)[0]
    data = next(a["data"] for a in _actions(review) if a["title"] == "Change 13")
    assert (read_submit(data, "", ()).text, read_submit(data, "", ()).change) == ("change 13", 13)


@pytest.mark.parametrize(
    "value",
    [
        {}, {"sos": 2, "turn": "t", "send": "yes"}, {"sos": True, "turn": "t", "send": "yes"},
        {"sos": 1, "send": "yes"}, {"sos": 1, "turn": 7, "send": "yes"}, {"sos": 1, "turn": "t"},
        {"sos": 1, "turn": "t", "send": ["yes"]}, {"sos": 1, "turn": "t", "change": "12"},
        {"sos": 1, "turn": "t", "change": True}, {"sos": 1, "turn": "t", "change": -1},
        {"sos": 1, "turn": "t", "take": "all"}, {"action": "approve"},
    ],
)  # fmt: skip
def test_a_card_that_is_not_ours_or_of_another_version_is_not_read(value: dict[str, Any]) -> None:
    assert read_submit(value, "sos.harm", ()) is None


@pytest.mark.parametrize("value", [{"choice": ["3"]}, {"choice": None}, {"choice": {"x": 1}}, {}])
def test_an_input_of_the_wrong_type_counts_as_nothing_chosen(value: dict[str, Any]) -> None:
    assert press("scale", "Choose", **value).text == ""


def test_buttons_of_a_long_list_are_set_in_rows_that_teams_shows() -> None:
    buttons = [(f"Change {n}", f"change row {n}") for n in range(1, 13)]
    message = question("Past harm. This is kept:", state="edit", options=[b for _, b in buttons], buttons=buttons)
    card = question_card(Drawing(message, "t", SAY, boxes))
    SCHEMA.validate(card)
    assert {f"change row {n}" for n in range(1, 13)} <= {a["data"].get("send") for a in _actions(card) if "data" in a}


def test_samples_cover_each_state_of_a_drawing() -> None:
    assert {str(drawing(name).custom["state"]) for name in MESSAGES} == {
        "asked", "confirm", "rows", "part", "coach", "stop",
    }  # fmt: skip
