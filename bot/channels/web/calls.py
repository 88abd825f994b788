"""Calls behind the page: start, resume, send, history, events, review, report, document, delete, leave."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw

from bot import session
from bot.channels.web.access import (
    Calls,
    address_of,
    guarded,
    is_framed,
    known_reader,
    known_writer,
    read,
    session_of,
    set_cookie,
)
from bot.channels.web.guard import Refused
from bot.channels.web.ports import Pass

WAIT_SECONDS = 20.0
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def add_calls(blueprint: Blueprint, calls: Calls) -> None:
    """Put every call on a blueprint."""
    post = {
        "start": _start,
        "resume": _resume,
        "send": _send,
        "delete": _delete,
        "leave": _leave,
        "document": _document,
    }
    get = {"history": _history, "events": _events, "review": _review, "report": _report}
    for name, handler in post.items():
        blueprint.add_route(guarded(calls, handler), f"/chat/{name}", methods=["POST"], name=f"chat_{name}")
    for name, handler in get.items():
        blueprint.add_route(guarded(calls, handler), f"/chat/{name}", methods=["GET"], name=f"chat_{name}")
    blueprint.add_route(guarded(calls, _download), "/document/<secret:str>", methods=["GET"], name="document")


# opening


async def _start(calls: Calls, request: Request) -> HTTPResponse:
    read(request, "Start")
    calls.starts.take(address_of(request))
    held = calls.door.start(calls.desk.begin())
    return await _opened(calls, request, held)


async def _resume(calls: Calls, request: Request) -> HTTPResponse:
    body = read(request, "Resume")
    held = calls.door.resume(session.clean(body["code"]), address_of(request))
    return await _opened(calls, request, held)


async def _opened(calls: Calls, request: Request, held: Pass) -> HTTPResponse:
    with calls.talks.hold("all"):
        await calls.conversations.open(held)
    return _with_token(calls, request, held, _whole(calls, held, 0))


def _whole(calls: Calls, held: Pass, after: int) -> dict[str, Any]:
    """Return what was said, with the key for text that is not sent yet."""
    found = _news(calls, held, calls.conversations.since(held, after))
    return found | {"draft_key": calls.door.draft_key(held), "last": found["last"] or after}


def _with_token(calls: Calls, request: Request, held: Pass, found: dict[str, Any]) -> HTTPResponse:
    """Hand the token over in a cookie that no script can read; to a frame in the answer too.

    A frame on another site gets a cookie that is only sent under that site (CHIPS). Browsers that know no such
    cookie have the header.
    """
    if is_framed(request):
        found = found | {"token": held.token}
    response = json(found)
    set_cookie(calls, request, response, held.token, _seconds_left(held))
    return response


def _seconds_left(held: Pass) -> int:
    return max(0, int((held.expires - datetime.now(timezone.utc)).total_seconds()))


def _news(calls: Calls, held: Pass, events: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "events": events,
        "last": events[-1]["n"] if events else 0,
        "standing": held.standing,
        "expires": _seconds_left(held),
        "sections": calls.desk.outline(held.report),
    }


# talking


async def _send(calls: Calls, request: Request) -> HTTPResponse:
    body = read(request, "Send")
    held = known_writer(calls, request)
    text = session.clean(body["text"])
    with calls.talks.hold("all"):
        once, deleted = await calls.conversations.send(held, text, body["message_id"])
    if deleted:
        calls.door.end(held)
        gone = {
            "events": [{"n": 0, **entry} for entry in once],
            "last": 0,
            "standing": "deleted",
            "expires": 0,
        }
        response = json(gone)
        set_cookie(calls, request, response, "", 0)
        return response
    events = _with_codes(calls.conversations.since(held, body.get("after", 0)), once)
    return _renewed(calls, request, held, _news(calls, held, events))


def _renewed(calls: Calls, request: Request, held: Pass, found: dict[str, Any]) -> HTTPResponse:
    """Answer someone who is at work; near its end the session is made longer."""
    longer = calls.door.renew(held)
    if longer.token == held.token:
        return json(found)
    return _with_token(calls, request, longer, found | {"expires": _seconds_left(longer)})


def _with_codes(events: list[dict[str, Any]], once: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Show a code in the one answer that makes it, in the place where the transcript keeps none."""
    left = list(once)
    shown = []
    for event in reversed(events):
        hidden = (event.get("custom") or {}).get("code_hidden")
        shown.append({"n": event["n"], **left.pop()} if hidden and left else event)
    return shown[::-1]


async def _history(calls: Calls, request: Request) -> HTTPResponse:
    held = known_reader(calls, request)
    return _renewed(calls, request, held, _whole(calls, held, _after(request)))


async def _events(calls: Calls, request: Request) -> HTTPResponse:
    held = known_reader(calls, request)
    after = _after(request)
    with calls.waiting.hold(held.conversation):
        events = await calls.conversations.wait(held, after, WAIT_SECONDS, lambda: session_of(calls, held.token))
    found = _news(calls, session_of(calls, held.token), events)
    return json(found | {"last": found["last"] or after})


def _after(request: Request) -> int:
    given = request.args.getlist("after", [])
    if len(given) > 1 or any(not (g.isascii() and g.isdigit() and len(g) <= 10 and int(g) < 2**31) for g in given):
        raise Refused(400, "not_understood")
    return int(given[0]) if given else 0


# looking


async def _review(calls: Calls, request: Request) -> HTTPResponse:
    return json(calls.desk.review(known_reader(calls, request).report))


async def _report(calls: Calls, request: Request) -> HTTPResponse:
    text, final = calls.desk.screen_text(known_reader(calls, request).report)
    return json({"text": text, "final": final})


async def _document(calls: Calls, request: Request) -> HTTPResponse:
    read(request, "Nothing")
    held = known_reader(calls, request)
    content, final = calls.desk.document(held.report)
    name = "conference-report.docx" if final else "conference-report-draft.docx"
    secret, ends = calls.door.leave_document(held.report, content, name)
    minutes = max(1, round((ends - datetime.now(timezone.utc)).total_seconds() / 60))
    return json(
        {
            "url": f"/document/{secret}",
            "name": name,
            "bytes": len(content),
            "final": final,
            "minutes": minutes,
        }
    )


async def _download(calls: Calls, request: Request, secret: str) -> HTTPResponse:
    content, name = calls.door.take_document(secret)
    return raw(content, content_type=WORD, headers={"Content-Disposition": f'attachment; filename="{name}"'})


# leaving


async def _delete(calls: Calls, request: Request) -> HTTPResponse:
    read(request, "Delete")
    held = known_writer(calls, request)
    await calls.conversations.erase(held)
    calls.door.end(held)
    return _gone(calls, request)


async def _leave(calls: Calls, request: Request) -> HTTPResponse:
    read(request, "Nothing")
    calls.door.end(known_reader(calls, request))
    return _gone(calls, request)


def _gone(calls: Calls, request: Request) -> HTTPResponse:
    response = json({"done": True})
    set_cookie(calls, request, response, "", 0)
    return response
