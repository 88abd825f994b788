"""A sealed value opens for its own row, with its own key, unchanged; and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store import Damaged, FixedKeys, KeyRing, Vault
from bot.store.sealing import NONCE_BYTES, Sealed

ONE, TWO = bytes(32), b"\x01" * 32


def _vault(*keys: bytes, secret: bytes = ONE) -> Vault:
    return Vault(FixedKeys(KeyRing.of(keys)), secret)


VAULT = _vault(ONE)


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(plain=st.binary(max_size=200), row=st.text(max_size=10))
def test_what_is_sealed_opens_again(plain: bytes, row: str) -> None:
    assert VAULT.open(VAULT.seal(plain, "answers", row), "answers", row) == plain


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(place=st.integers(0, 47), bit=st.integers(0, 7))
def test_any_bit_that_is_turned_is_noticed(place: int, bit: int) -> None:
    value = VAULT.seal(b"twenty characters ok", "answers", "a")
    turned = bytearray(value.sealed)
    turned[place] ^= 1 << bit
    with pytest.raises(Damaged):
        VAULT.open(Sealed(value.key_id, bytes(turned)), "answers", "a")


@pytest.mark.parametrize(
    "where", [("answers", "b"), ("reports", "a"), ("answers",), ("answers", "a", ""), ("answersa",)]
)
def test_a_value_opens_in_its_own_place_only(where: tuple[str, ...]) -> None:
    value = VAULT.seal(b"x", "answers", "a")
    with pytest.raises(Damaged):
        VAULT.open(value, *where)


def test_places_cannot_be_run_together() -> None:
    value = VAULT.seal(b"x", "answers", "ab", "c")
    with pytest.raises(Damaged):
        VAULT.open(value, "answers", "a", "bc")


def test_a_value_under_another_key_does_not_open() -> None:
    value = VAULT.seal(b"x", "answers", "a")
    other = _vault(TWO)
    for key_id in (value.key_id, other.ring().current):
        with pytest.raises(Damaged):
            other.open(Sealed(key_id, value.sealed), "answers", "a")


def test_an_older_key_opens_and_the_current_one_seals() -> None:
    both = _vault(TWO, ONE)
    value = VAULT.seal(b"x", "answers", "a")
    assert both.open(value, "answers", "a") == b"x"
    assert both.seal(b"x", "answers", "a").key_id != value.key_id


def test_the_same_words_never_look_the_same() -> None:
    assert len({VAULT.seal(b"x", "answers", "a").sealed[NONCE_BYTES:] for _ in range(20)}) == 20


def test_a_keyed_hash_needs_the_secret_and_the_purpose() -> None:
    digest = VAULT.digest("code", "a", "b")
    assert digest == VAULT.digest("code", "a", "b")
    assert (
        len(
            {
                digest,
                VAULT.digest("code", "ab"),
                VAULT.digest("x", "a", "b"),
                _vault(ONE, secret=TWO).digest("code", "a", "b"),
            }
        )
        == 4
    )


def test_keyed_hashes_outlive_a_change_of_keys() -> None:
    assert _vault(TWO, ONE).digest("code", "a") == VAULT.digest("code", "a")
