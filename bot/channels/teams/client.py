"""The one HTTP client of the channel, opened at its first use: never while the program is being built."""

from __future__ import annotations

import aiohttp


class Client:
    """Gives the client session of this process. Proxies come from the environment, as operators expect."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    def __call__(self) -> aiohttp.ClientSession:
        """Return the open session."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(trust_env=True)
        return self._session

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
