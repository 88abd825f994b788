"""Codes of words: they open one report, from anywhere, and guessing gets slower and slower."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from bot.store import CodeRefused, Codes, ReportGone, Store, TooManyTries
from bot.store.codes import code_words, make_hasher
from bot.store.tables import codes, tries
from tests.store.conftest import Clock

WRONG = "river-candle-amber-fox-tulip-stone"


class CountingHasher(PasswordHasher):
    """argon2 as ever, with a count of how often it was worked out."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.verified = 0

    def verify(self, *arguments: object) -> bool:
        self.verified += 1
        return super().verify(*arguments)  # type: ignore[arg-type]


@pytest.fixture
def hasher() -> CountingHasher:
    return CountingHasher()


@pytest.fixture
def door(store: Store, clock: Clock, hasher: CountingHasher) -> Codes:
    return Codes(store.engine, store.vault, clock, hasher=hasher)


def _wrong(door: Codes, address: str = "1.2.3.4") -> type[Exception]:
    with pytest.raises(CodeRefused) as refused:
        door.resume(WRONG, address=address)
    return type(refused.value)


def test_a_code_opens_its_report_again(store: Store) -> None:
    draft = store.reports.create("safety")
    assert store.codes.resume(store.codes.new_code(draft.id), address="x") == draft.id


@pytest.mark.parametrize("change", [str.upper, lambda c: c.replace("-", " , "), lambda c: f"  {c.title()}.\n"])
def test_a_code_may_be_typed_as_people_type(store: Store, door: Codes, change: Callable[[str], str]) -> None:
    draft = store.reports.create("safety")
    assert door.resume(change(door.new_code(draft.id)), address="x") == draft.id


def test_a_new_code_ends_the_old_one(store: Store, door: Codes) -> None:
    draft = store.reports.create("safety")
    assert not door.has_code(draft.id)
    old, new = door.new_code(draft.id), door.new_code(draft.id)
    assert door.has_code(draft.id)
    assert door.resume(new, address="x") == draft.id
    with pytest.raises(CodeRefused):
        door.resume(old, address="x")


def test_a_code_ends_with_its_report(store: Store, door: Codes) -> None:
    draft = store.reports.create("safety")
    code = door.new_code(draft.id)
    store.reports.erase(draft.id)
    with pytest.raises(CodeRefused):
        door.resume(code, address="x")
    with pytest.raises(ReportGone):
        door.new_code(draft.id)


def test_a_code_with_one_word_wrong_opens_nothing(store: Store, door: Codes) -> None:
    words = door.new_code(store.reports.create("safety").id).split("-")
    for place in range(6):
        other = next(word for word in code_words() if word != words[place])
        with pytest.raises(CodeRefused):
            door.resume("-".join([*words[:place], other, *words[place + 1 :]]), address=f"{place}")


def test_the_words_stand_nowhere_in_the_table(store: Store) -> None:
    code = store.codes.new_code(store.reports.create("safety").id)
    with store.engine.connect() as connection:
        row = connection.execute(select(codes)).one()
    assert row.hash.startswith("$argon2id$")
    assert not any(word in str(tuple(row)) for word in code.split("-") if len(word) > 3)


