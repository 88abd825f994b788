"""What is taken out of a text, and all that is not."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.report.clean import clean, paragraphs

ANY_TEXT = st.text(st.characters(exclude_categories=()))
LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"


def word_can_hold(letter: str) -> bool:
    return (unicodedata.category(letter) not in ("Cc", "Cs") or letter == "\t") and letter not in "\ufffe\uffff"


@given(ANY_TEXT)
def test_every_character_that_word_can_hold_comes_through_in_order(text):
    kept = [c for c in text if word_can_hold(c) and c not in LINE_ENDS]
    assert [c for c in clean(text) if c != "\n"] == kept


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1)), st.sampled_from(LINE_ENDS))
def test_every_kind_of_line_end_begins_a_paragraph(lines, end):
    assert list(paragraphs(end.join(lines))) == lines


def test_a_windows_line_end_is_one_line_end():
    assert paragraphs("one\r\ntwo\r\n\r\nthree") == ("one", "two", "three")


def test_emoji_and_right_to_left_text_stay_whole():
    text = "👩‍👧 said \u200fסבתא\u200f and أمي “yes”"
    assert paragraphs(text) == (text,)


def test_a_text_of_nothing_but_control_characters_has_no_paragraphs():
    assert paragraphs("\x00\x07 \x1b") == ()
