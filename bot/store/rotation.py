"""Rotation: seals every row again with the current key, in small batches, while the bot goes on serving.

What a rotation that was stopped has done stays done, and the next one goes on from there. The order of work:
``KeyFile.add_key`` (running servers take the new key up by themselves; with SOS_KEY in place of a file, first
restart them with ``old,new`` and then with ``new,old``), then ``rotate``, and a day later ``KeyFile.forget``
with ``keys_in_use``, when no turn that began under the old key can still be under way.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Table, select, update
from sqlalchemy.engine import Connection, Engine

from bot.store.audit import Audit
from bot.store.database import guarded, reading, writing
from bot.store.errors import Damaged
from bot.store.moments import Clock, utc_now
from bot.store.sealing import Sealed, Sealer, Vault
from bot.store.tables import SEALED

BATCH = 100


class _Count(NamedTuple):
    done: int
    left: int


@guarded
def keys_in_use(engine: Engine) -> frozenset[str]:
    """Return the ids of the keys that any row is sealed with."""
    with reading(engine) as connection:
        found = {
            key_id
            for table in SEALED.values()
            for key_id in connection.execute(select(table.c.key_id).distinct()).scalars()
        }
    return frozenset(found - {None})


@guarded
def rotate(engine: Engine, vault: Vault, clock: Clock = utc_now, *, batch: int = BATCH) -> int:
    """Seal everything with the current key. Returns how many rows were sealed again.

    Raises Damaged at the end when rows were left because they cannot be opened; all others are done.
    """
    counts = [_rotate_table(engine, vault, table, batch) for table in SEALED.values()]
    done = sum(count.done for count in counts)
    if done:
        with writing(engine) as connection:
            Audit(engine, vault, clock).note(connection, "keys rotated")
    if any(count.left for count in counts):
        raise Damaged
    return done


def _rotate_table(engine: Engine, sealer: Sealer, table: Table, batch: int) -> _Count:
    """Rotate one table; return how many rows were done and how many cannot be opened."""
    left: set[tuple[Any, ...]] = set()
    done = 0
    while True:
        with writing(engine) as connection:
            rows = _old_rows(connection, sealer, table, batch + len(left))
            results = {tuple(row)[:-2]: _seal_again(connection, sealer, table, row) for row in rows}
        done += sum(results.values())
        fresh = {place for place, sealed in results.items() if not sealed} - left
        left |= fresh
        if not fresh and not any(results.values()):
            return _Count(done, len(left))


def _old_rows(connection: Connection, sealer: Sealer, table: Table, most: int) -> list[Any]:
    """Lock and return rows under an older key.

    Rows that a save holds are passed over: a batch that waited for one while it held others could block that
    save for good. When all that is left is held, one row is waited for.
    """
    keys = list(table.primary_key)
    old = table.c.key_id != sealer.ring().current
    wanted = select(*keys, table.c.key_id, table.c.sealed).where(old).order_by(*keys)
    free = connection.execute(wanted.limit(most).with_for_update(skip_locked=True)).all()
    found: list[Any] = free or connection.execute(wanted.limit(1).with_for_update()).all()
    return found


def _seal_again(connection: Connection, sealer: Sealer, table: Table, row: Any) -> bool:
    """Seal one row again, unless somebody saved it in between. Returns False when it cannot be opened."""
    *place, key_id, sealed = row
    bound = [str(value) for value in place]
    try:
        plain = sealer.open(Sealed(key_id, sealed), table.name, *bound)
    except Damaged:
        return False
    here = [column == value for column, value in zip(table.primary_key, place, strict=True)]
    fresh = sealer.seal(plain, table.name, *bound)
    connection.execute(update(table).where(*here, table.c.sealed == sealed).values(fresh._asdict()))
    return True
