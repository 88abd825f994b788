"""Messages of a channel on their way, and where each person is written to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the inbox and the places."""
    op.create_table(
        "inbox",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("chat", sa.String(32), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("added", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("hold", sa.String(16)),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("done", sa.BigInteger, index=True),
        sa.Column("key_id", sa.String(12)),
        sa.Column("sealed", sa.LargeBinary),
        sa.Index("inbox_of_chat", "chat", "done", "at"),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("report_id", sa.String(64), sa.ForeignKey("reports.id", ondelete="CASCADE"), index=True),
        sa.Column("remind_on", sa.Date, index=True),
        sa.Column("touched", sa.BigInteger, nullable=False),
        sa.Column("key_id", sa.String(12), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
