"""A folder and a server for each test; the long forms are in ``bench/soak.py``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.faults_server import BotServer
from tests.servers import new_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for the files of one test."""
    made = new_folder("sos-faults-")
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def server() -> Iterator[BotServer]:
    """One running server for the tests of a module that leave it as it was."""
    made = new_folder("sos-faults-")
    with BotServer(made) as running:
        yield running
    shutil.rmtree(made, ignore_errors=True)
