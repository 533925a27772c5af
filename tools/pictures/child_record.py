"""A child's record: every tab, closed, nearly empty, with a long name; its dialogs."""

import datetime as dt
import io

from PIL import Image, ImageDraw

from mdd_desktop.domain.child import ExitReason
from mdd_desktop.domain.referral import Referral
from mdd_desktop.services import (
    cases,
    child_screen,
    children,
    consents,
    needs,
    papers,
    referrals,
    visits,
)
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.children.section import ChildrenSection
from pictures.stage import FULL, SMALLEST, Sitting, Stage


def pictures(stage: Stage) -> None:
    """Take them at every size; dialogs and rare states at the largest and smallest."""
    for sitting in stage.sittings():
        child = find(sitting.registry, "dang ngoc han")
        _fill(sitting.registry, child)
        sitting.open("child", child)
        view = sitting.space.section(ChildrenSection).record_view
        for tab in view.codes:
            view.show_tab(tab)
            sitting.idle()
            sitting.take(f"03-ho-so-{tab}")
    for mark, scale, size in (("", 1.0, FULL), ("-1024", 1.0, SMALLEST), ("-150", 1.5, FULL)):
        with stage.sitting(mark=mark, scale=scale, size=size) as sitting:
            _states(sitting)
            _dialogs(stage, sitting, mark)


def find(registry: Registry, typed: str) -> object:
    """The first child that answers to the words."""
    return child_screen.page(registry, Question(typed=typed), 0, 1).rows[0].id


def portrait() -> bytes:
    """A drawn face; no picture of a person is in the project."""
    picture = Image.new("RGB", (600, 700), (243, 219, 230))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((60, 480, 540, 980), fill=(150, 92, 132))
    draw.ellipse((150, 110, 450, 470), fill=(122, 72, 104))
    draw.ellipse((190, 190, 410, 450), fill=(232, 194, 170))
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def paper_sheet() -> bytes:
    """A sheet of paper with lines."""
    picture = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(picture)
    for at in range(200, 1500, 70):
        draw.line((140, at, 1100 - at % 240, at), fill=(90, 90, 90), width=6)
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def _fill(registry: Registry, child: object) -> None:
    day = dt.date(2026, 11, 2)
    papers.add(registry, {"child_id": child, "kind": "anh_tre", "dated_on": day}, portrait())
    papers.add(
        registry,
        {"child_id": child, "kind": "giay_khai_sinh", "dated_on": dt.date(2016, 7, 4)},
        paper_sheet(),
    )
    form = papers.add(
        registry, {"child_id": child, "kind": "phieu_dong_y", "dated_on": day}, paper_sheet()
    )
    consents.give(
        registry,
        child,  # type: ignore[arg-type]
        scopes=["lap_ho_so", "chuyen_len_tinh", "cung_cap_me_do_dau", "cong_khai"],
        by="giam_ho",
        on=day,
        until=dt.date(2028, 11, 1),
        paper_id=form.id,
    )
    consents.withdraw(registry, child, scope="cong_khai", by="giam_ho")  # type: ignore[arg-type]
    needs.put(registry, child, kind="hoc_tap", level="cao", since=dt.date(2026, 9, 5))  # type: ignore[arg-type]
    needs.put(registry, child, kind="y_te", level="vua", note="Em chưa có thẻ bảo hiểm")  # type: ignore[arg-type]
    cases.verify(registry, child, on=dt.date(2026, 11, 3), by="Trần Thị Mai Lan")  # type: ignore[arg-type]
    cases.enrol(registry, child, on=dt.date(2026, 11, 5))  # type: ignore[arg-type]
    sent = Referral(
        on=dt.date(2026, 11, 6),
        kind="y_te",
        to="Trạm y tế phường, chị Nguyễn Thị Lan",
        reason="nhu_cau_chua_co_nguoi",
        due=dt.date(2026, 11, 20),
    )
    referrals.refer(registry, child, sent)  # type: ignore[arg-type]
    visits.record(
        registry,
        child,  # type: ignore[arg-type]
        {
            "date": dt.date(2026, 11, 20),
            "visitor": "Lê Thị Thu Hằng",
            "living": "tot",
            "study": "tot",
            "health": "kha",
            "mind": "kha",
            "safety": "can_chu_y",
            "safety_note": "Buổi tối em ở nhà một mình",
        },
    )


