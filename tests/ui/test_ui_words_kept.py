"""Where room is scarce the words that tell most stay longest."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mdd_desktop.domain.coded import newer
from mdd_desktop.storage.space import disk_full
from mdd_desktop.ui.children.duplicate_panel import CandidateCard
from mdd_desktop.ui.children.ports import Candidate
from mdd_desktop.ui.theme.look import wear
from mdd_desktop.ui.widgets.bulk_bar import BulkBar
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.tabs import TabStrip


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int = 80) -> None:
    """Show a widget alone, dressed, at a width."""
    wear(widget)
    widget.resize(width, height)
    qtbot.addWidget(widget)
    widget.show()


def test_a_text_that_anybody_may_write_is_no_code_of_a_newer_program(qtbot: QtBot) -> None:
    free, coded = CodeCombo("Trường", free=True), CodeCombo("Sức khỏe", [("tot", "Tốt")])
    for box in (free, coded):
        qtbot.addWidget(box)
        box.show_code("THCS Tân Phước Đông")

    assert (free.currentText(), free.code()) == ("THCS Tân Phước Đông",) * 2
    assert coded.currentText() == newer("THCS Tân Phước Đông")
    free.show_code("")
    assert free.currentText() == ""


@pytest.mark.parametrize("narrow", [True, False])
def test_of_a_child_who_may_be_the_same_every_syllable_is_read(
    qtbot: QtBot, *, narrow: bool
) -> None:
    name = "Nguyễn Phước Bảo Hoàng Khánh Tường Vy"
    found = Candidate(
        id=uuid4(), name=name, facts="", strength="Rất giống", alike=(), unlike=(), sibling=True
    )
    card = CandidateCard(found, 1, narrow=narrow)
    shown(qtbot, card, 254, 400)
    qtbot.wait(10)

    told = next(one for one in card.findChildren(WrapLabel) if one.text() == name)
    assert told.height() >= 2 * told.fontMetrics().height()
    buttons = [one for one in card.findChildren(Button) if one.isVisible()]
    if narrow:
        assert len({one.width() for one in buttons}) == 1


def tabs(qtbot: QtBot, width: int) -> dict[str, str]:
    """What stands on three tabs: 128 in the open one, 37 in the next, 0 in the last."""
    strip = TabStrip([("all", "Tất cả"), ("waiting", "Chưa có"), ("closed", "Đã đóng")])
    shown(qtbot, strip, width)
    for code, count in (("all", 128), ("waiting", 37), ("closed", 0)):
        strip.show_count(code, count)
    buttons = strip.findChildren(QToolButton)
    return dict(zip(("all", "waiting", "closed"), [one.text() for one in buttons], strict=True))


def test_the_number_of_the_open_tab_is_the_last_to_go(qtbot: QtBot) -> None:
    seen = [tabs(qtbot, width) for width in (400, 255, 230)]

    whole = {"all": "Tất cả  128", "waiting": "Chưa có  37", "closed": "Đã đóng  0"}
    assert seen[0] == whole
    assert seen[1] == {**whole, "closed": "Đã đóng"}
    assert seen[2] == {**whole, "waiting": "Chưa có", "closed": "Đã đóng"}


@pytest.mark.parametrize(("width", "whole"), [(900, True), (420, False)])
def test_what_can_be_done_with_marked_rows_is_said_in_words_while_there_is_room(
    qtbot: QtBot, width: int, *, whole: bool
) -> None:
    bar = BulkBar("Trẻ đã đánh dấu")
    find = bar.add_action(Button("Tìm Mẹ đỡ đầu", kind="dark", icon="link"), keeps_text=True)
    paper = bar.add_action(Button("In phiếu thăm", kind="dark", icon="printer"))
    shown(qtbot, bar, width)

    bar.show_count("Đã chọn 3 trẻ")

    assert find.width() == find.wide(compact=False)
    assert paper.sizeHint().width() == paper.wide(compact=not whole)
    assert bar.minimumSizeHint().width() < 900


def test_the_refusal_of_a_full_disk_begins_with_its_cause(tmp_path: Path) -> None:
    told = disk_full(tmp_path, 0).message

    assert told.startswith("Ổ đĩa đầy: còn ")
