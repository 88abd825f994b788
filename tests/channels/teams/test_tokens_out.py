"""Our own token: from the home tenant, kept, renewed early, fetched once at a time."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.channels.teams.client import Client
from bot.channels.teams.settings import TeamsSettings
from bot.channels.teams.tokens_out import RENEW_BEFORE, BotToken, NoToken
from bot.settings import Secret
from tests.channels.teams.microsoft import Microsoft
from tests.channels.teams.test_tokens_in import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_many_that_ask_at_once_cause_one_request(microsoft: Microsoft, settings: TeamsSettings) -> None:
    client = Client()
    token = BotToken(settings, client)
    assert set(await asyncio.gather(*(token.get() for _ in range(10)))) == {"bot-1"}
    await client.close()


async def test_a_token_is_renewed_before_it_ends(microsoft: Microsoft, settings: TeamsSettings, clock: Clock) -> None:
    client = Client()
    token = BotToken(settings, client, clock)
    await token.get()
    clock.now += 3600 - RENEW_BEFORE - 1
    assert await token.get() == "bot-1"
    clock.now += 2
    assert await token.get() == "bot-2"
    await client.close()


async def test_an_old_token_is_used_while_no_new_one_can_be_had(
    microsoft: Microsoft, settings: TeamsSettings, clock: Clock
) -> None:
    client = Client()
    token = BotToken(settings, client, clock)
    await token.get()
    microsoft.token_faults += [503, 503]
    clock.now += 3600 - RENEW_BEFORE + 1
    assert await token.get() == "bot-1"
    clock.now += RENEW_BEFORE
    with pytest.raises(NoToken):
        await token.get()
    assert await token.get() == "bot-2"
    await client.close()


async def test_two_bots_in_one_process_have_each_their_own(microsoft: Microsoft, settings: TeamsSettings) -> None:
    client = Client()
    one, two = BotToken(settings, client), BotToken(settings, client)
    assert await one.get() != await two.get()
    await client.close()


@pytest.mark.parametrize("change", ["password", "home_tenant"])
async def test_a_wrong_secret_or_tenant_is_told_by_the_settings_names_and_nothing_else(
    microsoft: Microsoft, settings: TeamsSettings, change: str
) -> None:
    client = Client()
    wrong = {"password": Secret("MARKER-wrong"), "home_tenant": "99999999-9999-9999-9999-999999999999"}
    token = BotToken(replace(settings, **{change: wrong[change]}), client)  # type: ignore[arg-type]
    with pytest.raises(NoToken, match="TEAMS_APP_PASSWORD") as caught:
        await token.get()
    assert "MARKER" not in str(caught.value)
    assert "bot-" not in repr(token)
    await client.close()
