"""The page behind a one-time link. The report is given out on a press, not on a look.

Scanners of links in mail and chat look at every address that they see. A link that gave the file at once
would be used up before the person gets to it.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, raw

from bot.channels.teams.ports import Ports

PATH = "/webhooks/teams/report/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_POLICY = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
_PAGE = """<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{text}</p>{form}</main></body>
</html>
"""


def add_downloads(routes: Blueprint, ports: Ports) -> None:
    """Add the page and the download to the channel's routes."""

    async def look(request: Request, secret: str) -> HTTPResponse:
        form = f'<form method="post"><button>{escape(ports.say("teams.page_button"))}</button></form>'
        return _page(ports, "page_text", form)

    async def take(request: Request, secret: str) -> HTTPResponse:
        found = ports.reports.take(secret)
        if found is None:
            return _page(ports, "page_gone", "", status=410)
        content, name = found
        named = f"attachment; filename*=UTF-8''{quote(name)}"
        return raw(content, content_type=WORD, headers={**_HEADERS, "Content-Disposition": named})

    routes.add_route(look, "/report/<secret:str>", methods=["GET"], name="look")
    routes.add_route(take, "/report/<secret:str>", methods=["POST"], name="take")


def _page(ports: Ports, text: str, form: str, status: int = 200) -> HTTPResponse:
    title, words = escape(ports.say("teams.page_title")), escape(ports.say(f"teams.{text}"))
    return html(_PAGE.format(title=title, text=words, form=form), status=status, headers=_HEADERS)
