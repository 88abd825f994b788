"""The pages and their files: the chat, the frame, the accessibility statement, scripts and styles."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from string import Template

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw

from bot.channels.web import guard
from bot.channels.web.openapi import description
from bot.channels.web.theme import theme_css
from bot.partnership import Partnership

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
_STATEMENT = "accessibility.html"


@dataclass(frozen=True)
class File:
    """A file as it is sent: made once at the start, with a tag by which a browser knows that it has it."""

    content: bytes
    type: str
    tag: str


def _file(content: bytes, name: str) -> File:
    return File(content, TYPES[PurePosixPath(name).suffix], f'"{hashlib.sha256(content).hexdigest()[:24]}"')


def load_files(partnership: Partnership) -> dict[str, File]:
    """Return every file that the page needs, by its path. Raises ThemeError."""
    widget = files("bot.widget")
    found: dict[str, File] = {"/theme.css": _file(theme_css(partnership.colours).encode(), "theme.css")}
    for folder in ("css", "js"):
        for item in widget.joinpath(folder).iterdir():
            if PurePosixPath(item.name).suffix in TYPES:
                found[f"/static/{item.name}"] = _file(item.read_bytes(), item.name)
    found["/embed.js"] = _file(widget.joinpath("embed.js").read_bytes(), "embed.js")
    found["/static/icon.svg"] = _file(widget.joinpath("icon.svg").read_bytes(), "icon.svg")
    return found


def page_values(partnership: Partnership) -> dict[str, str]:
    """Return what the pages say of the partnership, safe to put into HTML."""
    numbers = "".join(f"<li>{escape(c.name)}: {_phone(c.phone)}</li>" for c in partnership.now)
    values = {
        "partnership": partnership.name,
        "short_name": partnership.short_name,
        "form_name": partnership.form_name,
        "emergency": partnership.emergency,
        "phone": partnership.phone_help,
        "email": partnership.queries,
    }
    return {name: escape(value) for name, value in values.items()} | {"numbers": numbers}


def _phone(number: str) -> str:
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    return f'<a href="tel:{escape(digits)}">{escape(number)}</a>'


def make_page(name: str, values: Mapping[str, str]) -> File:
    """Fill one of the widget's HTML files. Raises KeyError when it names a value that is not there."""
    text = files("bot.widget").joinpath(name).read_text(encoding="utf-8")
    return _file(Template(text).substitute(values).encode(), name)


def add_pages(blueprint: Blueprint, partnership: Partnership, origins: guard.Origins) -> None:
    """Put the pages and their files on a blueprint."""
    values = page_values(partnership)
    safe = guard.safe_headers(origins)
    no_frame = {**safe, "Content-Security-Policy": guard.page_policy(()), "X-Frame-Options": "DENY"}
    framed = {**safe, "Content-Security-Policy": guard.page_policy(origins.embed)}
    anywhere = {**safe, "Cross-Origin-Resource-Policy": "cross-origin"}
    _add(blueprint, "/", make_page("page.html", {**values, "mode": "page"}), no_frame)
    _add(blueprint, "/embed", make_page("page.html", {**values, "mode": "frame"}), framed)
    _add(blueprint, "/accessibility", make_page(_STATEMENT, values), no_frame)
    for path, file in load_files(partnership).items():
        _add(blueprint, path, file, anywhere if path == "/embed.js" else safe)

    async def api(request: Request) -> HTTPResponse:
        return json(description(f"{partnership.short_name}: chat page"), headers=safe)

    blueprint.add_route(api, "/openapi.json", methods=["GET"], name="openapi")


def _add(blueprint: Blueprint, path: str, file: File, headers: Mapping[str, str]) -> None:
    sent = {**headers, "ETag": file.tag, "Cache-Control": "no-cache"}

    async def send(request: Request) -> HTTPResponse:
        if request.headers.get("if-none-match") == file.tag:
            return raw(b"", status=304, headers=sent)
        return raw(file.content, content_type=file.type, headers=sent)

    name = path.strip("/").replace("/", "_").replace(".", "_").replace("-", "_") or "home"
    blueprint.add_route(send, path, methods=["GET"], name=f"file_{name}")
