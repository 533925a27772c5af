"""Papers and scans: kept once, carried to who may see them, gone when the law says so."""

import io
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from sqlalchemy import func, select

from builders import COMMUNE, OTHER, PASSPHRASE, PROVINCE, TODAY, Offices, a_child
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import (
    backups,
    cases,
    children,
    consents,
    erasure,
    move_requests,
    packages,
    papers,
    sponsors,
    state,
    transfers,
)
from mdd_desktop.services.offices import Registry, open_office
from mdd_desktop.services.outgoing import peers
from mdd_desktop.services.trusted import trust_list
from mdd_desktop.storage import attachments
from mdd_desktop.storage.tables import AttachmentRow
from mdd_desktop.sync.package import MAX_ATTACHMENT
from mdd_desktop.sync.trust import TrustList


def a_picture(seed: int = 0, side: int = 60) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (side, side), (seed % 256, 90, 160)).save(target, "PNG")
    return target.getvalue()


def a_paper(registry: Registry, child: Child, kind: str = "giay_khai_sinh", seed: int = 0) -> UUID:
    return papers.add(registry, {"child_id": child.id, "kind": kind}, a_picture(seed)).id


def require_trust_of(registry: Registry) -> TrustList:
    trust = trust_list(registry)
    assert trust is not None
    return trust


def scans_in(registry: Registry) -> int:
    with registry.read() as reading:
        return reading.connection.execute(
            select(func.count()).select_from(AttachmentRow.__table__)
        ).scalar_one()


def test_a_scan_reaches_the_province_and_twice_changes_nothing(offices: Offices) -> None:
    commune = offices[COMMUNE]
    paper = a_paper(commune, a_child(commune))
    package = offices.make(COMMUNE, PROVINCE)

    offices.merge(PROVINCE, package)
    first = (scans_in(offices[PROVINCE]), state.digest(offices[PROVINCE]))
    offices.merge(PROVINCE, package)

    assert papers.read_scan(offices[PROVINCE], paper) == papers.read_scan(commune, paper)
    assert (scans_in(offices[PROVINCE]), state.digest(offices[PROVINCE])) == first
    assert first[0] == 1


def test_the_same_scan_is_kept_once(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)

    a_paper(commune, child)
    a_paper(commune, child, "phieu_tham")

    assert scans_in(commune) == 1


def test_no_commune_gets_the_scan_of_another(offices: Offices) -> None:
    commune = offices[COMMUNE]
    paper = a_paper(commune, a_child(commune))
    offices.everybody_hears_of_everything()

    assert scans_in(offices[OTHER]) == 0
    with pytest.raises(NotFoundError):
        papers.read_scan(offices[OTHER], paper)


def test_asking_for_the_scan_of_another_commune_brings_nothing(offices: Offices) -> None:
    commune, province, other = offices[COMMUNE], offices[PROVINCE], offices[OTHER]
    paper, _ = papers.read_scan(commune, a_paper(commune, a_child(commune)))
    offices.everybody_hears_of_everything()
    devices = peers(require_trust_of(province), other.unit, province.device)
    with province.transaction("Giả") as tx:
        attachments.replace_wanted(tx.connection, devices[0], [str(paper.content)])

    offices.send(PROVINCE, OTHER)

    assert scans_in(other) == 0


