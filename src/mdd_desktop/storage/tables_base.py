"""What every table class has: its SQLAlchemy table, known to the type checker too."""

from typing import TYPE_CHECKING, ClassVar

from sqlmodel import Field, SQLModel

if TYPE_CHECKING:
    from sqlalchemy import Table


class TableRow(SQLModel):
    """The base of all table classes."""

    if TYPE_CHECKING:
        __table__: ClassVar[Table]
        __tablename__: ClassVar[str]


class RecordRow(TableRow):
    """What the tables of all records have in common."""

    id: str = Field(primary_key=True, max_length=32)
    owner: str | None
    source_ref: str | None
    void: bool
    recorded_on: str | None
