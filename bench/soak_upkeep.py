"""What operators do to a running server, done for real: back-up and restore, new keys, a graceful stop."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from bench.faults_person import Person, Wrong
from bench.faults_server import ROOT, BotServer
from bot.store import new_key_text
from tests.servers import Postgres

BEGIN = 12


def sqlite_restored(folder: Path) -> str:
    """Copy the database of a running server with SQLite's own back-up, lose the machine, and go on from the copy."""
    (folder / "old").mkdir()
    with BotServer(folder / "old") as server:
        person = Person(server.port)
        person.go(BEGIN)
        copy = folder / "reports.db"
        source, target = sqlite3.connect(folder / "old" / "var" / "reports.db"), sqlite3.connect(copy)
        source.backup(target)
        source.close()
        target.close()
        shutil.copy2(folder / "old" / "var" / "keys.json", folder / "keys.json")
    shutil.rmtree(folder / "old")
    (folder / "new" / "var").mkdir(parents=True, mode=0o700)
    for name in ("reports.db", "keys.json"):
        shutil.copy2(folder / name, folder / "new" / "var" / name)
    with BotServer(folder / "new") as server:
        return _goes_on(person, server)


def postgresql_restored(folder: Path) -> str:
    """Dump the database of a running server with pg_dump, restore it into another one, and go on from there."""
    with Postgres() as postgres:
        settings = {"DATABASE_URL": postgres.url(), "SOS_KEY": new_key_text()}
        with BotServer(folder, **settings) as server:
            person = Person(server.port)
            person.go(BEGIN)
            dump = folder / "reports.dump"
            _postgres("pg_dump", "--format=custom", f"--file={dump}", f"--dbname={settings['DATABASE_URL']}")
        settings["DATABASE_URL"] = postgres.url("template0")
        _postgres("pg_restore", "--exit-on-error", f"--dbname={settings['DATABASE_URL']}", str(dump))
        with BotServer(folder, **settings) as server:
            return _goes_on(person, server)


def keys_renewed(folder: Path) -> str:
    """Rotate the keys while somebody writes, drop the old key, and see that a restart needs the new one only."""
    with BotServer(folder) as server:
        person = Person(server.port)
        person.go(BEGIN)
        rotated = _command(server, "keys", "rotate")
        person.go(3)
        person.check()
        left = _command(server, "keys", "forget")
        person.go(3)
        server.kill()
        server.start()
        person.check()
        person.go(3)
    return f"{rotated}; {left}"


def setting_renewed(folder: Path) -> str:
    """Rotate keys that stand in SOS_KEY, in the order in which no worker ever meets a key that it does not have.

    The new one behind the old one, then in front of it, sealing again, then the old one out.
    """
    old, new = new_key_text(), new_key_text()
    with BotServer(folder, SOS_KEY=old) as server:
        person = Person(server.port)
        person.go(BEGIN)
        rotated = ""
        for keys in (f"{old},{new}", f"{new},{old}", new):
            server.stop()
            server.environment["SOS_KEY"] = keys
            server.start()
            person.check()
            person.go(3)
            if keys == f"{new},{old}":
                rotated = _command(server, "keys", "rotate")
        person.check()
    return rotated


def stopped_gently(folder: Path) -> str:
    """Stop the server as systemd does while somebody writes: what was acknowledged is there."""
    with BotServer(folder) as server:
        person = Person(server.port)
        person.go(BEGIN)
        server.stop()
        server.start()
        return _goes_on(person, server)


def _goes_on(person: Person, server: BotServer) -> str:
    """See that everything is there under the same session, and go on with it."""
    person.move(server.port)
    person.check()
    before = len(person.acknowledged)
    person.go(4)
    person.check()
    if len(person.acknowledged) != before + 4:
        raise Wrong("the conversation does not go on")
    return f"{before} messages are there, and the conversation goes on"


def _command(server: BotServer, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, env=server.environment, capture_output=True, text=True
    )
    if done.returncode:
        raise Wrong(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-200:]}")
    return done.stdout.strip()


def _postgres(program: str, *arguments: str) -> None:
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    subprocess.run([str(programs[-1] / program), *arguments], check=True, env=dict(os.environ), capture_output=True)
