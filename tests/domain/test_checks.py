"""The data checks: every rule finds what it is for, and nothing in a record that is right."""

import datetime as dt
from collections import Counter
from typing import Any
from uuid import UUID

import pytest

from mdd_desktop.domain.checks.run import RULES, look_through
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.problem import Severity
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.unit import Unit, UnitLevel
from mdd_desktop.domain.visit import Visit

TODAY = dt.date(2026, 11, 23)
CHILD, SPONSOR, BOND, PLEDGE, ENTRY, VISIT, OTHER = (UUID(int=number) for number in range(1, 8))
GOOD: dict[type[Record], dict[str, Any]] = {
    Child: {
        "id": CHILD, "unit_id": "X1", "code": "X1-2026-001", "full_name": "Lê Thị Ngọc Diễm",
        "birth": "2014-08-12", "sex": "nu", "ethnic": "Kinh", "identity_number": "087314007218",
        "village": "Phú Lợi", "phone": "0912345678", "guardian_name": "Nguyễn Văn Tư",
        "guardian_relation": "ong_ngoai", "registered_on": "2026-01-05",
        "verified_on": "2026-01-10", "enrolled_on": "2026-01-20", "school_class": "Lớp 7A",
        "father": {
            "full_name": "Lê Văn Thành", "status": "mat", "died_on": "2021-08-20",
            "paper_seen": True,
        },
        "mother": {"full_name": "Nguyễn Thị Diệu", "status": "con_song"},
        "household": [{"year": 2026, "status": "ngheo"}],
        "consents": [{"scope": "lap_ho_so", "by": "giam_ho", "from": "2026-01-05"}],
    },
    Sponsor: {
        "id": SPONSOR, "unit_id": "X1", "full_name": "Trần Thị Hoa", "phone": "0987654321",
        "born_year": 1980, "capacity": 2,
    },
    Sponsorship: {
        "id": BOND, "child_id": CHILD, "sponsor_id": SPONSOR, "form": "gian_tiep",
        "registered_on": "2026-01-25", "start": "2026-02-01",
    },
    Pledge: {
        "id": PLEDGE, "sponsorship_id": BOND, "rhythm": "thang", "amount": 500_000,
        "from_month": "2026-02",
    },
    SupportEntry: {
        "id": ENTRY, "date": "2026-03-05", "unit_id": "X1", "direction": "delivered",
        "amount": 500_000, "child_id": CHILD, "sponsorship_id": BOND, "sponsor_id": SPONSOR,
    },
    Visit: {"id": VISIT, "date": "2026-04-01", "unit_id": "X1", "child_id": CHILD},
}  # fmt: skip


def found(*more: Record, **changed: dict[str, Any]) -> Counter[str]:
    """The rules broken when fields of the good records, named by table, say something else."""
    records = [
        cls.model_validate(values | changed.get(cls.table, {})) for cls, values in GOOD.items()
    ]
    return Counter(one.rule for one in look_through(registry([*records, *more]), TODAY))


def registry(records: list[Record]) -> Snapshot:
    def of(cls: type[Any]) -> tuple[Any, ...]:
        return tuple(record for record in records if isinstance(record, cls))

    return Snapshot(
        settings=Settings(unit_id="X1"),
        units=(Unit(code="X1", name="xã X1", level=UnitLevel.COMMUNE, parent=None),),
        children=of(Child),
        sponsors=of(Sponsor),
        sponsorships=of(Sponsorship),
        pledges=of(Pledge),
        support_entries=of(SupportEntry),
        visits=of(Visit),
    )


def again(cls: type[Record], **values: Any) -> Record:
    """A second record like the good one."""
    return cls.model_validate(GOOD[cls] | {"id": OTHER, **values})


def test_records_that_are_right_break_no_rule() -> None:
    assert found() == Counter()


def test_there_are_many_rules_of_every_weight_with_words_for_officers() -> None:
    weights = Counter(rule.severity for rule in RULES.values())

    assert len(RULES) >= 40
    assert min(weights[severity] for severity in Severity) >= 10
    assert all(rule.title and rule.reason.endswith(".") for rule in RULES.values())


DEAD = {"status": "mat", "died_on": "2021-08-20", "paper_seen": True}
KEPT = {"scope": "lap_ho_so", "by": "giam_ho", "from": "2026-01-05"}
SHOWN = {"scope": "cong_khai", "by": "giam_ho", "from": "2026-01-05"}