def _states(sitting: Sitting) -> None:
    registry = sitting.registry
    view = sitting.space.section(ChildrenSection).record_view
    new = children.register(registry, {"full_name": "Lâm Thị Bé Năm", "birth": "2019-06-05"}).id
    for child, name in ((find(registry, "khanh tuong vy"), "ten-dai"), (new, "moi-lap")):
        sitting.open("child", child)
        for tab in ("identity", "needs", "support", "visits", "papers"):
            view.show_tab(tab)
            sitting.idle()
            sitting.take(f"03-ho-so-{name}-{tab}")
    child = find(registry, "thanh dat")
    cases.close(registry, child, on=dt.date(2026, 11, 20), reason=ExitReason.MOVED_AWAY)  # type: ignore[arg-type]
    sitting.open("child", child)
    for tab in ("identity", "needs", "support"):
        view.show_tab(tab)
        sitting.idle()
        sitting.take(f"03-ho-so-da-dong-{tab}")
    view.show_unopened("Chưa mở được hồ sơ", "Không thấy hồ sơ này trong sổ.")
    sitting.take("03-ho-so-khong-mo-duoc")


def _dialogs(stage: Stage, sitting: Sitting, mark: str) -> None:
    child = find(sitting.registry, "dang ngoc han")
    children.correct(sitting.registry, child, {"circumstances": "Ba mất năm 2021."})  # type: ignore[arg-type]
    _fill(sitting.registry, child)
    sitting.open("child", child)
    section = sitting.space.section(ChildrenSection)
    view, record = section.record_view, section.record
    view.more.pull()
    sitting.idle()
    stage.take(view.more.menu_shown, f"03-ho-so-menu{mark}")
    view.more.menu_shown.close()
    for code in ("dong", "xac_minh", "de_nghi_chuyen"):
        view.step_requested.emit(code)
        sitting.idle()
        if record.steps.dialog is not None:
            stage.take(record.steps.dialog, f"03-ho-so-hoi-{code}{mark}")
            record.steps.dialog.reject()
    view.step_requested.emit("chuyen_gui")
    sitting.idle()
    if record.referrals.dialog is not None:
        stage.take(record.referrals.dialog, f"03-ho-so-hoi-chuyen-gui{mark}")
        record.referrals.dialog.reject()
    view.step_requested.emit("xoa")
    sitting.idle()
    if record.erasure.dialog is not None:
        stage.take(record.erasure.dialog, f"03-ho-so-hoi-xoa{mark}")
        record.erasure.dialog.reject()
    for name, ask in (
        ("giay", lambda: view.wishes.paper_wanted.emit("giay_khai_sinh")),
        ("dong-y", view.wishes.consent_wanted.emit),
        ("nhu-cau", lambda: view.wishes.need_wanted.emit("")),
    ):
        ask()
        sitting.idle()
        if record.papers.dialog is not None:
            stage.take(record.papers.dialog, f"03-ho-so-hoi-{name}{mark}")
            record.papers.dialog.reject()
        sitting.idle()
    scan = next(one for one in _scans(sitting) if one)
    view.wishes.scan_wanted.emit(scan)
    sitting.idle()
    if record.papers.dialog is not None:
        stage.take(record.papers.dialog, f"03-ho-so-ban-chup{mark}")
        record.papers.dialog.reject()


def _scans(sitting: Sitting) -> list[object]:
    sheet = sitting.space.section(ChildrenSection).record_view._sheet  # noqa: SLF001 - what is shown
    assert sheet is not None  # noqa: S101 - a record is open
    return [
        scan.id for paper in sheet.papers if paper.kind == "giay_khai_sinh" for scan in paper.scans
    ]
