"""The log of this computer: only ever added to, without names, and it tells when it was touched."""

import datetime as dt

import pytest

from builders import COMMUNE, Offices, a_child
from mdd_desktop.services import audit
from mdd_desktop.services.audit import Act
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.database import writing
from mdd_desktop.storage.tables import AuditRow


def test_who_saw_printed_exported_and_changed_what_is_told_newest_first(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)

    audit.note(commune, Act.VIEW, "Hồ sơ trẻ", child.id)
    audit.note(commune, Act.EXPORT, "Danh sách trẻ (Excel)", how_many=40)

    found = audit.entries(commune)
    told = {(e.act, e.what, e.subject, e.how_many) for e in found}
    assert told >= {
        (Act.EXPORT, "Danh sách trẻ (Excel)", "", 40),
        (Act.VIEW, "Hồ sơ trẻ", child.code, 1),
        (Act.CHANGE, "Tiếp nhận trẻ", "", 1),
    }
    assert [e.at for e in found] == sorted((e.at for e in found), reverse=True)
    assert {entry.officer for entry in found} == {commune.keys.officer}
    assert audit.is_whole(commune)


def test_only_what_happened_since_a_day_is_told(offices: Offices) -> None:
    commune = offices[COMMUNE]
    audit.note(commune, Act.PRINT, "Báo cáo tháng", how_many=2)
    tomorrow = dt.datetime.now().astimezone().date() + dt.timedelta(days=1)

    assert audit.entries(commune, since=tomorrow) == []


@pytest.mark.parametrize("touch", ["rewrite", "remove"])
def test_a_line_that_was_touched_is_noticed(offices: Offices, touch: str) -> None:
    commune = offices[COMMUNE]
    for _ in range(3):
        audit.note(commune, Act.VIEW, "Hồ sơ trẻ")

    _spoil(commune, touch)

    assert not audit.is_whole(commune)


def _spoil(registry: Registry, touch: str) -> None:
    lines = AuditRow.__table__
    with writing(registry.engine) as connection:
        if touch == "rewrite":
            connection.execute(lines.update().where(lines.c.seq == 2).values(officer="Ai đó"))
        else:
            connection.execute(lines.delete().where(lines.c.seq == 2))
