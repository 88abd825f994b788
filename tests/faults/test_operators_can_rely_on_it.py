"""Back-up, restore, new keys and a gentle stop, done to a running server."""

from __future__ import annotations

from pathlib import Path

from bench import soak_upkeep


def test_a_back_up_of_sqlite_is_a_whole_installation(folder: Path) -> None:
    assert soak_upkeep.sqlite_restored(folder).endswith("the conversation goes on")


def test_a_back_up_of_postgresql_is_a_whole_installation(folder: Path) -> None:
    assert soak_upkeep.postgresql_restored(folder).endswith("the conversation goes on")


def test_keys_are_renewed_while_somebody_writes(folder: Path) -> None:
    assert soak_upkeep.keys_renewed(folder).endswith("Keys left: 1")


def test_keys_in_a_setting_are_renewed_one_restart_at_a_time(folder: Path) -> None:
    assert soak_upkeep.setting_renewed(folder).startswith("Sealed again: ")


def test_a_gentle_stop_loses_nothing(folder: Path) -> None:
    assert soak_upkeep.stopped_gently(folder).endswith("the conversation goes on")
