"""Who calls us.

The token that the Bot Connector sends with each activity, checked as strictly as Microsoft's own kits.

Rules: "Authenticate requests from the Bot Connector service to your bot" in Microsoft's Bot Framework REST
documentation. RS256 only, a key that the connector publishes and has endorsed for Teams, the one issuer,
our app as audience, in time (five minutes of leeway), and the service address of the activity equal to the
one in the token.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
from jwt import PyJWK

from bot.channels.teams.settings import TeamsSettings

LEEWAY = 300
REFRESH_AFTER = 24 * 3600.0
KEEP_AT_MOST = 3 * REFRESH_AFTER
REFETCH_AT_MOST_EVERY = 60.0
ENDORSEMENT = "msteams"
MOST_TOKEN = 16_000
_TIME_OUT = aiohttp.ClientTimeout(total=10)


class NotAllowed(Exception):
    """The request does not come from the Bot Connector on behalf of an allowed tenant.

    ``status`` is 401 or 403.
    """

    def __init__(self, why: str, status: int = 401) -> None:
        super().__init__(why)
        self.status = status


class KeysUnavailable(Exception):
    """The connector's signing keys cannot be fetched now, so nobody can be let in."""


@dataclass(frozen=True)
class _Key:
    key: Any
    endorsements: frozenset[str]


class SigningKeys:
    """The connector's public keys by id, fetched on first use, daily, and at a bounded rate for a new id."""

    def __init__(
        self,
        openid: str,
        client: Callable[[], aiohttp.ClientSession],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._openid, self._client, self._clock = openid, client, clock
        self._keys: Mapping[str, _Key] = {}
        self._fetched: float | None = None
        self._tried: float | None = None
        self._lock = asyncio.Lock()

    async def find(self, key_id: str) -> _Key | None:
        """Return a key, or None when the connector has no such key. Raises KeysUnavailable."""
        if self._is_stale() or key_id not in self._keys:
            await self._refresh(key_id)
        if self._fetched is None or self._clock() - self._fetched > KEEP_AT_MOST:
            raise KeysUnavailable("the signing keys are too old, and no newer ones can be fetched")
        return self._keys.get(key_id)

    def _is_stale(self) -> bool:
        return self._fetched is None or self._clock() - self._fetched > REFRESH_AFTER

    async def _refresh(self, key_id: str) -> None:
        async with self._lock:
            if not self._is_stale() and key_id in self._keys:
                return
            if self._tried is not None and self._clock() - self._tried < REFETCH_AT_MOST_EVERY:
                return
            self._tried = self._clock()
            await self._fetch()

    async def _fetch(self) -> None:
        """Fetch the keys. Keys that we have stay in use for a while when a later fetch fails."""
        try:
            document = await self._get(self._openid)
            listed = await self._get(str(document["jwks_uri"]))
            self._keys = dict(
                _read_key(item) for item in listed["keys"] if item.get("kty") == "RSA" and item.get("kid")
            )
        except (
            aiohttp.ClientError,
            asyncio.TimeoutError,
            LookupError,
            TypeError,
            ValueError,
            jwt.PyJWTError,
        ) as error:
            if not self._keys:
                raise KeysUnavailable(f"the signing keys cannot be fetched ({type(error).__name__})") from error
            return
        self._fetched = self._clock()

    async def _get(self, address: str) -> Any:
        async with self._client().get(address, timeout=_TIME_OUT, allow_redirects=False) as response:
            response.raise_for_status()
            return await response.json(content_type=None)


def _read_key(item: Mapping[str, Any]) -> tuple[str, _Key]:
    key = PyJWK.from_dict(dict(item), algorithm="RS256").key
    return str(item["kid"]), _Key(key, frozenset(str(e) for e in item.get("endorsements") or ()))


class Doorman:
    """Lets an activity in, or says why not. Holds no connection until the first activity comes."""

    def __init__(self, settings: TeamsSettings, keys: SigningKeys) -> None:
        self._settings, self._keys = settings, keys

    async def check(self, authorization: str, activity: Mapping[str, Any]) -> None:
        """Check the ``Authorization`` header of a request and what it says against the activity it came with.

        Raises NotAllowed, whose message names the rule and holds nothing of the token, or KeysUnavailable.
        """
        token = _token(authorization)
        key = await self._keys.find(_key_id(token))
        if key is None:
            raise NotAllowed("unknown key")
        if ENDORSEMENT not in key.endorsements:
            raise NotAllowed("the key is not endorsed for Teams")
        self._check_claims(_decode(token, key.key, self._settings), activity)
        self._check_tenant(activity)

    def _check_claims(self, claims: Mapping[str, Any], activity: Mapping[str, Any]) -> None:
        claimed, address = claims.get("serviceurl"), activity.get("serviceUrl")
        if not isinstance(claimed, str) or not isinstance(address, str) or not claimed:
            raise NotAllowed("no service address")
        if claimed.rstrip("/") != address.rstrip("/"):
            raise NotAllowed("another service address")
        if address.partition("://")[0] not in self._settings.endpoints.schemes:
            raise NotAllowed("the service address is not https")
        if activity.get("channelId") != ENDORSEMENT:
            raise NotAllowed("not from Teams")

    def _check_tenant(self, activity: Mapping[str, Any]) -> None:
        """All places in an activity that name a tenant must name the same one, and it must be on our list."""
        tenants = tenants_of(activity)
        if len(tenants) != 1 or not tenants <= self._settings.allowed_tenants:
            raise NotAllowed("this tenant is not on the list", 403)


def tenants_of(activity: Mapping[str, Any]) -> frozenset[str]:
    """Return the tenant ids that an activity names, in lower case."""
    data, conversation = activity.get("channelData"), activity.get("conversation")
    tenant = data.get("tenant") if isinstance(data, Mapping) else None
    found = (
        tenant.get("id") if isinstance(tenant, Mapping) else None,
        conversation.get("tenantId") if isinstance(conversation, Mapping) else None,
    )
    return frozenset(t.lower() for t in found if isinstance(t, str) and t)


def _token(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token.strip() or len(token) > MOST_TOKEN:
        raise NotAllowed("no bearer token")
    return token.strip()


def _key_id(token: str) -> str:
    """Read the key's id. A wrong algorithm is refused here already, so that no key is fetched for it."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise NotAllowed("not a token") from error
    if header.get("alg") != "RS256":
        raise NotAllowed("not signed with RS256")
    key_id = header.get("kid")
    if not isinstance(key_id, str) or not key_id:
        raise NotAllowed("no key id")
    return key_id


def _decode(token: str, key: Any, settings: TeamsSettings) -> Mapping[str, Any]:
    try:
        claims: Mapping[str, Any] = jwt.decode(
            token,
            key,
            algorithms=["RS256"],
            audience=settings.app_id,
            issuer=settings.endpoints.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud"]},
        )
    except jwt.PyJWTError as error:
        raise NotAllowed(type(error).__name__) from error
    return claims
