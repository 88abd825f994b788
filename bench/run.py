"""``make bench``: trains, serves and compares the ``rasa init`` bot, a naive form and ours.

Each bot is served by itself, one after the other in one run, so that none takes the processor from another.
``--quick`` talks less, for a first look.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402

from bench import project, serving, talking  # noqa: E402
from bench.talking import Times  # noqa: E402

console = Console(stderr=True)
TRAIN_OURS = (
    "import sys; from pathlib import Path; from bot.training import train_model;"
    "train_model(out=Path(sys.argv[1]))"
)
CASE = ROOT / "tests" / "cases" / "three_siblings.yml"


@dataclass(frozen=True)
class Sizes:
    """Messages of a short conversation and of a long one, and the seconds of many users at once."""

    short: int
    long: int
    starter_long: int
    rate_seconds: float
    clients: int = 4


FULL = Sizes(short=80, long=410, starter_long=130, rate_seconds=15)
QUICK = Sizes(short=24, long=60, starter_long=40, rate_seconds=4)


@dataclass(frozen=True)
class Measured:
    """What one bot took. Times in seconds, memory in MB, rate in messages a second."""

    train: float
    start: float
    memory: float
    rate: float
    short: Times
    long: Times


def measure_starter(folder: Path, sizes: Sizes) -> Measured:
    """Train and serve the bot of ``rasa init``."""
    project.make_starter(folder)
    took = project.train(folder)
    return _measure(took, lambda: serving.starter(folder), talking.plain_script, sizes, sizes.starter_long)


def measure_naive(folder: Path, sizes: Sizes) -> Measured:
    """Train and serve the naive form."""
    project.make_naive(folder)
    took = project.train(folder)
    return _measure(took, lambda: serving.naive(folder), talking.slow_script, sizes, sizes.long)


def _measure(
    train: float, serve: Callable[[], serving.Server], script: talking.Script, sizes: Sizes, long: int
) -> Measured:
    server = serve()
    try:
        _warm(server, script)
        short = talking.talk(serving.Client(server.port, "short"), script(), sizes.short)
        talk = talking.talk(_begun(server, "long"), script(), long)
        rate = talking.rate(server.port, sizes.clients, sizes.rate_seconds, script)
        return Measured(train, server.started, server.megabytes(), rate, short, talk)
    finally:
        server.stop()


def _begun(server: serving.Server, name: str) -> serving.Client:
    client = serving.Client(server.port, name)
    client.say("begin")
    return client


def _warm(server: serving.Server, script: talking.Script) -> None:
    talking.talk(_begun(server, "warm"), script(), 8)


def measure_ours(folder: Path, sizes: Sizes) -> Measured:
    """Train and serve our bot."""
    folder.mkdir()
    models = folder / "models"
    took = project.train(ROOT, command=[sys.executable, "-c", TRAIN_OURS, str(models)])
    server = serving.ours(folder, SOS_MODEL=str(models))
    try:
        warm = talking.Interviewed(serving.Client(server.port, "warm"))
        warm.talk(8)
        short = talking.Interviewed(serving.Client(server.port, "short")).talk(sizes.short)
        long = talking.Interviewed(serving.Client(server.port, "long")).talk(sizes.long)
        rate = talking.rate(server.port, sizes.clients, sizes.rate_seconds, talking.our_script(warm.numbers))
        return Measured(took, server.started, server.megabytes(), rate, short, long)
    finally:
        server.stop()


def measure_workers(folder: Path, models: Path, sizes: Sizes) -> tuple[float, float]:
    """Return the messages a second of one worker and of two, over PostgreSQL and Redis."""
    from tests.servers import Postgres, Redis

    rates = []
    with Postgres() as postgres, Redis() as redis:
        for workers in (1, 2):
            own = folder / f"workers{workers}"
            own.mkdir()
            server = serving.ours(
                own,
                workers,
                SOS_MODEL=str(models),
                DATABASE_URL=postgres.url(),
                REDIS_URL=redis.url,
                SOS_KEY=_key(),
            )
            try:
                warm = talking.Interviewed(serving.Client(server.port, "warm"))
                warm.talk(8)
                script = talking.our_script(warm.numbers)
                rates.append(talking.rate(server.port, sizes.clients * 2, sizes.rate_seconds, script))
            finally:
                server.stop()
    return rates[0], rates[1]


def _key() -> str:
    from bot.store.keys import new_key_text

    return new_key_text()


def measure_report(folder: Path) -> float:
    """Return the seconds of assembling and writing the report of a full case with three children."""
    from bench.report import report_seconds

    return statistics.median(report_seconds(CASE, folder))


def machine() -> dict[str, object]:
    """Return what a reader needs to know about where this was measured."""
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.system(),
        "at": int(time.time()),
    }


def main() -> None:
    """Measure, print, and write ``results.json`` and ``latency.png`` beside this file."""
    from bench.rows import rows_of
    from bench.table import plot, save, show

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    sizes = QUICK if parser.parse_args().quick else FULL
    with tempfile.TemporaryDirectory(prefix="sos-bench-") as name:
        folder = Path(name)
        with console.status("Training and asking our bot ..."):
            ours = measure_ours(folder / "ours", sizes)
        with console.status("Writing the report of a full case ..."):
            report = measure_report(folder)
        with console.status("Asking one worker and two ..."):
            workers = measure_workers(folder, folder / "ours" / "models", sizes)
        with console.status("Training and asking the naive form ..."):
            naive = measure_naive(folder / "naive", sizes)
        with console.status("Training and asking the bot of rasa init ..."):
            starter = measure_starter(folder / "starter", sizes)
    rows = rows_of(starter, naive, ours, report, workers)
    show(rows)
    out = Path(__file__).parent
    save(rows, machine(), out / "results.json")
    plot(
        {
            "rasa init": [ms for _, ms in starter.long.rows],
            "naive form of 60 questions": [ms for _, ms in naive.long.rows],
            "ours": [ms for _, ms in ours.long.rows],
        },
        out / "latency.png",
    )
    sys.exit(0 if all(row.reached for row in rows) else 1)


if __name__ == "__main__":
    main()
