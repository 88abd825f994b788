"""``make soak``: the real server, killed, crowded, starved and searched. Each part has its size as an option.

``--only kills --kills 10`` runs one part, smaller. Ends with status 1 when anything was lost, doubled or mixed up.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402

from bench import soak_hostile, soak_kills, soak_load, soak_marks, soak_outages, soak_upkeep  # noqa: E402
from bench.faults_server import BotServer  # noqa: E402
from bot.store import new_key_text  # noqa: E402

console = Console()
MARKS = 40
Part = Callable[[Path], str]


@dataclass(frozen=True)
class Sizes:
    """How much each part does."""

    kills: int
    conversations: int
    seconds: float
    pairs: int
    codes: int


def parts(sizes: Sizes) -> dict[str, Part]:
    """Return every part by its name; each returns what it saw, in words, and raises when something is wrong."""
    return {
        "kills": lambda folder: _kills(folder, sizes.kills),
        "one-process": lambda f: _load(soak_load.one_process(f, sizes.conversations, sizes.seconds)),
        "two-workers": lambda f: _load(soak_load.two_workers(f, sizes.conversations, sizes.seconds)),
        "marks-sqlite": lambda f: _marks(*soak_marks.on_sqlite(f)),
        "marks-postgresql": lambda f: _marks(*soak_marks.on_postgresql(f)),
        "database-stopped": soak_outages.database_stopped,
        "disk-full": soak_outages.disk_full,
        "redis-gone": soak_outages.redis_gone,
        "corrupt-row": soak_outages.corrupt_row,
        "wrong-key": soak_outages.wrong_key,
        "restore-sqlite": soak_upkeep.sqlite_restored,
        "restore-postgresql": soak_upkeep.postgresql_restored,
        "new-keys": soak_upkeep.keys_renewed,
        "new-keys-setting": soak_upkeep.setting_renewed,
        "gentle-stop": soak_upkeep.stopped_gently,
        "hostile": lambda folder: soak_hostile.hostile(folder, sizes.codes),
        "at-once": lambda folder: _at_once(folder, sizes.pairs),
    }


def _kills(folder: Path, kills: int) -> str:
    found = soak_kills.run(folder, kills, console.print)
    return (
        f"{found.kills} kills, {found.acknowledged} messages acknowledged, {found.unanswered} answers cut off, "
        "0 lost, 0 doubled"
    )


def _load(found: soak_load.Loaded) -> str:
    if found.errors:
        raise soak_outages.Wrong(f"errors: {found.errors}")
    said: list[str] = []
    soak_load.summary(found, said.append)
    return said[0]


def _marks(words: int, size: int, places: list[str]) -> str:
    if places or words < MARKS:
        raise soak_outages.Wrong(f"{words} words looked for, found: {places}")
    return f"none of {words} words in {size / 1e6:.0f} MB of logs, database, WAL, temporary files and command lines"


def _at_once(folder: Path, pairs: int) -> str:
    from tests.servers import Postgres, Redis

    (folder / "one").mkdir()
    (folder / "two").mkdir()
    with BotServer(folder / "one") as server:
        soak_outages.two_at_once(server, pairs)
        soak_outages.the_same_twice(server, pairs)
    with Postgres() as postgres, Redis() as redis:
        settings = {"DATABASE_URL": postgres.url(), "REDIS_URL": redis.url, "SOS_KEY": new_key_text()}
        with BotServer(folder / "two", workers=2, **settings) as server:
            soak_outages.two_at_once(server, pairs)
            soak_outages.the_same_twice(server, pairs)
    return f"{pairs * 4} pairs at the same moment, on one process and on two workers"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--conversations", type=int, default=50, help="at once")
    parser.add_argument("--minutes", type=float, default=5.0, help="of many conversations, for each of two set-ups")
    parser.add_argument("--pairs", type=int, default=25, help="of messages at the same moment")
    parser.add_argument("--codes", type=int, default=10_000, help="wrong ones")
    parser.add_argument("--only", nargs="*", metavar="PART", help="of: " + ", ".join(parts(Sizes(0, 0, 0, 0, 0))))
    return parser.parse_args()


def main() -> int:
    """Run the parts and print what each saw. Returns how many went wrong."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that no server is left behind
    given = _options()
    sizes = Sizes(given.kills, given.conversations, given.minutes * 60, given.pairs, given.codes)
    wrong = 0
    for name, part in parts(sizes).items():
        if given.only and name not in given.only:
            continue
        folder, began = Path(tempfile.mkdtemp(prefix="sos-soak-")), time.monotonic()
        try:
            said = f"[green]ok[/]    {part(folder)}"
        except Exception as error:
            wrong += 1
            said = f"[red]wrong[/] {type(error).__name__}: {error}"
        console.print(f"{name:<18}{time.monotonic() - began:6.0f} s  {said}", soft_wrap=True)
        shutil.rmtree(folder, ignore_errors=True)
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(), 1))
