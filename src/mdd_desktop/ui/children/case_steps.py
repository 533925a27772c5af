"""The steps of a case asked for in the window: verify, enrol, rest, close, open again, move."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from mdd_desktop.domain.case import CaseStep
from mdd_desktop.domain.child import Child, ExitReason, PauseReason
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.services import cases, visits
from mdd_desktop.services.catalogue import Catalogue
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

Service = Callable[..., object]


class CaseSteps(QObject):
    """Asks for the day and the reason, saves, and says what happened.

    Attributes:
        dialog: The one that is open, or None.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.dialog: ReasonDialog | None = None

    def ask(self, step: CaseStep, file: ChildFile) -> None:
        """Ask what the step needs to know."""
        if step is CaseStep.CLOSE:
            self._ground.desk.ask(
                cases.running_sponsorships,
                file.child.id,
                on_done=lambda count: self._open(step, file.child, count),
                owner=self,
                key="running_sponsorships",
            )
        else:
            self._open(step, file.child, 0)

    def settle_flag(self, child: Child, visit: object) -> None:
        """Ask what was done about the red flag of a visit."""
        asked = Asked(
            tr("Đã xử lý dấu hiệu cần chú ý của em {child}?").format(child=child.full_name),
            tr("Việc cần làm về em sẽ hết. Điều chị ghi ở đây giữ lại trong lần thăm ấy."),
            tr("Ghi đã xử lý"),
            day_text=tr("Xử lý xong ngày"),
            note_text=tr("Đã làm gì: gặp ai, báo cho ai, kết quả"),
            long_note=True,
        )
        self._show(
            asked,
            f"flag_{visit}",
            child,
            lambda decision: (visits.settle, visit, {"on": decision.day, "done": decision.note}),
            tr("Đã ghi cách xử lý."),
        )

    def _open(self, step: CaseStep, child: Child, running: int) -> None:
        asked = _asked(step, child, running, self._units(child))

        def chosen(decision: Decision) -> tuple[Service, object, dict[str, Any]]:
            service, named = _service(step, decision)
            return service, child.id, named

        self._show(asked, step.value, child, chosen, _told(step))

    def _show(
        self,
        asked: Asked,
        question: str,
        child: Child,
        chosen: Callable[[Decision], tuple[Service, object, dict[str, Any]]],
        told: str,
    ) -> None:
        dialog = ReasonDialog(self._ground.window, asked, self._ground.desk.today)

        def save(decision: Decision) -> None:
            service, about, named = chosen(decision)
            self._ground.desk.save(
                service,
                about,
                on_done=lambda _: self._saved(dialog, told),
                on_error=self._ground.desk.refused(dialog.show_failure, tr("Chưa ghi được")),
                owner=dialog,
                **named,
            )

        dialog.decided.connect(save)
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        desk = self._ground.desk
        DialogDraft(dialog, desk, page="child", question=question, record=child.id)

    def _saved(self, dialog: ReasonDialog, told: str) -> None:
        dialog.accept()
        self._ground.desk.saved(told)

    def _closed(self, dialog: ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _units(self, child: Child) -> list[tuple[str, str]]:
        """The communes of the province, for a request to move."""
        facts = self._ground.facts
        try:
            found = Catalogue.load().communes_of(facts.parent)
        except RegistryError:
            known = facts.unit_names.items()
            return [(code, name) for code, name in known if code != child.present_unit]
        return [(unit.code, unit.name) for unit in found if unit.code != child.present_unit]


def _service(step: CaseStep, decision: Decision) -> tuple[Service, dict[str, Any]]:
    on, reason, note = decision.day, decision.reason, decision.note
    ways: dict[CaseStep, Callable[[], tuple[Service, dict[str, Any]]]] = {
        CaseStep.VERIFY: lambda: (cases.verify, {"on": on, "by": note}),
        CaseStep.ENROL: lambda: (cases.enrol, {"on": on}),
        CaseStep.PAUSE: lambda: (
            cases.pause,
            {"on": on, "reason": PauseReason(reason), "note": note or None},
        ),
        CaseStep.RESUME: lambda: (cases.resume, {"on": on}),
        CaseStep.CLOSE: lambda: (
            cases.close,
            {"on": on, "reason": ExitReason(reason), "note": note or None},
        ),
        CaseStep.REOPEN: lambda: (cases.reopen, {"on": on, "why": note}),
        CaseStep.ASK_TRANSFER: lambda: (cases.ask_transfer, {"to": reason, "reason": note}),
        CaseStep.DROP_TRANSFER: lambda: (cases.drop_transfer, {}),
    }
    return ways[step]()


def _told(step: CaseStep) -> str:
    return {
        CaseStep.VERIFY: tr("Đã ghi xác minh hoàn cảnh."),
        CaseStep.ENROL: tr("Đã đưa em vào Chương trình."),
        CaseStep.PAUSE: tr("Đã tạm dừng hồ sơ."),
        CaseStep.RESUME: tr("Hồ sơ tiếp tục."),
        CaseStep.CLOSE: tr("Đã đóng hồ sơ. Hồ sơ vẫn còn, mở lại được."),
        CaseStep.REOPEN: tr("Đã mở lại hồ sơ."),
        CaseStep.ASK_TRANSFER: tr("Đã ghi đề nghị. Đề nghị đi cùng gói tới."),
        CaseStep.DROP_TRANSFER: tr("Đã thôi đề nghị chuyển hồ sơ."),
    }[step]


def _asked(step: CaseStep, child: Child, running: int, units: list[tuple[str, str]]) -> Asked:
    name = child.full_name
    if step is CaseStep.CLOSE:
        after = tr("Hồ sơ vẫn còn, mở lại được.")
        if running:
            ends = tr("{count} lượt đỡ đầu của em sẽ kết thúc cùng ngày.").format(count=running)
            after = f"{ends} {after}"
        return Asked(
            tr("Đóng hồ sơ em {name}?").format(name=name),
            after,
            tr("Đóng hồ sơ"),
            day_text=tr("Từ ngày"),
            reasons=_listed("exit_reason"),
            note_text=tr("Ghi rõ (cần khi chọn “Lý do khác”)"),
        )
    if step is CaseStep.PAUSE:
        return Asked(
            tr("Tạm dừng hồ sơ em {name}?").format(name=name),
            tr("Em vẫn trong danh sách. Lượt đỡ đầu muốn dừng thì dừng riêng."),
            tr("Tạm dừng"),
            day_text=tr("Tạm dừng từ ngày"),
            reasons=_listed("file_pause_reason"),
            note_text=tr("Ghi rõ (cần khi chọn “Lý do khác”)"),
        )
    if step is CaseStep.ASK_TRANSFER:
        return Asked(
            tr("Đề nghị chuyển hồ sơ em {name}?").format(name=name),
            tr("Hội cấp trên quyết định và chuyển. Cho đến lúc đó, xã mình vẫn quản lý hồ sơ."),
            tr("Gửi đề nghị"),
            reasons=units,
            reason_text=tr("Chuyển đến xã, phường"),
            note_text=tr("Lý do chuyển"),
        )
    return _asked_simply(step, name)


def _asked_simply(step: CaseStep, name: str) -> Asked:
    title, after, verb, day, note = {
        CaseStep.VERIFY: (
            tr("Đã xác minh hoàn cảnh em {name}?"),
            tr("Ghi ngày đi xác minh và người đi. Xác minh lại thì ghi lần mới nhất."),
            tr("Ghi xác minh"),
            tr("Ngày xác minh"),
            tr("Người xác minh"),
        ),
        CaseStep.ENROL: (
            tr("Đưa em {name} vào Chương trình?"),
            tr("Từ ngày này em được tính trong số trẻ của Chương trình."),
            tr("Đưa vào Chương trình"),
            tr("Từ ngày"),
            "",
        ),
        CaseStep.RESUME: (
            tr("Tiếp tục hồ sơ em {name}?"),
            tr("Ngày trước đó là ngày tạm dừng cuối cùng."),
            tr("Tiếp tục"),
            tr("Tiếp tục từ ngày"),
            "",
        ),
        CaseStep.REOPEN: (
            tr("Mở lại hồ sơ em {name}?"),
            tr("Em trở lại danh sách, giữ mã cũ. Lần đóng trước vẫn ghi trong quá trình hồ sơ."),
            tr("Mở lại"),
            tr("Mở lại từ ngày"),
            tr("Lý do mở lại"),
        ),
        CaseStep.DROP_TRANSFER: (
            tr("Thôi đề nghị chuyển hồ sơ em {name}?"),
            tr("Nếu gói trước đã mang đề nghị đi, gói sau sẽ rút lại."),
            tr("Thôi đề nghị"),
            "",
            "",
        ),
    }[step]
    return Asked(title.format(name=name), after, verb, day_text=day, note_text=note)


def _listed(name: str) -> list[tuple[str, str]]:
    return [(code, label(name, code)) for code in codes(name)]
