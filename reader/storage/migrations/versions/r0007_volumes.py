"""The volume that a number of a journal belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("documents", sa.Column("volume", sa.Integer))
