"""Makes the web channel of an installation out of its settings, rooms and store."""

from __future__ import annotations

from typing import Protocol

from bot.channels.web.channel import WebChannel, WebSetup
from bot.channels.web.desk import ReportDesk
from bot.channels.web.door import StoreDoor
from bot.channels.web.guard import make_origins
from bot.channels.web.theme import theme_css
from bot.session import Rooms
from bot.settings import Settings
from bot.store import Store, StoreError


class Built(Protocol):
    """What of the built bot the channel needs."""

    settings: Settings
    rooms: Rooms
    store: Store


def make_web_channel(bot: Built) -> WebChannel:
    """Return the web channel of an installation.

    Raises ThemeError, naming the setting, when the partnership's colours cannot be read.
    """
    theme_css(bot.rooms.partnership.colours)
    settings = bot.settings
    return WebChannel(
        WebSetup(
            door=StoreDoor(bot.store),
            transcript=bot.store.transcripts,
            desk=ReportDesk(bot.rooms),
            partnership=bot.rooms.partnership,
            origins=make_origins(settings.public_url, settings.host, settings.embed_origins),
            say=bot.rooms.words.say,
            broken=_sentence,
        )
    )


def _sentence(error: Exception) -> str | None:
    """Return the store's own sentence for the user; other errors go up."""
    return str(error) if isinstance(error, StoreError) else None
