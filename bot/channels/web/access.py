"""What stands around every call: who may, how much, in which words it is refused, and the session's cookie."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import wraps
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot import session
from bot.channels.web import guard
from bot.channels.web.conversation import Conversations, NotSaved
from bot.channels.web.guard import Refused
from bot.channels.web.limits import AtOnce, Buckets, Rate, TooMany
from bot.channels.web.openapi import MOST_CHARACTERS, fits
from bot.channels.web.ports import Desk, Door, LinkGone, Pass, ReportDeleted, TooManyTries, WrongCode

MOST_WAITING = 4
FRAME_COOKIE = "sos_frame"
SESSION_RATE = Rate(burst=120, per_second=10)
ADDRESS_RATE = Rate(burst=600, per_second=60)
START_RATE = Rate(burst=120, per_second=1)
Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]
Say = Callable[..., str]


@dataclass(frozen=True)
class Calls:
    """Everything the calls work with. ``talks``: how many messages may be under way at once, in all."""

    door: Door
    desk: Desk
    conversations: Conversations
    origins: guard.Origins
    say: Say
    broken: Callable[[Exception], str | None]
    by_session: Buckets
    by_address: Buckets
    starts: Buckets
    waiting: AtOnce
    talks: AtOnce

    @property
    def cookie(self) -> str:
        """The cookie's name; over TLS with the prefix that ties it to this host."""
        return "__Host-sos_chat" if self.origins.secure else "sos_chat"


def make_calls(door: Door, desk: Desk, conversations: Conversations, origins: guard.Origins, say: Say,
               broken: Callable[[Exception], str | None]) -> Calls:  # fmt: skip
    """Return the calls with their usual limits."""
    return Calls(
        door, desk, conversations, origins, say, broken,
        Buckets(SESSION_RATE), Buckets(ADDRESS_RATE), Buckets(START_RATE), AtOnce(MOST_WAITING), AtOnce(64),
    )  # fmt: skip


def guarded(calls: Calls, handler: Handler) -> Handler:
    """Return a call with the checks before it and the safe headers after it."""

    @wraps(handler)
    async def guarded(request: Request, **path: str) -> HTTPResponse:
        try:
            guard.check_caller(request, calls.origins)
            calls.by_address.take(address_of(request))
            response = await handler(calls, request, **path)
        except (
            Refused,
            TooMany,
            WrongCode,
            TooManyTries,
            LinkGone,
            ReportDeleted,
            session.NoSuchReport,
        ) as error:
            response = _refusal(calls, error)
        except NotSaved as error:
            response = _not_saved(calls, error.says)
        except Exception as error:
            says = calls.broken(error)
            if says is None:
                raise
            response = _not_saved(calls, says)
        guard.add_headers(response, guard.safe_headers(calls.origins) | {"Cache-Control": "no-store"})
        return response

    return guarded


def _refusal(calls: Calls, error: Exception) -> HTTPResponse:
    """Say in plain words why a call is not done."""
    if isinstance(error, TooMany):
        error = Refused(429, "too_many", wait=error.wait)
    elif isinstance(error, TooManyTries):
        error = Refused(429, "too_many_codes", wait=error.wait)
    elif isinstance(error, WrongCode):
        error = Refused(404, "wrong_code")
    elif isinstance(error, LinkGone):
        error = Refused(404, "link_gone")
    elif isinstance(error, (ReportDeleted, session.NoSuchReport)):
        error = Refused(401, "report_gone")
    assert isinstance(error, Refused)
    body: dict[str, Any] = {"error": error.code, "says": calls.say(f"web.{error.code}", wait=error.wait)}
    headers = {}
    if error.wait:
        body["wait"] = error.wait
        headers["Retry-After"] = str(error.wait)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return json(body, status=error.status, headers=headers)


def _not_saved(calls: Calls, says: str) -> HTTPResponse:
    body = {"error": "not_saved", "says": says or calls.say("web.not_saved"), "wait": 5}
    return json(body, status=503, headers={"Retry-After": "5"})


def address_of(request: Request) -> str:
    """Return the caller's address; behind a proxy only where Sanic was told which proxy to believe."""
    return str(request.remote_addr or request.ip)


def read(request: Request, schema: str) -> dict[str, Any]:
    """Return the body of a call when it fits its schema. Raises Refused."""
    body = guard.read_body(request)
    if isinstance(body, dict) and isinstance(body.get("text"), str) and len(body["text"]) > MOST_CHARACTERS:
        raise Refused(413, "too_long")
    if not fits(schema, body):
        raise Refused(400, "no_file" if isinstance(body, dict) and "file" in body else "not_understood")
    return dict(body)


def _token(calls: Calls, request: Request) -> str:
    """Return the caller's token: from the header, else from the cookie of the page or of the frame."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return str(token.strip())
    return str(request.cookies.get(FRAME_COOKIE if is_framed(request) else calls.cookie) or "")


def is_framed(request: Request) -> bool:
    """Whether the page is in a frame on another site."""
    return bool(request.headers.get("x-sos-frame") == "1")


def known_reader(calls: Calls, request: Request) -> Pass:
    """Return the caller's session. Raises Refused for none, and TooMany over its limit."""
    token = _token(calls, request)
    if not token:
        raise Refused(401, "no_session")
    held = session_of(calls, token)
    calls.by_session.take(held.conversation)
    return held


def session_of(calls: Calls, token: str) -> Pass:
    """Return the session of a token. Raises Refused."""
    held = calls.door.check(token)
    if held is None:
        raise Refused(401, "session_over")
    return held


def known_writer(calls: Calls, request: Request) -> Pass:
    """Return the caller's session when it may write. Raises Refused."""
    held = known_reader(calls, request)
    if held.standing == "read":
        raise Refused(409, "taken_over")
    return held


def set_cookie(calls: Calls, request: Request, response: HTTPResponse, value: str, seconds: int) -> None:
    """Keep the token where no script can read it; an empty value takes it away."""
    shared = f"Path=/; Max-Age={seconds}; HttpOnly"
    if is_framed(request):
        cookie = f"{FRAME_COOKIE}={value}; {shared}; SameSite=None; Secure; Partitioned"
    else:
        cookie = f"{calls.cookie}={value}; {shared}; SameSite=Strict{'; Secure' if calls.origins.secure else ''}"
    response.headers.add("Set-Cookie", cookie)
