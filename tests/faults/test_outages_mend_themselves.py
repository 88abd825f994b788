"""What breaks around the server: the user is told in words, nothing is lost, and it goes on without a restart."""

from __future__ import annotations

from pathlib import Path

from bench import soak_outages


def test_a_stopped_database_is_told_and_found_again(folder: Path) -> None:
    assert "Your earlier answers are safe." in soak_outages.database_stopped(folder)


def test_a_full_disk_is_told_and_used_again_when_there_is_room(folder: Path) -> None:
    assert "Your earlier answers are safe." in soak_outages.disk_full(folder)


def test_a_lost_redis_is_told_and_found_again(folder: Path) -> None:
    assert "What you sent before is kept." in soak_outages.redis_gone(folder)


def test_one_damaged_row_leaves_the_rest_of_the_report_open(folder: Path) -> None:
    assert "Some answers cannot be read, 1 in all." in soak_outages.corrupt_row(folder)


def test_a_wrong_key_stops_the_start_with_a_sentence(folder: Path) -> None:
    assert soak_outages.wrong_key(folder).startswith("The key does not fit this database.")
