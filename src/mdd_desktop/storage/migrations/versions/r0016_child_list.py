"""What the list of children is filtered and sorted by, in one index: no row has to be opened."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it."""
    op.create_index(
        "ix_child_listed",
        "child",
        [
            "listed",
            "name_key",
            "id",
            "birth",
            "born_by",
            "village",
            "unit_id",
            "family",
            "sponsor_wanted",
            "lacks_papers",
            "complete",
        ],
    )
