"""What is asked when a consent, a need or a referral is entered."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.ui.children.record_ports import NeedLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box, Options
from mdd_desktop.ui.widgets.form_dialog import FormDialog


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


class ReferralDialog(FormDialog):
    """Where to, why, until when; and whether the family agreed that the service is told."""

    def __init__(self, parent: QWidget, name: str, *, on: dt.date, due: dt.date) -> None:
        kinds, reasons = _listed("referral_kind"), _listed("referral_reason")
        super().__init__(
            parent,
            title=tr("Chuyển gửi em {name} đến dịch vụ nào?").format(name=name),
            sentence=tr("Xã mình vẫn quản lý hồ sơ. Nơi nhận chỉ biết điều cần để giúp em."),
            verb=tr("Chuyển gửi"),
            rows=[
                [
                    Box("kind", tr("Loại dịch vụ"), "code", 3, kinds, required=True),
                    Box("to", tr("Nơi nhận, gặp ai"), stretch=4, required=True),
                ],
                [
                    Box("reason", tr("Lý do"), "code", 4, reasons, required=True),
                    Box("on", tr("Ngày gửi"), "day", 2, required=True),
                    Box("due", tr("Hỏi kết quả trước"), "day", 2, required=True),
                ],
                [Box("note", tr("Ghi chú (cần khi chọn “Lý do khác”)"), stretch=4)],
                [Box("agreed", tr("Gia đình đồng ý cho nơi nhận biết thông tin của em"), "check")],
                [Box("without_consent", tr("Chưa đồng ý thì vì sao vẫn phải báo"), stretch=4)],
            ],
            fields={"on": f"{on:%d/%m/%Y}", "due": f"{due:%d/%m/%Y}"},
        )


def _scopes() -> tuple[str, ...]:
    return codes("consent_scope")


def _listed(name: str) -> Options:
    return tuple((code, label(name, code)) for code in codes(name))
