"""How much one session and one address may ask for. A school shares one address, so it may do a lot."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

MOST_REMEMBERED = 20_000


@dataclass(frozen=True)
class Rate:
    """``burst`` calls at once, then ``per_second`` of them."""

    burst: float
    per_second: float


class TooMany(Exception):
    """Over a limit. ``wait``: seconds after which another try makes sense."""

    def __init__(self, wait: int) -> None:
        super().__init__("over a limit")
        self.wait = wait


class Buckets:
    """Token buckets by name; the least used are forgotten first, so that a flood cannot fill the memory."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> None:
        """Count one call. Raises TooMany."""
        now = self._clock()
        left, then = self._left.pop(name, (self._rate.burst, now))
        left = min(self._rate.burst, left + (now - then) * self._rate.per_second)
        enough = left >= 1
        self._left[name] = (left - 1 if enough else left, now)
        if len(self._left) > MOST_REMEMBERED:
            self._left.popitem(last=False)
        if not enough:
            raise TooMany(max(1, round((1 - left) / self._rate.per_second)))


class AtOnce:
    """How many calls of one name may be under way together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._now: dict[str, int] = {}

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Hold one place while the block runs. Raises TooMany when all are taken."""
        if self._now.get(name, 0) >= self._most:
            raise TooMany(1)
        self._now[name] = self._now.get(name, 0) + 1
        try:
            yield
        finally:
            self._now[name] -= 1
            if not self._now[name]:
                del self._now[name]
