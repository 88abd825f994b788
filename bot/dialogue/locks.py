"""One turn at a time in a conversation, first come first served, without waiting for a poll.

Rasa's own lock asks once a second whether it is free, so two quick messages cost one second; and its Redis
lock reads, changes and writes its tickets in three steps, so that two workers can be given the same ticket.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import redis
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockError, LockStore
from redis.exceptions import LockNotOwnedError, RedisError
from redis.lock import Lock

logger = logging.getLogger(__name__)

# How long a worker waits between two looks at a lock that another worker holds. Nobody notices this in a
# chat.
POLL_SECONDS = 0.02
SOCKET_TIMEOUT_SECONDS = 5.0
KEY_PREFIX = "sos:lock:"


@dataclass
class _Queue:
    """Who has a conversation and who waits for it."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    interested: int = 0


class OneProcessLocks(LockStore):  # type: ignore[misc]
    """Locks for a bot that is one process. A waiter is woken the moment the turn before it ends."""

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = POLL_SECONDS,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold a conversation. Raises LockError when it is still taken after ``lock_lifetime`` seconds."""
        queue = self._queues.setdefault(conversation_id, _Queue())
        queue.interested += 1
        try:
            await _acquire(queue.turn, lock_lifetime)
            try:
                yield TicketLock(conversation_id)
            finally:
                queue.turn.release()
        finally:
            queue.interested -= 1
            if not queue.interested:
                del self._queues[conversation_id]


async def _acquire(turn: asyncio.Lock, seconds: float) -> None:
    try:
        await asyncio.wait_for(turn.acquire(), seconds)
    except asyncio.TimeoutError as error:
        raise LockError("the conversation is still busy") from error


class RedisLocks(OneProcessLocks):
    """Locks for many workers: in order within this process, and by one atomic Redis key between processes."""

    def __init__(self, url: str) -> None:
        """Connect. Raises redis.exceptions.RedisError when Redis does not answer: the start stops."""
        super().__init__()
        self._redis = redis.Redis.from_url(url, socket_timeout=SOCKET_TIMEOUT_SECONDS)
        self._redis.ping()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = POLL_SECONDS,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold a conversation over all workers.

        Raises LockError when it is still taken after ``lock_lifetime`` seconds or Redis cannot be reached.
        """
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as ticket:
            shared = Lock(self._redis, KEY_PREFIX + conversation_id, timeout=lock_lifetime, thread_local=False)
            await self._take(shared, lock_lifetime, wait_time_in_seconds)
            try:
                yield ticket
            finally:
                _give_back(shared)

    async def _take(self, shared: Lock, lifetime: float, wait: float) -> None:
        last_look = time.monotonic() + lifetime
        try:
            while not shared.acquire(blocking=False):
                if time.monotonic() > last_look:
                    raise LockError("the conversation is still busy with another worker")
                await asyncio.sleep(wait)
        except RedisError as error:
            raise LockError("the lock store cannot be reached") from error


def _give_back(shared: Lock) -> None:
    """Release a lock.

    The turn is done and kept by now, so trouble here is told to the operator, not to the user.
    """
    try:
        shared.release()
    except LockNotOwnedError:
        logger.warning("lock_outlived")
    except RedisError as error:
        # The key goes by itself at the end of its lifetime.
        logger.warning("lock_not_released", extra={"ids": {"error": type(error).__name__}})


def make_locks(redis_url: str = "") -> LockStore:
    """Return locks over Redis when there is a Redis address, else for one process."""
    return RedisLocks(redis_url) if redis_url else OneProcessLocks()
