"""Conversations under the clock, with the same kinds of message for every bot."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any, Literal, Protocol

from bench.serving import Client

Kind = Literal["prose", "command", "structured"]
Script = Callable[[], Iterator["Line"]]

PROSE = (
    "On 9 of the last 20 school days Amira came in a stained shirt and told Mrs Day she had no tea.",
    "Mum came to 2 of 3 meetings this term. On 2 November she rang us to say Amira does not sleep.",
    "Since October Amira cries at home time about twice a week. She is calm when Mrs Day walks with her.",
)
QUESTIONS = ("start.date", "sos.hard")
REPLIES = {
    "coach": "keep it as it is", "rewrite": "keep it as it is", "held": "it is my answer",
    "stop": "I have done this", "confirm": "yes", "told": "yes", "clash": "yes", "spare": "no",
    "pick": "go on", "edit": "leave it",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A message to send, and the kind that it is counted as (None: not counted)."""

    text: str
    kind: Kind | None


@dataclass
class Times:
    """Milliseconds of each message in order, with its kind."""

    rows: list[tuple[Kind, float]] = field(default_factory=list)

    def p50(self, *kinds: Kind) -> float:
        """Return the middle time of messages of some kinds, or of all."""
        return statistics.median(ms for kind, ms in self.rows if not kinds or kind in kinds)

    def add(self, more: Times) -> None:
        """Add what came after."""
        self.rows += more.rows


def plain_script() -> Iterator[Line]:
    """Lines for bots that take any text: free text, two commands, and a structured answer, in turn."""
    for prose in cycle(PROSE):
        yield Line(prose, "prose")
        yield Line("help", "command")
        yield Line("why do you ask", "command")
        yield Line("4 December 2026", "structured")


def slow_script() -> Iterator[Line]:
    """Lines for the naive form that do not use up its sixty questions within 400 messages."""
    for prose in cycle(PROSE):
        yield Line(prose, "prose")
        for _ in range(3):
            yield Line("help", "command")
            yield Line("why do you ask", "command")


class Talk(Protocol):
    """A conversation that goes on whenever it is asked to."""

    def take(self, count: int) -> Times:
        """Send lines until ``count`` have been counted, and return the time of each of those."""
        ...


class Scripted:
    """Says the lines of a script, whatever the bot answers."""

    def __init__(self, client: Client, lines: Iterator[Line]) -> None:
        self._client, self._lines = client, lines

    def take(self, count: int) -> Times:
        """Go on by ``count`` messages."""
        times = Times()
        while len(times.rows) < count:
            line = next(self._lines)
            began = time.perf_counter()
            self._client.say(line.text)
            if line.kind is not None:
                times.rows.append((line.kind, (time.perf_counter() - began) * 1000))
        return times


class Interviewed:
    """Talks to our bot: answers a prose question and a date over and over, with two commands between."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._asked: dict[str, Any] = {}
        self._rows = self._talk()
        self.numbers: dict[str, int] = {}

    def take(self, count: int) -> Times:
        """Go on by ``count`` messages: a prose answer, help, why, a structured answer, in turn."""
        return Times(list(islice(self._rows, count)))

    def _talk(self) -> Iterator[tuple[Kind, float]]:
        self._begin()
        for prose in cycle(PROSE):
            yield self._timed(prose, "prose", to="sos.hard")
            yield self._timed("help", "command")
            yield self._timed("why do you ask", "command")
            yield self._timed("4 December 2026", "structured", to="start.date")

    def _timed(self, text: str, kind: Kind, to: str = "") -> tuple[Kind, float]:
        if to:
            self._go_to(to)
        began = time.perf_counter()
        self._say(text)
        return kind, (time.perf_counter() - began) * 1000

    def _begin(self) -> None:
        """Start a report and learn the numbers by which the two questions are changed."""
        for text in ("hello", "No"):
            self._say(text)
        for number in range(1, 80):
            self._say(f"change {number}")
            question = str(self._asked.get("question"))
            if question in QUESTIONS:
                self.numbers[question] = number
            if len(self.numbers) == len(QUESTIONS):
                return
        raise RuntimeError(f"the bot has no number for one of {QUESTIONS}")

    def _go_to(self, question: str) -> None:
        """Bring the bot to a question, which is not counted."""
        self._settle()
        self._say(f"change {self.numbers[question]}")
        self._settle()
        if self._asked.get("question") != question:
            raise RuntimeError(f"the bot did not go to {question}")

    def _settle(self) -> None:
        """Reply to what the bot has to say about the last answer."""
        for _ in range(8):
            reply = REPLIES.get(str(self._asked.get("state")))
            if reply is None:
                return
            self._say(reply)
        raise RuntimeError("the bot goes on asking about one answer")

    def _say(self, text: str) -> None:
        for message in self._client.say(text):
            if "question" in (message.get("custom") or {}):
                self._asked = message["custom"]


def our_script(numbers: Mapping[str, int]) -> Script:
    """Return lines for our bot when many users talk at once: the same kinds, and the moves between them.

    ``numbers``: of the two questions, as ``Interviewed`` learned them.
    """

    def script() -> Iterator[Line]:
        for text in ("hello", "No"):
            yield Line(text, "structured")
        for prose in cycle(PROSE):
            yield Line(f"change {numbers['sos.hard']}", "command")
            yield Line(prose, "prose")
            yield Line("keep it as it is", "command")
            yield Line("help", "command")
            yield Line("why do you ask", "command")
            yield Line(f"change {numbers['start.date']}", "command")
            yield Line("4 December 2026", "structured")

    return script


def rate(port: int, clients: int, seconds: float, script: Script) -> float:
    """Return the messages a second that a server answers to several users at once."""
    counts = [0] * clients
    stop = time.monotonic() + seconds

    def user(number: int) -> None:
        client = Client(port, f"rate-{number}-{stop}")
        for line in script():
            if time.monotonic() > stop:
                return
            client.say(line.text)
            counts[number] += 1

    users = [threading.Thread(target=user, args=(number,)) for number in range(clients)]
    began = time.monotonic()
    for one in users:
        one.start()
    for one in users:
        one.join()
    return sum(counts) / (time.monotonic() - began)
