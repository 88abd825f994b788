"""Kill -9 at random moments of running conversations: nothing acknowledged is lost, nothing is there twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.faults_person import Person, Wrong
from bench.faults_server import BotServer

PEOPLE = 4
LONGEST_SECONDS = 0.8


@dataclass(frozen=True)
class Killed:
    """What a run of kills saw. ``unanswered``: messages whose answer a kill took away."""

    kills: int
    acknowledged: int
    unanswered: int
    finished: int


def kill_at_random(
    server: BotServer, kills: int, *, seed: int = 2026, people: int = PEOPLE, tell: Callable[[str], None] = print
) -> Killed:
    """Kill a running server so many times. Raises Wrong when an answer is lost or doubled, or a talk cannot go on."""
    chance = Random(seed)
    group = [Person(server.port) for _ in range(people)]
    done: list[Person] = []
    unanswered = 0
    for number in range(1, kills + 1):
        _talk_until_killed(server, group, chance.uniform(0.02, LONGEST_SECONDS))
        unanswered += sum(person.pending is not None for person in group)
        server.start()
        for n, person in enumerate(group):
            _goes_on(person)
            if person.asked.get("state") == "end":
                done.append(person)
                group[n] = Person(server.port)
        if number % 20 == 0:
            tell(f"{number} kills, {sum(len(p.acknowledged) for p in group + done)} messages acknowledged")
    everybody = group + done
    for person in everybody:
        if person.token:
            person.check()
    return Killed(kills, sum(len(p.acknowledged) for p in everybody), unanswered, len(done))


def _talk_until_killed(server: BotServer, group: list[Person], seconds: float) -> None:
    with ThreadPoolExecutor(len(group)) as pool:
        talks = [pool.submit(person.go_on) for person in group]
        time.sleep(seconds)
        server.kill()
        for talk in talks:
            talk.result()


def _goes_on(person: Person) -> None:
    """Check what is there, send again what had no answer, and take a step: the conversation continues."""
    if not person.token:
        person.begin()
    before = len(person.acknowledged)
    person.check()
    again = person.pending
    if not person.step():
        return
    person.check()
    if again is not None and sum(1 for sent in person.acknowledged if sent == again) != 1:
        raise Wrong("a message that was sent again is there twice")
    if len(person.acknowledged) != before + 1:
        raise Wrong("the conversation does not go on")


def run(folder: Path, kills: int, tell: Callable[[str], None] = print) -> Killed:
    """Start a server in a folder and kill it so many times."""
    with BotServer(folder) as server:
        return kill_at_random(server, kills, tell=tell)
