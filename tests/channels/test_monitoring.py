"""What an operator's tools see: numbers, and nothing of anybody."""

from __future__ import annotations

import logging
import socket
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.monitoring import Edge, Monitoring, load_edge
from bot.settings import Secret, SettingsError

TOKEN = "a-token-of-enough-characters"
Start = Callable[..., Awaitable[str]]
events = logging.getLogger("bot.dialogue.processor")


def _broken() -> None:
    raise ConnectionError("postgresql://u:hunter2@host")


@pytest_asyncio.fixture
async def start() -> AsyncIterator[Start]:
    """Starts a server with the monitoring pages, and one page that answers with the status it is asked for."""
    servers: list[Any] = []

    async def running(edge: Edge | None = None, **checks: Callable[[], object]) -> str:
        Sanic.test_mode = True
        app = Sanic(f"monitoring-{uuid.uuid4().hex[:8]}", configure_logging=False)
        other = Blueprint("other")

        @other.route("/chat/<status:int>")
        async def reply(request: Request, status: int) -> HTTPResponse:
            return json({"address": request.remote_addr}, status=status)

        app.blueprint(other)
        app.blueprint(Monitoring(edge or Edge(), checks).blueprint(), url_prefix="/")
        listening = socket.create_server(("127.0.0.1", 0))
        server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.before_start()
        await server.start_serving()
        servers.append(server)
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield running
    for server in servers:
        server.close()
        await server.wait_closed()
        await server.after_stop()


async def _get(url: str, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(url, headers=headers) as reply:
        return reply.status, await reply.text()


async def test_health_says_that_the_process_is_alive_whatever_else_is_down(start: Start) -> None:
    url = await start(database=_broken)

    assert await _get(f"{url}/health") == (200, '{"alive":true}')


async def test_ready_says_which_part_is_down_and_nothing_about_why(start: Start) -> None:
    url = await start(database=_broken, locks=lambda: None)

    assert await _get(f"{url}/ready") == (503, '{"ready":false,"database":false,"locks":true}')


async def test_turns_errors_and_refusals_are_counted(start: Start) -> None:
    url = await start()
    events.info("turn", extra={"ids": {"conversation": "c-1", "message": "m-1", "ms": 30}})
    events.error("turn_failed", extra={"ids": {"conversation": "c-1", "error": "StoreUnavailable"}})
    for status in (401, 429, 429, 413):
        await _get(f"{url}/chat/{status}")

    text = (await _get(f"{url}/metrics"))[1]

    for line in (
        "sos_turns_total 1.0",
        'sos_turn_seconds_bucket{le="0.025"} 0.0',
        'sos_turn_seconds_bucket{le="0.05"} 1.0',
        'sos_errors_total{kind="StoreUnavailable"} 1.0',
        'sos_refused_total{why="token"} 1.0',
        'sos_refused_total{why="rate_limited"} 2.0',
        'sos_refused_total{why="oversize"} 1.0',
    ):
        assert line in text.splitlines()
    assert "c-1" not in text
    assert "m-1" not in text


async def test_metrics_are_for_this_machine_only_unless_there_is_a_token(start: Start) -> None:
    url = await start()

    assert (await _get(f"{url}/metrics"))[0] == 200
    # A proxy on this machine hands on calls of the whole world.
    assert (await _get(f"{url}/metrics", **{"X-Forwarded-For": "203.0.113.9"}))[0] == 404


async def test_a_token_opens_the_metrics_and_nothing_else_does(start: Start) -> None:
    url = await start(Edge(Secret(TOKEN)))

    assert (await _get(f"{url}/metrics"))[0] == 404
    assert (await _get(f"{url}/metrics", Authorization="Bearer wrong"))[0] == 404
    assert (await _get(f"{url}/metrics", Authorization=f"Bearer {TOKEN}"))[0] == 200


async def test_a_caller_is_told_apart_behind_as_many_proxies_as_are_ours(start: Start) -> None:
    forged = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}

    assert (await _get(f"{await start()}/chat/200", **forged))[1] == '{"address":""}'
    assert (await _get(f"{await start(Edge(proxies=1))}/chat/200", **forged))[1] == '{"address":"203.0.113.9"}'


@pytest.mark.parametrize(
    ("name", "value"),
    [("SOS_METRICS_TOKEN", "short"), ("SOS_PROXIES", "-1"), ("SOS_PROXIES", "all"), ("SOS_LOG_LEVEL", "loud")],
)
def test_a_wrong_setting_is_named_and_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as told:
        load_edge({name: value})

    assert value not in str(told.value).replace(name, "")


def test_without_settings_nothing_is_open() -> None:
    edge = load_edge({})

    assert (bool(edge.metrics_token), edge.proxies, edge.log_level) == (False, 0, logging.INFO)
