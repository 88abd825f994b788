"""The answer to a file that was offered: uploaded and shown, or, when declined or failed, a link instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import aiohttp

from bot.channels.teams import cards, files
from bot.channels.teams.activities import Activity
from bot.channels.teams.answers import Answered
from bot.channels.teams.chats import Chat
from bot.channels.teams.ports import Ports
from bot.channels.teams.replies import Out
from bot.channels.teams.settings import TeamsSettings


class Consents:
    """Acts on ``fileConsent/invoke``. The report is written when it is taken, so it is as it then stands."""

    def __init__(self, settings: TeamsSettings, ports: Ports, client: Callable[[], aiohttp.ClientSession]) -> None:
        self._settings, self._ports, self._client = settings, ports, client

    async def answer(self, activity: Activity, chat: Chat) -> Answered:
        """Upload the file or give a link. An offer is good once, for the person who got it."""
        offer = chat.offer
        if offer is None or files.offer_of(activity.value) != offer.id:
            return Answered(chat, self._text("file_old"))
        gone: tuple[Out, ...] = ({"as": "delete", "message": offer.message},) if offer.message else ()
        if activity.value.get("action") == "accept":
            out = await self._upload(activity, chat)
        else:
            out = (*self._text("file_declined"), *self._link(chat))
        return Answered(replace(chat, offer=None), (*out, *gone))

    async def _upload(self, activity: Activity, chat: Chat) -> tuple[Out, ...]:
        content = self._ports.reports.document(self._ports.reports.conversation(chat.person))
        try:
            upload = files.read_upload(activity.value, self._settings)
            await files.put(upload, content, self._client)
        except files.NotUploaded:
            return (*self._text("file_failed"), *self._link(chat))
        return ({"activity": files.there(upload), "as": "file"}, *self._text("file_there"))

    def _link(self, chat: Chat) -> tuple[Out, ...]:
        link = self._ports.reports.link(self._ports.reports.conversation(chat.person))
        return self._text("file_link", link=link) if link else self._text("file_no_link")

    def _text(self, name: str, **values: object) -> tuple[Out, ...]:
        said = self._ports.say(f"teams.{name}", **values)
        return tuple({"activity": activity, "as": "text"} for activity in cards.text_messages(said))
