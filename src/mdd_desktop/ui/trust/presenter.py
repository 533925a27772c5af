"""What happens with forks, with what is kept aside, and with the keys of computers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services import forks, key_renewal, notices, revocation, set_aside
from mdd_desktop.services.forks import Branch, Fork
from mdd_desktop.services.key_renewal import OwnKeys, Renewal
from mdd_desktop.services.notices import Notice
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.set_aside import SetAside
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.trust.ports import AskingShown, ForkShown, HeldLine, OwnKeyShown
from mdd_desktop.ui.trust.view import TrustView
from mdd_desktop.ui.widgets.card import two_lines
from mdd_desktop.ui.widgets.chip import ChipText

_SOON_DAYS = 90
_SHOWN_ELSEWHERE = {"fork", "held", "renewals"}


@dataclass(frozen=True)
class Found:
    """Everything the page shows, from one reading after the other."""

    notices: list[Notice]
    forks: list[Fork]
    held: list[SetAside]
    asking: list[Renewal]
    own: OwnKeys


def look(registry: Registry) -> Found:
    """Read everything the page shows."""
    return Found(
        notices.notices(registry),
        forks.open_forks(registry),
        set_aside.told(registry),
        key_renewal.asked(registry),
        key_renewal.own_keys(registry),
    )


class TrustPresenter(QObject):
    """Shows what waits, and writes the decisions.

    Attributes:
        stop_wanted: A computer was lost: it is to be revoked.
        changed: Something was decided here.
    """

    stop_wanted = Signal()
    changed = Signal()

    def __init__(self, view: TrustView, desk: Desk, *, may_stop: bool) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._may_stop = may_stop
        self.unit_name: Callable[[str], str] = str
        self.decides_about: Callable[[str], bool] = lambda _unit: may_stop
        view.forks.accepted.connect(self._accept)
        view.forks.lost.connect(self.stop_wanted)
        view.held.decided.connect(self._review)
        view.asking.confirmed.connect(self._confirm)
        view.own.wanted.connect(self._renew)

    def load(self) -> None:
        """Read everything again."""
        self._desk.ask(
            look,
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa mở được trang này")),
            owner=self._view,
            key="trust",
        )

    def _show(self, found: Found) -> None:
        self._view.show_opened()
        said = [one.text for one in found.notices if one.code not in _SHOWN_ELSEWHERE]
        self._view.show_notices(said)
        self._view.forks.show_forks(
            [self._fork(one) for one in found.forks], may_stop=self._may_stop
        )
        self._view.held.show_lines([self._held(one) for one in found.held])
        self._view.asking.show_requests([self._asking(one) for one in found.asking])
        self._view.own.show_keys(self._own(found.own))
        self._view.show_emptiness()

    def _fork(self, fork: Fork) -> ForkShown:
        unit = at_the_start(self.unit_name(fork.unit))
        refusal = "" if self.decides_about(fork.unit) else tr("Việc này do cấp trên quyết định.")
        return ForkShown(
            id=fork.id,
            title=tr("{unit}, máy của {officer}: sau thay đổi thứ {number}, máy ghi tiếp theo hai "
                     "hướng khác nhau.").format(
                unit=unit, officer=fork.officer, number=fork.after
            ),
            branches=(
                tr("Hướng đã vào sổ: {told}").format(
                    told=_told(fork.kept) if fork.kept else tr("chưa đến")
                ),
                tr("Hướng đang giữ riêng: {told}").format(told=_told(fork.held)),
            ),
            refusal=refusal,
        )  # fmt: skip

    def _held(self, one: SetAside) -> HeldLine:
        return HeldLine(
            id=one.id,
            name=one.name,
            kind=one.kind,
            says="; ".join(one.says) or tr("bỏ hoặc phục hồi hồ sơ"),
            writer=one.officer,
            day=f"{one.at:%d/%m/%Y}",
            refusal=one.refusal,
        )

    def _asking(self, one: Renewal) -> AskingShown:
        return AskingShown(
            id=one.id,
            unit=at_the_start(self.unit_name(one.unit)),
            sentence=tr(
                "{officer} xin lúc {time}. Khóa cũ còn dùng được 60 ngày. Gọi điện cho xã, so cả "
                "sáu nhóm số khóa mới trên màn hình của xã và đánh dấu nhóm khớp."
            ).format(officer=one.officer, time=f"{one.asked:%H:%M %d/%m/%Y}"),
            digits=tuple(one.digits.split()),
        )

    def _own(self, own: OwnKeys) -> OwnKeyShown:
        facts = two_lines(tr("Số đối chiếu"), own.digits)
        if own.until is None:
            sentence = tr("Máy này chưa được ghi danh. Ghi danh máy ở trang Đồng bộ.")
            return OwnKeyShown(
                tuple(facts), ChipText(tr("Chưa ghi danh"), "neu", "key"), sentence, ""
            )
        facts.append((tr("Hiệu lực đến"), f"{own.until:%d/%m/%Y}"))
        left = (own.until.date() - self._desk.today).days
        state = ChipText(tr("Đang hiệu lực"), "ok", "circle-check")
        if left < _SOON_DAYS:
            told = tr("Còn {days} ngày").format(days=left) if left >= 0 else tr("Hết hiệu lực")
            state = ChipText(told, "warn" if left >= 0 else "bad", "clock")
        if own.next_digits:
            facts += two_lines(tr("Số khóa mới"), own.next_digits)
            sentence = tr("Đã xin khóa mới, chờ cấp trên duyệt. Gửi gói lên cấp trên như thường "
                          "lệ; cấp trên gọi thì đọc sáu nhóm của số khóa mới. Trong lúc chờ vẫn "
                          "dùng khóa này.")  # fmt: skip
            return OwnKeyShown(
                tuple(facts), ChipText(tr("Chờ duyệt"), "info", "clock"), sentence, ""
            )
        sentence = tr("Đổi khóa khi sắp hết hạn hoặc nghi có người chép mất khóa. Không phải ghi "
                      "danh lại; gói cũ vẫn mở được.")  # fmt: skip
        verb = tr("Đổi khóa máy này") if own.lists_itself else tr("Xin khóa mới")
        return OwnKeyShown(tuple(facts), state, sentence, verb)

    def _accept(self, fork: str) -> None:
        self._do(
            forks.accept, fork, told=tr("Đã nhận cả hai hướng. Ô ghi khác nhau nằm ở Khác biệt.")
        )

    def _review(self, change: str, enter: bool) -> None:  # noqa: FBT001 - from a signal
        told = tr("Đã nhập lại dưới tên chị.") if enter else tr("Đã bỏ qua thay đổi này.")
        self._do(revocation.review, change, told=told, accept=enter)

    def _confirm(self, request: str) -> None:
        told = tr("Đã duyệt khóa mới. Gói kế tiếp gửi xuống mang danh sách mới.")
        self._do(key_renewal.confirm, request, told=told)

    def _renew(self) -> None:
        told = tr("Đã đổi khóa, hoặc đã ghi lời xin vào gói kế tiếp gửi lên.")
        self._do(key_renewal.ask, told=told)

    def _do(self, service: Callable[..., object], *given: object, told: str, **named: Any) -> None:  # noqa: ANN401 - whatever the service takes
        self._desk.ask(
            service,
            *given,
            on_done=lambda _done: self._done(told),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa làm được")),
            owner=self._view,
            **named,
        )

    def _done(self, told: str) -> None:
        self._view.show_failure("", "")
        self._desk.saved(told, undo=False)
        self.changed.emit()
        self.load()


def _told(branch: Branch) -> str:
    days = f"{branch.first:%d/%m/%Y}"
    if branch.last.date() != branch.first.date():
        days += f" – {branch.last:%d/%m/%Y}"
    return tr("{count} thay đổi, {days}").format(count=branch.changes, days=days)
