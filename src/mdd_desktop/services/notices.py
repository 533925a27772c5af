"""What an officer must hear before she works on: the banners of the window, most urgent first."""

import datetime as dt
import json
from typing import NamedTuple

from mdd_desktop.domain.clocks import ClockReading
from mdd_desktop.services.forks import open_forks
from mdd_desktop.services.key_renewal import asked, own_keys
from mdd_desktop.services.revocation import held
from mdd_desktop.services.trusted import trust_list
from mdd_desktop.storage import exchange, meta
from mdd_desktop.storage.registry import Registry
from mdd_desktop.sync.keys import fingerprint
from mdd_desktop.sync.trust import TrustList

EXPIRY_WARNING = dt.timedelta(days=90)
LIST_WARNING = dt.timedelta(days=60)
_CLOCKS = {
    "behind": "Đồng hồ máy này chạy chậm: đang chỉ {at}, trong khi đã có gói ghi sau ngày ấy.",
    "ahead": "Đồng hồ máy này chạy nhanh: đang chỉ {at}, quá xa so với danh sách tin cậy.",
    "unknown": "Đồng hồ máy này vừa bị chỉnh lùi, nay chỉ {at}.",
}


class Notice(NamedTuple):
    """A banner: a code for the program, a text for the officer."""

    code: str
    text: str


def notices(registry: Registry) -> list[Notice]:
    """Everything that should be told now; empty on a good day."""
    clock = registry.time()
    found = [*_restored(registry), *_clock(clock)]
    trust = trust_list(registry)
    if trust is not None:
        found += _trust(registry, trust, clock.believed)
    forks, kept, asking = open_forks(registry), held(registry), asked(registry)
    if forks:
        found.append(Notice("fork", f"{len(forks)} máy ghi theo hai hướng, chờ chị quyết định."))
    if kept:
        text = f"{len(kept)} thay đổi của máy đã thu hồi đang giữ riêng để xem từng cái."
        found.append(Notice("held", text))
    if asking:
        found.append(Notice("renewals", f"{len(asking)} máy cấp dưới xin khóa mới, chờ duyệt."))
    return found


def _restored(registry: Registry) -> list[Notice]:
    with registry.read() as reading:
        lost = meta.read_meta(reading.connection, meta.RESTORED)
        is_below = bool(reading.tree.above(reading.unit))
    if not lost:
        return []
    ask = "cấp trên gửi gói trả lời" if is_below else "các đơn vị bên dưới gửi lại gói"
    return [
        Notice(
            "restored_copy",
            f"Sổ này là bản cũ được chép lại: thiếu {lost} thay đổi so với lần dùng trước. "
            f"Nhờ {ask}, phần thiếu sẽ tự về. Việc mới vẫn ghi bình thường.",
        )
    ]


def _clock(clock: ClockReading) -> list[Notice]:
    if clock.flag == "ok":
        return []
    text = _CLOCKS[clock.flag].format(at=f"{clock.shown.astimezone():%H:%M %d/%m/%Y}")
    return [Notice(f"clock_{clock.flag}", f"{text} Chỉnh lại ngày giờ; việc vẫn ghi được.")]


def _trust(registry: Registry, trust: TrustList, now: dt.datetime) -> list[Notice]:
    own = fingerprint(registry.keys.signing_key.public_key())
    found = []
    if trust.revocation(own) is not None:
        text = "Máy này đã bị thu hồi. Gói gửi đi không còn được nhận. Xin cấp trên ghi danh lại."
        found.append(Notice("revoked", text))
    device = trust.device_by_fingerprint(own, registry.unit)
    if device is not None and now > device.not_after - EXPIRY_WARNING:
        text = f"Khóa của máy này hết hạn ngày {device.not_after.astimezone():%d/%m/%Y}. "
        if own_keys(registry).next_digits:
            text += "Đã xin khóa mới, chờ cấp trên duyệt. "
        else:
            text += "Xin khóa mới ở trang Chìa khóa và thay đổi giữ riêng. "
        text += "Việc tại máy vẫn làm bình thường."
        found.append(Notice("enrolment_expires", text))
    return [*found, *_lists(registry, trust, now)]


def _lists(registry: Registry, trust: TrustList, now: dt.datetime) -> list[Notice]:
    """The office that signs a list hears early, everybody else when it is over."""
    found = []
    with registry.read() as reading:
        last = {one["device"]: one for one in reversed(exchange.packages_in(reading.connection))}
    if any("E_REGISTRY" in json.loads(one["result"]).get("lists", ()) for one in last.values()):
        text = (
            "Có đơn vị đang dùng một danh sách tin cậy trái với ở đây. Nơi ký danh sách ký lại một "
            "lần rồi gửi gói cho các đơn vị."
        )
        found.append(Notice("list_contradicted", text))
    signs = registry.unit == trust.office or f"d-{registry.unit}" in trust.districts
    if trust.expired(now):
        todo = "ký lại" if signs else "nhờ cấp trên ký lại"
        text = (
            f"Danh sách tin cậy đã quá hạn. Gói vẫn gửi, nhận được; {todo} danh sách trước khi "
            "ghi danh máy mới."
        )
        found.append(Notice("list_expired", text))
    elif signs and trust.expired(now + LIST_WARNING):
        text = "Danh sách tin cậy sắp hết hạn. Ký lại một lần là đủ."
        found.append(Notice("list_expires", text))
    return found