@pytest.mark.parametrize(
    ("rule", "table", "values"),
    [
        ("ten_mot_chu", "child", {"full_name": "Diễm"}),
        ("ten_dau_la", "child", {"full_name": "Lê Thị Diễm 2"}),
        ("ten_khong_dau", "child", {"full_name": "Le Thi Diem"}),
        ("ten_chu_hoa", "child", {"full_name": "LÊ THỊ DIỄM"}),
        ("thieu_ngay_sinh", "child", {"birth": None}),
        ("ngay_sinh_chua_du", "child", {"birth": "2014"}),
        ("ngay_sinh_mot_mot", "child", {"birth": "2014-01-01"}),
        ("sinh_sau_hom_nay", "child", {"birth": "2027-01-02"}),
        ("du_18_con_mo", "child", {"birth": "2008-08-12", "identity_number": None}),
        ("qua_lon_tuoi", "child", {"birth": "1990-08-12"}),
        ("thieu_gioi_tinh", "child", {"sex": None}),
        ("thieu_dan_toc", "child", {"ethnic": None}),
        ("thieu_so_dinh_danh", "child", {"identity_number": None}),
        ("so_dinh_danh_sai", "child", {"identity_number": "0873140072"}),
        ("so_dinh_danh_khong_khop", "child", {"sex": "nam"}),
        ("dien_thoai_sai", "child", {"phone": "0912"}),
        ("dien_thoai_dau_so", "child", {"phone": "0539999999"}),
        ("thieu_noi_o", "child", {"village": None}),
        ("don_vi_la", "child", {"unit_id": "X9"}),
        ("chu_khong_duoc_ghi", "child", {"circumstances": "Mẹ nhiễm HIV"}),
        ("cha_me_khong_ro", "child", {"father": {}, "mother": {}}),
        ("mat_thieu_ngay", "child", {"father": {"status": "mat", "paper_seen": True}}),
        ("mat_thieu_giay", "child", {"father": {"status": "mat", "died_on": "2021"}}),
        ("mat_sau_hom_nay", "child", {"father": {**DEAD, "died_on": "2027-01"}}),
        ("con_song_co_ngay_mat", "child", {"father": {**DEAD, "status": "con_song"}}),
        ("me_mat_truoc_khi_sinh", "child", {"mother": {**DEAD, "died_on": "2014-08-11"}}),
        ("cha_mat_truoc_khi_sinh", "child", {"father": {**DEAD, "died_on": "2012"}}),
        ("thieu_nguoi_nuoi", "child", {"guardian_name": None}),
        ("nguoi_nuoi_da_mat", "child", {"father": {**DEAD, "full_name": "Nguyễn văn Tư"}}),
        ("nguoi_nuoi_da_mat", "child", {"guardian_relation": "cha"}),
        ("nguoi_nuoi_la_em", "child", {"guardian_name": "Lê Thị Ngọc Diễm"}),
        ("cha_me_cung_ten", "child", {"mother": {"full_name": "Lê Văn Thành"}}),
        ("thieu_quan_he", "child", {"guardian_relation": None}),
        ("thieu_dien_thoai", "child", {"phone": None}),
        ("thieu_ho_ngheo_nam_nay", "child", {"household": [{"year": 2025, "status": "ngheo"}]}),
        ("thieu_dong_y", "child", {"consents": []}),
        ("dong_y_da_rut", "child", {"consents": [{**KEPT, "withdrawn": "2026-02-01"}]}),
        ("chua_hoi_em", "child", {"consents": [KEPT, SHOWN]}),
        ("ngay_sau_hom_nay", "child", {"enrolled_on": "2026-12-01"}),
        ("tiep_nhan_truoc_sinh", "child", {"registered_on": "2013-01-01"}),
        ("vao_truoc_xac_minh", "child", {"verified_on": "2026-01-21"}),
        ("vao_chua_xac_minh", "child", {"verified_on": None}),
        ("cho_xac_minh_lau", "child", {"verified_on": None, "enrolled_on": None}),
        ("roi_truoc_tiep_nhan", "child", {"exit": {"date": "2025-01-01", "reason": "khac"}}),
        ("dong_con_luot", "child", {"exit": {"date": "2026-05-01", "reason": "khac"}}),
        (
            "hai_noi_o_mot_ngay",
            "child",
            {"unit_history": [{"unit_id": u, "from": "2026-01-01"} for u in ("X1", "X2")]},
        ),
        (
            "tro_cap_nguoc_ngay",
            "child",
            {"state_allowance": [{"from": "2026-02-01", "to": "2026-01-01"}]},
        ),
        ("lop_khong_hop_tuoi", "child", {"school_class": "2"}),
        ("luot_khong_tre", "sponsorship", {"child_id": OTHER}),
        ("luot_khong_me", "sponsorship", {"sponsor_id": OTHER}),
        ("luot_nguoc_ngay", "sponsorship", {"end": "2026-01-01"}),
        ("luot_qua_han", "sponsorship", {"planned_end": "2026-10-31"}),
        ("luot_thieu_muc", "pledge", {"sponsorship_id": OTHER}),
        ("tam_dung_chong", "sponsorship", {"pauses": [{"from": "2026-01-01"}]}),
        ("tam_dung_lau", "sponsorship", {"pauses": [{"from": "2026-03-01"}]}),
        ("cho_duyet_lau", "sponsorship", {"start": None}),
        ("truc_tiep_thieu_cam_ket", "sponsorship", {"form": "truc_tiep"}),
        ("cam_ket_nguoc_thang", "pledge", {"to_month": "2026-01"}),
        ("cam_ket_thieu_tien", "pledge", {"amount": None}),
        ("cam_ket_la", "pledge", {"amount": 500}),
        ("cam_ket_khong_luot", "pledge", {"sponsorship_id": OTHER}),
        ("me_thieu_lien_he", "sponsor", {"phone": None}),
        ("me_dien_thoai_sai", "sponsor", {"phone": "0987"}),
        ("me_thieu_dau_moi", "sponsor", {"foreign": True}),
        ("me_qua_so", "sponsor", {"capacity": 0}),
        (
            "me_het_cam_ket",
            "sponsor",
            {"protection_signed_on": "2024-01-01", "protection_expires_on": "2026-01-01"},
        ),
        ("me_nam_sinh_la", "sponsor", {"born_year": 1901}),
        ("ho_tro_sau_hom_nay", "support_entry", {"date": "2026-12-01"}),
        ("ho_tro_thieu_tien", "support_entry", {"amount": None}),
        ("ho_tro_le", "support_entry", {"amount": 500_500}),
        ("ho_tro_rat_lon", "support_entry", {"amount": 60_000_000}),
        ("ho_tro_khong_tre", "support_entry", {"child_id": OTHER}),
        ("ho_tro_ngoai_luot", "support_entry", {"date": "2026-01-15"}),
        ("chua_trao_thieu_ly_do", "support_entry", {"outcome": "chua_trao"}),
        ("hien_vat_thieu_ten", "support_entry", {"form": "hien_vat"}),
        ("tham_sau_hom_nay", "visit", {"date": "2026-12-01"}),
        ("tham_khong_tre", "visit", {"child_id": OTHER}),
        ("tham_thieu_loi", "visit", {"red_flag": True}),
        ("tham_truoc_sinh", "visit", {"date": "2014-01-01"}),
    ],
)
def test_a_rule_finds_what_it_is_for(rule: str, table: str, values: dict[str, Any]) -> None:
    assert found(**{table: values})[rule] == 1


