"""Kết nối: who waits, who fits, the side panel, a kept place, nobody."""

from uuid import UUID

from mdd_desktop.services import holds, matching
from mdd_desktop.services.matching import WaitingQuestion
from mdd_desktop.ui.matching.section import MatchingSection
from pictures.sponsoring import dressed
from pictures.stage import Sitting, Stage


def pictures(stage: Stage) -> None:
    """Take them at every size; then the first day."""
    for sitting in stage.sittings():
        _full(sitting)
    with stage.sitting("empty") as sitting:
        sitting.open("matching")
        sitting.take("13-ket-noi-ngay-dau")


def _full(sitting: Sitting) -> None:
    dressed(sitting.registry)
    sitting.open("matching")
    section = sitting.space.section(MatchingSection)
    view = section.view
    sitting.take("13-ket-noi")
    card = view.found.first()
    if card is not None:
        view.match_wanted.emit(card.shown)
        sitting.idle()
        sitting.take("13-ket-noi-lap-luot")
        view.panel.show_failure(
            "Chưa ghi được",
            "Mẹ đỡ đầu đã đủ 2 trẻ như đăng ký. Nếu Mẹ nhận thêm, mở hồ sơ Mẹ, "
            "sửa ô “Có thể nhận” rồi lập lượt.",
        )
        sitting.take("13-ket-noi-lap-luot-loi")
        view.panel.editor("start").setText("2026")  # type: ignore[attr-defined]
        view.save_requested.emit()
        sitting.idle()
        sitting.take("13-ket-noi-lap-luot-ngay")
        view.close_panel()
    _kept(sitting)
    view.found.show_none(
        "Chưa có Mẹ nào phù hợp",
        "In thư vận động, hoặc nới điều kiện trong hồ sơ các Mẹ đỡ đầu.",
        ways=True,
    )
    sitting.take("13-ket-noi-khong-me-nao")
    view.side_changed.emit("sponsors")
    sitting.idle()
    sitting.take("13-ket-noi-chon-me")


def _kept(sitting: Sitting) -> None:
    found = matching.waiting(sitting.registry, WaitingQuestion())
    child: UUID = found.children[1].id
    fits = matching.candidates(sitting.registry, child).found
    holds.keep(sitting.registry, child, fits[0].sponsor.id)
    sitting.open("matching", child)
    sitting.take("13-ket-noi-giu-cho")
