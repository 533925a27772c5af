"""A province above two communes, with differences and children that were entered twice."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import ui_office as office

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.referral import Referral
from mdd_desktop.domain.sponsorship import Pledge
from mdd_desktop.services import (
    cases,
    children,
    conflicts,
    offices,
    packages,
    proposals,
    referrals,
    transfers,
    trust,
)
from mdd_desktop.services.offices import NewOffice, Registry

REFERRED = "Đặng Ngọc Hân"
OTHER, OTHER_NAME = "30071", "Xã Phú Thuận Hạ"
TWICE = {
    "full_name": "Lê Thị Ngọc Diễm",
    "sex": "nu",
    "birth": "2014-08-12",
    "identity_number": "087314004521",
    "guardian_name": "Nguyễn Văn Tư",
    "guardian_relation": "ong_ngoai",
    "father": {"status": "mat", "cause": "covid", "full_name": "Lê Văn Thành", "died_on": "2021"},
    "mother": {"status": "mat", "full_name": "Nguyễn Thị Diệu", "died_on": "2021"},
    "village": "ấp Phú Lợi",
    "school_class": "7A2",
    "school": "THCS Tân Phước Đông",
}
MOVED = {
    **{name: value for name, value in TWICE.items() if name != "identity_number"},
    "full_name": "Lê Ngọc Diễm",
    "birth": "2014-12-08",
    "mother": {"full_name": "Nguyễn Thị Diệu"},
    "guardian_relation": "ong_noi",
    "village": "ấp Tân Thạnh",
    "school_class": "6A",
    "school": "THCS Phú Thuận",
    "phone": "0912345678",
}


@dataclass(frozen=True)
class Three:
    """The folders of the three offices; every registry is closed."""

    province: Path
    commune: Path
    other: Path


def made(base: Path, how_many: int = 12) -> Three:
    """Make them: two computers of one commune wrote different things, the province merged both."""
    upper = office.open_office(base / "tinh", province=True)
    lower = office.open_office(base / "xa", children=how_many)
    second = office.open_office(base / "may-2", people=False)
    other = _other(base / "xa-khac")
    stick = base / "usb"
    stick.mkdir()
    for number, registry in enumerate((lower, second, other)):
        asked, welcome = stick / f"{number}.req", stick / f"{number}.welcome"
        trust.request(registry, asked)
        trust.approve(upper, asked, unit=registry.unit, welcome_path=welcome)
        trust.accept(registry, welcome)
    children.register(lower, TWICE)
    children.register(other, MOVED)
    _send(lower, upper, stick / "1")
    _send(other, upper, stick / "2")
    _send(upper, second, stick / "3")
    _send(upper, lower, stick / "3b")
    for number, name in enumerate(("Đặng Ngọc Hân", "Ngô Quốc Huy", "Ngô Hoài An"), start=1):
        child = named(lower, name)
        children.correct(lower, child, {"phone": f"091234567{number}"})
        children.correct(second, child, {"phone": f"098765432{number}"})
    child = named(lower, "Đặng Ngọc Hân")
    children.correct(lower, child, {"school_class": "5B"})
    children.correct(second, child, {"school_class": "5C"})
    wish = named(lower, "Nguyễn Hoàng Long")
    cases.ask_transfer(lower, wish, to=OTHER, reason="Em theo bà ngoại về Phú Thuận Hạ")
    _send(lower, upper, stick / "4")
    _send(second, upper, stick / "5")
    found = conflicts.open_conflicts(upper)
    conflicts.settle(upper, found[-1]["id"], choose=1)
    for registry in (upper, lower, second, other):
        registry.close()
    return Three(base / "tinh", base / "xa", base / "xa-khac")


def named(registry: Registry, name: str) -> UUID:
    """The id of a child."""
    with registry.read() as reading:
        return reading.of(Child).where(full_name=name)[0].id


def _other(folder: Path) -> Registry:
    new = NewOffice(
        OTHER, "Kiều Thị Giả Định", office.PASSPHRASE, name=OTHER_NAME, parent=office.PROVINCE
    )
    registry, _key = offices.set_up(folder, new, today=office.TODAY, cost=office.CHEAP)
    return registry


def _send(sender: Registry, receiver: Registry, folder: Path) -> None:
    folder.mkdir()
    made_package = packages.make(sender, receiver.unit, folder)
    (merged,) = packages.merge(receiver, [made_package.file])
    assert merged.status != "refused", merged.message


def carry(base: Path, sender: str, receiver: str) -> None:
    """Bring a package from one office to another."""
    target = base / f"{sender}-{receiver}"
    target.mkdir(exist_ok=True)
    with (
        offices.open_office(base / sender, office.PASSPHRASE, today=office.TODAY) as one,
        offices.open_office(base / receiver, office.PASSPHRASE, today=office.TODAY) as other,
    ):
        made = packages.make(one, other.unit, target)
        (merged,) = packages.merge(other, [made.file])
    assert merged.status == "merged"


def pledge_differs(base: Path, *amounts: int) -> None:
    """Both computers of the commune write another level of one pledge; the province hears of it."""
    carry(base, "tinh", "xa")
    carry(base, "tinh", "may-2")
    for name, amount in zip(("xa", "may-2"), amounts, strict=True):
        with (
            offices.open_office(base / name, office.PASSPHRASE, today=office.TODAY) as registry,
            registry.transaction("Sửa mức cam kết") as tx,
        ):
            pledge = min(tx.of(Pledge).where(void=False), key=lambda one: one.id)
            tx.of(Pledge).save(pledge.corrected(amount=amount))
        carry(base, name, "tinh")


def refers(base: Path) -> None:
    """The commune refers a child, asks too late what became of her, and sends its package."""
    today = office.TODAY
    on, due = today - dt.timedelta(days=20), today - dt.timedelta(days=6)
    sent = {"kind": "y_te", "to": "Trạm y tế xã, chị Lan", "reason": "dau_hieu_khi_tham"}
    with offices.open_office(base / "xa", office.PASSPHRASE, today=today) as commune:
        referral = Referral.model_validate({**sent, "on": on, "due": due})
        referrals.refer(commune, named(commune, REFERRED), referral)
    carry(base, "xa", "tinh")


def writes_late(base: Path) -> None:
    """The commune edits a child who has moved; the new owner refuses the edit, and that is told."""
    child_named = "Nguyễn Hoàng Long"
    with offices.open_office(base / "xa", office.PASSPHRASE, today=office.TODAY) as commune:
        child = named(commune, child_named)
        children.correct(commune, child, {"phone": "0912345699", "school_class": "6C"})
    with offices.open_office(base / "tinh", office.PASSPHRASE, today=office.TODAY) as upper:
        transfers.transfer(upper, child, to=OTHER, reason="Em theo bà ngoại")
    for sender, receiver in (("xa", "tinh"), ("tinh", "xa-khac")):
        carry(base, sender, receiver)
    with offices.open_office(base / "xa-khac", office.PASSPHRASE, today=office.TODAY) as other:
        (asked,) = [one for one in proposals.told(other) if one.name == child_named]
        why = "Bà đã đổi số điện thoại sau khi chuyển về đây"
        proposals.answer(other, asked.proposal.id, accept=False, reason=why)
    for sender, receiver in (("xa-khac", "tinh"), ("tinh", "xa")):
        carry(base, sender, receiver)


def wishes_to_move(base: Path) -> None:
    """The commune asks the province to move a child."""
    with offices.open_office(base / "xa", office.PASSPHRASE, today=office.TODAY) as commune:
        wish = named(commune, "Ngô Hoài An")
        cases.ask_transfer(commune, wish, to=OTHER, reason="Em về ở với bà nội")
    carry(base, "xa", "tinh")
