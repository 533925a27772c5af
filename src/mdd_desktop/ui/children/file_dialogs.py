"""What is asked when a paper, a consent or a need is entered."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.ui.children.record_ports import NeedLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box, Options
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import hold, row

_SPONSOR_PAPERS = {"cam_ket_bao_ve"}


class PaperDialog(FormDialog):
    """A paper to add, with its scan or without."""

    def __init__(
        self, parent: QWidget, kind: str, *, path: Path | None = None, pasted: bytes = b""
    ) -> None:
        self.path = path
        self.pasted = pasted
        self.choose = Button(tr("Chọn tệp…"), icon="paperclip")
        self.chosen = ElidedLabel("", "secondary")
        line = row(self.choose, self.chosen, gap=10)
        line.setStretch(1, 1)
        super().__init__(
            parent,
            title=tr("Thêm giấy tờ"),
            sentence=tr(
                "Ảnh chụp được thu nhỏ dưới 300 KB, bỏ nơi chụp và máy chụp. Không chụp căn cước."
            ),
            verb=tr("Thêm"),
            rows=_paper_rows(),
            fields={"kind": kind},
            extra=hold(line),
        )
        self._show_chosen()
        self.focus_box("dated_on" if kind else "kind")

    def take(self, path: Path) -> None:
        """Show the file that was chosen."""
        self.path, self.pasted = path, b""
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.path is not None:
            self.chosen.setText(self.path.name)
        elif self.pasted:
            self.chosen.setText(tr("Ảnh vừa dán"))
        else:
            self.chosen.setText(tr("Chưa chọn bản chụp. Có thể thêm sau."))


class ConsentDialog(FormDialog):
    """What one person agreed to on the signed form; no box is ticked beforehand."""

    def __init__(self, parent: QWidget, child: Child, forms: Options, *, asks_child: bool) -> None:
        who: Options = tuple((code, label("consent_by", code)) for code in codes("consent_by"))
        first = [Box("by", tr("Ai ký"), "choice", 3, who if asks_child else who[:1])]
        super().__init__(
            parent,
            title=tr("Ghi phiếu đồng ý đã ký"),
            sentence=tr("Đánh dấu đúng những việc gia đình đã đánh dấu “Đồng ý” trên phiếu giấy."),
            verb=tr("Ghi sự đồng ý"),
            rows=[
                first,
                [
                    Box("name", tr("Họ tên người ký"), stretch=4),
                    Box("on", tr("Ngày ký"), "day", 3, required=True),
                    Box("until", tr("Có hạn đến"), "day", 3),
                ],
                *([Box(scope, label("consent_scope", scope), "check")] for scope in _scopes()),
                [Box("paper", tr("Bản chụp phiếu"), "code", 3, forms)] if forms else [],
            ],
            fields={"by": "giam_ho", "name": child.guardian_name or ""},
        )
        self.focus_box("on")

    def scopes(self) -> list[str]:
        """Return the uses that were ticked."""
        fields = self.fields()
        return [scope for scope in _scopes() if fields[scope]]


class NeedDialog(FormDialog):
    """A need, how urgent, since when."""

    def __init__(self, parent: QWidget, need: NeedLine | None) -> None:
        super().__init__(
            parent,
            title=tr("Em cần gì?"),
            sentence="",
            verb=tr("Ghi nhu cầu"),
            rows=[
                [
                    Box("kind", tr("Nhu cầu"), "code", 4, _listed("need"), required=True),
                    Box("since", tr("Cần từ ngày"), "day", 3),
                ],
                [Box("level", tr("Mức cần"), "choice", 3, _listed("need_level"))],
                [Box("note", tr("Ghi chú"), stretch=4)],
            ],
            fields={
                "kind": need.kind,
                "level": need.level_code,
                "since": need.since_text,
                "note": need.note,
            }
            if need
            else {},
        )
        if need is not None:
            self.editor("kind").setEnabled(False)
            self.focus_box("level")


def _paper_rows() -> Sequence[Sequence[Box]]:
    kinds = tuple(one for one in _listed("paper_kind") if one[0] not in _SPONSOR_PAPERS)
    return [
        [
            Box("kind", tr("Loại giấy"), "code", 4, kinds, required=True),
            Box("dated_on", tr("Ngày trên giấy"), "day", 2),
        ],
        [
            Box("title", tr("Tên giấy, ghi chú"), stretch=4),
            Box("valid_until", tr("Có hạn đến"), "day", 2),
        ],
    ]


def _scopes() -> tuple[str, ...]:
    return codes("consent_scope")


def _listed(name: str) -> Options:
    return tuple((code, label(name, code)) for code in codes(name))
