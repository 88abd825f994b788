"""The settings: all or none, and each mistake is named."""

from __future__ import annotations

import pytest

from bot.channels.teams import load_teams_settings
from bot.settings import SettingsError
from tests.channels.teams.microsoft import APP, HOME, OTHER_SCHOOL, SCHOOL

GOOD = {
    "TEAMS_APP_ID": APP,
    "TEAMS_APP_PASSWORD": "the-app-password",
    "TEAMS_HOME_TENANT": HOME,
    "TEAMS_ALLOWED_TENANTS": f"{SCHOOL}, {OTHER_SCHOOL.upper()}",
}


def test_teams_is_off_when_nothing_is_set() -> None:
    assert load_teams_settings({}) is None
    assert load_teams_settings({"TEAMS_APP_ID": " ", "PATH": "x"}) is None


def test_a_full_set_is_read() -> None:
    settings = load_teams_settings(GOOD)
    assert settings is not None
    assert settings.allowed_tenants == {SCHOOL, OTHER_SCHOOL}
    assert settings.upload_hosts == ("sharepoint.com",)
    assert settings.endpoints.schemes == {"https"}
    assert "the-app-password" not in repr(settings)


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_setting_is_named(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_teams_settings({k: v for k, v in GOOD.items() if k != name})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TEAMS_APP_ID", "my-app"), ("TEAMS_HOME_TENANT", "contoso.onmicrosoft.com"),
        ("TEAMS_ALLOWED_TENANTS", f"{SCHOOL} *"), ("TEAMS_UPLOAD_HOSTS", "*"), ("TEAMS_UPLOAD_HOSTS", "https://x.com"),
        ("TEAMS_PRIVACY_URL", "http://x.example"), ("TEAMS_TERMS_URL", "x"), ("TEAMS_PASSWORD", "typo"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named_and_its_value_is_not_told(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        load_teams_settings({**GOOD, name: value})
    assert "the-app-password" not in str(caught.value)
