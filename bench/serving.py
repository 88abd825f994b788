"""Servers under measurement: started, timed to their first answer, weighed, stopped."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.project import ENVIRONMENT

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 240
IDLE_SECONDS = 2.0
"""How long a connection may lie idle before it is made anew: servers close idle ones, each after its own time."""


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Client:
    """One user: a kept-alive connection and a conversation."""

    def __init__(self, port: int, conversation: str) -> None:
        self._conversation = conversation
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._used = time.monotonic()

    def say(self, text: str) -> list[dict[str, Any]]:
        """Send a message and return the bot's messages."""
        body = json.dumps({"sender": self._conversation, "message": text})
        if time.monotonic() - self._used > IDLE_SECONDS:
            self._connection.close()
        self._connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        said: list[dict[str, Any]] = json.loads(response.read())
        self._used = time.monotonic()
        if response.status != 200:
            raise RuntimeError(f"the server answered {response.status}")
        return said


class Server:
    """A bot that is being measured. ``started``: seconds from the command to its first answer."""

    def __init__(self, commands: Sequence[Sequence[str]], folder: Path, port: int, **more: str) -> None:
        self.port = port
        began = time.monotonic()
        environment: Mapping[str, str] = {**ENVIRONMENT, **more}
        self._processes = [
            subprocess.Popen(
                command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            for command in commands
        ]  # fmt: skip
        self._wait()
        self.started = time.monotonic() - began

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if any(process.poll() is not None for process in self._processes):
                raise RuntimeError("a server under measurement did not start")
            try:
                if Client(self.port, "first").say("begin"):
                    return
            except (OSError, http.client.HTTPException, ValueError, RuntimeError):
                time.sleep(0.1)
        raise RuntimeError("a server under measurement did not answer")

    def megabytes(self) -> float:
        """Return the memory of all its processes; what forked workers share is counted once."""
        return sum(_share(pid) for process in self._processes for pid in _family(process.pid)) / 1024

    def stop(self) -> None:
        """Stop every process."""
        for process in self._processes:
            os.killpg(process.pid, signal.SIGTERM)
        for process in self._processes:
            process.wait(timeout=60)


def starter(folder: Path) -> Server:
    """Serve the bot of ``rasa init`` as its users do."""
    port = free_port()
    return Server([_rasa_run(port)], folder, port)


def naive(folder: Path) -> Server:
    """Serve the naive form with its action server."""
    port, action_port = free_port(), free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(
        endpoints.read_text(encoding="utf-8").replace("{action_port}", str(action_port)), encoding="utf-8"
    )
    actions = [sys.executable, "-m", "rasa", "run", "actions", "--port", str(action_port)]
    return Server([actions, _rasa_run(port)], folder, port)


def ours(folder: Path, workers: int = 1, **more: str) -> Server:
    """Serve our bot: all of it, with the way in that the others have besides its own."""
    port = free_port()
    command = [sys.executable, "-m", "bench.ours", str(port), str(workers)]
    return Server([command], ROOT, port, SOS_VAR=str(folder), **more)


def _rasa_run(port: int) -> list[str]:
    # `rasa run` opens no channel without credentials unless it is given one.
    return [
        sys.executable,
        "-m",
        "rasa",
        "run",
        "--interface",
        "127.0.0.1",
        "--port",
        str(port),
        "--connector",
        "rest",
    ]


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _share(pid: int) -> float:
    """Return a process's proportional share of memory in kB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("Pss:")))
