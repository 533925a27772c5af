"""What happens on the page of the data checks: choose, open, come back, next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.problem import Severity
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import data_checks
from mdd_desktop.services.data_checks import CheckLine, CheckReport
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.checks.ports import ALL, FindingLine, RuleLine, chip_of
from mdd_desktop.ui.checks.view import WEIGHTS, ChecksView
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr, within
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS


@dataclass(frozen=True)
class Findings:
    """What the checks found, sorted where nobody waits: there may be hundreds of thousands.

    Attributes:
        lines: By weight and rule, "" for all; the rules in the order of their first finding.
    """

    report: CheckReport
    lines: Mapping[tuple[str, str], Sequence[CheckLine]]

    def of(self, weight: str, rule: str = "") -> Sequence[CheckLine]:
        """The findings of a weight and a rule."""
        return self.lines.get((weight, rule), ())

    def rules(self, weight: str) -> Mapping[str, Sequence[CheckLine]]:
        """The findings of a weight, rule by rule."""
        return {rule: ones for (one, rule), ones in self.lines.items() if one == weight and rule}


def looked_through(registry: Registry) -> Findings:
    """Look the registry through and sort what is found."""
    report = data_checks.look(registry)
    lines: dict[tuple[str, str], list[CheckLine]] = {}
    for line in report.lines:
        for weight in ("", line.finding.severity):
            for rule in ("", line.finding.rule):
                lines.setdefault((weight, rule), []).append(line)
    return Findings(report, lines)


_EMPTY = Findings(CheckReport((), 0, 0), {})


class ChecksPresenter(QObject):
    """Looks the registry through and leads from one finding to the next.

    Attributes:
        child_wanted: Open a child's record.
        sponsor_wanted: Open a sponsor's record.
        counted: How many findings must be put right.
    """

    child_wanted = Signal(object)
    sponsor_wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, view: ChecksView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._found = _EMPTY
        self._weight = ""
        self._rules: list[str] = [""]
        self._rule = ""
        self._shown: Sequence[CheckLine] = ()
        self._at = 0
        view.again_wanted.connect(self.load)
        view.weight_chosen.connect(self._choose_weight)
        view.rule_chosen.connect(self._choose_rule)
        view.finding_chosen.connect(self._explain)
        view.open_wanted.connect(self._open)
        view.next_wanted.connect(self._step)
        view.page_wanted.connect(self._more)
        view.panel.keep_wanted.connect(self._keep)

    def load(self) -> None:
        """Look through everything; the place in the list stays where the officer was."""
        self._desk.ask(
            looked_through,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa kiểm tra được")),
            owner=self._view,
            key="data_checks",
            sentence=tr("Đang kiểm tra dữ liệu"),
            beside=True,
        )

    def _take(self, found: Findings) -> None:
        self._found = found
        self._view.show_opened()
        self._view.show_weights([format_number(len(found.of(weight))) for weight in WEIGHTS])
        self._view.header.show_subtitle(_summary(found.report))
        some = found.report.records
        self._view.show_nothing(
            tr("Không có chỗ nào cần xem") if some else tr("Sổ chưa có trẻ nào")
        )
        self.counted.emit(len(found.of(Severity.ERROR)))
        self._show()

    def _show(self) -> None:
        rules = self._found.rules(self._weight)
        if self._rule not in rules:
            self._rule = ""
        self._rules = ["", *rules]
        everything = format_number(len(self._found.of(self._weight)))
        lines = [RuleLine("", tr("Tất cả"), chip_of(ALL, everything))]
        lines += [
            RuleLine(
                code,
                found[-1].title,
                chip_of(found[-1].finding.severity, format_number(len(found))),
            )
            for code, found in rules.items()
        ]
        self._view.show_rules(lines, self._rules.index(self._rule))
        self._shown = self._found.of(self._weight, self._rule)
        foot = tr("Enter mở hồ sơ để sửa · Esc về đây · chỗ đã đúng tự mất")
        first = [_line(line) for line in self._shown[:PAGE_ROWS]]
        self._view.show_findings(len(self._shown), first, foot)
        self._at = min(self._at, max(0, len(self._shown) - 1))
        if self._shown:
            self._view.choose(self._at)
            self._explain(self._at)

    def _more(self, offset: int) -> None:
        lines = [_line(line) for line in self._shown[offset : offset + PAGE_ROWS]]
        self._view.show_page(offset, lines)

    def _choose_weight(self, weight: str) -> None:
        self._weight, self._at = weight, 0
        self._show()

    def _choose_rule(self, at: int) -> None:
        self._rule, self._at = self._rules[at], 0
        self._show()

    def _explain(self, at: int) -> None:
        if at < len(self._shown):
            self._at = at
            self._view.panel.show_finding(_line(self._shown[at]))

    def _step(self, step: int) -> None:
        if self._shown:
            self._view.choose((self._at + step) % len(self._shown))

    def _open(self) -> None:
        if self._at >= len(self._shown):
            return
        line = self._shown[self._at]
        if line.finding.child_id is not None:
            self.child_wanted.emit(line.finding.child_id)
        elif isinstance(line.sponsor_id, UUID):
            self.sponsor_wanted.emit(line.sponsor_id)

    def _keep(self, reason: str) -> None:
        if self._at >= len(self._shown):
            return
        self._desk.ask(
            data_checks.accept,
            self._shown[self._at].finding,
            reason,
            on_done=self._kept,
            on_error=self._not_kept,
            owner=self._view,
        )

    def _kept(self, _accepted: object) -> None:
        self._desk.saved(tr("Đã giữ nguyên, không hỏi lại chỗ này."))
        self.load()

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, RegistryError):
            self._view.panel.show_problem(error.message)
        else:
            self._desk.tasks.failed.emit(error)


def _summary(report: CheckReport) -> str:
    text = tr("Đã xem {count} hồ sơ").format(count=format_number(report.records))
    if report.accepted:
        kept = tr("{count} chỗ giữ nguyên có lý do").format(count=format_number(report.accepted))
        text = f"{text} · {kept}"
    return text


def _line(line: CheckLine) -> FindingLine:
    kind = tr(_KINDS[line.finding.table])
    return FindingLine(
        name=line.name or tr("Chưa rõ của ai"),
        record=kind,
        kind=f"{line.code} · {within(kind)}" if line.code else kind,
        title=line.title,
        sentence=line.finding.message,
        reason=line.reason,
        state=chip_of(line.finding.severity),
        is_soft=line.finding.severity is not Severity.ERROR,
        refusal="" if line.is_ours else tr("Đơn vị khác quản lý hồ sơ này; gửi đề nghị sửa."),
    )


_KINDS = {
    "child": "Hồ sơ trẻ",
    "sponsor": "Mẹ đỡ đầu",
    "sponsorship": "Lượt đỡ đầu",
    "pledge": "Mức cam kết",
    "support_entry": "Sổ hỗ trợ",
    "visit": "Thăm, theo dõi",
}
