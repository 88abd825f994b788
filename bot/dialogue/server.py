"""The bot as a server, and as a function for the command line: Rasa in one process, with our channels only.

    agent = make_agent(settings.model, actions, snapshots, on_error=...)
    run(agent, channels, Address(settings.host, settings.port))
    said = await handle(agent, "help", conversation_id)

Rasa's HTTP API is not there, nor its action server, its telemetry, its error reports or its fall-back stores.
"""

from __future__ import annotations

import asyncio
import os
import socket
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sanic import Sanic

from bot.dialogue import tuning
from bot.dialogue.errors import PlainErrors
from bot.dialogue.logs import hollow_structlog, quiet_loop

if TYPE_CHECKING:
    from rasa.core.channels.channel import InputChannel
    from rasa.core.lock_store import LockStore
    from rasa_sdk import Action

    from bot.dialogue.processor import OnError, TurnAgent
    from bot.dialogue.tracker_store import Snapshots

ROUTE = "/webhooks/"


class StartError(Exception):
    """The server cannot start. The message names the setting to change."""


@dataclass(frozen=True)
class Limits:
    """What a client may use. Sizes in bytes, times in seconds.

    An answer has at most 20,000 characters; as JSON with every character escaped that is 240,000 bytes.
    """

    request_size: int = 256 * 1024
    request_seconds: int = 20
    response_seconds: int = 60
    keep_alive_seconds: int = 15
    stop_seconds: float = 20.0


@dataclass(frozen=True)
class Address:
    """Where the server listens: loopback unless somebody says otherwise."""

    host: str = "127.0.0.1"
    port: int = 5005


def prepare() -> None:
    """Set up the process before Rasa is imported.

    No telemetry, no error reports, no printed texts, no TensorFlow.
    """
    hollow_structlog()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    # Rasa reports crashes to its makers through this address, if it finds one.
    os.environ["SENTRY_DSN"] = ""
    os.environ["RASA_SENTRY_DSN"] = ""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    tuning.defer_training_helpers()


def make_agent(
    model: str | Path,
    actions: Iterable[Action],
    snapshots: Snapshots,
    *,
    on_error: OnError,
    locks: LockStore | None = None,
) -> TurnAgent:
    """Load a trained model (a file, or the newest of a folder) and return the agent that holds conversations.

    ``actions``: the custom actions, ready made. ``snapshots``: where trackers are kept. ``on_error``: the
    sentence that tells the user that a turn failed. ``locks``: for one process unless given (see
    ``locks.make_locks``).
    Raises ModelNotFound without a model, ValueError when the model needs an action that was not given, and
    what the snapshots raise when they cannot be read: the bot does not start.
    """
    prepare()
    from bot.dialogue.executor import InProcessActions
    from bot.dialogue.locks import make_locks
    from bot.dialogue.processor import TurnAgent
    from bot.dialogue.tracker_store import SnapshotTrackerStore

    tuning.tune()
    agent = TurnAgent(
        InProcessActions(actions),
        on_error,
        tracker_store=SnapshotTrackerStore(snapshots),
        lock_store=locks or make_locks(),
    )
    agent.load_model(model)
    return agent


async def handle(
    agent: TurnAgent, text: str, conversation_id: str, metadata: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Hold one turn and return what the bot says, in order.

    Each message is a dict with ``text`` and, where there are any, ``buttons`` ({title, payload}) and
    ``custom``.
    ``metadata`` goes to the actions; its ``message_id`` and ``channel`` name the message and where it came
    from. Never raises for a failing action or store: then the one message has ``custom: {"failed": True}``.
    """
    from rasa.core.channels.channel import UserMessage

    from bot.dialogue.channel import TurnChannel

    known = dict(metadata or {})
    channel = TurnChannel()
    message = UserMessage(
        text,
        channel,
        conversation_id,
        input_channel=known.get("channel"),
        message_id=known.get("message_id"),
        metadata=known,
    )
    await agent.handle_message(message)
    return channel.messages


def make_app(agent: TurnAgent, channels: Sequence[InputChannel], limits: Limits | None = None) -> Sanic:
    """Return the web application with the given channels and nothing else.

    A channel is mounted under ``/webhooks/<its url_prefix()>``, or at the prefix itself when that begins
    with "/".
    """
    from rasa.core.channels.channel import register

    app = Sanic(f"sos-report-{uuid.uuid4().hex[:8]}", configure_logging=False, error_handler=PlainErrors())
    _limit(app, limits or Limits())
    app.ctx.agent = agent
    register(list(channels), app, route=ROUTE)
    app.register_listener(_started, "before_server_start")
    app.register_listener(_finish_turns, "before_server_stop")
    return app


def run(
    agent: TurnAgent,
    channels: Sequence[InputChannel],
    address: Address,
    *,
    workers: int = 1,
    on_worker_start: Callable[[], None] | None = None,
    limits: Limits | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM; then finish the turns in hand and return.

    ``workers``: processes, forked once the model is loaded so that they share its memory.
    ``on_worker_start`` runs in each of them before it serves, to open what may not be shared over a fork
    (database connections).
    Raises StartError when the address cannot be listened on.
    """
    listening = _listen(address)
    app = make_app(agent, channels, limits)
    if on_worker_start is not None:
        app.register_listener(lambda *_: on_worker_start(), "before_server_start")
    app.run(sock=listening, workers=workers, access_log=False, debug=False, motd=False)


def _limit(app: Sanic, limits: Limits) -> None:
    app.config.REQUEST_MAX_SIZE = limits.request_size
    app.config.REQUEST_TIMEOUT = limits.request_seconds
    app.config.RESPONSE_TIMEOUT = limits.response_seconds
    app.config.KEEP_ALIVE_TIMEOUT = limits.keep_alive_seconds
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = limits.stop_seconds
    app.config.FALLBACK_ERROR_FORMAT = "text"
    app.config.ACCESS_LOG = False


async def _started(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    quiet_loop(loop)


async def _finish_turns(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    await asyncio.wait_for(app.ctx.agent.finish_turns(), app.config.GRACEFUL_SHUTDOWN_TIMEOUT)


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address.host, address.port))
    except OSError as error:
        listening.close()
        place = f"{address.host} port {address.port}"
        raise StartError(f"cannot listen on {place} ({error.strerror}): change SOS_HOST or SOS_PORT") from error
    listening.set_inheritable(True)
    return listening
