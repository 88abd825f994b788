"""The real server in a process of its own, to be killed, starved and started again."""

from __future__ import annotations

import contextlib
import http.client
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from bench.faults_warm import serve
from bench.serving import free_port

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 120.0
_PLAIN = ("PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONPATH", "TMPDIR")


class NotStarted(Exception):
    """The server stopped instead of starting. The message is what it said."""


def _context() -> ForkServerContext:
    os.environ["SOS_FAULTS_WARM"] = "1"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.faults_warm"])
    return context


class BotServer:
    """A bot on a free port of the loopback, with its files in ``folder``. Always on the same port.

    ``cold``: started by its command, as an operator does; else forked from a process that has imported all of it.
    """

    def __init__(self, folder: Path, *, workers: int = 1, cold: bool = False, **settings: str) -> None:
        self.folder, self.workers, self.cold = folder, workers, cold
        self.port, self.log = free_port(), folder / "server.log"
        kept = {name: os.environ[name] for name in _PLAIN if name in os.environ}
        models = {"SOS_MODEL": str(ROOT / "models")}
        self.environment = {**kept, **models, "SOS_VAR": str(folder / "var"), **settings}
        self._process: BaseProcess | subprocess.Popen[bytes] | None = None

    def __enter__(self) -> BotServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """The process id, which is its group's too."""
        assert self._process is not None
        assert self._process.pid is not None
        return self._process.pid

    def start(self) -> float:
        """Start, wait until it is alive, and return the seconds that took. Raises NotStarted."""
        began = time.monotonic()
        self._process = self._command() if self.cold else self._fork()
        while not self.alive():
            if self._ended():
                raise NotStarted(self.log.read_text(encoding="utf-8") if self.log.exists() else "")
            if time.monotonic() - began > PATIENCE_SECONDS:
                self.kill()
                raise NotStarted("it took too long")
            time.sleep(0.02)
        return time.monotonic() - began

    def kill(self) -> None:
        """End it with signal 9, workers and all."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """End it as systemd does, and wait."""
        self._signal(signal.SIGTERM)

    def alive(self) -> bool:
        """Whether it answers on its port."""
        try:
            return self.get("/health")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Ask for a page and return status and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def _signal(self, number: int) -> None:
        if self._process is None or self._process.pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
        if isinstance(self._process, subprocess.Popen):
            self._process.wait()
        else:
            self._process.join()
        self._process = None

    def _ended(self) -> bool:
        process = self._process
        if isinstance(process, subprocess.Popen):
            return process.poll() is not None
        return process is not None and not process.is_alive()

    def _fork(self) -> BaseProcess:
        arguments = (self.environment, self.port, self.workers, str(self.log))
        process = _context().Process(target=serve, args=arguments)
        process.start()
        return process

    def _command(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "bot", "run", "--port", str(self.port), "--workers", str(self.workers)]
        with self.log.open("ab") as lines:
            return subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=lines, stderr=lines, start_new_session=True
            )
