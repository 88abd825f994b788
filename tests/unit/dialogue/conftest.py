"""A small bot for the tests of the dialogue room.

Its own domain, rules and actions, trained once and kept.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Action
from small_bot import SENTENCE, Interviewer, actions_for

from bot.dialogue.server import make_agent
from bot.dialogue.tracker_store import MemorySnapshots

PROJECT = Path(__file__).with_name("project")


@pytest.fixture(scope="session")
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained test bot.

    Training takes ten seconds, so the model is kept until a file of the project changes.
    """
    files = sorted(p for p in PROJECT.rglob("*") if p.is_file())
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in files)).hexdigest()[:12]
    folder = request.config.cache.mkdir("dialogue_model")
    kept = folder / f"{digest}.tar.gz"
    if not kept.is_file():
        command = [sys.executable, "-m", "rasa", "train", "--out", str(folder), "--fixed-model-name", digest]
        environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false"}
        copy = tmp_path_factory.mktemp("training") / "project"  # Rasa leaves a cache beside what it trains
        shutil.copytree(PROJECT, copy)
        subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    return kept


@pytest.fixture
def interviewer() -> Interviewer:
    """What the actions write to and are told by."""
    return Interviewer()


@pytest.fixture
def snapshots() -> MemorySnapshots:
    """Where the trackers of a test are kept."""
    return MemorySnapshots()


@pytest.fixture
def actions(interviewer: Interviewer) -> list[Action]:
    """The custom actions of the test bot."""
    return actions_for(interviewer)


@pytest.fixture
def agent(model: Path, actions: list[Action], snapshots: MemorySnapshots) -> Any:
    """The test bot, ready to talk."""
    return make_agent(model, actions, snapshots, on_error=lambda error: SENTENCE)
