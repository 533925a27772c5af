"""Every table class of the registry, by one name; nothing else may declare a table."""

from sqlmodel import SQLModel

from mdd_desktop.storage.tables_attachments import (
    AttachmentRow,
    AttachmentSentRow,
    AttachmentWantedRow,
)
from mdd_desktop.storage.tables_audit import AuditRow
from mdd_desktop.storage.tables_base import RecordRow
from mdd_desktop.storage.tables_documents import (
    DocumentFileRow,
    DocumentPrintRow,
    FrozenReportRow,
    OutgoingDocumentRow,
    TemplateTextRow,
)
from mdd_desktop.storage.tables_duplicates import AcceptanceRow, DistinctionRow, SuspectedPairRow
from mdd_desktop.storage.tables_imports import ImportBatchRow, ImportRowRow, ImportShapeRow
from mdd_desktop.storage.tables_people import ChildRow, SponsorRow
from mdd_desktop.storage.tables_records import (
    RECORD_TABLES,
    ActivityRow,
    ExternalCountRow,
    HoldRow,
    LetterheadRow,
    OfficerRow,
    PaperRow,
    PledgeRow,
    SettingsRow,
    SponsorshipRow,
    SupportEntryRow,
    UnitRow,
    VisitRow,
)
from mdd_desktop.storage.tables_search import (
    ChildGoneRow,
    ChildPlaceRow,
    SponsorGoneRow,
    SponsorPlaceRow,
)
from mdd_desktop.storage.tables_support import SupportBondRow, SupportChildRow, SupportMonthRow
from mdd_desktop.storage.tables_sync import (
    ActionRow,
    AliasRow,
    ChangeRow,
    ConflictRow,
    DraftRow,
    FeedRow,
    ForkRow,
    HeadStatementRow,
    HeldRow,
    KeptListRow,
    MetaRow,
    OwnTaskRow,
    PackageInRow,
    PackageOutRow,
    PeerHeadRow,
    ProposalRow,
    RecordStateRow,
    SnoozeRow,
    TransactionRow,
    TrustFileRow,
)

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "RECORD_TABLES",
    "AcceptanceRow",
    "ActionRow",
    "ActivityRow",
    "AliasRow",
    "AttachmentRow",
    "AttachmentSentRow",
    "AttachmentWantedRow",
    "AuditRow",
    "ChangeRow",
    "ChildGoneRow",
    "ChildPlaceRow",
    "ChildRow",
    "ConflictRow",
    "DistinctionRow",
    "DocumentFileRow",
    "DocumentPrintRow",
    "DraftRow",
    "ExternalCountRow",
    "FeedRow",
    "ForkRow",
    "FrozenReportRow",
    "HeadStatementRow",
    "HeldRow",
    "HoldRow",
    "ImportBatchRow",
    "ImportRowRow",
    "ImportShapeRow",
    "KeptListRow",
    "LetterheadRow",
    "MetaRow",
    "OfficerRow",
    "OutgoingDocumentRow",
    "OwnTaskRow",
    "PackageInRow",
    "PackageOutRow",
    "PaperRow",
    "PeerHeadRow",
    "PledgeRow",
    "ProposalRow",
    "RecordRow",
    "RecordStateRow",
    "SettingsRow",
    "SnoozeRow",
    "SponsorGoneRow",
    "SponsorPlaceRow",
    "SponsorRow",
    "SponsorshipRow",
    "SupportBondRow",
    "SupportChildRow",
    "SupportEntryRow",
    "SupportMonthRow",
    "SuspectedPairRow",
    "TemplateTextRow",
    "TransactionRow",
    "TrustFileRow",
    "UnitRow",
    "VisitRow",
]
