"""What stands in the columns of exported lists; the headings are those that an import knows."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from mdd_desktop.documents.xlsx.list_file import ListCell, ListColumn
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.family_kind import family_kind
from mdd_desktop.domain.partial_date import PartialDate, Precision
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.support import SupportEntry


class Names(NamedTuple):
    """Names and codes of the records that others refer to."""

    units: Mapping[str, str]
    children: Mapping[UUID, Child]
    sponsors: Mapping[UUID, Sponsor]
    sponsors_of: Mapping[UUID, str]
    today: dt.date


Maker = Callable[[Any, Names], ListCell]
Column = tuple[ListColumn, Maker]


def day_or_text(date: PartialDate | None) -> ListCell:
    """A whole date as a day, a year as a number, a month as text."""
    if date is None:
        return None
    if date.precision is Precision.DAY:
        return date.first_day()
    return date.year if date.precision is Precision.YEAR else date.shown()


def _label(list_name: str, code: str | None) -> str | None:
    return label(list_name, code) if code else None


def _household(child: Child, names: Names) -> str | None:
    status = next((one.status for one in child.household if one.year == names.today.year), None)
    return _label("poverty", status)


def _status(status: str) -> str | None:
    return None if status == "khong_ro" else label("parent_status", status)


def _family(child: Child) -> str:
    return family_kind(fields_of(child)).label


def _c(title: str, width: float, maker: Maker, *, is_money: bool = False) -> Column:
    return ListColumn(title, width, is_money), maker


POVERTY: Final = "Hộ nghèo, cận nghèo"
"""The heading to which the year is added."""

_WHO: Final = (
    _c("Mã hồ sơ", 17, lambda c, _: c.code),
    _c("Họ và tên", 28, lambda c, _: c.full_name),
    _c("Ngày sinh", 13, lambda c, _: day_or_text(c.birth)),
    _c("Giới tính", 9, lambda c, _: _label("sex", c.sex)),
)
CHILDREN: Final = (
    *_WHO,
    _c("Dân tộc", 11, lambda c, _: c.ethnic),
    _c("Số định danh", 16, lambda c, _: c.identity_number),
    _c("Thôn, tổ dân phố", 16, lambda c, _: c.village),
    _c("Nơi ở", 28, lambda c, _: c.address),
    _c("Đơn vị", 20, lambda c, n: n.units.get(c.present_unit, c.present_unit)),
    _c("Diện mồ côi", 16, lambda c, _: _family(c)),
    _c("Họ tên cha", 24, lambda c, _: c.father.full_name),
    _c("Tình trạng cha", 14, lambda c, _: _status(c.father.status)),
    _c("Ngày mất của cha", 13, lambda c, _: day_or_text(c.father.died_on)),
    _c("Họ tên mẹ", 24, lambda c, _: c.mother.full_name),
    _c("Tình trạng mẹ", 14, lambda c, _: _status(c.mother.status)),
    _c("Ngày mất của mẹ", 13, lambda c, _: day_or_text(c.mother.died_on)),
    _c("Người nuôi dưỡng", 24, lambda c, _: c.guardian_name),
    _c("Quan hệ với trẻ", 14, lambda c, _: _label("relation", c.guardian_relation)),
    _c("Điện thoại", 14, lambda c, _: c.phone),
    _c(POVERTY, 16, _household),
    _c("Trường", 22, lambda c, _: c.school),
    _c("Lớp", 8, lambda c, _: c.school_class),
    _c("Sức khỏe", 14, lambda c, _: _label("health", c.health)),
    _c("Hoàn cảnh cụ thể", 40, lambda c, _: c.circumstances),
    _c("Nhu cầu", 24, lambda c, _: "; ".join(label("need", n.kind) for n in c.needs) or None),
    _c("Mẹ đỡ đầu", 26, lambda c, n: n.sponsors_of.get(c.id)),
    _c("Ngày tiếp nhận", 13, lambda c, _: c.registered_on),
    _c("Ghi chú", 30, lambda c, _: c.note),
)
POLICE: Final = (
    *_WHO,
    _c("Nơi ở", 30, lambda c, _: ", ".join(x for x in (c.village, c.address) if x) or None),
    _c("Họ tên cha", 24, lambda c, _: c.father.full_name),
    _c("Họ tên mẹ", 24, lambda c, _: c.mother.full_name),
    _c("Người nuôi dưỡng", 24, lambda c, _: c.guardian_name),
    _c("Số định danh", 18, lambda c, _: c.identity_number),
    _c("Ghi chú của Công an xã", 24, lambda _c, _n: None),
)
SPONSORS: Final = (
    _c("Họ và tên, tên đơn vị", 30, lambda s, _: s.full_name),
    _c("Loại", 12, lambda s, _: _label("sponsor_kind", s.kind)),
    _c("Năm sinh", 9, lambda s, _: s.born_year),
    _c("Nghề nghiệp, đơn vị", 26, lambda s, _: s.occupation),
    _c("Địa chỉ", 30, lambda s, _: s.address),
    _c("Điện thoại", 14, lambda s, _: s.phone),
    _c("Thư điện tử", 24, lambda s, _: s.email),
    _c("Người liên hệ", 24, lambda s, _: s.contact_name),
    _c("Cán bộ đầu mối", 24, lambda s, _: s.contact_officer),
    _c("Có thể nhận", 10, lambda s, _: s.capacity),
    _c("Mong muốn", 30, lambda s, _: s.wishes),
    _c("Ngày ký cam kết bảo vệ trẻ em", 14, lambda s, _: s.protection_signed_on),
    _c("Ghi chú", 30, lambda s, _: s.note),
)


def _child_name(record: Any, names: Names) -> str | None:  # noqa: ANN401 - two kinds of record
    child = names.children.get(record.child_id)
    return child.full_name if child else None


def _child_code(record: Any, names: Names) -> str | None:  # noqa: ANN401 - two kinds of record
    child = names.children.get(record.child_id)
    return child.code if child else None


def _child_birth(record: Any, names: Names) -> ListCell:  # noqa: ANN401 - two kinds of record
    child = names.children.get(record.child_id)
    return day_or_text(child.birth) if child else None


def _sponsor_name(record: Any, names: Names) -> str | None:  # noqa: ANN401 - two kinds of record
    sponsor = names.sponsors.get(record.sponsor_id)
    return sponsor.full_name if sponsor else None


def _state(record: Sponsorship, names: Names) -> str | None:
    return _label("sponsorship_state", record.state_on(names.today))


SPONSORSHIPS: Final = (
    _c("Mã hồ sơ", 17, _child_code),
    _c("Họ và tên trẻ", 28, _child_name),
    _c("Ngày sinh trẻ", 13, _child_birth),
    _c("Mẹ đỡ đầu", 28, _sponsor_name),
    _c("Hình thức", 12, lambda s, _: _label("sponsorship_form", s.form)),
    _c("Trạng thái", 14, _state),
    _c("Ngày đăng ký", 13, lambda s, _: s.registered_on),
    _c("Ngày bắt đầu", 13, lambda s, _: s.start),
    _c("Dự kiến kết thúc", 13, lambda s, _: s.planned_end),
    _c("Ngày kết thúc", 13, lambda s, _: s.end),
    _c("Lý do kết thúc", 22, lambda s, _: _label("end_reason", s.end_reason)),
    _c("Đến đủ 18 tuổi", 10, lambda s, _: "x" if s.until_18 else None),
    _c("Người nhận thay", 24, lambda s, _: s.receiver_name),
    _c("Ghi chú", 30, lambda s, _: s.note),
)


def _amount(entry: SupportEntry, _: Names) -> int | None:
    return entry.amount


SUPPORT: Final = (
    _c("Ngày", 13, lambda e, _: e.date),
    _c("Mã hồ sơ", 17, _child_code),
    _c("Họ và tên trẻ", 28, _child_name),
    _c("Mẹ đỡ đầu", 28, _sponsor_name),
    _c("Tiếp nhận, trao", 18, lambda e, _: _label("direction", e.direction)),
    _c("Hình thức", 11, lambda e, _: _label("support_form", e.form)),
    _c("Nội dung", 20, lambda e, _: _label("support_kind", e.kind)),
    _c("Số tiền", 15, _amount, is_money=True),
    _c("Số lượng", 9, lambda e, _: e.quantity),
    _c("Dịp", 20, lambda e, _: _label("occasion", e.occasion)),
    _c("Kết quả trao", 14, lambda e, _: _label("outcome", e.outcome)),
    _c("Người nhận", 24, lambda e, _: e.receiver_name),
    _c("Diễn giải", 30, lambda e, _: e.description),
    _c("Ghi chú", 30, lambda e, _: e.note),
)