@pytest.mark.parametrize(
    ("rule", "other", "times"),
    [
        ("so_dinh_danh_hai_ho_so", again(Child, code="X1-2026-002"), 2),
        ("ma_ho_so_hai_noi", again(Child, identity_number=None), 2),
        ("luot_hai_lan", again(Sponsorship), 2),
        ("cam_ket_chong", again(Pledge), 2),
        ("ho_tro_lap", again(SupportEntry), 2),
        ("ho_tro_em_khac", again(SupportEntry, child_id=OTHER), 1),
    ],
)
def test_a_rule_sees_two_records_beside_each_other(rule: str, other: Record, times: int) -> None:
    assert found(other)[rule] == times


def test_one_telephone_of_many_families_is_somebody_elses() -> None:
    others = [again(Child, id=UUID(int=20 + n), guardian_name=f"Người {n}") for n in range(3)]

    assert found(*others)["dien_thoai_nhieu_nha"] == 4


def test_two_direct_sponsorships_of_one_child_are_found_in_both() -> None:
    direct = {"form": "truc_tiep"}

    assert found(again(Sponsorship, **direct), sponsorship=direct)["hai_me_truc_tiep"] == 2


def test_support_after_the_child_left_is_found() -> None:
    left = {"exit": {"date": "2026-02-20", "reason": "khac"}}

    assert found(child=left)["ho_tro_sau_khi_roi"] == 1


def test_a_closed_file_is_only_held_against_the_hard_rules() -> None:
    left = {"exit": {"date": "2026-05-01", "reason": "khac"}, "ethnic": None, "sex": None}

    assert not found(child=left) & Counter({"thieu_dan_toc": 1, "thieu_gioi_tinh": 1})


def test_void_records_are_left_out() -> None:
    assert found(again(Child, void=True)) == Counter()


def test_the_gravest_come_first_and_no_message_names_anybody() -> None:
    child = Child.model_validate(
        GOOD[Child] | {"ethnic": None, "sex": None, "birth": "2027-01-02", "phone": "12"}
    )
    findings = look_through(registry([child]), TODAY)

    order = [list(Severity).index(one.severity) for one in findings]
    assert order == sorted(order)
    assert not any("Diễm" in one.message or "087314007218" in one.message for one in findings)


def test_the_mark_of_a_finding_changes_with_the_field_and_not_with_the_calendar() -> None:
    waiting = GOOD[Child] | {"verified_on": None, "enrolled_on": None}

    def mark(day: dt.date, **values: Any) -> str:
        snapshot = registry([Child.model_validate(waiting | values)])
        return next(f.mark for f in look_through(snapshot, day) if f.rule == "thieu_dan_toc")

    assert mark(TODAY, ethnic=None) == mark(TODAY + dt.timedelta(9), ethnic=None)
    assert mark(TODAY, ethnic=None) != mark(TODAY, ethnic="")
