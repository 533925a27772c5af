"""Backups put back, disks copied, offices that forget: nothing is lost and no number is reused."""

import datetime as dt
import shutil
from pathlib import Path

from builders import (
    COMMUNE,
    DISTRICT,
    OTHER,
    PASSPHRASE,
    PROVINCE,
    SECOND,
    Offices,
    a_child,
    changes_by_feed,
    digest,
    enrol,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.services import (
    backups,
    children,
    forks,
    key_renewal,
    notices,
    packages,
    revocation,
    root_keys,
    transfers,
)
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.trusted import limits_of, trust_list
from mdd_desktop.storage import witness
from mdd_desktop.sync.trust import TrustList


def names_in(registry: Registry) -> set[str]:
    with registry.read() as reading:
        return {child.full_name for child in reading.of(Child).all()}


def list_of(registry: Registry) -> TrustList:
    trust = trust_list(registry)
    assert trust is not None
    return trust


def owner_of(registry: Registry, child: Child) -> str | None:
    with registry.read() as reading:
        return reading.of(Child).owner(child.id)


def a_backup(offices: Offices, name: str) -> Path:
    return backups.make(offices[name], offices.errands / f"{name}.mddbackup").file


def restore(offices: Offices, name: str, backup: Path) -> None:
    offices.close(name)
    backups.restore(backup, offices.path(name), PASSPHRASE)


def numbers_in(registry: Registry) -> list[tuple[str, int]]:
    return [(feed, c.number) for feed, chain in changes_by_feed(registry).items() for c in chain]


def test_a_restored_commune_begins_a_new_epoch_and_gets_its_lost_work_back(
    offices: Offices,
) -> None:
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Trước")
    backup = a_backup(offices, COMMUNE)
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Sau")
    offices.send(COMMUNE, PROVINCE)
    epoch = offices[COMMUNE].epoch

    restore(offices, COMMUNE, backup)
    assert names_in(offices[COMMUNE]) == {"Nguyễn Thị Trước"}
    assert offices[COMMUNE].epoch != epoch
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Mới")
    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    offices.send(PROVINCE, COMMUNE)

    everybody = {"Nguyễn Thị Trước", "Nguyễn Thị Sau", "Nguyễn Thị Mới"}
    assert names_in(offices[COMMUNE]) == names_in(offices[PROVINCE]) == everybody
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")
    for name in (COMMUNE, PROVINCE):
        assert len(set(numbers_in(offices[name]))) == len(numbers_in(offices[name]))


def test_a_restored_registry_is_kept_aside_and_still_opens(offices: Offices) -> None:
    backup = a_backup(offices, COMMUNE)
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Sau")
    offices.close(COMMUNE)

    done = backups.restore(backup, offices.path(COMMUNE), PASSPHRASE)

    assert done.set_aside is not None
    shutil.copytree(done.set_aside, offices.path("cu"))
    assert names_in(offices["cu"]) == {"Nguyễn Thị Sau"}


def test_printed_codes_after_a_restore_are_new_ones(offices: Offices) -> None:
    backup = a_backup(offices, COMMUNE)
    lost = a_child(offices[COMMUNE], registered_on="2026-05-01").code
    restore(offices, COMMUNE, backup)

    fresh = a_child(offices[COMMUNE], registered_on="2026-05-01").code

    assert fresh != lost


def test_a_restored_province_takes_back_its_own_decisions_from_the_communes(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE], phone="0912345678")
    offices.everybody_hears_of_everything()
    backup = a_backup(offices, PROVINCE)
    from mdd_desktop.services import bulk_load  # noqa: PLC0415 - used here alone

    row = {"id": "C1", "unit_id": "X1", "full_name": "Nguyễn Thị Tỉnh Ghi"}
    bulk_load.load_records(offices[PROVINCE], {"children": [row]})
    children.correct(offices[COMMUNE], child.id, {"phone": "0987654321"})
    offices.everybody_hears_of_everything()
    before = digest(offices[PROVINCE], "X1")

    restore(offices, PROVINCE, backup)
    assert digest(offices[PROVINCE], "X1") != before
    a_child(offices[OTHER])
    offices.everybody_hears_of_everything()
    offices.everybody_hears_of_everything()  # the first round told how far the province is

    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1") == before
    assert digest(offices[PROVINCE], "X2") == digest(offices[OTHER], "X2")


