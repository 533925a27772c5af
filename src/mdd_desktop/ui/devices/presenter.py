"""What happens with computers: read aloud, let in, stopped."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services import packages, revocation, trust
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.trust import Asking, Enrolled
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.devices.panels import AskingComputer
from mdd_desktop.ui.devices.view import DeviceLine, DevicesView
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.ways_out import Stick
from mdd_desktop.ui.widgets.card import two_lines
from mdd_desktop.ui.widgets.chip import ChipText

_SOON_DAYS = 90
Device = Mapping[str, Any]


class DevicesPresenter(QObject):
    """Lists the computers, lets one in after its digits were compared, stops one.

    Attributes:
        enrolled: A computer was let in; what is known of the units may have changed.
    """

    enrolled = Signal()

    def __init__(self, view: DevicesView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self._devices: list[Device] = []
        self._request: tuple[Path | str, Asking] | None = None
        self.unit_name: Callable[[str], str] = str
        view.request_wanted.connect(self._choose)
        view.request_scanned.connect(self.open_request)
        view.approved.connect(self._approve)
        view.mismatched.connect(self._stop)
        view.revoke_requested.connect(self._revoke)
        view.packages_wanted.connect(self._list_packages)

    def load(self) -> None:
        """Read the list again."""
        self._desk.ask(
            read_devices,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="devices",
        )

    def open_request(self, request: Path | str) -> None:
        """Show an enrolment request, a file or the text of its code; looking decides nothing."""
        self._desk.ask(
            trust.read_request,
            request,
            on_done=lambda asking: self._show_request(request, asking),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa mở được đề nghị")),
            owner=self._view,
        )

    def _take(self, found: tuple[Sequence[Device], Mapping[str, str]]) -> None:
        devices, last = found
        self._view.show_opened()
        self._devices = sorted(devices, key=lambda d: (d["revoked"], self.unit_name(d["unit"])))
        lines = [self._line(device, last.get(device["device"], "–")) for device in self._devices]
        valid = sum(bool(device["valid"]) for device in devices)
        foot = tr("{valid} máy đang hiệu lực · {gone} máy đã thu hồi").format(
            valid=valid, gone=sum(bool(device["revoked"]) for device in devices)
        )
        self._view.show_lines(lines, foot)

    def _line(self, device: Device, last: str) -> DeviceLine:
        refusal = ""
        if device["this_computer"]:
            refusal = tr("Đây là máy đang dùng.")
        elif device["revoked"]:
            refusal = tr("Máy này đã thu hồi rồi.")
        name = at_the_start(self.unit_name(device["unit"]))
        computer = tr("Máy {number}").format(number=device["computer"])
        return DeviceLine(
            unit=name,
            code=device["unit"],
            computer=computer,
            officer=device["officer"],
            until=f"{device['not_after']:%d/%m/%Y}",
            last=last,
            state=self._state(device),
            facts=(
                (tr("Đơn vị"), name),
                (
                    tr("Máy của"),
                    tr("{officer} · {computer}").format(
                        officer=device["officer"], computer=computer
                    ),
                ),
                (tr("Gói gần nhất"), last),
                (tr("Ghi danh"), f"{device['not_before']:%d/%m/%Y}"),
                *two_lines(tr("Số đối chiếu"), device["fingerprint"]),
            ),
            refusal=refusal,
        )

    def _state(self, device: Device) -> ChipText:
        if device["revoked"]:
            return ChipText(tr("Đã thu hồi"), "bad", "ban")
        left = (device["not_after"].date() - self._desk.today).days
        if left < 0 or not device["valid"]:
            return ChipText(tr("Hết hiệu lực"), "bad", "alert-triangle")
        if left < _SOON_DAYS:
            return ChipText(tr("Còn {days} ngày").format(days=left), "warn", "clock")
        if device["this_computer"]:
            return ChipText(tr("Máy này"), "info", "device-laptop")
        return ChipText(tr("Đang hiệu lực"), "ok", "circle-check")

    def _choose(self) -> None:
        for path in self._stick.files_to_open(tr("Mở đề nghị ghi danh"), "*.*")[:1]:
            self.open_request(path)

    def _show_request(self, request: Path | str, asking: Asking) -> None:
        self._request = (request, asking)
        self._view.show_failure("", "")
        refusal = ""
        if not asking.is_ours:
            refusal = tr("Đơn vị này không thuộc đơn vị của chị nên không ghi danh ở đây.")
        self._view.show_request(
            AskingComputer(
                facts=(
                    (tr("Đơn vị"), at_the_start(asking.name)),
                    (tr("Mã"), asking.unit),
                    (tr("Cán bộ"), asking.officer),
                    (tr("Lập lúc"), f"{asking.created.astimezone():%H:%M %d/%m/%Y}"),
                ),
                digits=asking.digits,
                refusal=refusal,
            )
        )

    def _approve(self) -> None:
        if self._request is None:
            return
        request, asking = self._request
        target = self._stick.file_to_save(f"chao-{asking.unit}.mdd", "mdd")
        if target is None:
            return
        self._desk.ask(
            trust.approve,
            request,
            unit=asking.unit,
            welcome_path=target,
            on_done=self._approved,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi danh được")),
            owner=self._view,
            sentence=tr("Đang làm gói chào"),
        )

    def _approved(self, enrolled: Enrolled) -> None:
        self._request = None
        self._view.close_side()
        name = self.unit_name(enrolled.unit)
        told = tr("Đã ghi danh máy của {unit}. Đưa gói chào cho đơn vị ấy mở.").format(unit=name)
        self._desk.saved(told, undo=False)
        self._view.show_told("ok", told, "")
        self.enrolled.emit()
        self.load()

    def _stop(self) -> None:
        self._request = None
        self._view.close_side()
        self._view.show_told(
            "warn",
            tr("Đã dừng, không ghi danh máy này"),
            tr("Số đọc không khớp: tệp có thể không do máy của xã lập. Xin xã lập tệp mới và gọi "
               "lại số điện thoại chị đã biết từ trước."),
        )  # fmt: skip

    def _list_packages(self, at: int) -> None:
        self._desk.ask(
            revocation.packages_of,
            str(self._devices[at]["device"]),
            on_done=self._show_packages,
            owner=self._view,
            key="packages_of",
        )

    def _show_packages(self, found: Sequence[revocation.LastTrusted]) -> None:
        self._view.revoke_panel.show_packages(
            [
                (
                    one.choice,
                    tr("Tin đến gói {day}, {count} thay đổi").format(
                        day=_day(one.created), count=one.changes
                    ),
                )
                for one in found[1:]  # the newest is the same as everything
            ]
        )

    def _revoke(self, at: int, last_good: str, reason: str) -> None:
        if not 0 <= at < len(self._devices):
            return
        self._desk.ask(
            revocation.revoke,
            str(self._devices[at]["device"]),
            last_good=last_good,
            reason=reason,
            on_done=self._revoked,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa thu hồi được")),
            owner=self._view,
        )

    def _revoked(self, done: revocation.Revoked) -> None:
        self._view.close_side()
        self._view.show_failure("", "")
        told = tr("Đã thu hồi máy của {unit}; các xã biết trong gói kế tiếp.")
        self._desk.saved(told.format(unit=self.unit_name(done.unit)), undo=False)
        self.load()


def read_devices(registry: Registry) -> tuple[list[Device], dict[str, str]]:
    """The listed computers, and for each the day of the last package merged from it."""
    last: dict[str, str] = {}
    for one in packages.received(registry):
        last.setdefault(str(one["device"]), _day(str(one["created"])))
    return list(trust.devices(registry)), last


def _day(instant: str) -> str:
    return f"{dt.datetime.fromisoformat(instant).astimezone():%d/%m/%Y}"
