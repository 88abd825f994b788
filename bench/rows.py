"""The rows of the table, each with what ours must reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.table import Row

if TYPE_CHECKING:
    from bench.side_by_side import Contender


def rows_of(
    starter: Contender, naive: Contender, ours: Contender, alone: tuple[float, float], workers: tuple[float, float]
) -> list[Row]:
    """Return the rows.

    ``alone``: milliseconds of coaching an answer of 200 words, and seconds of a report; ``workers``: messages a second
    of one worker and of two.
    """
    coach, report = alone
    one, two = workers
    return [
        *_latency(starter, naive, ours),
        _compared("messages a second", "/s", (starter.rate, naive.rate, ours.rate), 2.5, at_least=True),
        Row(
            "message 400 against message 20", "x", starter.growth, naive.growth, ours.growth, ours.growth, 1.2,
        ),
        _compared("start to first answer", "s", (starter.server.started, naive.server.started, ours.server.started), 0.3),
        _compared("memory of the whole bot", "MB", (starter.memory, naive.memory, ours.memory), 0.6),
        _compared("train", "s", (starter.trained, naive.trained, ours.trained), 0.3),
        Row("coaching of 200 words", "ms", None, None, coach, coach, 30.0),
        Row("report of three children", "s", None, None, report, report, 1.0),
        Row("two workers against one", "/s", None, None, two, two / one, 1.7, at_least=True),
    ]  # fmt: skip


def _latency(starter: Contender, naive: Contender, ours: Contender) -> list[Row]:
    usual, stock = starter.short.p50(), naive.short.p50()
    quick = ours.short.p50("command", "structured")
    prose = ours.short.p50("prose")
    return [
        _compared("p50, command or structured answer", "ms", (usual, stock, quick), 0.35),
        _compared("p50, prose answer with coaching", "ms", (usual, stock, prose), 0.5),
    ]


def _compared(what: str, unit: str, values: tuple[float, float, float], limit: float, *, at_least: bool = False) -> Row:
    starter, naive, ours = values
    return Row(what, unit, starter, naive, ours, ours / starter, limit, at_least)
