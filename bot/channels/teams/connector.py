"""Sending to Teams: the Bot Connector's REST calls, with patience for 429 and for a service that stumbles.

Calls: Bot Framework REST API, "Connector". Teams asks for at most seven messages a second in one chat and
answers 429 with Retry-After beyond that.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import aiohttp

from bot.channels.teams.tokens_out import BotToken, NoToken

_TRY_AGAIN = frozenset((408, 412, 429, 500, 502, 503, 504))
_GONE = frozenset((403, 404, 410))


class NotDelivered(Exception):
    """Teams did not take a message after all tries. It may be tried again later."""


class NobodyThere(Exception):
    """The chat is closed to the bot: it was uninstalled, blocked or deleted."""


@dataclass(frozen=True)
class Place:
    """Where a chat is: the service's address, the conversation, the bot's and the person's ids in it."""

    service_url: str
    conversation: str
    bot: str = ""
    user: str = ""

    def __repr__(self) -> str:
        return "Place(***)"


@dataclass(frozen=True)
class Patience:
    """How often and how long a call is tried: seconds, doubling from ``first`` to ``most``.

    Retry-After goes first.
    """

    tries: int = 6
    first: float = 1.0
    most: float = 60.0
    time_out: float = 20.0


class Connector:
    """Sends, changes and deletes messages. Opens nothing before the first call."""

    def __init__(
        self,
        token: BotToken,
        client: Callable[[], aiohttp.ClientSession],
        patience: Patience | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._token, self._client, self._sleep = token, client, sleep
        self._patience = patience or Patience()

    async def send(self, place: Place, activity: Mapping[str, Any]) -> str:
        """Send a message and return its id. Raises NotDelivered or NobodyThere."""
        answer = await self._call("POST", _address(place), _addressed(place, activity))
        return str(answer.get("id") or "")

    async def change(self, place: Place, message: str, activity: Mapping[str, Any]) -> None:
        """Put another content in the place of a message that was sent. Raises as ``send``."""
        await self._call("PUT", _address(place, message), _addressed(place, {**activity, "id": message}))

    async def delete(self, place: Place, message: str) -> None:
        """Take a message back. Raises as ``send``."""
        await self._call("DELETE", _address(place, message), None)

    async def typing(self, place: Place) -> None:
        """Show that the bot is at work. A courtesy: tried once, and nothing depends on it."""
        try:
            await self._once("POST", _address(place), _addressed(place, {"type": "typing"}))
        except (NoToken, NobodyThere, aiohttp.ClientError, asyncio.TimeoutError):
            return

    async def _call(self, method: str, address: str, body: Mapping[str, Any] | None) -> Mapping[str, Any]:
        wait = self._patience.first
        for left in range(self._patience.tries - 1, -1, -1):
            asked: float | None = None
            try:
                status, answer, asked = await self._once(method, address, body)
                if status < 300:
                    return answer
                if status not in _TRY_AGAIN and status != 401:
                    raise NotDelivered(f"Teams answered {status}")
            except (NoToken, aiohttp.ClientError, asyncio.TimeoutError):
                status = 0
            if left:
                await self._sleep(min(asked if asked is not None else _jitter(wait), self._patience.most))
                wait = min(wait * 2, self._patience.most)
        raise NotDelivered(f"Teams answered {status} on every try")

    async def _once(
        self, method: str, address: str, body: Mapping[str, Any] | None
    ) -> tuple[int, Mapping[str, Any], float | None]:
        """Make one call. Redirects are not followed: the token goes to no other address."""
        token = await self._token.get()
        time_out = aiohttp.ClientTimeout(total=self._patience.time_out)
        headers = {"Authorization": f"Bearer {token}"}
        async with self._client().request(
            method, address, json=body, headers=headers, timeout=time_out, allow_redirects=False
        ) as response:
            if response.status == 401:
                self._token.forget(token)
            if response.status in _GONE:
                raise NobodyThere(f"Teams answered {response.status}")
            answer = await _json(response) if response.status < 300 else {}
            return response.status, answer, retry_after(response.headers.get("Retry-After"))


def _jitter(seconds: float) -> float:
    """Spread the tries of many chats, so that they do not all come back in the same moment."""
    return seconds * (0.8 + secrets.randbelow(401) / 1000)


async def _json(response: aiohttp.ClientResponse) -> Mapping[str, Any]:
    try:
        answer = await response.json(content_type=None)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _address(place: Place, message: str = "") -> str:
    base = f"{place.service_url.rstrip('/')}/v3/conversations/{quote(place.conversation, safe='')}/activities"
    return f"{base}/{quote(message, safe='')}" if message else base


def _addressed(place: Place, activity: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **activity,
        "from": {"id": place.bot},
        "recipient": {"id": place.user},
        "conversation": {"id": place.conversation},
    }


def retry_after(header: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for (a number, or an HTTP date: RFC 9110, 10.2.3)."""
    if not header:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or timezone.utc) - datetime.now(timezone.utc)).total_seconds())
