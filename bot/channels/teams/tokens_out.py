"""Our own token for the Bot Connector.

From the home tenant, kept until shortly before it ends, fetched once at a time.

Microsoft stopped making multi-tenant bots in July 2025: a bot is registered in one tenant and takes its
token there, also for conversations with people of other tenants.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import aiohttp

from bot.channels.teams.settings import TeamsSettings

RENEW_BEFORE = 300.0
_TIME_OUT = aiohttp.ClientTimeout(total=10)


class NoToken(Exception):
    """The home tenant gives no token. ``status``: its HTTP status, or 0 when it did not answer."""

    def __init__(self, status: int) -> None:
        names = "TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_HOME_TENANT"
        refused = f"no token from the home tenant (status {status}); check {names}"
        super().__init__(refused if status else "the home tenant did not answer")
        self.status = status


class BotToken:
    """Gives the bot's token. Nothing is fetched before it is first asked for."""

    def __init__(
        self,
        settings: TeamsSettings,
        client: Callable[[], aiohttp.ClientSession],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._client, self._clock = settings, client, clock
        self._token, self._ends = "", 0.0
        self._lock = asyncio.Lock()

    def __repr__(self) -> str:
        return "BotToken(***)"

    async def get(self) -> str:
        """Return a token that is good for some minutes yet. Raises NoToken."""
        if self._is_fresh():
            return self._token
        async with self._lock:
            if not self._is_fresh():
                await self._renew()
        return self._token

    def forget(self, token: str) -> None:
        """Drop a token that the connector refused, unless a newer one has taken its place."""
        if token == self._token:
            self._token = ""

    def _is_fresh(self) -> bool:
        return bool(self._token) and self._clock() < self._ends - RENEW_BEFORE

    async def _renew(self) -> None:
        """Fetch a new token. When that fails the old one is used for as long as it lasts."""
        try:
            self._token, lasts = await self._fetch()
        except NoToken:
            if self._token and self._clock() < self._ends:
                return
            raise
        self._ends = self._clock() + lasts

    async def _fetch(self) -> tuple[str, float]:
        settings = self._settings
        address = f"{settings.endpoints.login}/{settings.home_tenant}/oauth2/v2.0/token"
        form = {
            "grant_type": "client_credentials",
            "client_id": settings.app_id,
            "client_secret": settings.password.reveal(),
            "scope": settings.endpoints.scope,
        }
        try:
            async with self._client().post(address, data=form, timeout=_TIME_OUT, allow_redirects=False) as response:
                if response.status != 200:
                    raise NoToken(response.status)
                answer = await response.json(content_type=None)
                return str(answer["access_token"]), float(answer["expires_in"])
        except (aiohttp.ClientError, asyncio.TimeoutError, KeyError, TypeError, ValueError) as error:
            raise NoToken(0) from error
