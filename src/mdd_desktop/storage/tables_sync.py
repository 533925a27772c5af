"""The tables of the log of changes, of packages and of this computer.

Ids and hashes are BLOBs of 16 and 32 bytes. (feed, n) is an index and no constraint: after a
restored backup two different changes may carry the same number.
"""

from sqlalchemy import Index, LargeBinary, text
from sqlmodel import Field

from mdd_desktop.storage.tables_base import TableRow

HASH = LargeBinary(32)
ID = LargeBinary(16)


class ChangeRow(TableRow, table=True):
    """A change, in order of arrival."""

    __tablename__ = "change_row"
    __table_args__ = (
        Index("ix_change_row_feed_n", "feed", "n"),
        Index("ix_change_row_own", "feed", sqlite_where=text("kind = 'own'")),
        Index("ix_change_row_bare", "feed", sqlite_where=text("body IS NULL")),
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: bytes = Field(sa_type=ID, unique=True)
    hash: bytes = Field(sa_type=HASH)
    feed: int
    n: int
    record: bytes = Field(sa_type=ID, index=True)
    kind: str
    record_table: str
    header: bytes
    body: bytes | None
    body_hash: bytes = Field(sa_type=HASH)
    prev: bytes = Field(sa_type=HASH)
    package: int | None


class FeedRow(TableRow, table=True):
    """A feed and where it ends here."""

    __tablename__ = "feed_row"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    unit: str
    device: str
    epoch: str
    audience: str
    mine: bool
    number: int
    head: bytes | None = Field(sa_type=HASH)


class RecordStateRow(TableRow, table=True):
    """The frontier and the ownership of a record, worked out from its changes."""

    __tablename__ = "record_state"

    record: bytes = Field(sa_type=ID, primary_key=True)
    record_table: str = Field(index=True)
    owner: str | None = Field(index=True)
    state: bytes
    digest: bytes | None = Field(default=None, sa_type=HASH)


class ConflictRow(TableRow, table=True):
    """A field with several values, awaiting a decision."""

    __tablename__ = "conflict_row"

    record: bytes = Field(sa_type=ID, primary_key=True)
    field: str = Field(primary_key=True)
    since_ms: int


class ProposalRow(TableRow, table=True):
    """A change by a unit that does not own the record."""

    __tablename__ = "proposal_row"

    change: bytes = Field(sa_type=ID, primary_key=True)
    record: bytes = Field(sa_type=ID, index=True)
    state: str


class HeldRow(TableRow, table=True):
    """A change that is kept but not applied until a person decides."""

    __tablename__ = "held_row"

    id: bytes = Field(sa_type=ID, primary_key=True)
    reason: str
    since_ms: int
    feed: str = Field(index=True)
    n: int
    header: bytes
    body: bytes | None
    body_hash: bytes = Field(sa_type=HASH)
    prev: bytes = Field(sa_type=HASH)


class ForkRow(TableRow, table=True):
    """A fork whose branches an office accepted, with the change that says so."""

    __tablename__ = "fork_row"

    feed: str = Field(primary_key=True)
    prev: bytes = Field(sa_type=HASH, primary_key=True)
    change: bytes = Field(sa_type=ID, primary_key=True)


class AliasRow(TableRow, table=True):
    """A standing decision that a record is the same as another."""

    __tablename__ = "alias_row"

    record: bytes = Field(sa_type=ID, primary_key=True)
    change: bytes = Field(sa_type=ID, primary_key=True)
    survivor: str = Field(max_length=32)


class PeerHeadRow(TableRow, table=True):
    """A head that another computer has acknowledged; ``peer`` is its fingerprint and epoch."""

    __tablename__ = "peer_head"

    peer: str = Field(primary_key=True)
    feed: str = Field(primary_key=True)
    head: bytes = Field(sa_type=HASH, primary_key=True)


class HeadStatementRow(TableRow, table=True):
    """A device's signed statement about its own feed, kept to be relayed."""

    __tablename__ = "head_statement"

    feed: str = Field(primary_key=True)
    head: bytes = Field(sa_type=HASH, primary_key=True)
    n: int
    statement: bytes
    signature: bytes


class PackageInRow(TableRow, table=True):
    """A package that was merged; its rowid is what ``change_row.package`` names."""

    __tablename__ = "package_in"

    id: str = Field(primary_key=True)
    sha256: str
    sender: str
    device: str
    created: str
    merged_at: str
    result: str


class PackageOutRow(TableRow, table=True):
    """A package that was made."""

    __tablename__ = "package_out"

    id: str = Field(primary_key=True)
    number: int
    recipient: str = Field(index=True)
    created: str
    file: str
    sha256: str
    changes: int
    heads: str
    acknowledged_at: str | None


class TrustFileRow(TableRow, table=True):
    """A file of the trust list."""

    __tablename__ = "trust_file"

    name: str = Field(primary_key=True)
    version: int
    content: bytes


class DraftRow(TableRow, table=True):
    """What was typed into a form and not saved yet."""

    __tablename__ = "draft_row"

    key: str = Field(primary_key=True)
    fields: str
    saved_at: str


class ActionRow(TableRow, table=True):
    """A saved action that its officer may take back: what it committed, what became of it."""

    __tablename__ = "action_row"

    id: int | None = Field(default=None, primary_key=True)
    officer: str = Field(index=True)
    acts: str
    gone: bool
    undone_by: str


class SnoozeRow(TableRow, table=True):
    """A task that was put off on this computer: until when, why, by whom."""

    __tablename__ = "snooze_row"

    key: str = Field(primary_key=True)
    until: str
    reason: str
    size: int
    officer: str


class KeptListRow(TableRow, table=True):
    """A list of children or sponsors as an officer filtered it, under a name, on this computer."""

    __tablename__ = "kept_list_row"

    place: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    question: str


class OwnTaskRow(TableRow, table=True):
    """Something an officer wants to be reminded of, on this computer; ``who`` are children."""

    __tablename__ = "own_task_row"

    id: str = Field(primary_key=True)
    words: str
    due_on: str
    who: str
    officer: str
    done_on: str | None = None


class MetaRow(TableRow, table=True):
    """A fact about this installation, such as its unit and epoch."""

    __tablename__ = "meta_row"

    key: str = Field(primary_key=True)
    value: str


class TransactionRow(TableRow, table=True):
    """What an officer did, as the sentence of the history."""

    __tablename__ = "transaction_row"

    id: str = Field(primary_key=True)
    label: str
    at_ms: int = Field(index=True)
    officer: str