def test_what_did_not_fit_comes_with_the_next_package(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    child = a_child(commune, full_name="Đặng Thị Ễ")
    for seed in range(3):
        a_paper(commune, child, "giay_hoc_tap", seed)
    _, content = papers.read_scan(commune, a_paper(commune, child, "anh_tre", 9))
    monkeypatch.setattr("mdd_desktop.services.carried.MAX_ATTACHMENT", 2 * (len(content) + 1100))

    first = packages.make(commune, "T", offices.errands)
    offices.merge(PROVINCE, first.file)
    assert (first.scans_left, "Còn 2 bản chụp" in first.left) == (2, True)
    lacking = papers.missing_scans(province)
    told = state.check(province, deep=True)
    second = packages.make(commune, "T", offices.errands)
    offices.merge(PROVINCE, second.file)

    assert (second.scans_left, second.left) == (0, "")
    assert len(lacking) == len(told) == 2
    assert all("Chưa có bản chụp" in problem and "Ễ" not in problem for problem in told)
    assert lacking[0].owner == "Đặng Thị Ễ"
    assert lacking[0].paper in {"Học bạ, giấy khen", "Ảnh của em"}
    assert papers.missing_scans(province) == ()
    assert MAX_ATTACHMENT == 20 << 20


def test_scans_leave_room_for_the_changes_so_that_a_package_can_go_by_mail(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, largest = offices[COMMUNE], 200_000
    child = a_child(commune)
    for seed in range(5):
        noise = Image.effect_noise((260, 260), 90 + seed)
        noise.save(target := io.BytesIO(), "PNG")
        papers.add(commune, {"child_id": child.id, "kind": "giay_hoc_tap"}, target.getvalue())
    monkeypatch.setattr("mdd_desktop.services.carried.ABOUT_THE_REST", 20_000)
    monkeypatch.setattr("mdd_desktop.services.carried.LARGEST", largest)

    first, second = (packages.make(commune, "T", offices.errands) for _ in range(2))

    assert 0 < first.scans_left < 5
    assert second.scans_left == 0
    assert largest // 2 < first.size < largest


def test_after_the_family_took_its_consent_back_no_scan_goes_up(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, guardian_name="Ngô Thị Lành")
    scopes = ["lap_ho_so", "chuyen_len_tinh"]
    consents.give(commune, child.id, scopes=scopes, by="giam_ho", on=TODAY)
    consents.withdraw(commune, child.id, scope="chuyen_len_tinh", by="giam_ho")
    a_paper(commune, child)

    offices.send(COMMUNE, PROVINCE)

    assert scans_in(offices[PROVINCE]) == 0


def test_a_scan_that_nobody_names_or_that_is_no_picture_is_not_kept(offices: Offices) -> None:
    commune = offices[COMMUNE]
    paper = papers.add(commune, {"child_id": a_child(commune).id, "kind": "giay_khai_sinh"})
    with commune.transaction("Giả") as tx:
        name = attachments.keep(tx.connection, b"MZ a program")
        tx.of(type(paper)).save(paper.corrected(content=name, media="jpeg"))

    offices.send(COMMUNE, PROVINCE)

    assert scans_in(offices[PROVINCE]) == 0


def test_the_papers_move_with_the_child(offices: Offices) -> None:
    commune, province, other = offices[COMMUNE], offices[PROVINCE], offices[OTHER]
    child = a_child(commune)
    paper = a_paper(commune, child)
    offices.send(COMMUNE, PROVINCE)

    transfers.transfer(province, child.id, to=other.unit, reason="theo mẹ về xã")
    offices.send(PROVINCE, OTHER)

    assert papers.read_scan(other, paper)[0].unit_id == other.unit


def test_the_request_to_move_reaches_the_province_and_ends_with_the_move(offices: Offices) -> None:
    commune, province, other = offices[COMMUNE], offices[PROVINCE], offices[OTHER]
    child = a_child(commune)
    cases.ask_transfer(commune, child.id, to=other.unit, reason="theo bà ngoại")
    offices.send(COMMUNE, PROVINCE)
    asked = [found.child.id for found in move_requests.requests(province)]

    transfers.transfer(province, child.id, to=other.unit, reason="theo đề nghị của xã")
    offices.send(PROVINCE, OTHER)

    assert asked == [child.id]
    assert move_requests.requests(province) == ()
    assert children.get(other, str(child.id)).transfer_wish is None


def test_erasing_a_child_erases_her_scans_everywhere(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    child = a_child(commune)
    a_paper(commune, child)
    offices.send(COMMUNE, PROVINCE)

    erasure.erase(commune, child.id, reason="gia đình yêu cầu")
    offices.send(COMMUNE, PROVINCE)

    assert (scans_in(commune), scans_in(province)) == (0, 0)


def test_a_backup_brings_the_scans_back(lone: Offices, tmp_path: Path) -> None:
    registry = lone.add(COMMUNE, "X1")
    paper = a_paper(registry, a_child(registry))
    content = papers.read_scan(registry, paper)
    made = backups.make(registry)
    lone.close(COMMUNE)

    backups.restore(made.file, tmp_path / "moi", PASSPHRASE)

    with open_office(tmp_path / "moi", PASSPHRASE, today=TODAY) as restored:
        assert papers.read_scan(restored, paper) == content


def test_no_byte_of_a_scan_lies_open_in_the_folder(lone: Offices) -> None:
    registry = lone.add(COMMUNE, "X1")
    _, content = papers.read_scan(registry, a_paper(registry, a_child(registry)))
    lone.close(COMMUNE)

    files = [path for path in lone.path(COMMUNE).rglob("*") if path.is_file()]

    assert files
    assert all(content[20:60] not in path.read_bytes() for path in files)


def test_a_paper_without_owner_or_name_is_refused(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    sponsor = sponsors.register(commune, {"full_name": "Đỗ Thị Vân", "kind": "ca_nhan"})

    for values in (
        {"kind": "giay_khai_sinh"},
        {"kind": "giay_khai_sinh", "child_id": child.id, "sponsor_id": sponsor.id},
        {"kind": "khac", "child_id": child.id},
    ):
        with pytest.raises(RuleError):
            papers.add(commune, values)


def test_a_paper_of_a_sponsor_and_one_taken_out_again(offices: Offices) -> None:
    commune = offices[COMMUNE]
    sponsor = sponsors.register(commune, {"full_name": "Đỗ Thị Vân", "kind": "ca_nhan"})

    paper = papers.add(commune, {"sponsor_id": sponsor.id, "kind": "cam_ket_bao_ve"}, a_picture())

    assert papers.remove(commune, paper.id).void
    with pytest.raises(NotFoundError):
        papers.read_scan(
            commune, papers.add(commune, {"sponsor_id": sponsor.id, "kind": "anh_tre"}).id
        )


def test_the_portrait_is_the_newest_photo_or_nothing(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    before = papers.portrait_of(commune, child.id, 64)
    a_paper(commune, child, "anh_tre")

    assert before is None
    assert Image.open(io.BytesIO(papers.portrait_of(commune, child.id, 64) or b"")).size == (64, 64)


def test_a_file_that_cannot_be_read_is_told(offices: Offices, tmp_path: Path) -> None:
    commune = offices[COMMUNE]
    values = {"child_id": a_child(commune).id, "kind": "anh_tre"}
    (tmp_path / "anh.png").write_bytes(a_picture())

    assert papers.add_file(commune, values, tmp_path / "anh.png").content
    with pytest.raises(NotFoundError):
        papers.add_file(commune, values, tmp_path / "mất.png")
