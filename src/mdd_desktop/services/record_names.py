"""What an officer calls a record: by the person it is about, never by its id."""

from typing import Any
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import RECORDS
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.storage.transaction import Reading

RECORD_WORDS = {
    "child": "hồ sơ trẻ",
    "sponsor": "Mẹ đỡ đầu",
    "sponsorship": "lượt đỡ đầu",
    "pledge": "cam kết",
    "hold": "giữ chỗ",
    "support_entry": "hỗ trợ",
    "visit": "thăm, theo dõi",
    "paper": "giấy tờ",
    "activity": "hoạt động",
    "distinction": "quyết định không trùng",
    "acceptance": "lý do giữ nguyên",
    "officer": "cán bộ",
    "external_count": "số liệu báo cáo",
    "frozen_report": "bản chốt số liệu",
    "renewal": "khóa mới của máy",
}


def name_of(record: Record) -> str:
    """What an officer calls a record that bears a name."""
    name = getattr(record, "full_name", None) or getattr(record, "name", None)
    return str(name or record.source_ref or record.id)


def name_in(reading: Reading, table: str, record: UUID) -> str:
    """What an officer calls a record that a change names, of whatever kind it is."""
    found: Any = reading.of(RECORDS[table]).find(record) if table in RECORDS else None
    bond = getattr(found, "sponsorship_id", None)
    about = found if bond is None else reading.of(Sponsorship).find(bond)
    child = getattr(about, "child_id", None)
    if child is not None and (known := reading.of(Child).find(child)) is not None:
        return known.full_name
    named = getattr(found, "full_name", None) or getattr(found, "name", None)
    return str(named or RECORD_WORDS.get(table, table))
