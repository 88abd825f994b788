"""Settings are read once; what is wrong stops the start by its name; secrets never show."""

from __future__ import annotations

import pytest

from bot.settings import SettingsError, load_settings


def test_by_default_it_listens_on_loopback_only() -> None:
    assert load_settings({}).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOS_PORT", "many"),
        ("SOS_PORT", "99999"),
        ("SOS_PARTNERSHIP", "/nowhere/ours.yml"),
        ("SOS_FORM", "/nowhere/form.docx"),
        ("SOS_EMBED_ORIGINS", "*"),
        ("SOS_EMBED_ORIGINS", "https://a.example/path"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_settings({name: value})


def test_secrets_do_not_show_in_what_is_printed() -> None:
    settings = load_settings({"SOS_KEY": "c2VjcmV0LXNlY3JldA=="})

    assert "c2VjcmV0" not in repr(settings)
    assert settings.key.reveal() == "c2VjcmV0LXNlY3JldA=="


def test_passwords_in_addresses_and_channel_secrets_do_not_show_either() -> None:
    settings = load_settings(
        {
            "DATABASE_URL": "postgresql://u:hunter2@db/x",
            "REDIS_URL": "redis://:hunter3@r",
            "TEAMS_APP_PASSWORD": "hunter4",
        }
    )

    assert "hunter" not in repr(settings)
