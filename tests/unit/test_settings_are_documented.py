"""Code and docs/operations.md name the same settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.channels.monitoring import load_edge
from bot.channels.teams.settings import _NEEDED, _OPTIONAL
from bot.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]


class Environment(Mapping[str, str]):
    """An empty environment that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@pytest.fixture
def read() -> set[str]:
    environment = Environment()
    load_settings(environment)
    load_edge(environment)
    return environment.asked | set(_NEEDED) | set(_OPTIONAL)


def test_every_setting_that_is_read_is_in_the_table_and_no_other(read: set[str]) -> None:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))

    assert documented == read


def test_every_setting_of_the_deployment_is_known(read: set[str]) -> None:
    for path in [ROOT / "deploy" / "environment.example", *(ROOT / "deploy" / "systemd").iterdir()]:
        text = path.read_text(encoding="utf-8")
        named = re.findall(r"\b((?:SOS|TEAMS)_[A-Z_]+|DATABASE_URL|REDIS_URL)=", text)
        assert set(named) <= read, path.name
