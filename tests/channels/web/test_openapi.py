"""The calls do what their description says, whatever a client makes of it."""

from __future__ import annotations

import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from bot.channels.web.openapi import description
from tests.channels.web.conftest import Client
from tests.channels.web.fakes import House

CALLS = schemathesis.openapi.from_dict(description("test"))
# The long wait is tried by itself elsewhere, and a made-up body must not end the session of the next one.
TRIED = CALLS.exclude(path_regex="/chat/(events|leave|delete)")


class _Served:
    """One house and one session for all the made-up calls."""

    def __init__(self) -> None:
        self.house = House().start()
        self.client = Client(self.house.url)
        self.again()

    def again(self) -> None:
        started = self.client.post("start", {}, **{"X-SOS-Frame": "1"}).json()
        self.held = {"Authorization": f"Bearer {started['token']}"}


_served: list[_Served] = []


def _server() -> _Served:
    if not _served:
        _served.append(_Served())
    return _served[0]


def teardown_module() -> None:
    for served in _served:
        served.house.stop()


@TRIED.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
def test_no_call_breaks_the_server_or_answers_otherwise_than_described(case: schemathesis.Case) -> None:
    served = _server()
    case.call_and_validate(
        base_url=served.house.url,
        headers=served.held,
        checks=[not_a_server_error, response_schema_conformance, status_code_conformance],
    )
    if requests.get(f"{served.house.url}/chat/report", headers=served.held, timeout=5).status_code == 401:
        served.again()


def test_the_description_is_served_and_names_every_call(house: House) -> None:
    found = requests.get(f"{house.url}/openapi.json", timeout=5).json()

    served = {"start", "resume", "send", "delete", "leave", "document", "history", "events", "review", "report"}
    assert {path.removeprefix("/chat/") for path in found["paths"] if path.startswith("/chat/")} == served
