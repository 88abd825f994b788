"""A door, a transcript, a desk and a dialogue that live in memory, and a server for them on loopback."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
import threading
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from sanic import Sanic

from bot.channels.web import WebChannel, WebSetup
from bot.channels.web.guard import Origins
from bot.channels.web.ports import Entry, LinkGone, Pass, TooManyTries, WrongCode
from bot.interview.wording import load_words
from bot.partnership import load_partnership
from tests.channels.web.script import END, SCRIPT

CODE = "river-candle-amber-fox-tulip-stone"


@dataclass
class FakeDoor:
    """Sessions in memory. ``seconds``: how long one lives."""

    seconds: float = 3600
    tries: int = 0
    renewing: bool = False
    passes: dict[str, Pass] = field(default_factory=dict)
    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def start(self, report: str) -> Pass:
        return self._make(report)

    def renew(self, held: Pass) -> Pass:
        if self.renewing:
            self.end(held)
            return self._make(held.report)
        return held

    def draft_key(self, held: Pass) -> str:
        return base64.b64encode(hashlib.sha256(held.report.encode()).digest()).decode()

    def _make(self, report: str) -> Pass:
        expires = datetime.now(timezone.utc) + timedelta(seconds=self.seconds)
        made = Pass(secrets.token_urlsafe(24), f"c_{secrets.token_hex(8)}", report, expires)
        self.passes[made.token] = made
        return made

    def check(self, token: str) -> Pass | None:
        held = self.passes.get(token)
        return held if held and held.expires > datetime.now(timezone.utc) else None

    def resume(self, code: str, address: str) -> Pass:
        self.tries += 1
        if self.tries > 20:
            raise TooManyTries(30)
        report = self.codes.get("-".join(code.lower().replace(",", " ").replace("-", " ").split()))
        if report is None:
            raise WrongCode
        for token, held in self.passes.items():
            if held.report == report:
                self.passes[token] = replace(held, standing="read")
        return self._make(report)

    def end(self, held: Pass) -> None:
        self.passes.pop(held.token, None)

    def leave_document(self, report: str, content: bytes, name: str) -> tuple[str, datetime]:
        secret = secrets.token_urlsafe(24)
        self.files[secret] = (content, name)
        return secret, datetime.now(timezone.utc) + timedelta(minutes=10)

    def take_document(self, secret: str) -> tuple[bytes, str]:
        if secret not in self.files:
            raise LinkGone
        return self.files.pop(secret)


@dataclass
class MemoryTranscript:
    """What was said, in memory."""

    kept: dict[str, list[Entry | None]] = field(default_factory=dict)

    def append(self, report: str, entries: Sequence[Entry]) -> bool:
        if any(e.get("id") and self.has(report, e["id"]) for e in entries):
            return False
        self.kept.setdefault(report, []).extend(entries)
        return True

    def since(self, report: str, after: int) -> list[tuple[int, Entry | None]]:
        return [(n, e) for n, e in enumerate(self.kept.get(report, []), 1) if n > after]

    def has(self, report: str, message_id: str) -> bool:
        return any(e and e.get("id") == message_id for e in self.kept.get(report, []))

    def erase(self, report: str) -> None:
        self.kept.pop(report, None)


@dataclass
class FakeTalk:
    """Asks the script, one thing after another. ``heard``: every answer, in order, by conversation's report."""

    transcript: MemoryTranscript
    door: FakeDoor
    heard: list[str] = field(default_factory=list)
    seconds: float = 0.0
    meanwhile: Sequence[Entry] = ()
    """What another worker keeps in the transcript while this one is busy."""
    fail: int = 0
    place: int = 0
    before: int | None = None

    async def __call__(self, text: str, conversation: str, metadata: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self.seconds:
            await asyncio.sleep(self.seconds)
        if self.fail:
            self.fail -= 1
            return [{"text": "That could not be saved. Try again in a minute.", "custom": {"failed": True}}]
        self.heard.append(text)
        if self.meanwhile:
            self.transcript.append(next(iter(self.transcript.kept)), self.meanwhile)
        return self._reply(text.strip())

    def _reply(self, text: str) -> list[dict[str, Any]]:
        if text == "pause":
            self.door.codes[CODE.replace("-", "-")] = next(iter(self.transcript.kept))
            return [
                {
                    "text": f"All answers are kept. Your code to come back is:\n{CODE}\nKeep it safe.",
                    "custom": {"resume_code": CODE},
                },
                self.ask(),
            ]
        if text in ("why do you ask", "show me an example"):
            return [{"text": "The reader needs facts."}, self.ask()]
        if text == "delete everything":
            return [
                {"text": "It is all deleted."},
                {"text": "Type anything to start.", "custom": {"deleted": True}},
            ]
        if text == "finish":
            return [{"text": "Your report is done.", "custom": {"document": "final"}}, END]
        if text.startswith("change "):
            self.before, self.place = self.place, int(text[7:]) - 1
            return [{"text": "You wrote: old words"}, self.ask()]
        if self.before is not None:
            self.place, self.before = self.before, None
        elif self.place < len(SCRIPT):
            self.place += 1
        return [{"text": "Kept."}, self.ask()]

    def ask(self) -> dict[str, Any]:
        return SCRIPT[self.place] if self.place < len(SCRIPT) else END


@dataclass
class FakeDesk:
    """Outline, review and documents of the fake report."""

    talk: FakeTalk
    erased: list[str] = field(default_factory=list)

    def begin(self) -> str:
        return f"r_{secrets.token_hex(4)}"

    def greet(self, report: str) -> list[dict[str, Any]]:
        return [{"text": "Hello. I help you write your report."}, self.talk.ask()]

    def outline(self, report: str) -> list[dict[str, Any]]:
        done = min(self.talk.place, 6)
        return [{"id": "start", "title": "Before you start", "done": 3, "of": 3, "here": False},
                {"id": "worries", "title": "Worries", "done": done, "of": 6, "here": True}]  # fmt: skip

    def review(self, report: str) -> dict[str, Any]:
        rows = [{"number": n, "title": q["custom"]["question"], "answer": "<b>typed</b>", "given": n <= len(self.talk.heard)}
                for n, q in enumerate(SCRIPT, 1)]  # fmt: skip
        return {"sections": [{"id": "worries", "title": "Worries", "rows": rows}], "missing": [{"number": 5, "title": "Past harm"}],
                "tips": ["Say who saw it."], "due": "The family gets it by Tuesday 1 December 2026."}  # fmt: skip

    def screen_text(self, report: str) -> tuple[str, bool]:
        return "Multi-agency conference report\n\nWorries\n<script>alert(1)</script>", False

    def document(self, report: str) -> tuple[bytes, bool]:
        return b"PK" + b"x" * 38_000, False

    def parts(self, custom: Mapping[str, Any]) -> Mapping[str, Any]:
        return custom

    def erase(self, report: str) -> None:
        self.erased.append(report)


class House:
    """A web channel over fakes, served on loopback; it can be stopped and started at the same port."""

    def __init__(self, *, embed: tuple[str, ...] = (), colours: Mapping[str, str] | None = None) -> None:
        self.door, self.transcript = FakeDoor(), MemoryTranscript()
        self.talk = FakeTalk(self.transcript, self.door)
        self.desk = FakeDesk(self.talk)
        self.embed, self.port = embed, 0
        self._colours = colours
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def setup(self) -> WebSetup:
        partnership = load_partnership()
        if self._colours:
            partnership = replace(partnership, colours=self._colours)
        origins = Origins(embed=self.embed)
        return WebSetup(
            self.door, self.transcript, self.desk, partnership, origins, load_words().say, lambda error: None
        )

    def start(self) -> House:
        """Serve from a thread of its own, on a free port the first time."""
        if not self.port:
            self.port = free_port()
        up = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(up,), daemon=True)
        self._thread.start()
        assert up.wait(10)
        return self

    def _serve(self, up: threading.Event) -> None:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self._loop = loop
        Sanic.test_mode = True  # lets a second server start in this process
        app = Sanic(f"web-{uuid.uuid4().hex[:8]}", configure_logging=False)
        app.config.update({"REQUEST_MAX_SIZE": 256 * 1024, "RESPONSE_TIMEOUT": 60, "GRACEFUL_SHUTDOWN_TIMEOUT": 0.1})
        app.blueprint(WebChannel(self.setup()).blueprint_for(self.talk), url_prefix="/")
        server = loop.run_until_complete(
            app.create_server("127.0.0.1", self.port, return_asyncio_server=True, access_log=False)
        )
        loop.run_until_complete(server.startup())
        loop.run_until_complete(server.start_serving())
        up.set()
        try:
            loop.run_forever()
        finally:
            server.close()
            loop.run_until_complete(server.wait_closed())
            for connection in list(server.connections):
                connection.abort() if hasattr(connection, "abort") else connection.close()
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(loop), return_exceptions=True))
            loop.close()

    def stop(self) -> None:
        """Stop at once, cutting what is under way."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


def free_port() -> int:
    """Return a port on loopback that is free now."""
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


ROOT = Path(__file__).resolve().parents[3]
