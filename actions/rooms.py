"""The rooms for ``rasa run actions``, where Rasa makes the actions itself and cannot hand anything over."""

from __future__ import annotations

from functools import cache

from actions.handover import Handover
from bot.session import Rooms


@cache
def rooms_of_this_process() -> Rooms:
    """Build the rooms from the environment, once. Raises what the rooms raise, and the action server stops."""
    from bot.build import make_rooms, make_store
    from bot.settings import load_settings

    settings = load_settings()
    return make_rooms(settings, make_store(settings))


@cache
def handover_of_this_process() -> Handover:
    """Return the one handover that the actions of this process share."""
    return Handover()