def test_two_reports_never_share_their_first_two_words(
    store: Store, door: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws = iter(
        ["river", "candle", "amber", "fox", "tulip", "stone"] * 2 + ["oak", "plum", "amber", "fox", "tulip", "stone"]
    )
    monkeypatch.setattr("bot.store.codes.secrets.choice", lambda _: next(draws))
    door.new_code(store.reports.create("safety").id)
    assert door.new_code(store.reports.create("safety").id) == "oak-plum-amber-fox-tulip-stone"


def test_ten_thousand_wrong_codes_are_stopped_before_argon2(store: Store, door: Codes, hasher: CountingHasher) -> None:
    told = [_wrong(door) for _ in range(10_000 if store.engine.dialect.name == "sqlite" else 1_000)]
    assert told[:10] == [CodeRefused] * 10
    assert set(told[10:]) == {TooManyTries}
    assert hasher.verified == 10
    assert [line.what for line in store.audit.lines()].count("codes stopped") == 1


def test_the_wait_doubles_and_has_an_end(door: Codes, clock: Clock) -> None:
    waits = []
    for _ in range(10):
        _wrong(door)
    for _ in range(8):
        with pytest.raises(TooManyTries) as told:
            door.resume(WRONG, address="1.2.3.4")
        waits.append(told.value.wait)
        clock.move(seconds=told.value.wait)
        assert _wrong(door) is CodeRefused
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_the_right_code_is_not_looked_at_during_the_wait(store: Store, door: Codes, clock: Clock) -> None:
    draft = store.reports.create("safety")
    code = door.new_code(draft.id)
    for _ in range(10):
        _wrong(door)
    with pytest.raises(TooManyTries):
        door.resume(code, address="1.2.3.4")
    clock.move(seconds=30)
    assert door.resume(code, address="1.2.3.4") == draft.id


def test_another_address_need_not_wait(store: Store, door: Codes) -> None:
    draft = store.reports.create("safety")
    code = door.new_code(draft.id)
    for _ in range(11):
        _wrong(door)
    assert door.resume(code, address="5.6.7.8") == draft.id


def test_guessing_from_many_addresses_is_slowed_for_all_together(door: Codes, clock: Clock) -> None:
    told = [_wrong(door, f"10.0.{n // 9}") for n in range(310)]
    assert told[:300] == [CodeRefused] * 300
    assert TooManyTries in told[300:]
    clock.move(hours=2)
    assert _wrong(door, "10.1.1") is CodeRefused


def test_right_codes_are_not_counted(store: Store, door: Codes) -> None:
    code = door.new_code(store.reports.create("safety").id)
    for _ in range(30):
        door.resume(code, address="x")


def test_all_workers_count_together(store: Store, opened: Callable[[], Store], clock: Clock) -> None:
    other = opened()
    for number in range(10):
        _wrong((store if number % 2 else other).codes)
    assert _wrong(store.codes) is TooManyTries
    assert _wrong(other.codes) is TooManyTries


def test_wrong_tries_are_forgotten_after_a_day(door: Codes, clock: Clock) -> None:
    for _ in range(9):
        _wrong(door)
    clock.move(days=1, seconds=1)
    assert [_wrong(door) for _ in range(10)] == [CodeRefused] * 10


@pytest.mark.parametrize("jump", [timedelta(days=-3650), timedelta(days=3650)])
def test_no_jump_of_the_clock_shuts_anybody_out_for_long(door: Codes, clock: Clock, jump: timedelta) -> None:
    for _ in range(10):
        _wrong(door)
    clock.now += jump
    clock.move(seconds=900)
    assert _wrong(door) is CodeRefused


def test_what_is_no_code_is_refused_and_not_counted(door: Codes, hasher: CountingHasher) -> None:
    for typed in ("", "river candle", "six words that are not there", "x" * 100_000, "\x00" * 6):
        with pytest.raises(CodeRefused) as told:
            door.resume(typed, address="x")
        assert type(told.value) is CodeRefused
    assert hasher.verified == 0


def test_no_address_is_kept_as_it_is(store: Store, door: Codes) -> None:
    _wrong(door, "203.0.113.7")
    with store.engine.connect() as connection:
        buckets = list(connection.execute(select(tries.c.bucket)).scalars())
    assert len(buckets) == 2
    assert all(bucket == "all" or len(bucket) == 32 for bucket in buckets)


def test_argon2_is_as_strong_as_asked() -> None:
    hasher = make_hasher()
    assert (hasher.memory_cost, hasher.time_cost, hasher.type.name) == (19_456, 2, "ID")
