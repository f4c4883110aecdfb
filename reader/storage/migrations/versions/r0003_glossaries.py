"""Glossaries of the reader's own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "glossaries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "terms",
        sa.Column("glossary", sa.Integer, sa.ForeignKey("glossaries.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
    )
