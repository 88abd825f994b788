"""What breaks around a running server, one after another: the user is told, nothing is lost, it mends itself.

Each function raises ``Wrong`` when it is not so, and returns the sentence that the user was told.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.faults_disk import SmallDisk
from bench.faults_person import Cut, Person, Refused, Wrong
from bench.faults_server import BotServer, NotStarted
from bot.store import new_key_text

RECOVERY_SECONDS = 20.0
BEGIN = 12
RESENDS = 3


def _begun(server: BotServer, steps: int = BEGIN) -> Person:
    person = Person(server.port)
    person.go(steps)
    return person


def _told(person: Person) -> str:
    """Try to go on, and return the sentence with which that is refused."""
    for _ in range(2):  # the same message again is refused again, and not half taken
        try:
            person.step()
        except Refused as refused:
            says = refused.says
        else:
            raise Wrong("a message was acknowledged that could not be kept")
    if not says.endswith(".") or "minute" not in says:
        raise Wrong("the user is not told what to do")
    return says


def _goes_on(person: Person, server: BotServer) -> None:
    """Send what was refused again, until it is taken, and go on; the same process must still be running."""
    pid, end = server.pid, time.monotonic() + RECOVERY_SECONDS
    waiting = len(person.acknowledged)
    while True:
        try:
            person.step()
            break
        except (Refused, Cut):
            if time.monotonic() > end:
                raise Wrong("it did not mend itself") from None
            time.sleep(0.1)
    person.go(4)
    person.check()
    if len(person.acknowledged) < waiting + 4 or server.pid != pid or not server.alive():
        raise Wrong("the conversation does not go on")


@contextmanager
def on_postgres(folder: Path, workers: int = 1) -> Iterator[tuple[BotServer, Callable[[], None], Callable[[], None]]]:
    """A server over PostgreSQL, with what stops and starts the database."""
    from tests.servers import Postgres

    with Postgres() as postgres:
        settings = {"DATABASE_URL": postgres.url(), "SOS_KEY": new_key_text()}
        with BotServer(folder, workers=workers, **settings) as server:
            yield server, postgres.stop, postgres.start


def database_stopped(folder: Path) -> str:
    """Stop PostgreSQL in mid-conversation, and start it again."""
    with on_postgres(folder) as (server, stop, start):
        person = _begun(server)
        stop()
        says = _told(person)
        if server.get("/ready")[0] != 503 or server.get("/health")[0] != 200:
            raise Wrong("it says that it is ready without its database")
        start()
        _goes_on(person, server)
        if server.get("/ready")[0] != 200:
            raise Wrong("it is not ready again")
    return says


def disk_full(folder: Path) -> str:
    """Fill the disk of SQLite in mid-conversation, and give the room back."""
    disk = SmallDisk(folder / "var")
    try:
        with BotServer(folder) as server:
            person = _begun(server)
            disk.fill(server.pid)
            says = _fills_up(person)
            disk.empty(server.pid)
            _goes_on(person, server)
    finally:
        disk.away()
    return says


def _fills_up(person: Person) -> str:
    """Go on until there is no room; pages that are there already take a few answers more."""
    for _ in range(200):
        try:
            if not person.step():
                break
        except Refused:
            return _told(person)
    raise Wrong("the disk did not fill up")


def redis_gone(folder: Path) -> str:
    """Kill Redis in mid-conversation, and start it again."""
    from tests.servers import Redis

    with Redis() as redis, BotServer(folder, REDIS_URL=redis.url) as server:
        person = _begun(server)
        redis.stop()
        says = _told(person)
        if server.get("/ready")[0] != 503:
            raise Wrong("it says that it is ready without its locks")
        redis.start()
        _goes_on(person, server)
    return says


def corrupt_row(folder: Path) -> str:
    """Change one answer in the database file: the rest of the report can be read and written."""
    with BotServer(folder) as server:
        person = _begun(server, 16)
        file = sqlite3.connect(folder / "var" / "reports.db")
        with file:
            row = file.execute("SELECT rowid, sealed FROM answers ORDER BY number DESC LIMIT 1").fetchone()
            file.execute("UPDATE answers SET sealed = ? WHERE rowid = ?", (row[1][:-1] + b"\x00", row[0]))
        file.close()
        person.step()
        events = person.call("GET", "/chat/history?after=0", None)["events"]
        says = next((e["text"] for e in events if "cannot be read" in e["text"]), "")
        if not says:
            raise Wrong("nobody is told that a part cannot be read")
        person.go(6)
    return says


def wrong_key(folder: Path) -> str:
    """Start with a key that is not the database's own: the start stops, and a right key opens all of it."""
    database = {"SOS_KEY": new_key_text()}
    with BotServer(folder, **database) as server:
        person = _begun(server)
        server.kill()
        server.environment["SOS_KEY"] = new_key_text()
        says = _refuses_to_start(server)
        server.environment["SOS_KEY"] = database["SOS_KEY"]
        server.start()
        person.check()
        person.go(3)
    return says


