"""Several bots under the clock in turns, a few messages each, so that all of them see the same machine.

What else a machine does changes from minute to minute. A bot that is not being asked anything takes next to
nothing of the processor, so all of them can stay up meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench import talking
from bench.serving import Client, Server
from bench.talking import Script, Talk, Times

TURN = 8
"""Messages of one bot before it is the next one's turn: whole rounds of the four kinds."""
GROWTH = 28
"""Messages compared for growth: whole rounds of four kinds, and of the naive form's seven lines."""
EARLY = 20
RATE_ROUNDS = 3


@dataclass(frozen=True)
class Sizes:
    """Messages of a short conversation and of a long one, and the seconds of many users at once."""

    short: int
    long: int
    starter_long: int
    rate_seconds: float
    clients: int = 4


@dataclass
class Contender:
    """A bot that is up. ``trained``: seconds. ``long``: the messages of its long conversation."""

    server: Server
    trained: float
    talk: Callable[[Client], Talk]
    script: Script
    long_talk: int
    short: Times = field(default_factory=Times)
    long: Times = field(default_factory=Times)
    growth: float = 0.0
    rate: float = 0.0
    memory: float = 0.0

    def conversation(self, name: str) -> Talk:
        """Begin a conversation."""
        return self.talk(Client(self.server.port, name))


def measure(contenders: Sequence[Contender], sizes: Sizes) -> None:
    """Ask all bots the same, in turns, and note what each took."""
    for one in contenders:
        one.conversation("warm").take(TURN)
    _short(contenders, sizes.short)
    for one in contenders:
        _long(one)
    rates = talk_at_once([(one.server.port, one.script) for one in contenders], sizes.clients, sizes.rate_seconds)
    for one, rate in zip(contenders, rates, strict=True):
        one.rate, one.memory = rate, one.server.megabytes()


def _short(contenders: Sequence[Contender], count: int) -> None:
    talks = [one.conversation("short") for one in contenders]
    for _ in range(count // TURN):
        for one, talk in zip(contenders, talks, strict=True):
            one.short.add(talk.take(TURN))


def _long(one: Contender) -> None:
    """Hold a long conversation; at its end a young one in turns with it, message by message."""
    old, young = one.conversation("long"), one.conversation("young")
    one.long.add(old.take(one.long_talk - GROWTH // 2))
    young.take(EARLY - GROWTH // 2)
    late, early = Times(), Times()
    for _ in range(GROWTH):
        late.add(old.take(1))
        early.add(young.take(1))
    one.long.add(late)
    one.growth = late.p50() / early.p50()


def talk_at_once(bots: Sequence[tuple[int, Script]], clients: int, seconds: float) -> list[float]:
    """Return the messages a second of each bot (port and lines) with several users, in turns of some seconds."""
    turns = [
        [talking.rate(port, clients, seconds / RATE_ROUNDS, script) for port, script in bots]
        for _ in range(RATE_ROUNDS)
    ]
    return [sum(rates) / RATE_ROUNDS for rates in zip(*turns, strict=True)]
