"""Who may call: exact origins, one header that only our page sends, sizes, and what every answer carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sanic.request import Request
from sanic.response import HTTPResponse

PAGE_HEADER = "x-sos-chat"
MOST_BYTES = 256_000
_OWN_FETCH = ("same-origin", "none")


class Refused(Exception):
    """A call that is not done. ``code``: a name that the page knows; ``wait``: seconds, where it helps."""

    def __init__(self, status: int, code: str, *, wait: int = 0) -> None:
        super().__init__(code)
        self.status, self.code, self.wait = status, code, wait


LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True)
class Origins:
    """Where the page may be served from, and who may frame it.

    ``public``: the one public origin (``https://reports.example.org``), or "" for a server that listens on
    its own machine: then the names in ``hosts`` are ours at any port. ``embed``: the sites that may frame it.
    """

    public: str = ""
    hosts: frozenset[str] = LOOPBACK
    embed: tuple[str, ...] = ()

    @property
    def secure(self) -> bool:
        """Whether the page is served over TLS only."""
        return self.public.startswith("https://")

    def own(self, host: str) -> str | None:
        """Return the origin that a Host header stands for, or None for a host that is not ours."""
        if self.public:
            return self.public if host == urlsplit(self.public).netloc else None
        name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
        return f"http://{host}" if name in self.hosts and (port.isdigit() or not port) else None


def make_origins(public_url: str, host: str, embed: tuple[str, ...]) -> Origins:
    """Return the origins of an installation from its settings."""
    if public_url:
        parts = urlsplit(public_url)
        return Origins(f"{parts.scheme}://{parts.netloc}", embed=embed)
    return Origins(hosts=LOOPBACK | {host}, embed=embed)


def check_caller(request: Request, origins: Origins) -> None:
    """Refuse a call that another site makes a browser send, and a Host that is not ours (DNS rebinding)."""
    own = origins.own(request.headers.get("host", ""))
    if own is None or request.headers.get("origin", own) != own:
        raise Refused(403, "not_allowed")
    if request.headers.get("sec-fetch-site", "none") not in _OWN_FETCH:
        raise Refused(403, "not_allowed")


def read_body(request: Request) -> Any:
    """Return the JSON of a call that our page made. Raises Refused."""
    if request.headers.get(PAGE_HEADER) != "1":
        raise Refused(403, "not_allowed")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "not_json")
    if len(request.body) > MOST_BYTES:
        raise Refused(413, "too_long")
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "not_json") from error


def safe_headers(origins: Origins) -> dict[str, str]:
    """Return what every answer of ours carries."""
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        "X-Robots-Tag": "noindex",
    }
    if origins.secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def page_policy(ancestors: tuple[str, ...]) -> str:
    """Return the policy of a page: everything from us, nothing inline, framed by ``ancestors`` only."""
    framed = " ".join(ancestors) or "'none'"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {framed}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def add_headers(response: HTTPResponse, headers: Mapping[str, str]) -> None:
    """Put headers on an answer where it has none of that name yet."""
    for name, value in headers.items():
        response.headers.setdefault(name, value)
