"""Messages of a channel on their way, kept sealed so that a restart loses none.

And where each person is written to.

Teams wants its answer at once and delivers at least once: what comes in is kept here first, told apart by
its id, and worked on in order for each chat, by one worker at a time.
"""

from __future__ import annotations

import secrets
import zlib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy import delete, null, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.store.database import guarded, reading, upsert, writing
from bot.store.errors import Damaged
from bot.store.moments import Clock, to_number, utc_now
from bot.store.sealing import Sealed, Vault
from bot.store.tables import conversations, inbox, places

LEASE = timedelta(seconds=30)
"""How long a piece of work stays in one pair of hands that say nothing.

After a crash, the wait until it goes on.
"""

DONE_FOR = timedelta(days=3)
"""How long a message that was dealt with is known, so that it is not taken again."""

_IDLE_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Item:
    """A piece of work in hand. ``ref``: its chat; ``body``: as last kept; ``tries``.

    How often it was taken before.
    """

    id: str
    ref: str
    tries: int
    body: bytes = field(repr=False)
    hold: str = field(repr=False)


class Inbox:
    """Work that came in. A piece is kept on disk when ``add`` returns, and goes when it is done."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = utc_now, *, lease: timedelta = LEASE) -> None:
        self._engine, self._vault, self._clock, self._lease = engine, vault, clock, lease

    @property
    def lease(self) -> timedelta:
        """How long a piece of work may be held without ``hold``."""
        return self._lease

    @guarded
    def add(self, chat: str, activity: str, body: bytes, *, at: float) -> str | None:
        """Keep a piece of work. ``at``: when it was sent, in seconds since 1970, which is the order of work.

        Returns a reference to the chat, or None when this activity was kept before. Raises StoreUnavailable.
        """
        ref = self._vault.digest("inbox chat", chat)
        place = self._vault.digest("inbox activity", chat, activity)
        row = {
            "id": place,
            "chat": ref,
            "at": int(at * 1_000_000),
            "added": self._now(),
            "tries": 0,
            "until": 0,
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(inbox.insert(), {**row, **self._seal(place, body)})
        except IntegrityError:
            return None
        return ref

    @guarded
    def take(self, ref: str) -> Item | None:
        """Take the oldest piece of work of a chat in hand; None when there is none, or somebody has it.

        Raises Damaged for one that cannot be opened, which is then let go, StoreUnavailable.
        """
        wanted = (
            select(inbox)
            .where(inbox.c.chat == ref, inbox.c.done.is_(None))
            .order_by(inbox.c.at, inbox.c.added)
            .limit(1)
            .with_for_update()
        )
        with writing(self._engine) as connection:
            row = connection.execute(wanted).first()
            if row is None or row.until > self._now():
                return None
            hold = secrets.token_hex(8)
            held = {"hold": hold, "until": self._until(), "tries": row.tries + 1}
            connection.execute(update(inbox).where(inbox.c.id == row.id).values(held))
        return self._open(Item(row.id, ref, row.tries, b"", hold), Sealed(row.key_id, row.sealed))

    def _open(self, item: Item, sealed: Sealed) -> Item:
        """Open the body. One that cannot be opened is let go, or the chat would stop at it for ever."""
        try:
            return replace(item, body=zlib.decompress(self._vault.open(sealed, "inbox", item.id)))
        except (Damaged, zlib.error):
            self.done(item)
            raise Damaged from None

    @guarded
    def hold(self, item: Item) -> bool:
        """Stay at a piece of work. Returns False when it was given to somebody else meanwhile."""
        return self._change(item, until=self._until())

    @guarded
    def keep(self, item: Item, body: bytes) -> bool:
        """Keep how far a piece of work has come. Returns False when somebody else has it now."""
        return self._change(item, until=self._until(), **self._seal(item.id, body))

    @guarded
    def done(self, item: Item) -> None:
        """Finish a piece of work: its body goes, and that it was here stays known for some days."""
        self._change(item, done=self._now(), hold=null(), key_id=null(), sealed=null())

    @guarded
    def put_back(self, item: Item, *, wait: float) -> None:
        """Give a piece of work out of hand, to be taken again after ``wait`` seconds."""
        self._change(item, hold=null(), until=self._now() + int(wait * 1_000_000))

    @guarded
    def waiting(self) -> tuple[str, ...]:
        """Return the chats with work that can be taken now."""
        free = select(inbox.c.chat).where(inbox.c.done.is_(None), inbox.c.until <= self._now()).distinct()
        with reading(self._engine) as connection:
            return tuple(connection.execute(free).scalars())

    @guarded
    def clean(self) -> None:
        """Forget the messages that were dealt with long ago."""
        old = to_number(self._clock() - DONE_FOR)
        with writing(self._engine) as connection:
            connection.execute(delete(inbox).where(inbox.c.done <= old))

    def _change(self, item: Item, **values: object) -> bool:
        mine = (inbox.c.id == item.id, inbox.c.hold == item.hold)
        with writing(self._engine) as connection:
            return bool(connection.execute(update(inbox).where(*mine).values(values)).rowcount)

    def _seal(self, place: str, body: bytes) -> dict[str, object]:
        return self._vault.seal(zlib.compress(body, 1), "inbox", place)._asdict()

    def _now(self) -> int:
        return to_number(self._clock())

    def _until(self) -> int:
        return to_number(self._clock() + self._lease)


class Places:
    """One sealed value for each person of a channel: where to write to them, and what was shown last.

    It belongs to the report that the person writes, and goes with it.
    """

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = utc_now) -> None:
        self._engine, self._vault, self._clock = engine, vault, clock
        self._put = upsert(engine, places, "report_id", "remind_on", "touched", "key_id", "sealed")

    @guarded
    def load(self, person: str) -> bytes | None:
        """Return the value, or None for somebody new. Raises Damaged, StoreUnavailable."""
        place = self._vault.digest("place", person)
        with reading(self._engine) as connection:
            row = connection.execute(select(places).where(places.c.id == place)).first()
        return self._vault.open(Sealed(row.key_id, row.sealed), "places", place) if row else None

    @guarded
    def save(self, person: str, conversation: str, body: bytes, *, remind_on: date | None = None) -> None:
        """Keep the value. ``conversation``: whose report it goes with. ``remind_on``: day of a reminder."""
        place = self._vault.digest("place", person)
        hashed = self._vault.digest("conversation", conversation)
        report = select(conversations.c.report_id).where(conversations.c.id == hashed)
        row = {"id": place, "remind_on": remind_on, "touched": to_number(self._clock())}
        with writing(self._engine) as connection:
            found = {"report_id": connection.execute(report).scalar()}
            sealed = self._vault.seal(body, "places", place)._asdict()
            connection.execute(self._put, {**row, **found, **sealed})

    @guarded
    def remind(self, today: date) -> tuple[bytes, ...]:
        """Return the values whose reminder is for today or earlier, and strike the reminders out."""
        due = select(places).where(places.c.remind_on <= today).with_for_update()
        with writing(self._engine) as connection:
            rows = connection.execute(due).all()
            ids = [row.id for row in rows]
            connection.execute(update(places).where(places.c.id.in_(ids)).values(remind_on=None))
        return tuple(self._vault.open(Sealed(row.key_id, row.sealed), "places", row.id) for row in rows)

    @guarded
    def clean(self) -> None:
        """Forget who has had no report for a long time."""
        idle = to_number(self._clock() - _IDLE_FOR)
        gone = delete(places).where(places.c.report_id.is_(None), places.c.touched <= idle)
        with writing(self._engine) as connection:
            connection.execute(gone)
