"""Keeps drafts. A save is one transaction: what differs, or nothing; committed before ``save`` returns."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, exists, insert, null, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.interview.answers import Answer, Answers, Key
from bot.interview.draft import Direction, Draft, Length
from bot.store.audit import Audit, Deed
from bot.store.database import empty_log, guarded, reading, upsert, writing
from bot.store.drafts import Changes, changes, pack_answer, pack_head, unpack_answer, unpack_head
from bot.store.errors import AlreadyDone, Damaged, ReportGone, Stale
from bot.store.moments import Clock, from_number, to_number, utc_now
from bot.store.sealing import Sealed, Vault
from bot.store.tables import answers, conversations, messages, reports, sessions

# Made once: SQLAlchemy takes longer over making and knowing again a statement than SQLite over running it.
_HERE = reports.c.id == bindparam("b_report")
_OF_REPORT = answers.c.report_id == bindparam("b_report")
_HEAD = select(reports).where(_HERE)
_ANSWERS = select(answers).where(_OF_REPORT).order_by(answers.c.number)
_ADVANCE = update(reports).where(_HERE, reports.c.version == bindparam("b_version"))
_TAKE_OUT = delete(answers).where(_OF_REPORT, answers.c.place == bindparam("b_place"))

MESSAGES_KEPT = 50
"""How many saves back a message that is sent again is known."""


@dataclass(frozen=True)
class Rescue:
    """What can still be read of a report. ``damaged``: how many of its parts cannot."""

    draft: Draft
    damaged: int


class _Kept(NamedTuple):
    head: Any
    rows: list[Any]


class ReportStore:
    """Drafts by their id. Ids are random and tell nothing; they are not secrets."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = utc_now) -> None:
        """Keep drafts in the database of ``engine``, sealed by ``vault``; ``clock`` gives aware UTC times."""
        self._engine, self._vault, self._clock = engine, vault, clock
        self._audit = Audit(engine, vault, clock)
        self._put = upsert(engine, answers, "key_id", "sealed", also=("number",))
        self._remember = upsert(engine, messages, "message", "version")

    @guarded
    def create(self, direction: Direction, length: Length = "full") -> Draft:
        """Make a new, empty report and return its draft. Raises StoreUnavailable."""
        now = self._now()
        draft = Draft(secrets.token_urlsafe(16), direction, begun=now, touched=now, length=length)
        row = {"id": draft.id, "version": 0, "touched": to_number(now)}
        with writing(self._engine) as connection:
            connection.execute(insert(reports), {**row, **self._head(draft)})
            self._audit.note(connection, "report begun", draft.id)
        return draft

    def load(self, report_id: str) -> Draft | None:
        """Return the draft of a report, or None when there is no such report.

        Raises Damaged when any part cannot be opened (see ``rescue``), StoreUnavailable.
        """
        rescued = self.rescue(report_id)
        if rescued is not None and rescued.damaged:
            raise Damaged
        return rescued.draft if rescued else None

    @guarded
    def rescue(self, report_id: str) -> Rescue | None:
        """Return what can be read of a report that has damaged parts. Raises Damaged when nothing can.

        An answer that is given again takes the place of the damaged one.
        """
        kept = self._fetch(report_id)
        if kept is None:
            return None
        draft = self._opened_head(kept.head)
        found: dict[Key, Answer] = {}
        damaged = 0
        for row in kept.rows:
            try:
                key, answer = self._opened_answer(report_id, row)
            except Damaged:
                damaged += 1
            else:
                found[key] = answer
        return Rescue(replace(draft, answers=Answers(found)), damaged)

    @guarded
    def save(
        self, before: Draft, after: Draft, *, message_id: str | None = None, keep_until: date | None = None
    ) -> Draft:
        """Keep what differs between two states of a draft; return ``after`` with its new version.

        ``message_id``: the channel's id of the message that led to the change. ``keep_until``: the day on
        which the report is to be deleted, if that is known by now.

        Raises AlreadyDone when the message was taken before, Stale when somebody else saved since ``before``
        was loaded, ReportGone when the report was deleted, StoreUnavailable when the database cannot do it.
        After each of these nothing of the change is kept.
        """
        if (before.id, before.direction) != (after.id, after.direction):
            raise ValueError("a report keeps its id and its direction")
        saved = replace(after, version=before.version + 1, touched=self._now())
        message = self._vault.digest("message", after.id, message_id) if message_id else None
        try:
            with writing(self._engine) as connection:
                self._advance(connection, before.version, saved, message, keep_until)
                self._write(connection, saved, changes(before.answers, after.answers))
            return saved
        except IntegrityError:
            # The one rule that a save can break: a message stands once in a report. The driver's error quotes
            # SQL, so ours is raised outside, where it is not chained to it.
            pass
        raise self._refusal(after.id, message)

    @guarded
    def seen(self, report_id: str, message_id: str) -> bool:
        """Whether a message was taken before, so that a resend can be answered without reading it again."""
        hashed = self._vault.digest("message", report_id, message_id)
        with reading(self._engine) as connection:
            return _version_after(connection, report_id, hashed) is not None

    @guarded
    def touch(self, report_id: str) -> bool:
        """Note that a report was used, though nothing changed. Returns False when there is no such report."""
        changed = update(reports).where(reports.c.id == report_id).values(touched=to_number(self._now()))
        with writing(self._engine) as connection:
            return bool(connection.execute(changed).rowcount)

    @guarded
    def erase(self, report_id: str) -> bool:
        """Delete a report with its answers, messages, files, codes and sessions, in every table, at once.

        The audit keeps a line without content. Returns False when there is no such report.
        """
        return self.erase_where(report_id, "report deleted")

    @guarded
    def erase_where(self, report_id: str, deed: Deed, *conditions: Any) -> bool:
        """Delete a report if it still meets some conditions on its row. Returns whether it was deleted."""
        with writing(self._engine) as connection:
            held = select(reports.c.id).where(reports.c.id == report_id, *conditions).with_for_update()
            if connection.execute(held).first() is None:
                return False
            wipe(connection, report_id, to_number(self._now()))
            connection.execute(delete(reports).where(reports.c.id == report_id))
            self._audit.note(connection, deed, report_id)
        empty_log(self._engine)
        return True

    def _now(self) -> datetime:
        return from_number(to_number(self._clock()))

    def _fetch(self, report_id: str) -> _Kept | None:
        """Read a report's rows in one state of the database: a save in between cannot mix two versions."""
        with reading(self._engine) as connection:
            head = connection.execute(_HEAD, {"b_report": report_id}).first()
            if head is None:
                return None
            return _Kept(head, connection.execute(_ANSWERS, {"b_report": report_id}).all())

    def _head(self, draft: Draft) -> dict[str, Any]:
        return self._vault.seal(pack_head(draft), "reports", draft.id)._asdict()

    def _opened_head(self, row: Any) -> Draft:
        data = self._vault.open(Sealed(row.key_id, row.sealed), "reports", row.id)
        return unpack_head(data, row.id, row.version, from_number(row.touched))

    def _opened_answer(self, report_id: str, row: Any) -> tuple[Key, Answer]:
        data = self._vault.open(Sealed(row.key_id, row.sealed), "answers", report_id, row.place)
        return unpack_answer(data)

    def _place(self, report_id: str, key: Key) -> str:
        return self._vault.digest("answer", report_id, key.question, key.child)

    def _advance(
        self, connection: Connection, version: int, saved: Draft, message: str | None, due: date | None
    ) -> None:
        """Move the report on by one version: the row lock and the version check in one."""
        values = {
            "b_report": saved.id,
            "b_version": version,
            "version": saved.version,
            "touched": to_number(saved.touched),
            "due": due,
            **self._head(saved),
        }
        if not connection.execute(_ADVANCE, values).rowcount:
            raise _refusal_in(connection, saved.id, message)
        if message is not None:
            slot = saved.version % MESSAGES_KEPT
            row = {"report_id": saved.id, "slot": slot, "message": message, "version": saved.version}
            connection.execute(self._remember, row)

    def _write(self, connection: Connection, saved: Draft, found: Changes) -> None:
        rows = [self._row(saved, key, answer, n) for n, (key, answer) in enumerate(found.put.items())]
        if found.gone:
            gone = [{"b_report": saved.id, "b_place": self._place(saved.id, key)} for key in found.gone]
            connection.execute(_TAKE_OUT, gone)
        if rows:
            connection.execute(self._put, rows)

    def _row(self, saved: Draft, key: Key, answer: Answer, n: int) -> Mapping[str, Any]:
        place = self._place(saved.id, key)
        sealed = self._vault.seal(pack_answer(key, answer), "answers", saved.id, place)
        number = saved.version * 1_000_000 + n
        return {"report_id": saved.id, "place": place, "number": number, **sealed._asdict()}

    def _refusal(self, report_id: str, message: str | None) -> Exception:
        with reading(self._engine) as connection:
            return _refusal_in(connection, report_id, message)


