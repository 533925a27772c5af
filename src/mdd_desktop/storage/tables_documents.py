"""Official documents: the register, frozen figures, wording, files that went out, prints."""

from sqlmodel import Field

from mdd_desktop.storage.tables_base import RecordRow, TableRow


class OutgoingDocumentRow(RecordRow, table=True):
    """A line of the register of outgoing documents, or a draft."""

    __tablename__ = "outgoing_document"

    unit_id: str
    kind: str | None
    title: str
    wish: str | None
    symbol: str | None
    series: str | None
    year: int | None = Field(index=True)
    number: int | None
    count: int
    dated: str | None
    signer: str | None
    recipients: str | None
    keeper: str | None
    copies: int | None
    sent_on: str | None
    pages: int | None
    sha256: str | None
    written_by: str | None
    issued_by: str | None
    unused: bool
    frozen_id: str | None
    replaces: str | None
    note: str | None


class FrozenReportRow(RecordRow, table=True):
    """Figures as they were reported."""

    __tablename__ = "frozen_report"

    unit_id: str
    kind: str
    period: str = Field(index=True)
    first: str
    last: str
    known_on: str
    cut_off: str
    frozen_by: str | None
    figures: str
    data_hash: str


class TemplateTextRow(RecordRow, table=True):
    """A text of a template in the office's own words."""

    __tablename__ = "template_text"

    unit_id: str
    template: str
    place: str
    standard: str
    text: str
    version: int


class DocumentFileRow(TableRow, table=True):
    """The bytes of an issued document; ``about`` holds the ids of the persons it names."""

    __tablename__ = "document_file"

    sha256: str = Field(primary_key=True, max_length=64)
    content: bytes
    about: str
    stored_at: str


class DocumentPrintRow(TableRow, table=True):
    """One print of a document on this computer."""

    __tablename__ = "document_print"

    seq: int | None = Field(default=None, primary_key=True)
    at: str
    officer: str
    kind: str
    title: str
    copies: int
    way: str
    sha256: str
