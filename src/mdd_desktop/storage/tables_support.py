"""The support book added up by month: figures of a million lines are counted from these.

Triggers on the table of entries keep them, in the transaction that writes the lines and in a
replay of the log alike. Months are counted from year nought: ``year * 12 + month - 1``.
"""

from sqlalchemy import BigInteger
from sqlmodel import Field

from mdd_desktop.storage.tables_base import TableRow


class SupportMonthRow(TableRow, table=True):
    """The lines of one unit and month that are alike in everything a figure asks."""

    __tablename__ = "support_month"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy wants it

    unit_id: str = Field(primary_key=True)
    month: int = Field(primary_key=True)
    direction: str = Field(primary_key=True)
    form: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    outcome: str = Field(primary_key=True)
    through_bond: bool = Field(primary_key=True)
    is_valued: bool = Field(primary_key=True)
    lines: int
    amount: int = Field(sa_type=BigInteger)
    quantity: int = Field(sa_type=BigInteger)
    headcount: int = Field(sa_type=BigInteger)


class SupportChildRow(TableRow, table=True):
    """How often one unit delivered something to one child in a month."""

    __tablename__ = "support_child"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy wants it

    child_id: str = Field(primary_key=True, max_length=32)
    unit_id: str = Field(primary_key=True)
    month: int = Field(primary_key=True)
    lines: int


class SupportBondRow(TableRow, table=True):
    """What was booked for one sponsorship in a month."""

    __tablename__ = "support_bond"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy wants it

    sponsorship_id: str = Field(primary_key=True, max_length=32)
    month: int = Field(primary_key=True)
    lines: int
    received: int = Field(sa_type=BigInteger)
    delivered: int = Field(sa_type=BigInteger)
