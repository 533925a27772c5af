"""The tables of suspected duplicates, of decisions about them, and of accepted findings."""

from sqlmodel import Field

from mdd_desktop.storage.tables_base import RecordRow, TableRow


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


class SuspectedPairRow(TableRow, table=True):
    """Two children that the last scan of this computer took for one."""

    __tablename__ = "suspected_pair"

    first: str = Field(primary_key=True, max_length=32)
    second: str = Field(primary_key=True, max_length=32)


class AcceptanceRow(RecordRow, table=True):
    """A finding of the data checks that is to stay."""

    __tablename__ = "acceptance"

    unit_id: str
    rule: str
    record_id: str = Field(index=True, max_length=32)
    mark: str
    reason: str
