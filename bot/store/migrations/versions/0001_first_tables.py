"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE_KEEPS = """
CREATE TRIGGER audit_keeps_{deed} BEFORE {deed} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit table is append-only'); END
"""

_POSTGRESQL_KEEPS = (
    """
    CREATE FUNCTION audit_keeps() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit table is append-only'; END $$
    """,
    "CREATE TRIGGER audit_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_keeps()",
)


def upgrade() -> None:
    """Make every table of the first version."""
    _reports()
    _of_reports()
    _chats()
    _codes()
    _audit()


def _sealed(*, empty: bool = False) -> tuple[sa.Column, sa.Column]:
    return (
        sa.Column("key_id", sa.String(12), nullable=empty),
        sa.Column("sealed", sa.LargeBinary, nullable=empty),
    )


def _of_report(*, key: bool = False) -> sa.Column:
    gone = sa.ForeignKey("reports.id", ondelete="CASCADE")
    return sa.Column("report_id", sa.String(64), gone, primary_key=key, nullable=False)


def _reports() -> None:
    op.create_table("secrets", sa.Column("name", sa.String(16), primary_key=True), *_sealed())
    op.create_table(
        "reports",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("touched", sa.BigInteger, nullable=False, index=True),
        sa.Column("due", sa.Date, index=True),
        *_sealed(),
    )


def _of_reports() -> None:
    op.create_table(
        "answers",
        _of_report(key=True),
        sa.Column("place", sa.String(32), primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
        *_sealed(),
    )
    op.create_table(
        "messages",
        _of_report(key=True),
        sa.Column("slot", sa.Integer, primary_key=True),
        sa.Column("message", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("report_id", "message", name="message_once"),
    )
    op.create_table(
        "entries",
        _of_report(key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("message", sa.String(32)),
        *_sealed(),
        sa.UniqueConstraint("report_id", "message", name="entry_once"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(32), primary_key=True),
        _of_report(),
        sa.Column("expires", sa.BigInteger, nullable=False, index=True),
        *_sealed(),
        sa.Index("documents_of_report", "report_id"),
    )


def _chats() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("report_id", sa.String(64), sa.ForeignKey("reports.id", ondelete="SET NULL"), index=True),
        sa.Column("standing", sa.String(8), nullable=False),
        sa.Column("touched", sa.BigInteger, nullable=False, index=True),
        *_sealed(empty=True),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("conversation", sa.String(32), nullable=False, unique=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False, index=True),
    )


def _codes() -> None:
    op.create_table(
        "codes",
        _of_report(key=True),
        sa.Column("first_words", sa.String(32), nullable=False, unique=True),
        sa.Column("hash", sa.String(128), nullable=False),
    )
    op.create_table(
        "tries",
        sa.Column("bucket", sa.String(32), primary_key=True),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )


def _audit() -> None:
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "audit",
        sa.Column("id", number, primary_key=True, autoincrement=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("what", sa.String(24), nullable=False),
        sa.Column("whom", sa.String(32), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(_SQLITE_KEEPS.format(deed=deed))
    else:
        for statement in _POSTGRESQL_KEEPS:
            op.execute(statement)
