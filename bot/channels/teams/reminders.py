"""The reminder that a report is due soon: only to people who asked for it, once, and without any content."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.channels.teams import cards
from bot.channels.teams.chats import from_bytes
from bot.channels.teams.connector import Connector, NobodyThere, NotDelivered
from bot.channels.teams.ports import Ports

logger = logging.getLogger(__name__)

EVERY = 3600.0


class Reminders:
    """Sends what is due. Striking a reminder out comes first, so that two workers never send it twice."""

    def __init__(
        self,
        ports: Ports,
        connector: Connector,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._ports, self._connector, self._sleep = ports, connector, sleep

    async def send_due(self) -> int:
        """Send the reminders of today and return how many Teams took."""
        taken = 0
        note = self._ports.say("teams.remind_note")
        for body in self._ports.places.remind(self._ports.today()):
            chat = from_bytes(body)
            try:
                for activity in cards.text_messages(note):
                    await self._connector.send(chat.place, activity)
                taken += 1
            except (NotDelivered, NobodyThere) as error:
                logger.warning("teams_reminder_failed", extra={"ids": {"error": type(error).__name__}})
        return taken

    async def run(self) -> None:
        """Send what is due, every hour, for ever."""
        while True:
            try:
                await self.send_due()
                self._ports.inbox.clean()
                self._ports.places.clean()
            except Exception as error:
                logger.error("teams_reminders_failed", extra={"ids": {"error": type(error).__name__}})
            await self._sleep(EVERY)
