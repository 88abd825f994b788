"""The tables. What a person typed stands only in columns named ``sealed``, each with a ``key_id`` beside.

What is left in clear: random ids, keyed hashes, times, counts and the day on which a report is to go.
Even a question id is not left in clear: which questions were answered, and for how many children, tells
something about a family. So an answer's place is a keyed hash that is different for every report.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

SCHEMA = "0002"
"""The newest migration that this code knows."""

metadata = MetaData()

_ID, _HASH, _KEY = String(64), String(32), String(12)


def _sealed(*, empty: bool = False) -> tuple[Column, Column]:
    return Column("key_id", _KEY, nullable=empty), Column("sealed", LargeBinary, nullable=empty)


def _of_report(*, key: bool = False) -> Column:
    return Column("report_id", _ID, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=key, nullable=False)


secrets = Table("secrets", metadata, Column("name", String(16), primary_key=True), *_sealed())
"""The secret behind all keyed hashes. That it opens is the proof that the key is the right one."""

reports = Table(
    "reports",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("touched", BigInteger, nullable=False, index=True),
    Column("due", Date, index=True),  # delete on this day: so many days after the conference
    *_sealed(),  # scale direction, length, when it was begun, and what lies on the desk
)

answers = Table(
    "answers",
    metadata,
    _of_report(key=True),
    Column("place", _HASH, primary_key=True),  # keyed hash of report, question and child
    Column("number", BigInteger, nullable=False),  # the order in which the answers were first given
    *_sealed(),
)

messages = Table(
    "messages",  # the last messages that were taken, so that one sent twice counts once
    metadata,
    _of_report(key=True),
    Column("slot", Integer, primary_key=True),
    Column("message", _HASH, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("report_id", "message", name="message_once"),
)

entries = Table(
    "entries",  # what both sides said, so that a page can be opened again
    metadata,
    _of_report(key=True),
    Column("number", Integer, primary_key=True),
    Column("message", _HASH),
    *_sealed(),
    UniqueConstraint("report_id", "message", name="entry_once"),
)

conversations = Table(
    "conversations",  # a chat window or a Teams chat, by the keyed hash of its id
    metadata,
    Column("id", _HASH, primary_key=True),
    Column("report_id", _ID, ForeignKey("reports.id", ondelete="SET NULL"), index=True),
    Column("standing", String(8), nullable=False),  # open, read (only), or over
    Column("touched", BigInteger, nullable=False, index=True),
    *_sealed(empty=True),  # the dialogue's snapshot
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", _HASH, primary_key=True),  # keyed hash of the token's random part
    Column("conversation", _HASH, nullable=False, unique=True),
    Column("channel", String(16), nullable=False),
    Column("expires", BigInteger, nullable=False, index=True),
)

codes = Table(
    "codes",
    metadata,
    _of_report(key=True),
    Column("first_words", _HASH, nullable=False, unique=True),  # keyed hash of the first two words
    Column("hash", String(128), nullable=False),  # argon2id of all six
)

tries = Table(
    "tries",  # wrong codes, counted for each address (its keyed hash) and for everybody together
    metadata,
    Column("bucket", _HASH, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)

documents = Table(
    "documents",  # finished files waiting for their one download
    metadata,
    Column("id", _HASH, primary_key=True),  # keyed hash of the link's secret
    _of_report(),
    Column("expires", BigInteger, nullable=False, index=True),
    *_sealed(),
    Index("documents_of_report", "report_id"),
)

inbox = Table(
    "inbox",  # messages of a channel on their way; one that was done stays known for days, without its body
    metadata,
    Column("id", _HASH, primary_key=True),  # keyed hash of the chat and the message's id
    Column("chat", _HASH, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("added", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("hold", String(16)),  # who has it in hand, until when
    Column("until", BigInteger, nullable=False),
    Column("done", BigInteger, index=True),
    *_sealed(empty=True),
    Index("inbox_of_chat", "chat", "done", "at"),
)

places = Table(
    "places",  # where each person of a channel is written to, and what was shown last; goes with the report
    metadata,
    Column("id", _HASH, primary_key=True),
    Column("report_id", _ID, ForeignKey("reports.id", ondelete="CASCADE"), index=True),
    Column("remind_on", Date, index=True),
    Column("touched", BigInteger, nullable=False),
    *_sealed(),
)

audit = Table(
    "audit",  # append-only: triggers refuse to change or delete a line
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("what", String(24), nullable=False),
    Column("whom", _HASH, nullable=False),  # keyed hash of the report's id
)

SEALED: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in metadata.sorted_tables if "sealed" in table.columns}
)
"""Every table with a sealed column, by name: what a rotation goes through."""
