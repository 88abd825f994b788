"""What ``sos-report run`` does: builds the bot and serves its channels until it is stopped."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from bot.build import Bot, build
from bot.dialogue.logs import configure_logs
from bot.dialogue.server import Address, prepare
from bot.settings import SettingsError, load_settings
from bot.upkeep import Keeper


def serve(*, port: int | None = None, workers: int = 1) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises SettingsError and what the rooms raise, so that nothing half starts."""
    settings = load_settings()
    if workers > 1 and (settings.database_url.startswith("sqlite") or not settings.redis_url):
        raise SettingsError("more than one worker needs DATABASE_URL (PostgreSQL) and REDIS_URL")
    prepare()
    from bot.dialogue import server

    with build(settings) as bot:
        address = Address(settings.host, settings.port if port is None else port)
        _welcome(bot, address)
        configure_logs()
        assert bot.agent is not None
        server.run(bot.agent, channels(bot), address, workers=workers, on_worker_start=lambda: _start_worker(bot))


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
