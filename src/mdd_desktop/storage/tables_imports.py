"""Imports of workbooks: what each batch did, so that it can be taken back; of this computer."""

from sqlmodel import Field

from mdd_desktop.storage.tables_base import TableRow


class ImportBatchRow(TableRow, table=True):
    """One import that changed the registry or left rows to decide."""

    __tablename__ = "import_batch"

    id: str = Field(primary_key=True, max_length=32)
    made_at: str
    file: str
    kind: str
    shape: str
    counts: str
    undone_at: str | None = None


class ImportRowRow(TableRow, table=True):
    """One row of a batch: the record it became, what stood there before, or why it waits."""

    __tablename__ = "import_row"

    seq: int | None = Field(default=None, primary_key=True)
    batch: str = Field(index=True, max_length=32)
    sheet_row: int
    action: str
    fingerprint: str = Field(index=True, max_length=32)
    record: str | None = Field(default=None, max_length=32)
    record_table: str
    before: str | None = None
    after: str | None = None
    waiting: str | None = None


class ImportShapeRow(TableRow, table=True):
    """How the columns of workbooks with one head were matched."""

    __tablename__ = "import_shape"

    shape: str = Field(primary_key=True, max_length=32)
    choices: str
    saved_at: str
