"""What has been kept long enough goes, not a day early and with nothing left; the audit stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from bot.store import Purged, Rules, Store
from bot.store.documents import Document
from bot.store.tables import audit, conversations, documents, reports, sessions
from tests.store.conftest import NOW, Clock, put

RULES = Rules(days_after_conference=30, days_without_activity=90)
CONFERENCE = date(2026, 12, 4)


def _report(store: Store, conference: date | None = None) -> str:
    draft = store.reports.create("safety")
    until = RULES.keep_until(conference)
    return store.reports.save(draft, put(draft, "sos.harm", "x"), keep_until=until).id


def _left(store: Store, table: object) -> int:
    with store.engine.connect() as connection:
        count: int = connection.execute(select(func.count()).select_from(table)).scalar()
        return count


@pytest.mark.parametrize(("days", "gone"), [(29, False), (30, True), (31, True)])
def test_a_report_goes_thirty_days_after_its_conference(store: Store, days: int, gone: bool) -> None:
    report = _report(store, CONFERENCE)
    day = CONFERENCE + timedelta(days=days)
    now = NOW.replace(year=day.year, month=day.month, day=day.day)
    assert store.retention.expired(now, RULES) == ([report] if gone else [])
    assert store.retention.purge(now, RULES).reports == int(gone)
    assert (store.reports.load(report) is None) == gone


@pytest.mark.parametrize(("seconds", "gone"), [(-1, False), (0, True), (1, True)])
def test_a_report_goes_ninety_days_after_it_was_last_used(store: Store, seconds: int, gone: bool) -> None:
    report = _report(store)
    assert store.retention.purge(NOW + timedelta(days=90, seconds=seconds), RULES).reports == int(gone)
    assert (store.reports.load(report) is None) == gone


def test_using_a_report_begins_the_ninety_days_again(store: Store, clock: Clock) -> None:
    report = _report(store)
    clock.move(days=60)
    store.reports.touch(report)
    clock.move(days=60)
    assert store.retention.purge(clock.now, RULES).reports == 0


def test_a_conference_with_the_wrong_year_does_not_delete_what_is_being_written(store: Store, clock: Clock) -> None:
    report = _report(store, date(2025, 12, 4))
    assert store.retention.purge(clock.now + timedelta(days=6), RULES).reports == 0
    assert store.reports.load(report) is not None
    assert store.retention.purge(clock.now + timedelta(days=7), RULES).reports == 1


def test_without_a_conference_date_there_is_no_day_to_go() -> None:
    assert RULES.keep_until(None) is None
    assert RULES.keep_until(CONFERENCE) == date(2027, 1, 3)


def test_a_purge_takes_everything_of_a_report_and_leaves_an_audit_line(store: Store, clock: Clock) -> None:
    report = _report(store)
    store.sessions.open("web", report)
    store.documents.put(report, Document(b"x", "a.docx"))
    clock.move(days=90)
    kept = _report(store)
    assert store.retention.purge(clock.now, RULES) == Purged(reports=1)
    assert (_left(store, reports), _left(store, sessions), _left(store, documents)) == (1, 0, 0)
    assert store.reports.load(kept) is not None
    assert "report expired" in [line.what for line in store.audit.lines()]


def test_a_purge_clears_what_is_over(store: Store, clock: Clock) -> None:
    report = _report(store)
    store.sessions.open("web", report)
    store.documents.put(report, Document(b"x", "a.docx"))
    store.conversations.attach("deleted", gone := _report(store))
    store.snapshots.save("never began a report", b"x")
    store.reports.erase(gone)
    clock.move(days=8)
    assert store.retention.purge(clock.now, RULES) == Purged(conversations=1, sessions=1, documents=1)
    clock.move(days=81)
    store.reports.touch(report)
    clock.move(days=1)
    assert store.retention.purge(clock.now, RULES) == Purged(conversations=1)
    assert _left(store, conversations) == 1


def test_two_purges_at_once_count_each_report_once(store: Store, opened: Callable[[], Store], clock: Clock) -> None:
    for _ in range(3):
        _report(store)
    clock.move(days=90)
    both = [
        opened().retention.purge(clock.now, RULES).reports,
        store.retention.purge(clock.now, RULES).reports,
    ]
    assert sum(both) == 3


def test_a_report_saved_under_a_clock_far_ahead_goes_in_the_end(store: Store, clock: Clock) -> None:
    clock.move(days=3650)
    report = _report(store)
    clock.now = NOW
    assert store.retention.purge(NOW, RULES).reports == 0
    assert store.reports.load(report) is not None
    assert store.retention.purge(NOW + timedelta(days=90), RULES).reports == 1


@pytest.mark.parametrize("change", [delete(audit), update(audit).values(what="x")], ids=["delete", "change"])
def test_the_audit_can_only_grow(store: Store, change: object) -> None:
    _report(store)
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(change)
    assert store.audit.lines()[0].what == "report begun"


def test_the_audit_names_nobody(store: Store, clock: Clock) -> None:
    report = _report(store)
    line = store.audit.lines()[0]
    assert (line.at, len(line.whom)) == (NOW, 32)
    assert report not in repr(line)
    assert len(store.audit.lines(limit=0)) == 0
