"""``make bench``: trains, serves and compares the ``rasa init`` bot, a naive form and ours.

All are asked over the same HTTP channel, in turns within one run. ``--quick`` talks less, for a first look.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402

from bench import project, serving  # noqa: E402
from bench.serving import Client, Server  # noqa: E402
from bench.side_by_side import Contender, Sizes, measure, talk_at_once  # noqa: E402
from bench.talking import Interviewed, Script, Scripted, our_script, plain_script, slow_script  # noqa: E402

console = Console(stderr=True)
TRAIN_OURS = (
    "import sys; from pathlib import Path; from bot.training import train_model;train_model(out=Path(sys.argv[1]))"
)
CASE = ROOT / "tests" / "cases" / "three_siblings.yml"


FULL = Sizes(short=80, long=400, starter_long=130, rate_seconds=15)
QUICK = Sizes(short=24, long=60, starter_long=40, rate_seconds=6)


def starter(folder: Path, sizes: Sizes) -> Contender:
    """Train and start the bot of ``rasa init``."""
    project.make_starter(folder)
    took = project.train(folder)
    return Contender(serving.starter(folder), took, _scripted(plain_script), plain_script, sizes.starter_long)


def naive(folder: Path, sizes: Sizes) -> Contender:
    """Train and start the naive form."""
    project.make_naive(folder)
    took = project.train(folder)
    return Contender(serving.naive(folder), took, _scripted(slow_script), slow_script, sizes.long)


def _scripted(script: Script) -> Callable[[Client], Scripted]:
    def begin(client: Client) -> Scripted:
        client.say("begin")
        return Scripted(client, script())

    return begin


def ours(folder: Path, sizes: Sizes) -> Contender:
    """Train and start our bot."""
    folder.mkdir()
    models = folder / "models"
    took = project.train(ROOT, command=[sys.executable, "-c", TRAIN_OURS, str(models)])
    server = serving.ours(folder, SOS_MODEL=str(models))
    return Contender(server, took, Interviewed, our_script(_numbers(server)), sizes.long)


def _numbers(server: Server) -> Mapping[str, int]:
    """Return the numbers by which questions are changed."""
    asked = Interviewed(Client(server.port, "numbers"))
    asked.take(8)
    return asked.numbers


def measure_workers(folder: Path, models: Path, sizes: Sizes) -> tuple[float, float]:
    """Return the messages a second of one worker and of two, over PostgreSQL and Redis, in turns."""
    from tests.servers import Postgres, Redis

    with Postgres() as postgres, Redis() as redis, ExitStack() as stack:
        bots = []
        for workers in (1, 2):
            own = folder / f"workers{workers}"
            own.mkdir()
            stores = {"DATABASE_URL": postgres.url(), "REDIS_URL": redis.url, "SOS_KEY": _key()}
            server = serving.ours(own, workers, SOS_MODEL=str(models), **stores)
            stack.callback(server.stop)
            bots.append((server.port, our_script(_numbers(server))))
        one, two = talk_at_once(bots, sizes.clients * 2, sizes.rate_seconds)
        return one, two


def _key() -> str:
    from bot.store.keys import new_key_text

    return new_key_text()


def measure_report(folder: Path) -> float:
    """Return the seconds of assembling and writing the report of a full case with three children."""
    from bench.report import report_seconds

    return statistics.median(report_seconds(CASE, folder))


def measure_coach() -> float:
    """Return the milliseconds of coaching an answer of 200 words under the slowest question, in a process of its own."""
    timed = [sys.executable, "-c", "from bench.coach import coach_seconds; print(coach_seconds())"]
    return 1000 * float(subprocess.run(timed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()[-1])


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
    with tempfile.TemporaryDirectory(prefix="sos-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        contenders = []
        for what, start in (("starter", starter), ("naive", naive), ("ours", ours)):
            with console.status(f"Training and starting: {what} ..."):
                contenders.append(start(folder / what, sizes))
                stack.callback(contenders[-1].server.stop)
        with console.status("Asking all of them in turns ..."):
            measure(contenders, sizes)
        stack.close()
        with console.status("Writing the report of a full case ..."):
            report = measure_report(folder)
        with console.status("Coaching answers of 200 words ..."):
            coached = measure_coach()
        with console.status("Asking one worker and two ..."):
            workers = measure_workers(folder, folder / "ours" / "models", sizes)
    rows = rows_of(*contenders, (coached, report), workers)
    show(rows)
    out = Path(__file__).parent
    save(rows, machine(), out / "results.json")
    plot(
        {
            name: [ms for _, ms in one.long.rows]
            for name, one in zip(("rasa init", "naive form of 60 questions", "ours"), contenders, strict=True)
        },
        out / "latency.png",
    )
    sys.exit(0 if all(row.reached for row in rows) else 1)


if __name__ == "__main__":
    main()
