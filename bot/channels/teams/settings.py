"""The Teams settings: read from the environment, all or none. What is wrong stops the start by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.settings import Secret, SettingsError

_NEEDED = ("TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_HOME_TENANT", "TEAMS_ALLOWED_TENANTS")
_OPTIONAL = ("TEAMS_WEBSITE_URL", "TEAMS_PRIVACY_URL", "TEAMS_TERMS_URL", "TEAMS_UPLOAD_HOSTS")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HOST = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}")


@dataclass(frozen=True)
class Endpoints:
    """Where Microsoft's side is: the public cloud unless a test puts a server of its own in its place.

    ``openid``: the document that names the signing keys of the Bot Connector. ``issuer``: the only issuer
    of the tokens it sends. ``login``: where our own token comes from. ``schemes``: with what a service or
    upload address may begin.
    """

    openid: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    issuer: str = "https://api.botframework.com"
    login: str = "https://login.microsoftonline.com"
    scope: str = "https://api.botframework.com/.default"
    schemes: frozenset[str] = frozenset({"https"})


@dataclass(frozen=True)
class TeamsSettings:
    """What the Teams channel needs.

    ``app_id``, ``password``: the Entra app of the bot. ``home_tenant``: the tenant that the bot is
    registered in. ``allowed_tenants``: whose people may use it. ``upload_hosts``: host endings to which a
    report may be uploaded. The three addresses are shown in the Teams store; only the app package needs
    them.
    """

    app_id: str
    password: Secret
    home_tenant: str
    allowed_tenants: frozenset[str]
    upload_hosts: tuple[str, ...] = ("sharepoint.com",)
    website: str = ""
    privacy: str = ""
    terms: str = ""
    endpoints: Endpoints = field(default_factory=Endpoints)


def load_teams_settings(values: Mapping[str, str]) -> TeamsSettings | None:
    """Read the settings; None when no TEAMS_ setting is there, so that the channel is off.

    Raises SettingsError, naming the setting, when some are missing, misspelt or wrong.
    """
    given = {name: text.strip() for name, text in values.items() if name.startswith("TEAMS_") and text.strip()}
    if not given:
        return None
    for name in given:
        if name not in _NEEDED + _OPTIONAL:
            raise SettingsError(f"{name} is not a known setting; known are {', '.join(_NEEDED + _OPTIONAL)}")
    missing = [name for name in _NEEDED if name not in given]
    if missing:
        raise SettingsError(f"Teams needs {', '.join(missing)} as well; set all of it, or none to leave Teams off")
    return TeamsSettings(
        app_id=_id("TEAMS_APP_ID", given["TEAMS_APP_ID"]),
        password=Secret(given["TEAMS_APP_PASSWORD"]),
        home_tenant=_id("TEAMS_HOME_TENANT", given["TEAMS_HOME_TENANT"]),
        allowed_tenants=frozenset(_id("TEAMS_ALLOWED_TENANTS", t) for t in _list(given["TEAMS_ALLOWED_TENANTS"])),
        upload_hosts=_hosts(given.get("TEAMS_UPLOAD_HOSTS", "sharepoint.com")),
        website=_address("TEAMS_WEBSITE_URL", given),
        privacy=_address("TEAMS_PRIVACY_URL", given),
        terms=_address("TEAMS_TERMS_URL", given),
    )


def _list(text: str) -> list[str]:
    return [item for item in re.split(r"[,\s]+", text) if item]


def _id(name: str, text: str) -> str:
    if not _ID.fullmatch(text.lower()):
        raise SettingsError(f"{name} must be an id such as 00000000-0000-0000-0000-000000000000")
    return text.lower()


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(item.lower().lstrip(".") for item in _list(text))
    if not hosts or not all(_HOST.fullmatch(host) for host in hosts):
        raise SettingsError("TEAMS_UPLOAD_HOSTS must list host names such as sharepoint.com, with commas between")
    return hosts


def _address(name: str, given: Mapping[str, str]) -> str:
    text = given.get(name, "")
    if text and not re.fullmatch(r"https://\S+", text):
        raise SettingsError(f"{name} must be an address that starts with https://")
    return text
