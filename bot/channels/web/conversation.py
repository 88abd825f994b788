"""One conversation of the page: what was said is passed on once, kept sealed, and shown in every window."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any
from weakref import WeakValueDictionary

from bot.channels.web.ports import Desk, Entry, Pass, Talk, Transcript

LOOK_AGAIN_SECONDS = 2.0  # another worker may have written what this one waits for


class NotSaved(Exception):
    """The bot could not keep a message. ``says``: its own sentence about that."""

    def __init__(self, says: str) -> None:
        super().__init__("a message was not kept")
        self.says = says


class Conversations:
    """Sends messages one at a time for each report, and lets other windows wait for what is new."""

    def __init__(self, talk: Talk, transcript: Transcript, desk: Desk, say: Callable[[str], str]) -> None:
        self._talk, self._transcript, self._desk = talk, transcript, desk
        self._hidden, self._unreadable = say("web.code_hidden"), say("web.unreadable")
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._news: WeakValueDictionary[str, asyncio.Condition] = WeakValueDictionary()

    async def open(self, held: Pass) -> None:
        """Let the bot speak first: a greeting, or "welcome back" and the question that is open."""
        async with self._lock(held.report):
            await self._keep(held, [], self._desk.greet(held.report))

    async def send(self, held: Pass, text: str, message_id: str) -> tuple[list[Entry], bool]:
        """Pass a message on, unless that was done before; return what to show once, and if all was deleted.

        What is shown once only (a code) is not in the transcript.
        """
        async with self._lock(held.report):
            if self._transcript.has(held.report, message_id):
                return [], False
            said = await self._ask(text, held.conversation, {"message_id": message_id})
            if any((m.get("custom") or {}).get("deleted") for m in said):
                self._transcript.erase(held.report)
                await self._tell(held.report)
                return [_entry(m) for m in said], True
            mine: Entry = {"who": "you", "text": text, "id": message_id}
            return await self._keep(held, [mine], said), False

    def since(self, held: Pass, after: int) -> list[dict[str, Any]]:
        """Return what was said after an event, with its numbers, ready for the page."""
        gap: Entry = {"who": "bot", "text": self._unreadable, "custom": {"unreadable": True}}
        return [{"n": n, **(entry or gap)} for n, entry in self._transcript.since(held.report, after)]

    async def wait(
        self, held: Pass, after: int, seconds: float, still_open: Callable[[], object]
    ) -> list[dict[str, Any]]:
        """Return what is new as soon as there is something, or nothing after a while.

        ``still_open`` is asked now and then, and raises when the session or the report has gone meanwhile.
        """
        news = self._condition(held.report)
        end = asyncio.get_running_loop().time() + seconds
        while not (found := self.since(held, after)):
            still_open()
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                return []
            async with news:
                try:
                    await asyncio.wait_for(news.wait(), min(left, LOOK_AGAIN_SECONDS))
                except asyncio.TimeoutError:
                    continue
        return found

    async def erase(self, held: Pass) -> None:
        """Delete the report, the conversation and all that belongs to them."""
        async with self._lock(held.report):
            self._transcript.erase(held.report)
            self._desk.erase(held.report)
        await self._tell(held.report)

    async def _ask(self, text: str, conversation: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        said = await self._talk(text, conversation, metadata)
        failed = next((m for m in said if (m.get("custom") or {}).get("failed")), None)
        if failed is not None:
            raise NotSaved(str(failed.get("text") or ""))
        return said

    async def _keep(self, held: Pass, mine: list[Entry], said: Sequence[dict[str, Any]]) -> list[Entry]:
        """Keep both sides; return the messages whose code is shown now and not kept.

        Nothing is added when another worker has kept the same message meanwhile.
        """
        entries = [_entry({**m, "custom": self._desk.parts(m.get("custom") or {})}) for m in said]
        secret = [e for e in entries if "resume_code" in e["custom"]]
        self._transcript.append(held.report, mine + [self._without_code(e) for e in entries])
        await self._tell(held.report)
        return secret

    def _without_code(self, entry: Entry) -> Entry:
        if "resume_code" not in entry["custom"]:
            return entry
        return {"who": "bot", "text": self._hidden, "custom": {"code_hidden": True}}

    async def _tell(self, report: str) -> None:
        news = self._condition(report)
        async with news:
            news.notify_all()

    def _lock(self, report: str) -> asyncio.Lock:
        lock = self._locks.get(report)
        if lock is None:
            lock = self._locks[report] = asyncio.Lock()
        return lock

    def _condition(self, report: str) -> asyncio.Condition:
        news = self._news.get(report)
        if news is None:
            news = self._news[report] = asyncio.Condition()
        return news


def _entry(message: dict[str, Any]) -> Entry:
    entry: Entry = {
        "who": "bot",
        "text": message.get("text") or "",
        "custom": dict(message.get("custom") or {}),
    }
    if message.get("buttons"):
        entry["buttons"] = [{"title": b["title"], "payload": b["payload"]} for b in message["buttons"]]
    return entry
