"""Microsoft Teams: who may come in, how cards are drawn and read, how work outlives a restart.

The channel itself is in ``bot.channels.teams.channel``, which imports Rasa; the rest starts without it.
"""

from bot.channels.teams.package import write_package
from bot.channels.teams.ports import Inbox, Item, Places, Ports, Reports
from bot.channels.teams.settings import Endpoints, TeamsSettings, load_teams_settings

__all__ = [
    "Endpoints",
    "Inbox",
    "Item",
    "Places",
    "Ports",
    "Reports",
    "TeamsSettings",
    "load_teams_settings",
    "write_package",
]
