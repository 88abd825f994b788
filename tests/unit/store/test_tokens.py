"""A token is let in as it was made, until it ends; whatever else comes is refused in the same words."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store import TokenRefused
from bot.store.tokens import Tokens

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
LATER = NOW + timedelta(days=7)
TOKENS = Tokens(bytes(32))
TOKEN, RANDOM = TOKENS.make(LATER)


def test_a_token_gives_back_what_was_signed() -> None:
    assert TOKENS.read(TOKEN, NOW) == (RANDOM, LATER)
    assert len(RANDOM) * 8 == 128


def test_no_two_tokens_are_alike() -> None:
    assert len({TOKENS.make(LATER)[0] for _ in range(50)}) == 50


@pytest.mark.parametrize("place", range(72))
def test_a_token_with_one_letter_changed_is_refused(place: int) -> None:
    for letter in "AB-":
        if TOKEN[place] != letter:
            with pytest.raises(TokenRefused):
                TOKENS.read(TOKEN[:place] + letter + TOKEN[place + 1 :], NOW)


def test_a_token_has_one_spelling() -> None:
    plain = base64.b64encode(base64.urlsafe_b64decode(TOKEN)).decode()
    for other in (TOKEN + "=", TOKEN + "\n", " " + TOKEN, TOKEN.lower(), TOKEN + TOKEN):
        with pytest.raises(TokenRefused):
            TOKENS.read(other, NOW)
    assert plain == TOKEN or _refused(plain)


def _refused(token: str) -> bool:
    with pytest.raises(TokenRefused):
        TOKENS.read(token, NOW)
    return True


def test_a_token_signed_with_another_key_is_refused() -> None:
    assert _refused(Tokens(b"\x01" * 32).make(LATER)[0])


def test_a_longer_life_cannot_be_written_into_a_token() -> None:
    raw = bytearray(base64.urlsafe_b64decode(TOKEN))
    raw[16:22] = b"\xff" * 6
    assert _refused(base64.urlsafe_b64encode(bytes(raw)).decode())


def test_a_token_ends_on_the_second() -> None:
    TOKENS.read(TOKEN, LATER - timedelta(seconds=1))
    with pytest.raises(TokenRefused):
        TOKENS.read(TOKEN, LATER)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(text=st.text(max_size=100))
def test_any_other_text_is_refused(text: str) -> None:
    assert _refused(text)


def test_a_renewed_token_is_for_the_same_session() -> None:
    token, random = TOKENS.make(LATER + timedelta(days=1), RANDOM)
    assert random == RANDOM
    assert token != TOKEN
