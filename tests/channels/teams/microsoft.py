"""Microsoft's side on loopback: token issuer, signing keys, Bot Connector, OneDrive; with faults to order."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

APP = "11111111-1111-1111-1111-111111111111"
HOME = "22222222-2222-2222-2222-222222222222"
SCHOOL = "33333333-3333-3333-3333-333333333333"
OTHER_SCHOOL = "44444444-4444-4444-4444-444444444444"
ISSUER = "https://api.botframework.com"
PASSWORD = "the-app-password"

KEYS = {name: rsa.generate_private_key(public_exponent=65537, key_size=2048) for name in ("one", "two", "other")}


@dataclass
class Fault:
    """What the connector answers next, instead of taking a message."""

    status: int = 500
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    taken: bool = False


class Microsoft:
    """One server for everything; ``address`` is its root, ``service`` the Bot Connector's address."""

    def __init__(self) -> None:
        self.published = {"one": ["msteams"], "two": ["webchat"]}
        self.faults: list[Fault] = []
        self.upload_faults: list[int] = []
        self.token_faults: list[int] = []
        self.tokens_made = 0
        self.token_lasts = 3600
        self.keys_asked = 0
        self.calls: list[tuple[str, str, dict[str, Any]]] = []
        self.posted: list[dict[str, Any]] = []
        self.changed: dict[str, dict[str, Any]] = {}
        self.deleted: list[str] = []
        self.uploads: list[tuple[bytes, dict[str, str]]] = []
        self.typing = 0
        self.authorizations: set[str] = set()
        self.address = ""

    @property
    def service(self) -> str:
        """The address that activities name as theirs."""
        return f"{self.address}/teams/"

    def application(self) -> web.Application:
        """The web application with every endpoint."""
        app = web.Application()
        app.router.add_get("/openid", self._openid)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/login/{tenant}/oauth2/v2.0/token", self._token)
        for service in ("teams", "moved"):
            base = f"/{service}/v3/conversations/{{conversation}}/activities"
            app.router.add_post(base, self._post)
            app.router.add_put(base + "/{id}", self._put)
            app.router.add_delete(base + "/{id}", self._delete)
        app.router.add_put("/upload", self._upload)
        return app

    def token(self, key: str = "one", algorithm: str = "RS256", **changes: Any) -> str:
        """Mint a token as the Bot Connector does, with some claims changed; None takes a claim out."""
        now = int(time.time())
        claims = {
            "iss": ISSUER, "aud": APP, "nbf": now - 10, "exp": now + 3600, "serviceurl": self.service,
        }  # fmt: skip
        claims |= changes
        claims = {name: value for name, value in claims.items() if value is not None}
        secret: Any = KEYS[key] if algorithm == "RS256" else ("" if algorithm == "none" else "x" * 32)
        return jwt.encode(claims, secret, algorithm=algorithm, headers={"kid": key})

    def texts(self) -> list[str]:
        """The words of all that was posted, in order: of cards their fallback text."""
        return [words_of(activity) for activity in self.posted]

    def cards(self) -> list[dict[str, Any]]:
        """The Adaptive Cards that were posted, in order."""
        return [card for activity in self.posted if (card := card_of(activity)) is not None]

    async def _openid(self, request: web.Request) -> web.Response:
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.address}/keys"})

    async def _keys(self, request: web.Request) -> web.Response:
        self.keys_asked += 1
        keys = []
        for name, endorsements in self.published.items():
            public = json.loads(RSAAlgorithm.to_jwk(KEYS[name].public_key()))
            keys.append({**public, "kid": name, "endorsements": endorsements})
        return web.json_response({"keys": keys})

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        if self.token_faults:
            return web.json_response({"error": "temporarily_unavailable"}, status=self.token_faults.pop(0))
        wanted = {
            "client_id": APP,
            "client_secret": PASSWORD,
            "scope": "https://api.botframework.com/.default",
        }
        if request.match_info["tenant"] != HOME or any(form.get(k) != v for k, v in wanted.items()):
            return web.json_response({"error": "invalid_client"}, status=401)
        self.tokens_made += 1
        return web.json_response({"access_token": f"bot-{self.tokens_made}", "expires_in": self.token_lasts})

    async def _post(self, request: web.Request) -> web.Response:
        activity = await request.json()
        self.authorizations.add(request.headers.get("Authorization", ""))
        if activity["type"] == "typing":
            self.typing += 1
            return web.json_response({"id": "typing"})
        fault = self.faults.pop(0) if self.faults else None
        self.calls.append(("POST", request.path, activity))
        if fault is not None and not fault.taken:
            await asyncio.sleep(fault.wait)
            return web.json_response({}, status=fault.status, headers=dict(fault.headers))
        if fault is not None:
            await asyncio.sleep(fault.wait)
        self.posted.append({**activity, "at": request.path})
        return web.json_response({"id": f"m{len(self.posted)}"})

    async def _put(self, request: web.Request) -> web.Response:
        self.changed[request.match_info["id"]] = await request.json()
        return web.json_response({"id": request.match_info["id"]})

    async def _delete(self, request: web.Request) -> web.Response:
        self.deleted.append(request.match_info["id"])
        return web.Response()

    async def _upload(self, request: web.Request) -> web.Response:
        if self.upload_faults:
            return web.Response(status=self.upload_faults.pop(0))
        self.uploads.append((await request.read(), dict(request.headers)))
        return web.json_response({}, status=201)


def card_of(activity: Mapping[str, Any]) -> dict[str, Any] | None:
    """The Adaptive Card in a message, if there is one."""
    for attachment in activity.get("attachments") or ():
        if attachment["contentType"] == "application/vnd.microsoft.card.adaptive":
            return dict(attachment["content"])
    return None


def words_of(activity: Mapping[str, Any]) -> str:
    """The words of a message."""
    card = card_of(activity)
    return str(card["fallbackText"]) if card else str(activity.get("text") or "")
