"""The app package: valid by Microsoft's own schema, complete, and the same for the same settings."""

from __future__ import annotations

import json
import struct
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.channels.teams import write_package
from bot.channels.teams.package import MANIFEST_VERSION
from bot.interview.commands import exact
from bot.settings import Settings, SettingsError, load_settings
from tests.channels.teams.npm import installed
from tests.channels.teams.test_settings import GOOD

ADDRESSES = {
    "TEAMS_PRIVACY_URL": "https://reports.example/privacy",
    "TEAMS_TERMS_URL": "https://reports.example/terms",
    "SOS_PUBLIC_URL": "https://reports.example/",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings as an operator gives them."""
    return load_settings({**GOOD, **ADDRESSES, "SOS_VAR": str(tmp_path / "var")})


def read(path: Path) -> tuple[dict[str, Any], zipfile.ZipFile]:
    """The manifest of a package and the package."""
    package = zipfile.ZipFile(path)
    return json.loads(package.read("manifest.json")), package


def test_the_manifest_is_valid_by_microsoft_s_schema(settings: Settings, tmp_path: Path) -> None:
    made, _ = read(write_package(settings, tmp_path))
    folder = installed("@microsoft/app-manifest", "1.1.2")
    schemas = folder / "build" / "json-schemas" / "teams"
    schema = json.loads((schemas / f"v{MANIFEST_VERSION}" / "MicrosoftTeams.schema.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(made)
    newest = max((p.name for p in schemas.glob("v1.*")), key=lambda name: int(name.partition(".")[2]))
    assert newest == f"v{MANIFEST_VERSION}"


def test_the_app_works_in_private_chats_only_and_may_send_files(settings: Settings, tmp_path: Path) -> None:
    made, _ = read(write_package(settings, tmp_path))
    assert made["bots"][0]["scopes"] == ["personal"]
    assert made["bots"][0]["supportsFiles"] is True
    assert made["validDomains"] == ["reports.example"]
    assert made["id"] != made["bots"][0]["botId"] == GOOD["TEAMS_APP_ID"]


def test_each_command_of_the_list_is_one_that_the_bot_knows(settings: Settings, tmp_path: Path) -> None:
    made, _ = read(write_package(settings, tmp_path))
    titles = [c["title"] for c in made["bots"][0]["commandLists"][0]["commands"]]
    assert [t for t in titles if exact(t) is None] == ["remind me"]


def test_the_icons_have_the_sizes_that_teams_asks_for(settings: Settings, tmp_path: Path) -> None:
    made, package = read(write_package(settings, tmp_path))
    for name, wanted in (("color", 192), ("outline", 32)):
        content = package.read(made["icons"][name])
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", content[16:24]) == (wanted, wanted)


def test_the_same_settings_give_the_same_package(settings: Settings, tmp_path: Path) -> None:
    one = write_package(settings, tmp_path / "one.zip").read_bytes()
    assert one == write_package(settings, tmp_path / "deeper" / "two.zip").read_bytes()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_missing_address_is_named(name: str, tmp_path: Path) -> None:
    given = {k: v for k, v in {**GOOD, **ADDRESSES}.items() if k != name}
    with pytest.raises(SettingsError, match=name):
        write_package(load_settings({**given, "SOS_VAR": str(tmp_path)}), tmp_path)


def test_there_is_no_package_without_teams(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="TEAMS_APP_ID"):
        write_package(replace(settings, extra={}), tmp_path)
