"""The tables of decisions about suspected duplicates and findings of the data checks."""

from sqlmodel import Field

from mdd_desktop.storage.tables_base import RecordRow


class DistinctionRow(RecordRow, table=True):
    """A decision that two records are of two children."""

    __tablename__ = "distinction"

    unit_id: str
    first_id: str = Field(index=True, max_length=32)
    second_id: str = Field(index=True, max_length=32)
    kind: str
    first_mark: str
    second_mark: str
    note: str | None


class AcceptanceRow(RecordRow, table=True):
    """A finding of the data checks that is to stay."""

    __tablename__ = "acceptance"

    unit_id: str
    rule: str
    record_id: str = Field(index=True, max_length=32)
    mark: str
    reason: str
