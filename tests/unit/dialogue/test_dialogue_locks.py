"""Locks: in order, without a poll, and over Redis for many workers."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from rasa.core.lock_store import LockError

from bot.dialogue.locks import OneProcessLocks, RedisLocks, make_locks
from bot.dialogue.processor import TurnAgent
from bot.dialogue.server import handle


async def test_twenty_quick_messages_in_one_conversation_take_less_than_a_second(
    agent: TurnAgent, interviewer: object
) -> None:
    await handle(agent, "zqbegin", "c1")
    began = time.monotonic()
    await asyncio.gather(*(handle(agent, f"answer {n}", "c1") for n in range(20)))
    assert time.monotonic() - began < 1
    assert interviewer.answers == [f"answer {n}" for n in range(20)]  # type: ignore[attr-defined]


async def test_a_lock_is_forgotten_when_nobody_is_interested() -> None:
    locks = OneProcessLocks()
    async with locks.lock("c1"):
        assert locks._queues
    assert not locks._queues


async def test_a_conversation_that_stays_busy_is_an_error_in_the_end() -> None:
    locks = OneProcessLocks()
    async with locks.lock("c1"):
        with pytest.raises(LockError):
            async with locks.lock("c1", lock_lifetime=0.01):
                pass
    async with locks.lock("c1", lock_lifetime=0.01):
        pass


async def test_a_cancelled_waiter_leaves_the_queue_in_order() -> None:
    locks = OneProcessLocks()

    async def hold() -> None:
        async with locks.lock("c1"):
            pass

    async with locks.lock("c1"):
        waiting = asyncio.ensure_future(hold())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    await hold()
    assert not locks._queues


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A Redis server of our own on a free port of the loopback."""
    program = shutil.which("redis-server")
    assert program, "these tests need redis-server"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)],
        stdout=subprocess.DEVNULL,
    )
    client = redis.Redis(port=port)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            client.ping()
            break
        except redis.ConnectionError:
            assert server.poll() is None
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait()


async def test_two_workers_never_hold_one_conversation_at_once(redis_url: str) -> None:
    workers = [RedisLocks(redis_url), RedisLocks(redis_url)]
    inside, most, done = 0, 0, 0

    async def turn(worker: RedisLocks) -> None:
        nonlocal inside, most, done
        async with worker.lock("c1"):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1
            done += 1

    began = time.monotonic()
    await asyncio.gather(*(turn(workers[n % 2]) for n in range(20)))
    assert (most, done) == (1, 20)
    assert time.monotonic() - began < 2


async def test_a_lost_redis_fails_the_turn_and_an_absent_one_the_start(redis_url: str) -> None:
    locks = make_locks(redis_url)
    assert isinstance(locks, RedisLocks)
    locks._redis.connection_pool.disconnect()
    locks._redis = redis.Redis(port=1)
    with pytest.raises(LockError):
        async with locks.lock("c1"):
            pass
    with pytest.raises(redis.ConnectionError):
        make_locks("redis://127.0.0.1:1/0")
