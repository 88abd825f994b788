"""What an operator's tools ask: ``/health``, ``/ready`` and ``/metrics``. Numbers only: no content and no ids.

The numbers come from two places that hold no content by their make: the closed events of the log (see
``bot.dialogue.logs``) and the status of each HTTP answer.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw

from bot.settings import Secret, SettingsError

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
CHECK_SECONDS = 6.0
SHORTEST_TOKEN = 24
PATHS = frozenset({"/health", "/ready", "/metrics"})
# Why a call was not done, by the status it was answered with.
REFUSALS = {
    400: "malformed",
    401: "token",
    403: "origin",
    409: "taken_over",
    413: "oversize",
    415: "malformed",
    429: "rate_limited",
    503: "not_saved",
}
LEVELS = {"DEBUG": logging.DEBUG, "INFO": logging.INFO, "WARNING": logging.WARNING, "ERROR": logging.ERROR}
_FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")
_OURS = ("bot", "actions")

logger = logging.getLogger(__name__)

Check = Callable[[], object]


@dataclass(frozen=True)
class Edge:
    """How the server is reached. ``proxies``: how many of our own proxies each call comes through.

    ``metrics_token``: with it /metrics answers anybody who sends it; without, only this machine.
    ``log_level``: of our own events; what libraries have to say is never written in words.
    """

    metrics_token: Secret = field(default_factory=lambda: Secret(""))
    proxies: int = 0
    log_level: int = logging.INFO


def load_edge(environ: Mapping[str, str] | None = None) -> Edge:
    """Read SOS_METRICS_TOKEN, SOS_PROXIES and SOS_LOG_LEVEL. Raises SettingsError naming the one that is wrong."""
    env = os.environ if environ is None else environ
    token, proxies = env.get("SOS_METRICS_TOKEN", "").strip(), env.get("SOS_PROXIES", "").strip() or "0"
    if token and len(token) < SHORTEST_TOKEN:
        raise SettingsError(f"SOS_METRICS_TOKEN must have at least {SHORTEST_TOKEN} characters")
    if not (proxies.isascii() and proxies.isdigit() and int(proxies) <= 5):
        raise SettingsError("SOS_PROXIES must be the number of your own proxies in front of the server: 0 to 5")
    level = env.get("SOS_LOG_LEVEL", "").strip().upper() or "INFO"
    if level not in LEVELS:
        raise SettingsError(f"SOS_LOG_LEVEL must be one of {', '.join(LEVELS)}")
    return Edge(Secret(token), int(proxies), LEVELS[level])


class Numbers(logging.Handler):
    """The counters. As a handler of the log it hears each closed event once."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        disable_created_metrics()
        self.registry = CollectorRegistry()
        own: dict[str, Any] = {"registry": self.registry}
        self._turns = Counter("sos_turns", "Messages that were answered", **own)
        self._seconds = Histogram("sos_turn_seconds", "Seconds from a message to its answer", buckets=SECONDS, **own)
        self._errors = Counter("sos_errors", "What failed, by kind", ["kind"], **own)
        self._refused = Counter("sos_refused", "Calls that were not done, by reason", ["why"], **own)
        self._purged = Counter("sos_purged_reports", "Reports deleted because they were due", **own)
        for why in sorted(set(REFUSALS.values()) | {"code"}):
            self._refused.labels(why)

    def emit(self, record: logging.LogRecord) -> None:
        """Count an event of ours."""
        if record.name.split(".")[0] not in _OURS:
            return
        ids = getattr(record, "ids", None)
        known: Mapping[str, Any] = ids if isinstance(ids, Mapping) else {}
        if record.msg == "turn":
            self._turns.inc()
            self._seconds.observe(float(known.get("ms") or 0) / 1000)
        elif record.msg == "purged":
            self._purged.inc(float(known.get("count") or 0))
        elif record.levelno >= logging.WARNING:
            self._errors.labels(str(known.get("error") or record.msg)).inc()

    def count_reply(self, path: str, status: int) -> None:
        """Count a call that was refused. A wrong code is told apart from any other address that is not there."""
        why = "code" if status == 404 and path == "/chat/resume" else REFUSALS.get(status)
        if why is not None:
            self._refused.labels(why).inc()

    def text(self) -> bytes:
        """Return all numbers in the Prometheus format; of all workers where there are several."""
        if SHARED_FOLDER not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)
        return generate_latest(together)


