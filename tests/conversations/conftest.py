"""The real bot for conversation tests: the trained model, the rules, the form, the actions, a sealed SQLite store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.build import Bot, build
from bot.settings import load_settings

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """One bot for all conversations; each conversation writes a report of its own."""
    var = tmp_path_factory.mktemp("var")
    with build(load_settings({"SOS_VAR": str(var), "SOS_MODEL": str(ROOT / "models")}), TODAY) as made:
        yield made
