"""What every table class has: its SQLAlchemy table, known to the type checker too."""

from typing import TYPE_CHECKING, ClassVar

from sqlmodel import SQLModel

if TYPE_CHECKING:
    from sqlalchemy import Table


class TableRow(SQLModel):
    """The base of all table classes."""

    if TYPE_CHECKING:
        __table__: ClassVar[Table]
        __tablename__: ClassVar[str]
