"""Papers, scans and consent on a child's record, by keyboard."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from ui_keys import Keyboard
from ui_record import (
    CTRL,
    ENTER,
    a_photo,
    button,
    now,
    open_record,
    record_of,
    show_tab,
    view_of,
)

from conftest import Opener
from mdd_desktop.services import consents, papers
from mdd_desktop.ui.paper_card import PaperCard

WITHDRAW = "Rút lại đồng ý: Chuyển thông tin lên Hội cấp trên"


def test_a_scan_is_added_by_keyboard_and_seen(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    child = open_record(opened)
    show_tab(opened, "papers")
    opened.program.dialogs.files_to_open = lambda _title, _pattern: [a_photo(tmp_path / "a.png")]  # type: ignore[method-assign]
    keys = Keyboard()

    view_of(opened).wishes.paper_wanted.emit("anh_tre")
    opened.settle()
    dialog = record_of(opened).papers.dialog
    assert dialog is not None
    keys.type("02112026")
    dialog.choose.click()  # type: ignore[union-attr]
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).papers.dialog is None)
    opened.settle()

    assert papers.portrait_of(opened.registry, child, 64) is not None
    button(opened, "Xem Ảnh của em").click()
    opened.settle()
    viewer = record_of(opened).papers.dialog
    assert viewer is not None
    viewer.reject()
    assert keys.strokes <= 12


def test_a_refused_scan_says_why_and_the_dialog_stays(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    open_record(opened)
    broken = tmp_path / "hỏng.jpg"
    broken.write_bytes(b"not a picture")

    view_of(opened).wishes.scan_given.emit(broken)
    opened.settle()
    dialog = record_of(opened).papers.dialog
    assert dialog is not None
    dialog.editor("kind").show_code("giay_khai_sinh")  # type: ignore[union-attr]
    dialog.decide()  # type: ignore[union-attr]
    opened.settle()

    assert dialog.banner.isVisible()  # type: ignore[union-attr]
    assert "không phải ảnh" in dialog.banner.sentence.text()  # type: ignore[union-attr]
    dialog.reject()


def test_a_paper_without_a_kind_is_asked_back(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    view_of(opened).wishes.paper_wanted.emit("")
    opened.settle()
    dialog = record_of(opened).papers.dialog
    assert dialog is not None

    dialog.decide()  # type: ignore[union-attr]

    assert "Chọn loại giấy" in dialog.editor("kind").accessibleDescription()  # type: ignore[union-attr]
    dialog.reject()


def test_a_picture_is_dropped_or_pasted(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    open_record(opened)
    show_tab(opened, "papers")
    (card,) = view_of(opened).findChildren(PaperCard)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(a_photo(tmp_path / "giay.png")))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    card.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
    opened.settle()
    dropped = record_of(opened).papers.dialog
    assert dropped is not None
    assert dropped.chosen.text() == "giay.png"  # type: ignore[union-attr]
    dropped.reject()
    opened.settle()
    QGuiApplication.clipboard().clear()
    view_of(opened).wishes.scan_pasted.emit()
    assert view_of(opened).banner.title.text() == "Không có ảnh để dán"
    QGuiApplication.clipboard().setImage(QImage(40, 40, QImage.Format.Format_RGB32))
    view_of(opened).wishes.scan_pasted.emit()
    opened.settle()

    pasted = record_of(opened).papers.dialog
    assert pasted is not None
    assert pasted.chosen.text() == "Ảnh vừa dán"  # type: ignore[union-attr]
    pasted.reject()


def test_no_consent_is_ticked_beforehand_and_taking_back_acts_at_once(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    show_tab(opened, "papers")
    keys = Keyboard()

    view_of(opened).wishes.consent_wanted.emit()
    opened.settle()
    dialog = record_of(opened).papers.dialog
    assert dialog is not None
    assert dialog.scopes() == []  # type: ignore[union-attr]
    keys.type("02112026")
    for _ in range(3):
        keys.press(ENTER)
    keys.press(Qt.Key.Key_Space)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).papers.dialog is None)
    opened.settle()
    before = now(opened, child).consents
    button(opened, WITHDRAW).click()
    opened.settle()

    lines = consents.lines(now(opened, child), day=opened.registry.today, assent_age=7)
    states = {line.scope: line.state.value for line in lines if line.by == "giam_ho"}
    assert len(before) == len(now(opened, child).consents)
    assert states["chuyen_len_tinh"] == "da_rut"


def test_the_papers_of_a_child_are_printed(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    printed: list[bytes] = []
    opened.program.dialogs.print_pdf = lambda pdf, _done=None: printed.append(pdf)  # type: ignore[method-assign]

    for kind in ("D8", "D7", "D14", "D6"):
        view_of(opened).paper_requested.emit(kind)
        opened.settle()

    assert [content[:4] for content in printed] == [b"%PDF"] * 4


def test_a_missing_scan_is_told_by_the_name_of_its_paper(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    registry = opened.registry
    target = io.BytesIO()
    Image.new("RGB", (50, 50)).save(target, "PNG")
    paper = papers.add(registry, {"child_id": child, "kind": "giay_khai_sinh"}, target.getvalue())
    with registry.transaction("Bản chụp chưa về") as tx:
        tx.of(type(paper)).save(paper.corrected(content="0" * 64))
    opened.settle()

    view_of(opened).wishes.scan_wanted.emit(paper.id)
    opened.settle()

    assert "Giấy khai sinh" in view_of(opened).banner.sentence.text()
