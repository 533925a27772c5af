"""What happens with papers, consents and needs on a child's record."""

from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.paper import CHILD_PAPERS, CONSENT_FORM
from mdd_desktop.services import consents, needs
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.ui.children.file_dialogs import ConsentDialog, NeedDialog
from mdd_desktop.ui.children.record_ports import NeedLine
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.children.sheet_money import need_lines
from mdd_desktop.ui.paper_steps import PaperSteps, day_of
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Show


class PapersPresenter(PaperSteps):
    """The steps of papers, and those of consents and needs."""

    def __init__(self, wishes: RecordWishes, ground: Ground, show_failure: Show) -> None:
        super().__init__(wishes, ground, show_failure, field="child_id", kinds=CHILD_PAPERS)
        self._file: ChildFile | None = None
        wishes.consent_wanted.connect(self._ask_consent)
        wishes.consent_withdrawn.connect(self._withdraw)
        wishes.need_wanted.connect(self._ask_need)
        wishes.need_dropped.connect(self._drop_need)

    def show_file(self, file: ChildFile) -> None:
        """Work with this child from now on."""
        self._file = file
        self.show_owner(file.child.id if file.is_own else None)

    def _ask_consent(self) -> None:
        file = self._file
        if file is None:
            return
        forms = tuple(
            (str(paper.id), f"{paper.dated_on:%d/%m/%Y}" if paper.dated_on else tr("không ngày"))
            for place in file.papers
            if place.kind == CONSENT_FORM
            for paper in place.papers
        )
        asks_child = any(line.by == "tre" for line in file.consents)
        dialog = ConsentDialog(self._ground.window, file.child, forms, asks_child=asks_child)
        dialog.decided.connect(lambda: self._give(dialog, file.child))
        self._open(dialog, "consent")

    def _give(self, dialog: ConsentDialog, child: Child) -> None:
        on = day_of(dialog.date("on"))
        if on is None:
            dialog.show_problem("on", tr("Ghi ngày ký trên phiếu."))
            return
        fields = dialog.fields()
        paper = fields.get("paper", "")
        self._save(
            dialog,
            tr("Đã ghi sự đồng ý cho {count} việc.").format(count=len(dialog.scopes())),
            consents.give,
            child.id,
            scopes=dialog.scopes(),
            by=fields["by"] or "giam_ho",
            on=on,
            until=day_of(dialog.date("until")),
            name=fields["name"] or None,
            paper_id=UUID(paper) if paper else None,
        )

    def _withdraw(self, scope: str, by: str) -> None:
        if self._file is not None:
            told = tr("Đã rút lại: {what}. Từ giờ không dùng nữa.").format(
                what=label("consent_scope", scope).lower()
            )
            self._do(told, consents.withdraw, self._file.child.id, scope=scope, by=by)

    def _ask_need(self, kind: str) -> None:
        file = self._file
        if file is None or not file.is_own:
            return
        known = next((n for n in need_lines(file, self._desk.today) if n.kind == kind), None)
        dialog = NeedDialog(self._ground.window, known)
        dialog.decided.connect(lambda: self._put_need(dialog, file.child, known))
        self._open(dialog, f"need_{kind}")

    def _put_need(self, dialog: NeedDialog, child: Child, known: NeedLine | None) -> None:
        fields = dialog.fields()
        kind = known.kind if known else fields["kind"]
        if not kind:
            dialog.show_problem("kind", tr("Chọn em cần gì trong danh sách."))
            return
        self._save(
            dialog,
            tr("Đã ghi nhu cầu: {need}.").format(need=label("need", kind).lower()),
            needs.put,
            child.id,
            kind=kind,
            level=fields["level"] or None,
            since=day_of(dialog.date("since")),
            note=fields["note"] or None,
        )

    def _drop_need(self, kind: str) -> None:
        if self._file is not None:
            told = tr("Đã bỏ nhu cầu: {need}.").format(need=label("need", kind).lower())
            self._do(told, needs.remove, self._file.child.id, kind=kind)
