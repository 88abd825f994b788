"""A house on loopback for each test, and a browser-like client of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from tests.channels.web.fakes import House

PAGE = {"X-SOS-Chat": "1"}


class Client:
    """Calls the page's server as our own page does, with a cookie jar of its own."""

    def __init__(self, url: str) -> None:
        self.url, self.http = url, requests.Session()
        self.last = 0

    def post(self, name: str, body: Any, **headers: str) -> requests.Response:
        return self.http.post(f"{self.url}/chat/{name}", json=body, headers=PAGE | headers, timeout=30)

    def get(self, name: str, **headers: str) -> requests.Response:
        return self.http.get(f"{self.url}/chat/{name}", headers=headers, timeout=40)

    def start(self) -> dict[str, Any]:
        found = self.post("start", {}).json()
        self.last = found["last"]
        return dict(found)

    def send(self, text: str, message_id: str | None = None) -> requests.Response:
        body = {"text": text, "message_id": message_id or secrets.token_hex(8), "after": self.last}
        return self.post("send", body)


@pytest.fixture
def house() -> Iterator[House]:
    made = House(embed=("https://www.council.example",)).start()
    yield made
    made.stop()


@pytest.fixture
def client(house: House) -> Client:
    return Client(house.url)