def _refuses_to_start(server: BotServer) -> str:
    try:
        server.start()
    except NotStarted as told:
        last = str(told).strip().rpartition("Error: ")[2]
        if "SOS_KEY" not in last or "Traceback" in str(told):
            raise Wrong("the start does not say what is wrong") from None
        return " ".join(last.split())
    raise Wrong("it started with a wrong key")


def two_at_once(server: BotServer, times: int = 10) -> None:
    """Send two messages of one person at the same moment: both are kept, once each."""
    for _ in range(times):
        person = _begun(server, 2)
        texts = {secrets.token_hex(8): text for text in ("help", "progress")}
        _together([_sending(person, message_id, text) for message_id, text in texts.items()])
        kept = _mine(person)
        if sorted(kept) != sorted([*(i for i, _ in person.acknowledged), *texts]):
            raise Wrong("of two messages at once one is lost or doubled")


def the_same_twice(server: BotServer, times: int = 10) -> None:
    """Send one answer twice, at the same moment and later: it counts once, and both get the same reply."""
    for _ in range(times):
        person = _begun(server, 0)
        person.to("start.know")
        message_id, text = secrets.token_hex(8), "I have taught Amira every day since 3 September 2025."
        statuses = _together([_sending(person, message_id, text) for _window in range(2)])
        statuses += _together([_sending(person, message_id, text)])
        if statuses != [200] * 3:
            raise Wrong(f"the same message twice gave {statuses}")
        if _mine(person).count(message_id) != 1 or person.review().count(text) != 1:
            raise Wrong("the same message twice is there twice")
        _no_question_skipped(person)


def _no_question_skipped(person: Person) -> None:
    """Look that the second copy was not taken as the answer of the next question."""
    sections = person.call("GET", "/chat/review", None)["sections"]
    given = [row["title"] for section in sections for row in section["rows"] if row["given"]]
    if len(given) != len(set(given)):
        raise Wrong("a question is there twice")


def _sending(person: Person, message_id: str, text: str) -> Callable[[], int]:
    """Return a call that sends a message over a connection of its own, as a second window does.

    Like the page it sends again what it is told was not kept.
    """
    window = Person(person.port)
    window.token = person.token

    def send() -> int:
        for _ in range(RESENDS):
            try:
                window.send(message_id, text)
            except Refused as refused:
                if refused.status != 503:
                    return refused.status
            else:
                return 200
        return 503

    return send


def _together(calls: list[Callable[[], int]]) -> list[int]:
    results: list[int] = []
    barrier = threading.Barrier(len(calls))

    def work(call: Callable[[], int]) -> None:
        barrier.wait()
        results.append(call())

    threads = [threading.Thread(target=work, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def _mine(person: Person) -> list[str]:
    events = person.call("GET", "/chat/history?after=0", None)["events"]
    return [e["id"] for e in events if e["who"] == "you"]
