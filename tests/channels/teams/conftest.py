"""A Teams channel on loopback between a stand-in for Microsoft and a stand-in for the dialogue."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import socket
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from sanic import Sanic
from sqlalchemy import text

from bot.channels.teams import Endpoints, Ports, TeamsSettings
from bot.channels.teams.channel import TeamsChannel, Timing
from bot.channels.teams.connector import Patience
from bot.channels.teams.questions import Box
from bot.channels.teams.worker import Pace
from bot.interview.wording import load_words
from bot.settings import Secret
from bot.store import FixedKeys, KeyRing, open_store
from bot.store.inbox import Inbox, Places
from tests.channels.teams.microsoft import APP, HOME, OTHER_SCHOOL, PASSWORD, SCHOOL, Microsoft
from tests.channels.teams.talk import Talk

TODAY = date(2026, 11, 23)
QUICK = Timing(
    Pace(settle=0.03, sweep=0.05, fail_wait=0.02, send_wait=0.05, most_wait=0.2, most_fails=4),
    Patience(tries=3, first=0.01, most=0.05, time_out=0.5),
)
BOXES = {
    "sos.danger": (
        Box("who", "Who is worried"),
        Box("about", "About what"),
        Box("could", "What could happen"),
    ),
    "inv.events": (Box("date", "When", True), Box("what", "What happened")),
}


class FakeReports:
    """Reports that are known by their conversation, with one code that opens."""

    def __init__(self) -> None:
        self.codes = {"river-candle-amber-fox-tulip-stone": "opened", "a-b-c-d-e-f": "refused"}
        self.opened: list[tuple[str, str]] = []
        self.away: set[str] = set()
        self.content = b"the report"
        self.due_on: date | None = None
        self.secrets = {"one-time": "one-time"}
        self.link_to = "https://reports.example/document/one-time"

    def conversation(self, person: str) -> str:
        return f"conversation-of-{person}"

    def looks_like_code(self, text: str) -> bool:
        return text in self.codes

    def open_with(self, code: str, conversation: str) -> str:
        self.opened.append((code, conversation))
        return self.codes[code]

    def is_elsewhere(self, conversation: str) -> bool:
        return conversation in self.away

    def take_back(self, conversation: str) -> None:
        self.away.discard(conversation)

    def document(self, conversation: str) -> bytes:
        return self.content

    def link(self, conversation: str) -> str:
        return self.link_to

    def take(self, secret: str) -> tuple[bytes, str] | None:
        return (self.content, "Conference report.docx") if secret == self.secrets.pop(secret, "") else None

    def due(self, conversation: str) -> date | None:
        return self.due_on


class Desk:
    """Everything a test needs: both sides, the store's parts, and a person who types and presses."""

    def __init__(self, microsoft: Microsoft, talk: Talk, ports: Ports, settings: TeamsSettings) -> None:
        self.microsoft, self.talk, self.ports, self.settings = microsoft, talk, ports, settings
        self.reports: FakeReports = ports.reports  # type: ignore[assignment]
        self.timing = QUICK
        self.url = ""
        self.http = aiohttp.ClientSession()
        self._numbers = itertools.count(1)
        self._server: Any = None
        self.channel: TeamsChannel

    async def start(self) -> None:
        """Start the channel's server; after a ``crash`` this is the restart."""
        self.channel = TeamsChannel(self.settings, self.ports, self.timing)
        app = Sanic(f"teams-{uuid.uuid4().hex[:8]}", configure_logging=False)
        app.blueprint(self.channel.blueprint(self.talk), url_prefix="/webhooks/teams")
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/webhooks/teams/messages"
        self._server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await self._server.startup()
        await self._server.before_start()
        await self._server.after_start()

    async def crash(self) -> None:
        """Stop as a killed process does: tasks die where they are, nothing is tidied."""
        worker = self.channel.worker
        worker._stopping = True
        for task in (*self.channel._tasks, *worker._running.values()):
            task.cancel()
        await asyncio.gather(*self.channel._tasks, *worker._running.values(), return_exceptions=True)
        await self._close()

    async def stop(self) -> None:
        """Stop in good order."""
        await self.channel._stop(None, asyncio.get_running_loop())  # type: ignore[arg-type]
        await self._close()

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            await self.channel._client.close()
            self._server = None

    def activity(self, **changes: Any) -> dict[str, Any]:
        """An activity as Teams sends it for a message in a private chat."""
        number = next(self._numbers)
        person = changes.pop("person", "aaaaaaaa-0000-0000-0000-000000000001")
        tenant = changes.pop("tenant", SCHOOL)
        kind = changes.pop("conversation_type", "personal")
        return {
            "type": "message",
            "id": f"activity-{number}",
            "timestamp": f"2026-11-23T09:{number // 60:02d}:{number % 60:02d}.123Z",
            "channelId": "msteams",
            "serviceUrl": self.microsoft.service,
            "from": {"id": f"29:{person}", "name": "Ms R Cole", "aadObjectId": person},
            "recipient": {"id": f"28:{APP}", "name": "Conference report"},
            "conversation": {"id": f"a:{person}", "conversationType": kind, "tenantId": tenant},
            "channelData": {"tenant": {"id": tenant}},
            **changes,
        }

    async def send(self, activity: Any, token: str | None = None, **headers: str) -> int:
        """Send an activity as the Bot Connector does, and return the status."""
        signed = token if token is not None else self.microsoft.token(serviceurl=_address(activity))
        sent = {"Authorization": f"Bearer {signed}", **headers}
        async with self.http.post(self.url, json=activity, headers=sent) as response:
            self.answer = await response.json(content_type=None)
            return response.status

    async def type(self, text: str, **changes: Any) -> None:
        """Type a message and wait until everything that follows is done."""
        assert await self.send(self.activity(text=text, **changes)) == 200
        await self.quiet()

    async def press(self, title: str, **inputs: Any) -> None:
        """Press a button of the newest card that has it, with its inputs filled in."""
        value, message = self.button(title)
        pressed = self.activity(value={**value, **inputs}, replyToId=message)
        assert await self.send(pressed) == 200
        await self.quiet()

    def button(self, title: str) -> tuple[dict[str, Any], str]:
        """Return what a button sends and the id of its message."""
        for number in range(len(self.microsoft.posted), 0, -1):
            for attachment in self.microsoft.posted[number - 1].get("attachments") or ():
                for action in _actions(attachment["content"]):
                    if action.get("title") == title:
                        return action["data"], f"m{number}"
        raise AssertionError(f"no button {title}")

    async def quiet(self, most: float = 5.0) -> None:
        """Wait until the channel has nothing in hand and nothing left to do."""
        end = asyncio.get_running_loop().time() + most
        while self.channel.worker._running or self._left():
            if asyncio.get_running_loop().time() > end:
                raise AssertionError("the channel is still at work")
            await asyncio.sleep(0.005)

    def _left(self) -> int:
        """How many pieces of work are not done, put back ones too."""
        with self.ports.inbox._engine.connect() as connection:  # type: ignore[attr-defined]
            return int(connection.execute(text("SELECT count(*) FROM inbox WHERE done IS NULL")).scalar() or 0)


