"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.LargeBinary, nullable=False, index=True),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("date", sa.Text),
        sa.Column("series", sa.Text),
        sa.Column("number", sa.Integer),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("removed", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False, index=True),
        sa.Column("original", sa.Text),
        sa.Column("blocks", sa.Integer, nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("imported", sa.Text, nullable=False),
        sa.Column("texts", sa.LargeBinary, nullable=False),
        sa.Column("shape", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("document", "number", name="editions_document_number"),
    )
    op.create_table(
        "annotations",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("start_block", sa.Integer),
        sa.Column("start_offset", sa.Integer),
        sa.Column("end_block", sa.Integer),
        sa.Column("end_offset", sa.Integer),
        sa.Column("exact", sa.Text, nullable=False),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("suffix", sa.Text, nullable=False),
        sa.Column("colour", sa.Text, nullable=False),
        sa.Column("style", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("modified", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_table(
        "tags",
        sa.Column("annotation", sa.Text, sa.ForeignKey("annotations.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("tag", sa.Text, nullable=False),
        sa.Index("tags_tag", "tag"),
    )
    op.create_table(
        "changes",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "positions",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("block", sa.Integer, nullable=False),
        sa.Column("offset", sa.Integer, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
