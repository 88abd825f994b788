"""Killed, full, locked, cut off: what was acknowledged is kept, the rest leaves no trace."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.store import FixedKeys, ReportStore, Store, StoreRefused, StoreUnavailable, connect, open_store
from bot.store.opening import _make_secret, unlock
from bot.store.sealing import Sealer
from bot.store.tables import reports
from tests.servers import Postgres
from tests.store.conftest import Clock, put, said

KILLS = 30


def _in_child(work: Callable[[], None]) -> int:
    """Run something in a process of its own and return its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        os._exit(1)


def _write_and_tell(url: str, keys: FixedKeys, report: str, told: int) -> None:
    """Save one answer after another, and tell the number of each as soon as its save has returned."""
    store = open_store(url, keys)
    draft = store.reports.load(report)
    assert draft is not None
    while True:
        number = draft.version + 1
        draft = store.reports.save(draft, put(draft, f"q{number}", f"answer {number}"), message_id=f"m{number}")
        os.write(told, f"{number}\n".encode())


def _killed_at_random(url: str, keys: FixedKeys, report: str, chance: random.Random) -> int:
    """Let a process write, kill it with signal 9, and return the last number it told."""
    reads, writes = os.pipe()
    child = _in_child(lambda: _write_and_tell(url, keys, report, writes))
    os.close(writes)
    with os.fdopen(reads) as told:
        last = [told.readline() for _ in range(chance.randint(1, 12))][-1]
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return int((told.read().split() or [last])[-1])


def test_no_kill_loses_an_answer_that_was_acknowledged(url: str, keys: FixedKeys) -> None:
    first = open_store(url, keys)
    report = first.reports.create("safety").id
    first.close()
    chance = random.Random(2026)
    for _ in range(KILLS):
        told = _killed_at_random(url, keys, report, chance)
        store = open_store(url, keys)
        draft = store.reports.load(report)
        store.close()
        assert draft is not None
        # One more may have been committed in the moment before it could be told.
        assert draft.version in (told, told + 1)
        numbers = range(1, draft.version + 1)
        assert [(key.question, answer) for key, answer in draft.answers] == [
            (f"q{n}", said(f"answer {n}")) for n in numbers
        ]


def test_workers_that_start_at_once_make_one_database(
    request: pytest.FixtureRequest, url: str, keys: FixedKeys
) -> None:
    if url.startswith("postgresql"):
        url = request.getfixturevalue("postgres").url()
    children = [_in_child(lambda: open_store(url, keys).reports.create("safety")) for _ in range(4)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
    store = open_store(url, keys)
    with store.engine.connect() as connection:
        found = list(connection.execute(select(reports.c.id)).scalars())
    assert all(store.reports.load(report) for report in found)
    assert len(found) == 4
    store.close()


def test_a_worker_that_comes_late_to_a_new_database_takes_the_secret_of_the_first(
    store: Store, keys: FixedKeys, clock: Clock
) -> None:
    draft = store.reports.create("safety")
    _make_secret(store.engine, Sealer(keys))  # as one that saw no secret a moment ago

    late = ReportStore(store.engine, unlock(store.engine, keys), clock)
    assert late.load(draft.id) == draft


def test_another_writer_that_never_ends_is_told_in_words(store: Store, url: str, clock: Clock) -> None:
    draft = store.reports.create("safety")
    engine = connect(url, lock_seconds=0.05)
    impatient = ReportStore(engine, store.vault, clock)
    with store.engine.connect() as holder:
        holder.execution_options(sos_report_begin="BEGIN IMMEDIATE")
        holder.execute(select(reports).with_for_update())
        with pytest.raises(StoreUnavailable) as told:
            impatient.save(draft, put(draft, "sos.harm", "x"), message_id="m1")
    assert told.value.reason == "locked"
    assert store.reports.load(draft.id) == draft
    assert impatient.save(draft, put(draft, "sos.harm", "x"), message_id="m1").version == 1
    engine.dispose()


def test_a_database_that_was_stopped_is_found_again_without_a_restart(
    postgres: Postgres, empty: str, keys: FixedKeys
) -> None:
    store = open_store(postgres.url(empty), keys)
    draft = store.reports.create("safety")
    draft = store.reports.save(draft, put(draft, "sos.harm", "before"), message_id="m1")
    postgres.stop()
    for _ in range(2):
        with pytest.raises(StoreUnavailable) as told:
            store.reports.save(draft, put(draft, "sos.future", "during"), message_id="m2")
        assert told.value.reason == "unreachable"
    with pytest.raises(StoreUnavailable):
        store.ping()
    postgres.start()
    store.ping()
    assert store.reports.load(draft.id) == draft
    assert store.reports.save(draft, put(draft, "sos.future", "during"), message_id="m2").version == 2
    store.close()


def _write_for_ever(handle: int) -> None:
    while True:
        os.write(handle, bytes(4096))


class SmallDisk:
    """A disk to fill up and empty: a tiny tmpfs, or a limit on file sizes where none can be mounted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
        self._mounted = subprocess.run(mount, capture_output=True).returncode == 0
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        if self._mounted:
            filler = os.open(self.folder / "filler", os.O_WRONLY | os.O_CREAT)
            with pytest.raises(OSError, match="No space left"):
                _write_for_ever(filler)
            os.close(filler)
        else:
            largest = max(file.stat().st_size for file in self.folder.iterdir())
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, self._limits[1]))

    def empty(self) -> None:
        if self._mounted:
            (self.folder / "filler").unlink(missing_ok=True)
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, self._limits)

    def away(self) -> None:
        self.empty()
        if self._mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    (tmp_path / "disk").mkdir()
    made = SmallDisk(tmp_path / "disk")
    yield made
    made.away()


def test_a_full_disk_keeps_what_was_acknowledged_and_goes_on_when_there_is_room(
    disk: SmallDisk, keys: FixedKeys
) -> None:
    store = open_store(f"sqlite:///{disk.folder}/reports.db", keys)
    draft = store.reports.create("safety")
    disk.fill()
    number, reason = 0, ""
    while not reason:
        number += 1
        try:
            draft = store.reports.save(draft, put(draft, f"q{number}", "x" * 20_000), message_id=f"m{number}")
        except StoreUnavailable as error:
            reason = error.reason
    assert reason == "full"
    assert store.reports.load(draft.id) == draft
    disk.empty()
    saved = store.reports.save(draft, put(draft, f"q{number}", "x" * 20_000), message_id=f"m{number}")
    assert store.reports.load(draft.id) == saved
    assert len(saved.answers) == number
    store.close()


def test_a_file_that_is_no_database_stops_the_start_and_stays_as_it_is(folder: Path, keys: FixedKeys) -> None:
    path = folder / "reports.db"
    path.write_bytes(b"something else altogether" * 100)
    with pytest.raises(StoreUnavailable):
        open_store(f"sqlite:///{path}", keys)
    assert path.read_bytes() == b"something else altogether" * 100


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://h/n", "x", "", "sqlite:////proc/no/a.db"])
def test_an_address_that_cannot_be_used_is_named_and_not_repeated(url: str, keys: FixedKeys) -> None:
    with pytest.raises(StoreRefused, match="DATABASE_URL"):
        open_store(url, keys)


def test_a_password_in_the_address_is_never_shown(keys: FixedKeys) -> None:
    for url in ("oracle://u:hunter2@h/n", "postgresql://u:hunter2@127.0.0.1:1/n"):
        with pytest.raises((StoreRefused, StoreUnavailable)) as told:
            open_store(url, keys)
        assert "hunter2" not in f"{told.value!r}{told.value}{told.value.__context__!r}"