def test_a_commune_that_lost_its_copy_of_a_decision_is_not_taken_for_faulty(
    lone: Offices,
) -> None:
    province = lone.add(PROVINCE, "T", name="tỉnh Bình Hà")
    enrol(province, lone.add(DISTRICT, "CUM1", name="cụm Sen Hồng", parent="T"), lone.errands)
    for name, unit in ((COMMUNE, "X1"), (OTHER, "X2")):
        enrol(lone[DISTRICT], lone.add(name, unit, name=unit, parent="CUM1"), lone.errands)
    child = a_child(lone[COMMUNE])
    for sender in (COMMUNE, OTHER, DISTRICT):
        lone.send(sender, PROVINCE if sender == DISTRICT else DISTRICT)
    backup = a_backup(lone, DISTRICT)
    transfers.transfer(lone[DISTRICT], child.id, to="X2", reason="theo bà ngoại")
    lone.send(DISTRICT, OTHER)
    restore(lone, DISTRICT, backup)  # before the old owner was told

    assert lone.send(OTHER, PROVINCE).alarm == ""
    assert lone.send(COMMUNE, PROVINCE).alarm == ""
    assert lone.send(PROVINCE, COMMUNE).alarm == ""
    assert owner_of(province, child) == "X2"
    assert owner_of(lone[COMMUNE], child) == "X1"

    lone.send(PROVINCE, DISTRICT)  # its decision comes back, and it tells whoever lacks it
    lone.send(DISTRICT, COMMUNE)
    assert owner_of(lone[COMMUNE], child) == "X2"
    for sender, receiver in ((DISTRICT, PROVINCE), (COMMUNE, PROVINCE), (PROVINCE, COMMUNE)):
        assert lone.send(sender, receiver).alarm == ""


