"""The tables of scans and photographs.

They lie inside the encrypted database, not as files beside it: one key and one commit with the
record that names them, and every backup has them. Contents are small (300 KB), so SQLite reads
them about as fast as files.
"""

from sqlmodel import Field

from mdd_desktop.storage.tables_base import TableRow


class AttachmentRow(TableRow, table=True):
    """A content, named by its hash: the same scan is never kept twice."""

    __tablename__ = "attachment"

    sha256: str = Field(primary_key=True, max_length=64)
    content: bytes


class AttachmentSentRow(TableRow, table=True):
    """How often a content went to an office that has not said it lacks it no longer."""

    __tablename__ = "attachment_sent"

    sha256: str = Field(primary_key=True, max_length=64)
    recipient: str = Field(primary_key=True)
    times: int


class AttachmentWantedRow(TableRow, table=True):
    """A content that a computer of another office said it lacks, in its latest package."""

    __tablename__ = "attachment_wanted"

    sha256: str = Field(primary_key=True, max_length=64)
    peer: str = Field(primary_key=True)
