"""Settings, read once from the environment into one frozen value. What is wrong stops the start by its name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A setting is missing or wrong. The message names it."""


class Secret:
    """A value that never shows itself in a log, a traceback or a printed settings object."""

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the value, for the one place that needs it."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    def __bool__(self) -> bool:
        return bool(self._value)


@dataclass(frozen=True)
class Settings:
    """Everything that differs between one installation and another.

    ``var``: folder for the database and the key file. ``database_url``: SQLite in ``var`` unless set.
    ``host``/``port``: where the server listens; loopback unless set.
    """

    var: Path
    database_url: str = field(repr=False)  # may hold a password, as may redis_url
    key_file: Path
    key: Secret
    redis_url: str = field(repr=False)
    host: str
    port: int
    model: Path
    partnership: Path
    form: Path
    spacy_model: str
    embed_origins: tuple[str, ...]
    public_url: str
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings. Raises SettingsError naming the one that is wrong."""
    env = os.environ if environ is None else environ
    var = Path(env.get("SOS_VAR", str(Path.cwd() / "var")))
    from bot.partnership.partnership import DEFAULT_FILE, DEFAULT_FORM

    return Settings(
        var=var,
        database_url=env.get("DATABASE_URL", "") or f"sqlite:///{var / 'reports.db'}",
        key_file=Path(env.get("SOS_KEY_FILE", str(var / "keys.json"))),
        key=Secret(env.get("SOS_KEY", "")),
        redis_url=env.get("REDIS_URL", ""),
        host=env.get("SOS_HOST", "127.0.0.1"),
        port=_port(env.get("SOS_PORT", "5005")),
        model=Path(env.get("SOS_MODEL", str(Path.cwd() / "models"))),
        partnership=_file(env, "SOS_PARTNERSHIP", DEFAULT_FILE),
        form=_file(env, "SOS_FORM", DEFAULT_FORM),
        spacy_model=env.get("SOS_SPACY_MODEL", ""),
        embed_origins=_origins(env.get("SOS_EMBED_ORIGINS", "")),
        public_url=env.get("SOS_PUBLIC_URL", "").rstrip("/"),
        extra={k: v for k, v in env.items() if k.startswith("TEAMS_")},
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise SettingsError("SOS_PORT must be a number from 0 to 65535")
    return int(text)


def _file(env: Mapping[str, str], name: str, default: Path) -> Path:
    path = Path(env.get(name, "") or default)
    if not path.is_file():
        raise SettingsError(f"{name}: there is no file {path.name}")
    return path


def _origins(text: str) -> tuple[str, ...]:
    """Split the list of sites that may embed the chat; each must be scheme and host only."""
    origins = tuple(o.strip().rstrip("/") for o in text.split(",") if o.strip())
    for origin in origins:
        if not origin.startswith(("https://", "http://")) or "*" in origin or origin.count("/") != 2:
            raise SettingsError(
                "SOS_EMBED_ORIGINS must list sites such as https://www.example.org, with commas between"
            )
    return origins
