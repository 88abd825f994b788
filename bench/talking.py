"""Conversations under the clock, with the same kinds of message for every bot."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any, Literal

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

    def growth(self, early: int = 20, late: int = 400, width: int = 20) -> float:
        """Return how many times longer messages around ``late`` take than messages around ``early``."""
        return self.around(late, width) / self.around(early, width)

    def around(self, number: int, width: int = 20) -> float:
        """Return the middle time of the messages around a number."""
        first = max(0, min(number, len(self.rows)) - width // 2)
        return statistics.median(ms for _, ms in self.rows[first : first + width])


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


def talk(client: Client, script: Iterator[Line], count: int) -> Times:
    """Send lines until ``count`` have been counted, and time each of those."""
    times = Times()
    for line in script:
        began = time.perf_counter()
        client.say(line.text)
        if line.kind is not None:
            times.rows.append((line.kind, (time.perf_counter() - began) * 1000))
        if len(times.rows) == count:
            break
    return times


class Interviewed:
    """Talks to our bot: answers a prose question and a date over and over, with two commands between."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._asked: dict[str, Any] = {}
        self.numbers: dict[str, int] = {}

    def talk(self, count: int) -> Times:
        """Return the times of ``count`` messages: a prose answer, help, why, a structured answer, in turn."""
        times = Times()
        self._begin()
        prose = cycle(PROSE)
        while len(times.rows) < count:
            for text, kind, question in (
                (next(prose), "prose", "sos.hard"),
                ("help", "command", ""),
                ("why do you ask", "command", ""),
                ("4 December 2026", "structured", "start.date"),
            ):  # fmt: skip
                if question:
                    self._go_to(question)
                began = time.perf_counter()
                self._say(text)
                times.rows.append((kind, (time.perf_counter() - began) * 1000))  # type: ignore[arg-type]
        times.rows = times.rows[:count]
        return times

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
