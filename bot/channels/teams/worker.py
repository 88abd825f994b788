"""Does the work that came in.

One chat at a time in order, each message to its end, through restarts and bad days.

A piece of work is kept with all that it led to before anything is sent, and again after each message that
Teams took. So after a restart it goes on where it was: no answer is read twice, and no reply is sent twice
that Teams has acknowledged.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.channels.teams import cards
from bot.channels.teams.activities import CONSENT, Activity
from bot.channels.teams.answers import Answered, Answerer
from bot.channels.teams.chats import Chat, from_bytes, to_bytes
from bot.channels.teams.connector import Connector, NobodyThere, NotDelivered, Place
from bot.channels.teams.consents import Consents
from bot.channels.teams.ports import Item, Ports
from bot.channels.teams.work import Work, pack, place_of, unpack, with_id

logger = logging.getLogger(__name__)

REMIND_DAYS_BEFORE = 2


class _NotMine(Exception):
    """The work in hand was given to another worker, which goes on with it."""


@dataclass(frozen=True)
class Pace:
    """Times in seconds. ``settle``.

    How long a chat is left alone first, so that quick messages fall into order.

    ``sweep``: how often work is looked for that nobody has in hand. ``fail_wait``: first wait after an
    error of ours, doubling; ``send_wait``: after Teams took nothing. ``most_fails``, ``most_sends``: tries
    before it is given up.
    """

    settle: float = 0.15
    sweep: float = 5.0
    fail_wait: float = 2.0
    send_wait: float = 30.0
    most_wait: float = 900.0
    most_fails: int = 5
    most_sends: int = 100


class Worker:
    """Takes work from the inbox and does it. ``wake`` a chat when something came in for it."""

    def __init__(
        self,
        ports: Ports,
        answerer: Answerer,
        consents: Consents,
        connector: Connector,
        pace: Pace | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._ports, self._answerer, self._consents, self._connector = ports, answerer, consents, connector
        self._pace, self._sleep = pace or Pace(), sleep
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._stopping = False

    def wake(self, ref: str) -> None:
        """See to a chat, now or after the work that it has in hand."""
        if self._stopping:
            return
        if ref in self._running:
            self._again.add(ref)
            return
        task = asyncio.ensure_future(self._see_to(ref))
        self._running[ref] = task
        task.add_done_callback(lambda _: self._finished(ref))

    def _finished(self, ref: str) -> None:
        self._running.pop(ref, None)
        if ref in self._again:
            self._again.discard(ref)
            self.wake(ref)

    async def sweep(self) -> None:
        """Look for work that nobody has in hand, for ever: left by a restart, or to be tried again."""
        while not self._stopping:
            try:
                for ref in self._ports.inbox.waiting():
                    self.wake(ref)
            except Exception as error:
                # The database may be away for a while; what is in it is found once it is back.
                logger.error("teams_sweep_failed", extra={"ids": {"error": type(error).__name__}})
            await self._sleep(self._pace.sweep)

    async def stop(self) -> None:
        """Take nothing more and finish the messages in hand."""
        self._stopping = True
        if self._running:
            await asyncio.wait(set(self._running.values()))

    async def _see_to(self, ref: str) -> None:
        await self._sleep(self._pace.settle)
        try:
            while not self._stopping and (item := self._ports.inbox.take(ref)) is not None:
                if not await self._do(item):
                    return
        except Exception as error:
            logger.error("teams_inbox_failed", extra={"ids": {"error": type(error).__name__}})

    async def _do(self, item: Item) -> bool:
        """Do one piece of work. Returns False when it was put back and the chat has to wait."""
        alive = asyncio.ensure_future(self._stay_at(item))
        try:
            await self._through(item, unpack(item.body))
        except _NotMine:
            return False
        except NotDelivered:
            return self._later(item, self._pace.send_wait, self._pace.most_sends)
        except Exception as error:
            logger.error("teams_work_failed", extra={"ids": {"message": item.id, "error": type(error).__name__}})
            return self._later(item, self._pace.fail_wait, self._pace.most_fails)
        finally:
            alive.cancel()
        self._ports.inbox.done(item)
        return True

    async def _through(self, item: Item, work: Work) -> None:
        """Answer the activity if that was not done before a restart, and send what is left to send."""
        if work.out is None:
            work = await self._answered(item, work)
        await self._send(item, work)

    async def _stay_at(self, item: Item) -> None:
        """Give signs of life while a piece of work takes its time, so that no other worker takes it."""
        while True:
            await asyncio.sleep(self._ports.inbox.lease.total_seconds() / 3)
            self._ports.inbox.hold(item)

    def _keep(self, item: Item, work: Work) -> None:
        if not self._ports.inbox.keep(item, pack(work)):
            raise _NotMine

    def _later(self, item: Item, wait: float, most: int) -> bool:
        if item.tries >= most:
            logger.error("teams_work_given_up", extra={"ids": {"message": item.id, "count": item.tries}})
            self._ports.inbox.done(item)
            return True
        self._ports.inbox.put_back(item, wait=min(wait * 2**item.tries, self._pace.most_wait))
        return False

    async def _answered(self, item: Item, work: Work) -> Work:
        """Answer the activity and keep what it led to, before anything is sent."""
        activity = work.activity
        if not activity.is_private or not activity.user:
            said = "private_only" if not activity.is_private else "who_are_you"
            texts = cards.text_messages(self._ports.say(f"teams.{said}"))
            told = activity.kind == "message" or activity.bot in activity.added
            done = replace(work, out=tuple({"activity": a, "as": "text"} for a in texts) if told else ())
        else:
            answered = await self._think(activity, self._chat(activity), last=item.tries >= self._pace.most_fails)
            done = replace(work, chat=answered.chat, out=answered.out)
        self._keep(item, done)
        return done

    def _chat(self, activity: Activity) -> Chat:
        """Return the person's chat, at the place that this activity came from.

        A bot is moved to another now and then.
        """
        kept = self._ports.places.load(activity.person)
        chat = from_bytes(kept) if kept else Chat(activity.person, place_of(activity))
        return replace(chat, place=place_of(activity))

    async def _think(self, activity: Activity, chat: Chat, *, last: bool) -> Answered:
        """Answer, with the typing sign shown meanwhile. On the last try an error is told to the person."""
        typing = asyncio.ensure_future(self._connector.typing(chat.place))
        try:
            if activity.name == CONSENT:
                return await self._consents.answer(activity, chat)
            return await self._answerer.answer(activity, chat)
        except Exception:
            if not last:
                raise
            texts = cards.text_messages(self._ports.say("teams.try_later"))
            return Answered(chat, tuple({"activity": a, "as": "text"} for a in texts))
        finally:
            typing.cancel()

    async def _send(self, item: Item, work: Work) -> None:
        """Send what is left to send, and keep each step.

        When the chat is closed to the bot the rest falls away.
        """
        place = work.chat.place if work.chat else place_of(work.activity)
        installed = work.chat.installed if work.chat else True
        try:
            for number, out in enumerate(work.out or ()):
                if number < work.sent or not installed:
                    continue
                message = await self._one(place, out)
                work = replace(work, sent=number + 1, chat=with_id(work.chat, out, message))
                self._keep(item, work)
        except NobodyThere:
            work = replace(work, chat=replace(work.chat, installed=False) if work.chat else None)
        if work.chat:
            self._save(work.chat)

    def _save(self, chat: Chat) -> None:
        conversation = self._ports.reports.conversation(chat.person)
        remind_on = self._remind_on(chat, conversation)
        self._ports.places.save(chat.person, conversation, to_bytes(chat), remind_on=remind_on)

    async def _one(self, place: Place, out: dict[str, Any]) -> str:
        """Send, change or delete one message. A card that is gone need not be closed."""
        if out["as"] in ("close", "delete"):
            try:
                if out["as"] == "delete":
                    await self._connector.delete(place, out["message"])
                else:
                    await self._connector.change(place, out["message"], out["activity"])
            except NobodyThere:
                return ""
            return ""
        return await self._connector.send(place, out["activity"])

    def _remind_on(self, chat: Chat, conversation: str) -> date | None:
        """Return the day of the reminder.

        Only when asked for, and not when it is so near that the person knows.
        """
        if not chat.remind or not chat.installed:
            return None
        due = self._ports.reports.due(conversation)
        day = due - timedelta(days=REMIND_DAYS_BEFORE) if due else None
        return day if day and day > self._ports.today() else None
