"""Keys come from a setting or from a file that nobody else can read, and never show themselves."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Barrier, Thread

import pytest

from bot.store import BadStoreSetting, KeyFile, KeyRing, MissingKey, keys_from_setting, new_key_text
from bot.store.keys import key_id


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    made = KeyFile(tmp_path / "var" / "keys.json")
    made.make()
    return made


def test_a_key_from_the_setting_seals() -> None:
    assert len(keys_from_setting(new_key_text()).ring().keys) == 1


def test_of_several_keys_in_the_setting_the_first_is_current() -> None:
    new, old = new_key_text(), new_key_text()
    ring = keys_from_setting(f"{new}, {old}").ring()
    assert len(ring.keys) == 2
    assert ring.current == keys_from_setting(new).ring().current


@pytest.mark.parametrize("value", ["", "x", "c2hvcnQ=", "!" * 44, new_key_text() + ",", "ключ"])
def test_a_setting_that_is_no_key_is_named_and_not_repeated(value: str) -> None:
    with pytest.raises(BadStoreSetting, match="SOS_KEY") as told:
        keys_from_setting(value)
    assert not value or len(value) < 4 or value not in str(told.value)


def test_a_ring_does_not_show_its_keys() -> None:
    assert "b'" not in repr(KeyRing.of([bytes(32)]))


def test_a_key_id_is_not_part_of_the_key() -> None:
    assert key_id(bytes(32)) != key_id(b"\x01" * 32)
    assert len(key_id(bytes(32))) == 12


def test_the_file_is_for_its_owner_alone(file: KeyFile) -> None:
    assert stat.S_IMODE(os.stat(file.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(file.path.parent).st_mode) == 0o700
    assert [path.name for path in file.path.parent.iterdir()] == ["keys.json"]


def test_making_the_file_again_keeps_the_key(file: KeyFile) -> None:
    assert file.make() == KeyFile(file.path).ring()


def test_of_two_makers_at_once_one_key_wins(tmp_path: Path) -> None:
    start, rings = Barrier(8), []

    def make() -> None:
        start.wait()
        rings.append(KeyFile(tmp_path / "keys.json").make().current)

    threads = [Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rings) == 8
    assert len(set(rings)) == 1


def test_a_missing_file_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(MissingKey, match="SOS_KEY_FILE"):
        KeyFile(tmp_path / "keys.json").ring()


def test_a_file_that_goes_away_stops_the_sealing(file: KeyFile) -> None:
    file.ring()
    file.path.unlink()
    with pytest.raises(MissingKey):
        file.ring()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_can_read_is_refused(file: KeyFile, mode: int) -> None:
    file.path.chmod(mode)
    with pytest.raises(BadStoreSetting, match="0600"):
        KeyFile(file.path).ring()


@pytest.mark.parametrize("text", ["", "{}", '{"keys": []}', '{"keys": ["x"]}', '{"keys": 3}', "[]"])
def test_a_file_that_cannot_be_read_is_named(file: KeyFile, text: str) -> None:
    file.path.write_text(text)
    with pytest.raises(BadStoreSetting, match="SOS_KEY_FILE"):
        KeyFile(file.path).ring()


def test_a_new_key_comes_first_and_the_old_ones_stay(file: KeyFile) -> None:
    old = file.ring()
    new = file.add_key()
    assert new.current != old.current
    assert set(old.keys) < set(new.keys)
    assert KeyFile(file.path).ring() == new


def test_another_process_sees_the_new_key_at_once(file: KeyFile) -> None:
    other = KeyFile(file.path)
    old = other.ring()
    new = file.add_key()
    assert other.ring() == new != old


def test_keys_in_use_and_the_current_one_are_never_forgotten(file: KeyFile) -> None:
    first, second = file.ring().current, file.add_key().current
    third = file.add_key().current
    assert set(file.forget([first]).keys) == {first, third}
    assert set(file.forget([]).keys) == {third}
    assert second not in file.ring().keys
