"""The app package that a school or an authority uploads to Teams: manifest and icons in a zip."""

from __future__ import annotations

import json
import re
import uuid
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.channels.teams.settings import TeamsSettings, load_teams_settings
from bot.partnership import Partnership, load_partnership
from bot.settings import Settings, SettingsError

MANIFEST_VERSION = "1.30"
_SCHEMA = f"https://developer.microsoft.com/en-us/json-schemas/teams/v{MANIFEST_VERSION}/MicrosoftTeams.schema.json"
_ICONS = Path(__file__).with_name("icons")
_FIXED_TIME = (2026, 1, 1, 0, 0, 0)
_COMMANDS = (
    ("help", "What I can do, and what you can type"),
    ("review", "Read all your answers, and change any of them"),
    ("progress", "See how far you are"),
    ("back", "Go to the question before"),
    ("pause", "Stop, and get a code to come back with"),
    ("draft", "Get the report as it now stands"),
    ("finish", "Finish the report"),
    ("remind me", "Get a short note here when the report is nearly due"),
    ("delete everything", "Delete the report and all that you typed"),
)


def write_package(settings: Settings, out: Path) -> Path:
    """Write the app package and return its path. ``out``: the zip file, or the folder to put it in.

    Raises SettingsError naming the setting that the package needs and that is not there.
    """
    teams = load_teams_settings(settings.extra)
    if teams is None:
        raise SettingsError("TEAMS_APP_ID is not set: there is no Teams app to make a package for")
    made = manifest(teams, load_partnership(settings.partnership), settings.public_url)
    path = out / "sos-report-teams.zip" if out.is_dir() else out
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        _put(package, "manifest.json", json.dumps(made, indent=2, ensure_ascii=False).encode())
        for icon in ("color.png", "outline.png"):
            _put(package, icon, (_ICONS / icon).read_bytes())
    return path


def manifest(teams: TeamsSettings, partnership: Partnership, public_url: str) -> dict[str, Any]:
    """Return the manifest. Raises SettingsError naming an address that is missing."""
    host = _host(public_url)
    return {
        "$schema": _SCHEMA,
        "manifestVersion": MANIFEST_VERSION,
        "version": _version(),
        # Another id than the bot's, but always the same one for it, so that a new package is an update.
        "id": str(uuid.uuid5(uuid.UUID(teams.app_id), "sos-report")),
        "developer": _developer(teams, partnership, public_url),
        "name": {"short": "Conference report", "full": _cut(f"Conference report, {partnership.name}", 100)},
        "description": _description(partnership),
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": partnership.colours.get("brand", "#1d4f76"),
        "bots": [_bot(teams)],
        "validDomains": [host],
        "defaultInstallScope": "personal",
    }


def _bot(teams: TeamsSettings) -> dict[str, Any]:
    """Personal scope only: what is written about a child never stands in a team or a group chat."""
    commands = [{"title": title, "description": text} for title, text in _COMMANDS]
    return {
        "botId": teams.app_id,
        "scopes": ["personal"],
        "supportsFiles": True,
        "isNotificationOnly": False,
        "commandLists": [{"scopes": ["personal"], "commands": commands}],
    }


def _developer(teams: TeamsSettings, partnership: Partnership, public_url: str) -> dict[str, str]:
    return {
        "name": _cut(partnership.short_name, 32),
        "websiteUrl": teams.website or public_url,
        "privacyUrl": _needed("TEAMS_PRIVACY_URL", teams.privacy),
        "termsOfUseUrl": _needed("TEAMS_TERMS_URL", teams.terms),
    }


def _description(partnership: Partnership) -> dict[str, str]:
    return {
        "short": "Helps you write a report for a child protection conference.",
        "full": (
            "A guided form in a chat. It asks one question at a time, in plain words, and puts your answers "
            f"into the Word report of {partnership.name}. It does not use AI to write: each word in the "
            "report is yours. You can stop at any time and come back. It works in a private chat only."
        ),
    }


def _needed(name: str, address: str) -> str:
    if not address:
        raise SettingsError(f"{name} is not set: Teams shows this address to everyone who looks at the app")
    return address


def _host(public_url: str) -> str:
    parts = urlsplit(public_url)
    if parts.scheme != "https" or not parts.hostname:
        raise SettingsError("SOS_PUBLIC_URL must be the public address of the bot, starting with https://")
    return parts.hostname


def _version() -> str:
    """Return the program's version as Teams takes it: three numbers."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", metadata.version("sos-report"))
    return found[0] if found else "1.0.0"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file with a fixed time, so that the same settings give the same package."""
    package.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)
