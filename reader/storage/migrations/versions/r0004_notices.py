"""What each edition holds for the lists of the library, in a row of its own."""

import sqlalchemy as sa
from alembic import op

from reader.storage import noticing

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("edition", sa.Integer, sa.ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("data", sa.LargeBinary),
    )
    noticing.fill(op.get_bind())
