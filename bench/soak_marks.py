"""After a full case with everything logged, no word of it is anywhere outside the sealed values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bench.faults_person import MARK, Person
from bench.faults_server import BotServer
from bot.store import new_key_text

NAMES = ("Amira", "Bilal", "Mrs Day", "R Cole", "elmpark", "7946 0000")


def full_case(port: int) -> tuple[list[str], str]:
    """Hold a whole conversation to its end, and read everything once. Return the words to look for and the code."""
    person = Person(port)
    while person.step():
        pass
    reply = person.send("mark-pause-0001", "pause")
    code = next(e["custom"]["resume_code"] for e in reply["events"] if (e.get("custom") or {}).get("resume_code"))
    person.review()
    for method, path, body in (("GET", "/chat/report", None), ("POST", "/chat/document", {})):
        link = person.call(method, path, body)
    _fetch(port, link["url"])
    person.check()
    marks = sorted({mark for _, text in person.acknowledged for mark in MARK.findall(text)})
    return marks, code


def _fetch(port: int, path: str) -> None:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    response = connection.getresponse()
    assert response.status == 200, response.status
    response.read()


def processes(server: BotServer) -> dict[str, bytes]:
    """Return the command line and the environment of a server's processes."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _group(folder) == server.pid:
            for name in ("cmdline", "environ"):
                found[f"{name} of {folder.name}"] = (folder / name).read_bytes()
    return found


def _group(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:
        return -1


def files(*folders: Path) -> dict[str, bytes]:
    """Return every file below some folders."""
    return {str(f): f.read_bytes() for folder in folders for f in folder.rglob("*") if f.is_file()}


def leaks(words: Iterable[str], places: dict[str, bytes]) -> list[str]:
    """Return where a word is found, in whatever case and in UTF-8 or UTF-16."""
    found = []
    for word in words:
        forms = {re.escape(word.encode("utf-8")), re.escape(word.encode("utf-16-le"))}
        pattern = re.compile(b"|".join(forms), re.IGNORECASE)
        found += [f"{word} in {place}" for place, content in places.items() if pattern.search(content)]
    return found


def on_sqlite(folder: Path, *, cold: bool = True) -> tuple[int, int, list[str]]:
    """Run a case on SQLite; return how many words were looked for, in how many bytes, and where any was found."""
    temporary = folder / "tmp"
    temporary.mkdir()
    settings = {"SOS_LOG_LEVEL": "DEBUG", "LOG_LEVEL": "DEBUG", "LOG_LEVEL_LIBRARIES": "DEBUG"}
    with BotServer(folder, cold=cold, TMPDIR=str(temporary), PYTHONASYNCIODEBUG="1", **settings) as server:
        marks, code = full_case(server.port)
        places = processes(server) | files(folder)
        server.kill()
        places |= {f"{name} (killed)": content for name, content in files(folder).items()}
    words = [*marks, code, *NAMES]
    return len(words), sum(map(len, places.values())), leaks(words, places)


def on_postgresql(folder: Path) -> tuple[int, int, list[str]]:
    """The same on PostgreSQL, which logs every statement with its values: data files, WAL and log are searched."""
    from tests.servers import Postgres

    with Postgres() as postgres:
        postgres.execute("ALTER SYSTEM SET log_statement = 'all'")
        postgres.execute("SELECT pg_reload_conf()")
        settings = {"DATABASE_URL": postgres.url(), "SOS_KEY": new_key_text(), "SOS_LOG_LEVEL": "DEBUG"}
        with BotServer(folder, **settings) as server:
            marks, code = full_case(server.port)
        postgres.execute("CHECKPOINT")
        places = files(folder, postgres.folder)
    words = [*marks, code, *NAMES]
    return len(words), sum(map(len, places.values())), leaks(words, places)