def _address(activity: Any) -> str:
    return str(activity.get("serviceUrl", "")) if isinstance(activity, dict) else ""


def _actions(element: Any) -> list[dict[str, Any]]:
    """All actions in a card, the ones behind "More" too."""
    if isinstance(element, list):
        return [action for item in element for action in _actions(item)]
    if not isinstance(element, dict):
        return []
    here = [element] if str(element.get("type", "")).startswith("Action.") else []
    return here + [a for name in ("body", "actions", "card") for a in _actions(element.get(name))]


@pytest.fixture(autouse=True)
def many_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one process start one server after another, which Sanic forbids outside tests."""
    monkeypatch.setattr(Sanic, "test_mode", True)


@pytest.fixture
async def microsoft() -> AsyncIterator[Microsoft]:
    """Microsoft's side, served on loopback."""
    found = Microsoft()
    runner = web.AppRunner(found.application())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, shutdown_timeout=0.1)
    await site.start()
    found.address = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"  # type: ignore[union-attr]
    yield found
    await runner.cleanup()


@pytest.fixture
def settings(microsoft: Microsoft) -> TeamsSettings:
    """The channel's settings, with Microsoft on loopback."""
    endpoints = Endpoints(
        openid=f"{microsoft.address}/openid", login=f"{microsoft.address}/login", schemes=frozenset({"http"})
    )
    return TeamsSettings(
        APP, Secret(PASSWORD), HOME, frozenset({SCHOOL, OTHER_SCHOOL}), ("127.0.0.1",), endpoints=endpoints
    )


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once."""
    path = tmp_path_factory.mktemp("blank") / "teams.db"
    open_store(f"sqlite:///{path}", FixedKeys(KeyRing.of([b"k" * 32]))).close()
    return path


@pytest.fixture
def ports(tmp_path: Path, blank: Path) -> Ports:
    """The real inbox and places on SQLite; reports that stand in."""
    shutil.copy(blank, tmp_path / "teams.db")
    store = open_store(f"sqlite:///{tmp_path / 'teams.db'}", FixedKeys(KeyRing.of([b"k" * 32])))
    return Ports(
        inbox=Inbox(store.engine, store.vault, lease=timedelta(seconds=0.3)),
        places=Places(store.engine, store.vault),
        reports=FakeReports(),
        say=load_words().say,
        boxes=lambda question: BOXES.get(question, ()),
        today=lambda: TODAY,
    )


@pytest.fixture
async def desk(microsoft: Microsoft, settings: TeamsSettings, ports: Ports) -> AsyncIterator[Desk]:
    """A running channel."""
    found = Desk(microsoft, Talk(), ports, settings)
    await found.start()
    yield found
    await found.stop()
    await found.http.close()


@pytest.fixture
def hurried() -> Callable[..., Timing]:
    """Make other timings."""
    return lambda **changes: replace(QUICK, **changes)
