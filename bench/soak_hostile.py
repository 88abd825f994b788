"""What nobody honest sends: refused in words, counted, told nothing, and nobody else notices."""

from __future__ import annotations

import http.client
import json
from collections import Counter
from pathlib import Path
from random import Random

from bench.faults_person import Person, Wrong
from bench.faults_server import BotServer

TOKENS = 60
_PAGE = {"X-SOS-Chat": "1", "Content-Type": "application/json"}


def hostile(folder: Path, codes: int) -> str:
    """Send tampered and foreign tokens, bodies that are too big or broken, and so many wrong codes. Raises Wrong."""
    (folder / "ours").mkdir()
    (folder / "theirs").mkdir()
    with BotServer(folder / "ours") as server, BotServer(folder / "theirs") as other:
        person, stranger = Person(server.port), Person(other.port)
        person.go(12)
        stranger.begin()
        tokens = [*_tampered(person.token), stranger.token, "", "x" * 5000]
        statuses = Counter(_send(server, "/chat/history", None, token=token)[0] for token in tokens)
        if set(statuses) != {401}:
            raise Wrong(f"tokens that are not ours gave {dict(statuses)}")
        _bodies(server, person.token)
        wrong = _codes(server, codes)
        person.go(4)
        person.check()
        counted = server.get("/metrics")[1]
    for why in ("token", "oversize", "malformed", "code", "rate_limited"):
        if f'sos_refused_total{{why="{why}"}} 0.0' in counted:
            raise Wrong(f"refusals for {why} are not counted")
    return f"{len(tokens)} tokens, 6 bodies, {codes} wrong codes refused ({dict(wrong)}), nobody else noticed"


def _tampered(token: str) -> list[str]:
    chance = Random(2026)
    found = []
    for _ in range(TOKENS):
        place = chance.randrange(len(token) - 1)  # the last letter of base64 holds bits that do not count
        found.append(token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :])
    return found


def _bodies(server: BotServer, token: str) -> None:
    """Send bodies that are too big or broken. Each must be refused in words."""
    bodies = {
        b"x" * 300_000: 413,
        json.dumps({"text": "x" * 20_001, "message_id": "message-1"}).encode(): 413,
        b"[" * 50_000: 400,
        b"\xff\xfe": 400,
        b'{"text": "x", "message_id": "message-1", "after": 1e400}': 400,
        b'{"text": ["x"], "message_id": "message-1"}': 400,
    }
    for body, wanted in bodies.items():
        status, text = _send(server, "/chat/send", body, token=token)
        if status != wanted or not text.startswith("{"):
            raise Wrong(f"a body of {len(body)} bytes gave {status}")


def _codes(server: BotServer, codes: int) -> Counter[int]:
    statuses: Counter[int] = Counter()
    said = set()
    for number in range(codes):
        body = json.dumps({"code": f"river candle amber fox tulip stone{number}"}).encode()
        status, text = _send(server, "/chat/resume", body)
        statuses[status] += 1
        if status == 404:
            said.add(text)
    if not set(statuses) <= {404, 429} or len(said) != 1:
        raise Wrong(f"wrong codes gave {dict(statuses)} with {len(said)} different answers")
    return statuses


def _send(server: BotServer, path: str, body: bytes | None, *, token: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    headers = _PAGE if token is None else {**_PAGE, "Authorization": f"Bearer {token}"}
    try:
        connection.request("POST" if body is not None else "GET", path, body, headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    except (BrokenPipeError, ConnectionResetError):
        return 413, "{"  # the server stopped reading what is too long
    finally:
        connection.close()
