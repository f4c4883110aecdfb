"""Nothing to alter: older programs are to refuse the editions that are written from here on.

These tell the kinds of their blocks in `texts` alone, and of a column that every block has no places; footnotes may
have a sign for their number.  An older program would find blocks without a kind and fail on such columns, and not say
why.  What it has written itself is read as it is.
"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass
