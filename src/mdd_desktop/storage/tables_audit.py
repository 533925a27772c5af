"""The log of what was seen, printed and exported; of this computer, only ever added to."""

from sqlmodel import Field

from mdd_desktop.storage.tables_base import TableRow


class AuditRow(TableRow, table=True):
    """One thing that left the registry for somebody's eyes; never a name or a value.

    Attributes:
        subject: Hex of the record, or "".
        hash: SHA-256 over this line and the hash of the one before, hex.
    """

    __tablename__ = "audit_row"

    seq: int | None = Field(default=None, primary_key=True)
    at: str = Field(index=True)
    officer: str
    act: str
    what: str
    subject: str
    how_many: int
    hash: str
