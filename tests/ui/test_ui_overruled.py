"""A value that another computer decided against is read in the window, and taken off the list."""

from pathlib import Path

import ui_decisions
import ui_office
from PySide6.QtCore import Qt
from ui_decider import OfficeOpener
from ui_keys import Keyboard

from mdd_desktop.services import conflicts, drafts, offices, overruled
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.proposals.section import ProposalsSection

NAME, OURS, THEIRS = "Ngô Quốc Huy", "0912345672", "0987654322"


def _own_value(registry: Registry) -> tuple[str, int]:
    """The difference about one child's number, and which of its values the second one wrote."""
    wanted = {"name": NAME, "field": "phone"}.items()
    (found,) = [one for one in conflicts.open_conflicts(registry) if wanted <= one.items()]
    return found["id"], [one["value"] for one in found["values"]].index(THEIRS) + 1


def _decided_against(base: Path) -> None:
    """Of two numbers the second computer of the commune takes the one that it wrote itself."""
    ui_decisions.carry(base, "tinh", "may-2")
    with offices.open_office(base / "may-2", ui_office.PASSPHRASE, today=ui_office.TODAY) as second:
        conflict, taken = _own_value(second)
        conflicts.settle(second, conflict, choose=taken, why="gọi thử thấy đúng")
    ui_decisions.carry(base, "may-2", "tinh")
    ui_decisions.carry(base, "tinh", "xa")


def test_what_was_decided_otherwise_is_a_sentence_that_one_key_takes_away(
    office: OfficeOpener, tmp_path: Path
) -> None:
    _decided_against(tmp_path / "ba-noi")
    commune = office("xa")
    view = commune.open("proposals").section(ProposalsSection).view
    lines = [view.model.row(at) for at in range(view.model.rowCount())]
    (at,) = [at for at, line in enumerate(lines) if line is not None and line.news]
    view.table.choose_row(at)
    told = view.news.sentence.text()
    for words in (NAME, "Điện thoại", OURS, THEIRS, "gọi thử thấy đúng"):
        assert words in told
    assert (view.accept.text(), view.refuse.isVisible()) == ("Đã đọc", False)
    assert view.chip.text().endswith("1 cần đọc")

    view.table.setFocus()
    commune.press(Qt.Key.Key_1)

    assert overruled.unread(commune.registry) == ()
    assert view.model.rowCount() == len(lines) - 1
    assert not view.news.isVisible()


def test_the_reason_typed_beside_a_decision_reaches_whoever_wrote_the_other_value(
    office: OfficeOpener, tmp_path: Path
) -> None:
    base = tmp_path / "ba-noi"
    ui_decisions.carry(base, "tinh", "may-2")
    second = office("may-2")
    view = second.open("conflicts").section(ConflictsSection).view
    lines = [view.model.row(at) for at in range(view.model.rowCount())]
    view.table.choose_row(next(at for at, one in enumerate(lines) if one and one.person == NAME))
    _, taken = _own_value(second.registry)

    second.press(Qt.Key.Key_5)
    assert view.reason.hasFocus()
    Keyboard().type("gọi 2 lần thấy đúng")
    second.press(Qt.Key.Key_Return)
    second.press(Qt.Key.Key_1 if taken == 1 else Qt.Key.Key_2)

    assert view.reason.text() == "", "the next difference has its own reason"
    assert [one.key for one in drafts.everything(second.registry)] == []
    second.close()
    ui_decisions.carry(base, "may-2", "tinh")
    ui_decisions.carry(base, "tinh", "xa")
    with offices.open_office(base / "xa", ui_office.PASSPHRASE, today=ui_office.TODAY) as commune:
        (told,) = overruled.unread(commune)
    assert (told.was, told.now, told.why) == (OURS, THEIRS, "gọi 2 lần thấy đúng")


def test_what_became_of_a_late_edit_is_read_where_it_was_written(
    office: OfficeOpener, tmp_path: Path
) -> None:
    ui_decisions.writes_late(tmp_path / "ba-noi")
    commune = office("xa")
    view = commune.open("proposals").section(ProposalsSection).view
    view.table.choose_row(view.model.rowCount() - 1)
    told = view.news.sentence.text()
    for words in ("Nguyễn Hoàng Long", "0912345699", "không nhận", "Bà đã đổi số điện thoại"):
        assert words in told
    view.table.setFocus()
    commune.press(Qt.Key.Key_1)
    assert overruled.unread(commune.registry) == ()