class Monitoring:
    """A channel for machines. It is mounted like the others and passes no messages on."""

    def __init__(self, edge: Edge, checks: Mapping[str, Check]) -> None:
        """``checks``: what must work for a message to be taken, by name; each raises when it does not."""
        self._edge, self._checks = edge, checks
        self._numbers: Numbers | None = None

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "monitoring"

    def url_prefix(self) -> str:
        """The three addresses are at the root."""
        return "/"

    def blueprint(self, on_new_message: object = None) -> Blueprint:
        """Return the three pages, and what counts every other answer."""
        blueprint = Blueprint("monitoring")

        # Sanic writes on its handlers, which it cannot do to bound methods.
        @blueprint.get("/health")
        async def health(request: Request) -> HTTPResponse:
            return _plain({"alive": True}, 200)

        @blueprint.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            return await self._ready()

        @blueprint.get("/metrics")
        async def metrics(request: Request) -> HTTPResponse:
            return self._metrics(request)

        @blueprint.listener("before_server_start")
        async def begin(app: Sanic, loop: object) -> None:
            self._begin(app)

        @blueprint.listener("after_server_stop")
        async def end(app: Sanic, loop: object) -> None:
            for name in _OURS:
                logging.getLogger(name).removeHandler(self._counting)

        return blueprint

    def _begin(self, app: Sanic) -> None:
        """Begin to count, in each worker for itself: a counter may not be shared over a fork."""
        self._numbers = numbers = Numbers()
        # Counted at every level: what is too quiet for the log is held back where lines are written.
        for handler in logging.getLogger().handlers:
            handler.setLevel(self._edge.log_level)
        for name in _OURS:
            events = logging.getLogger(name)
            events.setLevel(min(self._edge.log_level, logging.INFO))
            events.addHandler(numbers)
        if self._edge.proxies:
            app.config.PROXIES_COUNT = self._edge.proxies

        async def count(request: Request, response: HTTPResponse) -> None:
            if request is not None and request.path not in PATHS:
                numbers.count_reply(request.path, response.status)

        app.register_middleware(count, "response")

    async def _ready(self) -> HTTPResponse:
        works = {name: await _works(name, check) for name, check in self._checks.items()}
        ready = all(works.values())
        return _plain({"ready": ready, **works}, 200 if ready else 503)

    def _metrics(self, request: Request) -> HTTPResponse:
        if not self._may_read(request):
            return _plain({"error": "There is nothing at this address."}, 404)
        return raw(self._counting.text(), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})

    @property
    def _counting(self) -> Numbers:
        assert self._numbers is not None, "the server has not started"
        return self._numbers

    def _may_read(self, request: Request) -> bool:
        token = self._edge.metrics_token
        if token:
            given = request.headers.get("authorization", "")
            return hmac.compare_digest(given.encode(), f"Bearer {token.reveal()}".encode())
        # Behind a proxy on this machine everybody comes from this machine: then nobody is let in without a token.
        forwarded = any(name in request.headers for name in _FORWARDED)
        return not forwarded and _is_loopback(request.ip)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


async def _works(name: str, check: Check) -> bool:
    """Whether a part answers, without keeping the turns of others waiting meanwhile."""
    loop = asyncio.get_running_loop()
    try:
        await asyncio.wait_for(loop.run_in_executor(None, check), CHECK_SECONDS)
    except Exception as error:
        logger.warning("not_ready", extra={"ids": {"job": name, "error": type(error).__name__}})
        return False
    return True


def _plain(body: Mapping[str, object], status: int) -> HTTPResponse:
    return json(body, status=status, headers={"Cache-Control": "no-store"})