def hold(connection: Connection, report_id: str) -> None:
    """Lock a report's row until the transaction ends. Raises ReportGone when there is no such report."""
    held = select(reports.c.id).where(reports.c.id == report_id).with_for_update()
    if connection.execute(held).first() is None:
        raise ReportGone


def wipe(connection: Connection, report_id: str, now: int, *keep: Any) -> None:
    """Empty the conversations of a report and end their sessions; ``keep``: conditions on those meant.

    The conversation's row stays, as "over", until it is purged: the dialogue saves its snapshot once more at
    the end of the turn in which everything was deleted, and that snapshot must find the door shut.
    """
    here = (conversations.c.report_id == report_id, *keep)
    ids = select(conversations.c.id).where(*here)
    connection.execute(delete(sessions).where(sessions.c.conversation.in_(ids)))
    emptied = {"report_id": None, "standing": "over", "touched": now, "key_id": null(), "sealed": null()}
    connection.execute(update(conversations).where(*here).values(emptied))


def _version_after(connection: Connection, report_id: str, message: str) -> int | None:
    here = (messages.c.report_id == report_id, messages.c.message == message)
    found: int | None = connection.execute(select(messages.c.version).where(*here)).scalar()
    return found


def _refusal_in(connection: Connection, report_id: str, message: str | None) -> Exception:
    """Say why a save found nothing to do: the message was taken, the report is gone, or it has moved on."""
    version = _version_after(connection, report_id, message) if message else None
    if version is not None:
        return AlreadyDone(version)
    if not connection.execute(select(exists().where(reports.c.id == report_id))).scalar():
        return ReportGone()
    return Stale()