def test_a_gap_is_told_and_the_next_exchange_heals_it(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    backup = a_backup(offices, PROVINCE)
    offices.everybody_hears_of_everything()  # the commune believes that the province has it
    restore(offices, PROVINCE, backup)
    a_child(offices[COMMUNE])

    gap = offices.send(COMMUNE, PROVINCE)
    assert gap.status == "gap"
    assert gap.waiting > 0
    assert gap.message.startswith("Còn thiếu phần trước")
    assert gap.message.endswith("Gói sau của đơn vị ấy sẽ tự mang theo phần thiếu.")
    offices.send(PROVINCE, COMMUNE)

    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")


def a_disk_image(offices: Offices, name: str) -> Path:
    """Everything of a computer: the registry and the witness in its user's settings."""
    offices.close(name)
    image = offices.folder.parent / "anh-dia"
    shutil.copytree(offices.path(name), image / "so")
    shutil.copytree(witness.default_home(), image / "dau")
    return image


def put_back(offices: Offices, name: str, image: Path, *, with_witness: bool) -> None:
    offices.close(name)
    shutil.rmtree(offices.path(name))
    shutil.copytree(image / "so", offices.path(name))
    if with_witness:
        shutil.copytree(image / "dau", witness.default_home(), dirs_exist_ok=True)


def test_t15_an_old_registry_folder_put_back_is_noticed_by_the_witness(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    image = a_disk_image(offices, COMMUNE)
    began = dt.datetime.now(dt.UTC)
    for day in range(10):
        at_day = began + dt.timedelta(days=day)
        offices[COMMUNE].clock = lambda at_day=at_day: at_day
        a_child(offices[COMMUNE], full_name=f"Nguyễn Thị Ngày {day}")
    offices.send(COMMUNE, PROVINCE)
    everybody = names_in(offices[COMMUNE])
    epoch = offices[COMMUNE].epoch

    put_back(offices, COMMUNE, image, with_witness=False)
    told = notices.notices(offices[COMMUNE])
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Nhánh Hai")
    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    offices.send(PROVINCE, COMMUNE)

    assert [notice.code for notice in told] == ["restored_copy"]
    assert "thiếu 10 thay đổi" in told[0].text
    assert notices.notices(offices[COMMUNE]) == []
    assert offices[COMMUNE].epoch != epoch
    assert names_in(offices[COMMUNE]) == everybody | {"Nguyễn Thị Nhánh Hai"}
    assert len(set(numbers_in(offices[PROVINCE]))) == len(numbers_in(offices[PROVINCE]))
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")


def test_t16_a_whole_disk_put_back_unnoticed_forks_and_both_branches_are_kept(
    offices: Offices,
) -> None:
    common = a_child(offices[COMMUNE])
    image = a_disk_image(offices, COMMUNE)
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Nhánh Một")
    offices.send(COMMUNE, PROVINCE)
    put_back(offices, COMMUNE, image, with_witness=True)
    epoch = offices[COMMUNE].epoch

    a_child(offices[COMMUNE], full_name="Nguyễn Thị Nhánh Hai")
    for number in range(19):
        children.correct(offices[COMMUNE], common.id, {"village": f"thôn {number}"})
    fork = offices.send(COMMUNE, PROVINCE)
    assert fork.waiting == 20
    assert "Nguyễn Thị Nhánh Một" in names_in(offices[PROVINCE])
    offices.send(PROVINCE, COMMUNE)
    assert offices[COMMUNE].epoch != epoch
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Kỷ Mới")
    offices.send(COMMUNE, PROVINCE)
    assert "Nguyễn Thị Kỷ Mới" in names_in(offices[PROVINCE])

    (question,) = forks.open_forks(offices[PROVINCE])
    assert (question.unit, question.held.changes) == ("X1", 20)
    assert forks.accept(offices[PROVINCE], question.id) == 20
    offices.everybody_hears_of_everything()

    everybody = {"Nguyễn Thị Nhánh Một", "Nguyễn Thị Nhánh Hai", "Nguyễn Thị Kỷ Mới"}
    for name in (PROVINCE, COMMUNE, SECOND):
        assert everybody <= names_in(offices[name])
        assert children.get(offices[name], str(common.id)).village == "thôn 18"
        assert digest(offices[name], "X1") == digest(offices[PROVINCE], "X1")
        assert forks.open_forks(offices[name]) == []


def a_cloned_laptop(offices: Offices) -> None:
    """The commune's computer and its copy each register a child and send her up."""
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Chung")
    offices.close(COMMUNE)
    shutil.copytree(offices.path(COMMUNE), offices.path("ban-sao"))
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Máy Thật")
    a_child(offices["ban-sao"], full_name="Nguyễn Thị Máy Sao")


def test_a_copied_laptop_used_in_two_places_is_seen_as_a_fork(offices: Offices) -> None:
    a_cloned_laptop(offices)

    first = offices.send(COMMUNE, PROVINCE)
    second = offices.send("ban-sao", PROVINCE)

    assert (first.status, first.waiting) == ("merged", 0)
    assert second.waiting > 0
    assert "Nguyễn Thị Máy Sao" not in names_in(offices[PROVINCE])
    assert packages.received(offices[PROVINCE])[0]["sender"] == "X1"
    (told,) = notices.notices(offices[PROVINCE])
    assert told.code == "fork"


def test_t18_of_a_cloned_laptop_one_branch_is_rejected_and_the_computer_revoked_at_the_head(
    offices: Offices,
) -> None:
    a_cloned_laptop(offices)
    offices.send(COMMUNE, PROVINCE)
    offices.send("ban-sao", PROVINCE)
    (question,) = forks.open_forks(offices[PROVINCE])

    done = revocation.revoke(
        offices[PROVINCE], question.device, last_good="all", reason="máy bị sao chép"
    )

    assert done.withdrawn == 0
    assert forks.open_forks(offices[PROVINCE]) == []
    (kept,) = revocation.held(offices[PROVINCE])
    assert kept.values["full_name"] == "Nguyễn Thị Máy Sao"
    assert "Nguyễn Thị Máy Thật" in names_in(offices[PROVINCE])
    a_child(offices["ban-sao"])
    assert offices.send("ban-sao", PROVINCE).applied == 0
    offices.send(SECOND, PROVINCE)
    offices.send(PROVINCE, SECOND)
    assert digest(offices[SECOND], "X1") == digest(offices[PROVINCE], "X1")
    offices.forget("ban-sao")


def test_a_wiped_second_computer_is_filled_again_by_the_province(offices: Offices) -> None:
    a_child(offices[SECOND], full_name="Nguyễn Thị Một")
    empty = a_backup(offices, COMMUNE)
    offices.everybody_hears_of_everything()
    restore(offices, COMMUNE, empty)

    offices.everybody_hears_of_everything()

    assert names_in(offices[COMMUNE]) == {"Nguyễn Thị Một"}
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")


def test_two_copies_of_one_disk_do_not_starve_each_other(offices: Offices) -> None:
    a_cloned_laptop(offices)
    both = (COMMUNE, "ban-sao")
    assert offices[COMMUNE].epoch == offices["ban-sao"].epoch
    for name in both:
        offices.send(name, PROVINCE)
    (fork,) = forks.open_forks(offices[PROVINCE])
    forks.accept(offices[PROVINCE], fork.id)

    for name in (*both, *both):
        offices.send(PROVINCE, name)
        offices.send(name, PROVINCE)

    assert offices[COMMUNE].epoch != offices["ban-sao"].epoch
    for name in (PROVINCE, *both):
        assert {"Nguyễn Thị Máy Thật", "Nguyễn Thị Máy Sao"} <= names_in(offices[name])


def test_t35_a_lost_write_ahead_log_is_noticed_and_the_work_comes_back(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    offices.close(COMMUNE)  # folds the log into the file
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Trong Nhật Ký")
    offices.send(COMMUNE, PROVINCE)
    path = offices.path(COMMUNE)
    without_log = (path / "registry.db").read_bytes()
    offices.close(COMMUNE)
    (path / "registry.db").write_bytes(without_log)  # as after a cut that took the log away

    told = notices.notices(offices[COMMUNE])
    assert "Nguyễn Thị Trong Nhật Ký" not in names_in(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, COMMUNE)

    assert [notice.code for notice in told] == ["restored_copy"]
    assert "Nguyễn Thị Trong Nhật Ký" in names_in(offices[COMMUNE])
    assert len(set(numbers_in(offices[PROVINCE]))) == len(numbers_in(offices[PROVINCE]))


def test_what_the_top_office_listed_after_its_backup_outlives_its_own_newer_list(
    offices: Offices, tmp_path: Path
) -> None:
    backup = a_backup(offices, PROVINCE)
    for _ in range(20):
        root_keys.sign_again(offices[PROVINCE])
    offices.send(PROVINCE, COMMUNE)  # hears of a list that the backup does not know
    lost = list_of(offices[COMMUNE]).version
    restore(offices, PROVINCE, backup)
    key_renewal.ask(offices[PROVINCE])
    late = offices.add("mới", "X1")
    enrol(offices[PROVINCE], late, tmp_path)
    revoked = offices[SECOND].device
    revocation.revoke(offices[PROVINCE], revoked, last_good="all", reason="mất cắp")

    assert list_of(offices[PROVINCE]).version < lost

    offices.make(COMMUNE, PROVINCE)  # waits for its answer, so the next one brings the list
    assert offices.send(COMMUNE, PROVINCE).alarm == ""

    trust = list_of(offices[PROVINCE])
    assert trust.version > lost
    listed = {device.code for device in trust.devices}
    assert {offices[PROVINCE].device, late.device} <= listed
    assert revoked in limits_of(trust)
    offices.send(PROVINCE, COMMUNE)
    assert list_of(offices[COMMUNE]).version == trust.version
    a_child(late)
    assert offices.send("mới", PROVINCE).status == "merged"
