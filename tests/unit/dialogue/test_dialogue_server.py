"""The server: our channels only, closed errors, limits, and a stop that finishes the turn in hand."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from sanic.exceptions import ServiceUnavailable
from sanic.request import Request

from bot.dialogue.errors import PlainErrors
from bot.dialogue.processor import TurnAgent
from bot.dialogue.server import Address, StartError, make_app, run

HERE = Path(__file__).parent


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A server of the small bot in its own process."""

    def __init__(self, model: Path, *options: str) -> None:
        self.port = free_port()
        path = os.pathsep.join([str(HERE), str(HERE.parents[2])])
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "programs" / "serving.py"), str(model), str(self.port), *options],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._wait_until_it_listens()

    def _wait_until_it_listens(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert self.process.poll() is None, "the server did not start"
            with socket.socket() as probe:
                probe.settimeout(0.2)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return

    def post(self, path: str, body: bytes) -> tuple[int, Any]:
        """Return status and body of a request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    def say(self, text: str) -> list[dict[str, Any]]:
        """Return what the bot says to a text."""
        status, said = self.post("/talk/say", json.dumps({"text": text}).encode())
        assert status == 200
        messages: list[dict[str, Any]] = said
        return messages

    def stop(self) -> str:
        """Stop the server and return what it wrote on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.communicate(timeout=30)[1]


@pytest.fixture(scope="module")
def server(model: Path) -> Iterator[Server]:
    """A server that the tests of this module share."""
    served = Server(model)
    yield served
    served.stop()


def test_a_conversation_is_held_over_http(server: Server) -> None:
    server.say("zqbegin")
    assert [m["text"] for m in server.say("an answer")][-1] == "What next?"


@pytest.mark.parametrize(
    "path",
    ["/", "/version", "/status", "/conversations/c1/tracker", "/model/parse", "/webhooks/rest/webhook"],
)
def test_nothing_of_rasas_own_is_served(server: Server, path: str) -> None:
    assert server.post(path, b"{}") == (404, {"error": "There is nothing at this address."})


def test_a_request_that_is_too_large_is_refused_in_a_sentence(server: Server) -> None:
    status, said = server.post("/talk/say", b"x" * (256 * 1024 + 1))
    assert status == 413
    assert said["error"].startswith("That is too long")


def test_a_longest_answer_fits(server: Server) -> None:
    assert server.say("\U0001f600" * 20_000)


def test_an_error_tells_nothing_of_the_request_or_the_code(server: Server) -> None:
    status, said = server.post("/talk/break", b'{"text": "quincemarker"}')
    assert status == 500
    assert said["error"].startswith("Something went wrong")
    assert server.post("/talk/break", b"quincemarker")[0] in (400, 500)


def test_a_stop_finishes_the_turn_in_hand(model: Path) -> None:
    server = Server(model, "--wait")
    said: list[Any] = []
    talking = threading.Thread(target=lambda: said.extend(server.say("zqbegin")))
    talking.start()
    assert server.process.stdout is not None
    assert server.process.stdin is not None
    assert server.process.stdout.readline() == "begun\n"
    server.process.send_signal(signal.SIGTERM)
    server.process.stdin.write("\n")
    server.process.stdin.flush()
    talking.join(timeout=30)
    assert [m["text"] for m in said] == ["What next?"]
    server.process.stdin.close()
    assert server.process.wait(timeout=30) == 0


def test_an_address_in_use_stops_the_start_and_names_the_setting(agent: TurnAgent) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(StartError, match="SOS_PORT"):
            run(agent, [], Address(port=other.getsockname()[1]))


def test_the_server_listens_on_the_loopback_unless_told() -> None:
    assert Address().host == "127.0.0.1"


def test_the_application_holds_the_agent_for_its_channels(agent: TurnAgent) -> None:
    assert make_app(agent, []).ctx.agent is agent


def test_the_server_starts_without_tensorflow(model: Path) -> None:
    program = (
        "import sys; import bot.coaching; import spacy;"
        "from small_bot import *; from bot.dialogue.server import make_agent;"
        "from bot.dialogue.tracker_store import MemorySnapshots as M;"
        "make_agent(sys.argv[1], actions_for(Interviewer()), M(), on_error=str);"
        "sys.exit('tensorflow' in sys.modules)"
    )
    path = os.pathsep.join([str(HERE), str(HERE.parents[2])])
    done = subprocess.run(
        [sys.executable, "-c", program, str(model)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
    )
    assert done.returncode == 0


@pytest.mark.parametrize(("reason", "lines"), [("Cancelled", 0), ("Response Timeout", 1)])
def test_a_window_that_was_closed_is_no_fault_in_the_log(reason: str, lines: int, caplog: Any) -> None:
    PlainErrors().default(cast(Request, None), ServiceUnavailable(reason))

    assert len(caplog.records) == lines
