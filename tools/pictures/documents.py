"""Plans and documents: the list, the composer, the question before a number."""

from unittest import mock

from mdd_desktop.documents.own_texts import texts_of
from mdd_desktop.services import (
    document_issuing,
    document_register,
    letterheads,
    own_wording,
)
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.documents import Wish
from mdd_desktop.ui.documents.section import DocumentsSection
from pictures.stage import Sitting, Stage


def pictures(stage: Stage) -> None:
    """Take them at every size, and on the first day."""
    for sitting in stage.sittings():
        _written(sitting)
        sitting.open("documents")
        sitting.take("06-van-ban-dang-soan")
        for tab in ("register", "kinds"):
            sitting.open("documents", tab)
            sitting.take(f"06-van-ban-{tab}")
        sitting.open("composer", "KH1", {"period": "2027"})
        view = sitting.space.section(DocumentsSection).composer_view
        view.outline.open_section(view.outline.cards[6].section.place)
        sitting.idle()
        sitting.take("06-soan-ke-hoach")
        view.open_tab("head")
        sitting.take("06-soan-the-thuc")
        view.open_tab("content")
        view.issue.click()
        sitting.idle()
        dialog = sitting.space.section(DocumentsSection).composer.issuing.dialog
        if dialog is not None:
            stage.take(dialog, f"06-cap-so{sitting.mark}")
            dialog.reject()
        sitting.open("wording")
        texts = sitting.space.section(DocumentsSection).wording_view.outline
        texts.open_section(texts.cards[2].section.place)
        sitting.idle()
        sitting.take("06-loi-van-mau")
        _both_changed(sitting)
    with stage.sitting("empty") as sitting:
        sitting.open("documents")
        sitting.take("06-van-ban-ngay-dau")


def _both_changed(sitting: Sitting) -> None:
    """A text that the office wrote, and whose standard has changed since."""
    place = "paragraphs.V[0]"
    standards = texts_of("kh1")
    own_wording.write(
        sitting.registry,
        "kh1",
        place,
        "Kinh phí do các Mẹ đỡ đầu, gia đình và nhà hảo tâm trong xã cùng đóng góp; Hội không thu "
        "thêm khoản nào của {Trẻ trong danh sách} trẻ trong danh sách.",
    )
    standards[place] = standards[place].replace(".", ", đúng quy định của pháp luật.", 1)
    with mock.patch.object(own_wording, "texts_of", return_value=standards):
        sitting.open("wording")
        sitting.idle()
        sitting.take("06-loi-van-hai-ben")


def _written(sitting: Sitting) -> None:
    registry = sitting.registry
    letterheads.save(registry, {"signer_name": "Nguyễn Thị Kim Loan"})
    for n, wish in enumerate(
        (Wish(kind="KH1", period="2026"), Wish(kind="BC-T", period="2026-10"))
    ):
        draft = document_register.save_draft(registry, wish)
        document_issuing.issue(registry, draft.id, Issuing(number=3 * n + 1, copies=8))
    document_register.mark_unused(registry, 2026, 2, "Viết nhầm số")
    document_register.save_draft(registry, Wish(kind="D10"))
