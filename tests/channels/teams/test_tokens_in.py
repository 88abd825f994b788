"""Who may call: every wrong token is refused, by real HTTP with real RSA keys."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from bot.channels.teams.client import Client
from bot.channels.teams.tokens_in import REFETCH_AT_MOST_EVERY, REFRESH_AFTER, KeysUnavailable, SigningKeys
from tests.channels.teams.conftest import Desk
from tests.channels.teams.microsoft import APP, ISSUER, KEYS, Microsoft

LONG_AGO = int(time.time()) - 4000


async def test_a_token_of_the_connector_is_let_in(desk: Desk) -> None:
    assert await desk.send(desk.activity(text="Hello")) == 200
    await desk.quiet()
    assert desk.talk.texts == ["Hello"]


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://sts.windows.net/22222222-2222-2222-2222-222222222222/"},
        {"iss": "https://api.botframework.com/"},
        {"iss": None},
        {"aud": "99999999-9999-9999-9999-999999999999"},
        {"aud": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"nbf": int(time.time()) + 4000},
        {"serviceurl": "https://smba.example/uk/"},
        {"serviceurl": None},
        {"serviceurl": ["http://127.0.0.1"]},
    ],
    ids=lambda changes: next(iter(changes)),
)
async def test_a_wrong_claim_is_refused(desk: Desk, changes: dict[str, Any]) -> None:
    assert await desk.send(desk.activity(text="Hello"), desk.microsoft.token(**changes)) == 401
    await desk.quiet()
    assert desk.talk.texts == []
    assert desk.answer == {}


async def test_five_minutes_of_leeway_are_given(desk: Desk) -> None:
    just_over = desk.microsoft.token(exp=int(time.time()) - 60)
    assert await desk.send(desk.activity(text="Hello"), just_over) == 200


def _public_pem() -> bytes:
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    return KEYS["one"].public_key().public_bytes(serialization.Encoding.PEM, spki)


def _claims(microsoft: Microsoft) -> dict[str, Any]:
    return {"iss": ISSUER, "aud": APP, "exp": int(time.time()) + 600, "serviceurl": microsoft.service}


def _signed_with_the_public_key(microsoft: Microsoft) -> str:
    """The classic confusion: HS256 with the published RSA key as the secret."""
    import hashlib
    import hmac

    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    body = f"{part({'alg': 'HS256', 'typ': 'JWT', 'kid': 'one'})}.{part(_claims(microsoft))}"
    signature = hmac.new(_public_pem(), body.encode(), hashlib.sha256).digest()
    return f"{body}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


async def test_algorithms_other_than_rs256_are_refused(desk: Desk) -> None:
    microsoft = desk.microsoft
    wrong = [
        microsoft.token(algorithm="none"),
        microsoft.token(algorithm="HS256"),
        _signed_with_the_public_key(microsoft),
        jwt.encode(_claims(microsoft), KEYS["one"], algorithm="RS384", headers={"kid": "one"}),
        jwt.encode(_claims(microsoft), KEYS["one"], algorithm="PS256", headers={"kid": "one"}),
    ]
    assert [await desk.send(desk.activity(text="Hello"), token) for token in wrong] == [401] * len(wrong)
    assert microsoft.keys_asked == 0


async def test_a_key_that_is_not_published_is_refused(desk: Desk) -> None:
    unknown = jwt.encode(_claims(desk.microsoft), KEYS["other"], algorithm="RS256", headers={"kid": "other"})
    claims_to_be_one = jwt.encode(_claims(desk.microsoft), KEYS["other"], algorithm="RS256", headers={"kid": "one"})
    without = jwt.encode(_claims(desk.microsoft), KEYS["one"], algorithm="RS256")
    for token in (unknown, claims_to_be_one, without):
        assert await desk.send(desk.activity(text="Hello"), token) == 401


async def test_a_key_that_is_not_endorsed_for_teams_is_refused(desk: Desk) -> None:
    assert await desk.send(desk.activity(text="Hello"), desk.microsoft.token(key="two")) == 401


@pytest.mark.parametrize("header", ["", "Basic abc", "Bearer", "Bearer a.b", f"Bearer {'x' * 20_000}"], ids=range(5))
async def test_a_header_that_holds_no_token_is_refused(desk: Desk, header: str) -> None:
    async with desk.http.post(
        desk.url, json=desk.activity(text="Hello"), headers={"Authorization": header}
    ) as response:
        assert response.status in (401, 413)
    assert desk.talk.texts == []


async def test_another_tenant_is_refused(desk: Desk) -> None:
    stranger = "55555555-5555-5555-5555-555555555555"
    assert await desk.send(desk.activity(text="Hello", tenant=stranger)) == 403
    mixed = desk.activity(text="Hello") | {"channelData": {"tenant": {"id": stranger}}}
    assert await desk.send(mixed) == 403
    nameless = desk.activity(text="Hello") | {"channelData": {}}
    del nameless["conversation"]["tenantId"]
    assert await desk.send(nameless) == 403
    assert desk.talk.texts == []


async def test_another_channel_with_a_good_token_is_refused(desk: Desk) -> None:
    assert await desk.send(desk.activity(text="Hello", channelId="webchat")) == 401


async def test_a_trailing_slash_in_the_service_address_makes_no_difference(desk: Desk) -> None:
    token = desk.microsoft.token(serviceurl=desk.microsoft.service.rstrip("/"))
    assert await desk.send(desk.activity(text="Hello"), token) == 200


async def test_building_the_channel_calls_nobody(desk: Desk) -> None:
    assert desk.microsoft.keys_asked == 0
    assert desk.microsoft.tokens_made == 0


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_keys_are_fetched_again_for_a_new_key_at_a_bounded_rate(microsoft: Microsoft) -> None:
    clock, client = Clock(), Client()
    keys = SigningKeys(f"{microsoft.address}/openid", client, clock)
    assert await keys.find("one") is not None
    for number in range(20):
        assert await keys.find(f"made-up-{number}") is None
    assert microsoft.keys_asked == 1
    microsoft.published["other"] = ["msteams"]
    clock.now += REFETCH_AT_MOST_EVERY + 1
    assert await keys.find("other") is not None
    assert microsoft.keys_asked == 2
    await client.close()


async def test_keys_that_cannot_be_fetched_let_nobody_in(microsoft: Microsoft) -> None:
    client = Client()
    keys = SigningKeys(f"{microsoft.address}/nothing-here", client)
    with pytest.raises(KeysUnavailable):
        await keys.find("one")
    with pytest.raises(KeysUnavailable):
        await keys.find("one")
    await client.close()


async def test_known_keys_last_through_a_short_failure_and_not_for_ever(microsoft: Microsoft) -> None:
    clock, client = Clock(), Client()
    keys = SigningKeys(f"{microsoft.address}/openid", client, clock)
    await keys.find("one")
    keys._openid = f"{microsoft.address}/nothing-here"
    clock.now += REFRESH_AFTER + 1
    assert await keys.find("one") is not None
    clock.now += 3 * REFRESH_AFTER
    with pytest.raises(KeysUnavailable):
        await keys.find("one")
    await client.close()
