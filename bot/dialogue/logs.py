"""Logs that cannot hold what anybody wrote.

A line is written only for our own events, whose name and ids are checked against closed patterns, and for a
warning or error of a library, of which nothing is written but who gave it, how serious it is, and for an
exception its type and the places in the code that it went through. The text of a library's message is never
written, at any level, because Rasa puts messages, slots and whole trackers there.

An event, anywhere in the house: ``logging.getLogger(__name__).info("turn", extra={"ids": {"ms": 12}})``.
"""

from __future__ import annotations

import logging
import re
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, TextIO

import structlog

OURS = ("bot", "actions")
# What an event may carry. A new key is added here, by somebody who has thought about what its values can be.
KEYS = frozenset(
    {
        "action",
        "channel",
        "code_hash",
        "conversation",
        "count",
        "day",
        "error",
        "host",
        "job",
        "level",
        "message",
        "method",
        "model",
        "ms",
        "outcome",
        "path",
        "pid",
        "port",
        "question",
        "reason",
        "report",
        "seconds",
        "signal",
        "size",
        "status",
        "table",
        "version",
        "worker",
        "workers",
    }
)
_EVENT = re.compile(r"[a-z][a-z0-9_.]{1,59}")
_VALUE = re.compile(r"[A-Za-z0-9_.:/-]{1,120}")
_LOUD = logging.WARNING


class ClosedFormatter(logging.Formatter):
    """Writes a record from its closed parts only."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        parts = [self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"), record.levelname]
        event = _event_of(record)
        parts += [event, *_ids(getattr(record, "ids", None))] if event else [f"logger={record.name}"]
        if record.exc_info and record.exc_info[0] is not None:
            parts.append(_where(record.exc_info[0], record.exc_info[2]))
        return " ".join(parts)


class ClosedFilter(logging.Filter):
    """Lets through our own events, and from others only what somebody has to look at."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is written for a record."""
        loud = record.levelno >= _LOUD and record.name != "py.warnings"
        return _event_of(record) is not None or loud


def configure_logs(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Make every way by which a process writes lines a closed one: logging, structlog, warnings, uncaught
    errors.

    ``level``: of our own events. Call once, before the server is made.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(ClosedFormatter())
    handler.addFilter(ClosedFilter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in list(logging.root.manager.loggerDict):
        _through_root(logging.getLogger(name))
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    # On an error inside a handler logging prints the record itself, with its arguments.
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    hollow_structlog()
    sys.excepthook = _uncaught


def hollow_structlog() -> None:
    """Empty structlog's loggers.

    Left alone they print what users type, at every level, to standard output.
    """
    structlog.configure(
        processors=[_hollow],
        wrapper_class=structlog.make_filtering_bound_logger(_LOUD),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,  # so that nothing can fill them again
    )


def _through_root(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True
    logger.disabled = False
    logger.setLevel(logging.NOTSET)


def _event_of(record: logging.LogRecord) -> str | None:
    """Return the event's name when the record is one of ours and well formed, else None."""
    ours = record.name.split(".")[0] in OURS
    if ours and isinstance(record.msg, str) and not record.args and _EVENT.fullmatch(record.msg):
        return record.msg
    return None


def _ids(ids: object) -> list[str]:
    if not isinstance(ids, Mapping):
        return []
    return [f"{key}={_closed(value)}" for key, value in ids.items() if key in KEYS and value not in (None, "")]


def _closed(value: object) -> str:
    if isinstance(value, (bool, int, float)):
        return str(value)
    text = str(value)
    return text if _VALUE.fullmatch(text) else "-"


def _where(kind: type[BaseException], places: TracebackType | None) -> str:
    """Return an exception's type and the places it went through, without its text or the lines of code."""
    steps = [f"{frame.f_code.co_name}:{line}" for frame, line in traceback.walk_tb(places)]
    return f"exception={kind.__module__}.{kind.__name__} at={'>'.join(steps[-8:])}"


def _hollow(logger: Any, method: str, event: Mapping[str, Any]) -> str:
    """Give structlog's loggers an empty message: their events are full of trackers and texts."""
    return ""


def _uncaught(kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("uncaught", exc_info=(kind, error, places))


def quiet_loop(loop: Any) -> None:
    """Keep an event loop from printing errors of tasks that nobody waits for."""

    def handler(_: Any, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        logging.getLogger("bot").error("task_failed", exc_info=error if isinstance(error, BaseException) else None)

    set_handler: Callable[[Any], None] = loop.set_exception_handler
    set_handler(handler)
