"""What ``sos-report run`` does: builds the bot and serves its channels until it is stopped."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import redis
from rich.console import Console

from bot.build import Bot, build
from bot.dialogue.logs import configure_logs
from bot.dialogue.server import Address, prepare
from bot.settings import Settings, SettingsError, load_settings
from bot.upkeep import Keeper

if TYPE_CHECKING:
    from bot.channels.monitoring import Edge

SHARED_NUMBERS = "PROMETHEUS_MULTIPROC_DIR"
LOCK_CHECK_SECONDS = 2.0


def serve(*, port: int | None = None, workers: int = 1) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises SettingsError and what the rooms raise, so that nothing half starts."""
    settings = load_settings()
    if workers > 1 and (settings.database_url.startswith("sqlite") or not settings.redis_url):
        raise SettingsError("more than one worker needs DATABASE_URL (PostgreSQL) and REDIS_URL")
    prepare()
    with _shared_numbers(workers):
        # Prometheus looks for the shared folder when it is imported, and at no other time.
        from bot.channels.monitoring import load_edge

        _serve(settings, load_edge(), port=port, workers=workers)


def _serve(settings: Settings, edge: Edge, *, port: int | None, workers: int) -> None:
    from bot.dialogue import server

    with build(settings) as bot:
        address = Address(settings.host, settings.port if port is None else port)
        _welcome(bot, address)
        configure_logs(edge.log_level)
        assert bot.agent is not None
        ways_in = [*channels(bot), _monitoring(bot, edge)]
        server.run(bot.agent, ways_in, address, workers=workers, on_worker_start=lambda: _start_worker(bot))


@contextmanager
def _shared_numbers(workers: int) -> Iterator[None]:
    """Let several workers add up their metrics, in a folder that holds numbers only and goes at the end."""
    if workers == 1 or SHARED_NUMBERS in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="sos-metrics-") as folder:
        os.environ[SHARED_NUMBERS] = folder
        yield


def _monitoring(bot: Bot, edge: Edge) -> Any:
    """Return the pages for an operator's tools."""
    from bot.channels.monitoring import Monitoring

    checks: dict[str, Callable[[], object]] = {"database": bot.store.ping, "keys": bot.store.vault.ring}
    if bot.settings.redis_url:
        checks["locks"] = redis.Redis.from_url(bot.settings.redis_url, socket_timeout=LOCK_CHECK_SECONDS).ping
    return Monitoring(edge, checks)


def _start_worker(bot: Bot) -> None:
    """Open what may not be shared with other processes, and begin the hourly deleting."""
    bot.store.forked()
    Keeper(bot.store, bot.rooms.partnership).start()


def channels(bot: Bot) -> list[Any]:
    """Return the channels of an installation: the web always, Teams when it is set up."""
    from bot.build_teams import teams_channel
    from bot.channels.web.making import make_web_channel

    teams = teams_channel(bot.settings, bot.rooms, bot.store)
    return [make_web_channel(bot), *([teams] if teams is not None else [])]


def _welcome(bot: Bot, address: Address) -> None:
    console = Console()
    console.print(f"The chat is at http://{address.host}:{address.port}/ (Ctrl-C stops it)")
    if not bot.rooms.partnership.direction_confirmed:
        console.print(
            f"{bot.rooms.partnership.short_name} has not yet confirmed which way its scale runs. "
            "Until then 10 means safe. See scale in the partnership's file.",
            style="yellow",
        )
