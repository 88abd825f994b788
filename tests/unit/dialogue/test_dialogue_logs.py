"""Nothing that anybody wrote is in a log, whatever the level and whatever goes wrong."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.logs import ClosedFilter, ClosedFormatter

HERE = Path(__file__).parent
MARKERS = [f"quincemarker{n}" for n in range(40)]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the closed handler writes for a few loggers of the test."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(ClosedFormatter())
    handler.addFilter(ClosedFilter())
    loggers = [logging.getLogger(name) for name in ("bot.test", "rasa.test", "actions.test")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
    yield stream
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_whole_conversation_at_debug_level_leaves_no_word_in_the_output(model: Path) -> None:
    path = os.pathsep.join([str(HERE), str(HERE.parents[2])])
    run = subprocess.run(
        [sys.executable, str(HERE / "programs" / "noisy.py"), str(model), ",".join(MARKERS)],
        env={**os.environ, "PYTHONPATH": path, "PYTHONASYNCIODEBUG": "1", "PYTHONWARNINGS": "default"},
        capture_output=True,
        text=True,
    )
    said = run.stdout + run.stderr
    assert "turn_failed" in said
    assert "uncaught" in said
    assert [marker for marker in MARKERS if marker in said] == []


def test_an_event_of_ours_is_written_with_its_ids(lines: io.StringIO) -> None:
    logging.getLogger("bot.test").info("turn", extra={"ids": {"conversation": "c1", "ms": 12}})
    assert lines.getvalue().split(" ", 1)[1] == "INFO turn conversation=c1 ms=12\n"


def test_an_id_that_is_no_id_and_a_key_that_is_not_known_are_not_written(lines: io.StringIO) -> None:
    logging.getLogger("bot.test").info("turn", extra={"ids": {"report": "two words", "text": "word"}})
    assert lines.getvalue().endswith("INFO turn report=-\n")


@pytest.mark.parametrize("said", ["Amira said no", "turn %s", "Turn", "t", "a" * 80])
def test_a_message_of_ours_that_is_no_event_is_not_written(lines: io.StringIO, said: str) -> None:
    logging.getLogger("actions.test").info(said)
    assert lines.getvalue() == ""


def test_a_library_is_heard_only_from_a_warning_on_and_never_in_its_own_words(lines: io.StringIO) -> None:
    library = logging.getLogger("rasa.test")
    library.info("turn")
    assert lines.getvalue() == ""
    library.warning("she said %s", "no")
    assert lines.getvalue().endswith("WARNING logger=rasa.test\n")


def test_an_exception_is_written_by_its_type_and_places_only(lines: io.StringIO) -> None:
    try:
        int("Amira")
    except ValueError:
        logging.getLogger("bot.test").exception("turn_failed")
    assert "exception=builtins.ValueError at=test_an_exception" in lines.getvalue()
    assert "Amira" not in lines.getvalue()
