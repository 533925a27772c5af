"""A value that another computer decided against is read in the window, and taken off the list."""

from pathlib import Path

import ui_decisions
import ui_office
from PySide6.QtCore import Qt
from ui_decider import OfficeOpener

from mdd_desktop.services import conflicts, offices, overruled
from mdd_desktop.ui.proposals.section import ProposalsSection

NAME, OURS, THEIRS = "Ngô Quốc Huy", "0912345672", "0987654322"


def _decided_against(base: Path) -> None:
    """Of two numbers the second computer of the commune takes the one that it wrote itself."""
    ui_decisions.carry(base, "tinh", "may-2")
    with offices.open_office(base / "may-2", ui_office.PASSPHRASE, today=ui_office.TODAY) as second:
        wanted = {"name": NAME, "field": "phone"}.items()
        (found,) = [c for c in conflicts.open_conflicts(second) if wanted <= c.items()]
        taken = [one["value"] for one in found["values"]].index(THEIRS) + 1
        conflicts.settle(second, found["id"], choose=taken, why="gọi thử thấy đúng")
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

    view.table.setFocus()
    commune.press(Qt.Key.Key_1)

    assert overruled.unread(commune.registry) == ()
    assert view.model.rowCount() == len(lines) - 1
    assert not view.news.isVisible()
