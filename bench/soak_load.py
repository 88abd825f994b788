"""Many conversations at once: no errors, and nobody sees a word of anybody else."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.faults_person import Cut, Person, Refused
from bench.faults_server import BotServer
from bot.store import new_key_text


@dataclass(frozen=True)
class Loaded:
    """What a run saw. ``waits``: how often somebody was told to wait a moment, and then went on."""

    conversations: int
    messages: int
    finished: int
    errors: dict[str, int]
    waits: int
    per_second: float
    p50: float
    p95: float


def talk_at_once(server: BotServer, conversations: int, seconds: float) -> Loaded:
    """Hold so many conversations at once for a while, then check every one. Raises Wrong."""
    end = time.monotonic() + seconds
    errors: Counter[str] = Counter()
    with ThreadPoolExecutor(conversations) as pool:
        jobs = [pool.submit(_talk, server.port, end, errors) for _ in range(conversations)]
        people = [person for job in jobs for person in job.result()]
    for person in people:
        person.check()
    times = sorted(t for p in people for t in p.seconds)
    return Loaded(
        len(people), len(times), sum(p.asked.get("state") == "end" for p in people), dict(errors),
        sum(p.waits for p in people), len(times) / seconds, statistics.median(times), times[int(len(times) * 0.95)],
    )  # fmt: skip


def _talk(port: int, end: float, errors: Counter[str]) -> list[Person]:
    people = [Person(port)]
    while time.monotonic() < end:
        try:
            if not people[-1].step():
                people.append(Person(port))
        except (Cut, Refused) as error:
            errors[f"{type(error).__name__} {error}"] += 1
    return [person for person in people if person.token]


def one_process(folder: Path, conversations: int, seconds: float) -> Loaded:
    """One process, SQLite."""
    with BotServer(folder) as server:
        return talk_at_once(server, conversations, seconds)


def two_workers(folder: Path, conversations: int, seconds: float) -> Loaded:
    """Two workers over PostgreSQL and Redis."""
    from tests.servers import Postgres, Redis

    with Postgres() as postgres, Redis() as redis:
        settings = {"DATABASE_URL": postgres.url(), "REDIS_URL": redis.url, "SOS_KEY": new_key_text()}
        with BotServer(folder, workers=2, **settings) as server:
            return talk_at_once(server, conversations, seconds)


def summary(found: Loaded, tell: Callable[[str], None] = print) -> None:
    """Say what a run saw."""
    tell(
        f"{found.conversations} conversations, {found.messages} messages, {found.per_second:.0f} a second, "
        f"p50 {found.p50 * 1000:.0f} ms, p95 {found.p95 * 1000:.0f} ms, {found.waits} waits, "
        f"{sum(found.errors.values())} errors"
    )
