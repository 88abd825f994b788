"""Real servers for tests: PostgreSQL and Redis, each in a folder of its own, reached through a Unix socket.

Used as fixtures (``postgres``, ``redis``) by importing them into a conftest, or in a ``with Postgres()``.
Nothing listens on a port.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest
import redis as redis_client

_START_SECONDS = 30.0

MEMORY = Path("/dev/shm")
"""A folder in memory, where the machine has one: many small commits, and nothing to be kept."""

# Not every shell of root looks into the folders of the system's own tools.
RUNUSER = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") or "runuser"


def new_folder(prefix: str) -> Path:
    """Make a folder for a test's files, in memory if that can be."""
    return Path(tempfile.mkdtemp(prefix=prefix, dir=MEMORY if os.access(MEMORY, os.W_OK) else None))


class Postgres:
    """A PostgreSQL server. ``url(name)`` makes a new database, or a copy of one, and returns its address."""

    def __init__(self) -> None:
        self._programs = _postgres_programs()
        self._user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self._numbers = itertools.count(1)

    def __enter__(self) -> Postgres:
        self.folder = new_folder("sos-pg-")
        if os.geteuid() == 0:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "sos", "-A", "trust", "--no-sync", "-E", "UTF8")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start the server and wait until it answers. No fsync: tests kill processes, not the machine."""
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=60"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """Stop the server at once, cutting every connection."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "fast", "stop")

    def url(self, like: str = "template1") -> str:
        """Make a database, empty or a copy of another one, and return its DATABASE_URL."""
        name = f"test_{next(self._numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.url_of(name)

    def url_of(self, name: str) -> str:
        """Return the DATABASE_URL of a database by its name."""
        return f"postgresql://sos@/{name}?host={self.folder}"

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement outside a transaction."""
        connection = psycopg2.connect(dbname=database, user="sos", host=str(self.folder))
        connection.autocommit = True
        try:
            connection.cursor().execute(statement)
        finally:
            connection.close()

    def _run(self, program: str, *arguments: str) -> None:
        as_user = [RUNUSER, "-u", self._user, "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(self._programs / program), *arguments]
        # Output goes nowhere: the server would hold a pipe open for as long as it runs.
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Redis:
    """A Redis server without a file, at ``url``."""

    def __enter__(self) -> Redis:
        program = shutil.which("redis-server")
        if program is None:
            raise FileNotFoundError("redis-server is not installed (Debian package redis-server)")
        self._program = program
        self.folder = Path(tempfile.mkdtemp(prefix="sos-redis-"))
        self.socket = self.folder / "socket"
        self.url = f"unix://{self.socket}"
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        arguments = ["--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen([self._program, *arguments, "--dir", str(self.folder)], **quiet)
        _wait_for(self._answers)

    def stop(self) -> None:
        """Stop the server at once."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self.socket.unlink(missing_ok=True)

    def _answers(self) -> bool:
        try:
            with redis_client.Redis(unix_socket_path=str(self.socket)) as client:
                return bool(client.ping())
        except redis_client.exceptions.ConnectionError:
            return False


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for the whole run."""
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    """A Redis server for the whole run."""
    with Redis() as server:
        yield server


def _postgres_programs() -> Path:
    """Return the folder of the newest PostgreSQL of Debian."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise FileNotFoundError("PostgreSQL is not installed (Debian package postgresql)")
    return found[-1]


def _wait_for(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _START_SECONDS
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the server does not answer")
        time.sleep(0.01)
