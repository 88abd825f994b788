"""The Teams channel: takes activities in at ``/webhooks/teams/messages`` and hands them to the worker.

The way of an activity: token and tenant checked, kept in the inbox, answered with 200, and only then worked
on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.channels.teams.activities import CARD_ACTION, Activity, NotAnActivity, parse
from bot.channels.teams.answers import Answerer, is_for_us
from bot.channels.teams.client import Client
from bot.channels.teams.connector import Connector, Patience
from bot.channels.teams.consents import Consents
from bot.channels.teams.downloads import add_downloads
from bot.channels.teams.ports import Ports
from bot.channels.teams.reminders import Reminders
from bot.channels.teams.settings import TeamsSettings
from bot.channels.teams.tokens_in import Doorman, KeysUnavailable, NotAllowed, SigningKeys
from bot.channels.teams.tokens_out import BotToken
from bot.channels.teams.work import Work, pack
from bot.channels.teams.worker import Pace, Worker
from bot.dialogue.channel import TurnChannel

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,6})?\d*(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True)
class Timing:
    """How patient the channel is; the tests hurry it."""

    pace: Pace = field(default_factory=Pace)
    patience: Patience = field(default_factory=Patience)


class TeamsChannel(InputChannel):  # type: ignore[misc]
    """Microsoft Teams, in private chats. Building it opens nothing and calls nobody."""

    def __init__(self, settings: TeamsSettings, ports: Ports, timing: Timing | None = None) -> None:
        self._ports = ports
        timing = timing or Timing()
        self._pace = timing.pace
        self._client = Client()
        self._doorman = Doorman(settings, SigningKeys(settings.endpoints.openid, self._client))
        self._connector = Connector(BotToken(settings, self._client), self._client, timing.patience)
        self._consents = Consents(settings, ports, self._client)
        self._tasks: list[asyncio.Task[None]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa, and the end of its address."""
        return "teams"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes: one for activities."""
        self.worker = Worker(
            self._ports,
            Answerer(self._ports, _turns(on_new_message)),
            self._consents,
            self._connector,
            self._pace,
        )
        routes = Blueprint("teams")

        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request)  # Sanic marks its handlers, which a bound method does not take

        routes.add_route(receive, "/messages", methods=["POST"])
        add_downloads(routes, self._ports)
        routes.listener("before_server_start")(self._start)
        routes.listener("before_server_stop")(self._stop)
        return routes

    async def _start(self, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        reminders = Reminders(self._ports, self._connector)
        self._tasks = [loop.create_task(self.worker.sweep()), loop.create_task(reminders.run())]

    async def _stop(self, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        for task in self._tasks:
            task.cancel()
        await self.worker.stop()
        await self._client.close()

    async def _receive(self, request: Request) -> HTTPResponse:
        """Take one activity. 200: it is kept; 400, 401, 403: it is not for us; 503: Teams may try again."""
        try:
            data = json.loads(request.body)
            if not isinstance(data, Mapping):
                return json_response({}, status=400)
            await self._doorman.check(request.headers.get("authorization", ""), data)
            return self._take_in(parse(data))
        except NotAllowed as error:
            logger.warning("teams_refused", extra={"ids": {"error": str(error).replace(" ", "-")}})
            return json_response({}, status=error.status)
        except (NotAnActivity, ValueError, RecursionError):
            return json_response({}, status=400)
        except KeysUnavailable as error:
            logger.error("teams_keys_unavailable", extra={"ids": {"error": str(error).replace(" ", "-")}})
            return json_response({}, status=503)

    def _take_in(self, activity: Activity) -> HTTPResponse:
        """Keep an activity for the worker. An error of the store goes up, and Teams may try again."""
        if not is_for_us(activity):
            return json_response({}, status=501 if activity.kind == "invoke" else 200)
        chat = activity.person if activity.is_private and activity.user else activity.conversation
        ref = self._ports.inbox.add(chat, activity.id, pack(Work(activity)), at=sent_at(activity))
        if ref is not None:
            self.worker.wake(ref)
        if activity.name == CARD_ACTION:
            done = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": ""}
            return json_response(done)
        return json_response({})


def sent_at(activity: Activity) -> float:
    """Return when Teams took an activity, in seconds since 1970; now, when it does not say so."""
    match = _TIMESTAMP.fullmatch(activity.timestamp)
    if not match:
        return time.time()
    zone = "+00:00" if match[3] in (None, "Z") else match[3]
    fraction = (match[2] or ".0").ljust(7, "0")
    try:
        return datetime.fromisoformat(f"{match[1]}{fraction}{zone}").astimezone(timezone.utc).timestamp()
    except (ValueError, OverflowError):
        return time.time()


def _turns(
    on_new_message: OnNewMessage,
) -> Callable[[str, str, Mapping[str, Any]], Awaitable[list[dict[str, Any]]]]:
    """Return a function that holds one turn with Rasa and gives back what was said."""

    async def turn(text: str, conversation: str, known: Mapping[str, Any]) -> list[dict[str, Any]]:
        channel = TurnChannel()
        message = UserMessage(
            text,
            channel,
            conversation,
            input_channel="teams",
            message_id=known["message_id"],
            metadata=dict(known),
        )
        await on_new_message(message)
        return channel.messages

    return turn
