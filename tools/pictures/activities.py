"""Activities: the list, counts by other offices, the form, the first day."""

import datetime as dt

from mdd_desktop.services import activities
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.activities.section import ActivitiesSection
from mdd_desktop.ui.activities.view import COUNTS
from pictures.stage import Stage

HELD = (
    (dt.date(2026, 11, 20), "Truyền thông phòng chống xâm hại trẻ em", "ky_nang_song", 86),
    (dt.date(2026, 10, 20), "Gặp mặt Mẹ đỡ đầu nhân ngày 20-10", "gap_mat", 64),
    (dt.date(2026, 9, 25), "Vui Tết Trung thu cùng các em mồ côi", "vui_choi", 142),
    (dt.date(2026, 7, 8), "Làm cha mẹ trong kỷ nguyên số", "giao_duc_lam_cha_me", 45),
    (dt.date(2026, 6, 1), "Ngày hội Tết Thiếu nhi 1-6", "vui_choi", 210),
)


def pictures(stage: Stage) -> None:
    """Take them at every size, and on the first day."""
    for sitting in stage.sittings():
        hold(sitting.registry)
        sitting.open("activities")
        sitting.take("17-hoat-dong")
        sitting.space.section(ActivitiesSection).view.open_view(COUNTS)
        sitting.idle()
        sitting.take("17-hoat-dong-so-lieu")
        sitting.open("activity_form")
        sitting.take("17-ghi-hoat-dong")
        sitting.open("count_form")
        sitting.take("17-ghi-so-lieu")
    with stage.sitting("empty") as sitting:
        sitting.open("activities")
        sitting.take("17-hoat-dong-ngay-dau")


def hold(registry: Registry) -> None:
    """Enter some activities and a count."""
    for day, title, kind, people in HELD:
        place = "Nhà văn hóa ấp Phú Lợi" if people % 2 else "Hội trường xã"
        values = {"date": day, "title": title, "type": kind, "participants": people}
        activities.record(registry, values | {"place": place})
    activities.record_count(
        registry,
        {
            "indicator": "001-2b",
            "num": 410,
            "den": 520,
            "as_of": dt.date(2026, 10, 31),
            "source": "Trạm Y tế xã, Báo cáo số 12/BC-TYT",
        },
    )
