"""The province's inbox: one package alone, a stop between two, the way back, what is kept."""

from pathlib import Path

import pytest
import ui_decisions
import ui_office
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui_decider import Decider, OfficeOpener

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.receipt import check_code
from mdd_desktop.services import children, offices, packages, receipts
from mdd_desktop.sync import reader
from mdd_desktop.sync.package import sha256
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.inbox_words import NOTHING, place_words
from mdd_desktop.ui.packages.ports import UnitLine
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.packages.units_card import UnitsCard
from mdd_desktop.ui.widgets.chip import ChipText


def made_below(base: Path) -> list[Path]:
    """A package of each of the two communes, with one corrected record."""
    made = []
    for name, child in (("xa", "Ngô Hoài An"), ("xa-khac", "Lê Ngọc Diễm")):
        folder = base / "ba-noi" / name
        with offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY) as registry:
            children.correct(registry, ui_decisions.named(registry, child), {"school_class": "7C"})
            made.append(packages.make(registry, ui_office.PROVINCE, base).file)
    return made


def inbox(province: Decider, *files: Path) -> InboxView:
    return province.open("inbox", list(files)).section(PackagesSection).inbox_view


def classes(province: Decider) -> set[str | None]:
    found = set()
    whose = (("Ngô Hoài An", ui_office.COMMUNE), ("Lê Ngọc Diễm", ui_decisions.OTHER))
    for name, unit in whose:
        with province.registry.read() as reading:
            (child,) = reading.of(Child).where(full_name=name, unit_id=unit)
        found.add(child.school_class)
    return found


def test_one_package_is_merged_alone_and_the_other_put_off(
    office: OfficeOpener, tmp_path: Path
) -> None:
    files = made_below(tmp_path)
    province = office("tinh")
    view = inbox(province, *files)
    assert (view.model.rowCount(), view.merge.text()) == (2, "Gộp 2 gói")
    shown = [str(line.path) for at in range(2) if (line := view.model.row(at))]
    view.table.choose_row(shown.index(str(files[1])))  # the file read first stands first
    province.settle()

    view.preview.only.click()
    province.settle()

    assert view.banner.title.text().startswith("Đã gộp 1 gói")
    left = view.model.row(0)
    assert (view.model.rowCount(), left and left.path) == (1, str(files[0]))
    view.preview.later.click()
    province.settle()
    assert view.model.rowCount() == 0
    assert view.tabs.code() == "units"


def test_units_are_filtered_by_the_office_between(qtbot: QtBot) -> None:
    card = UnitsCard()
    qtbot.addWidget(card)
    chip = ChipText("Đúng hạn", "ok")
    lines = [
        UnitLine(code, code, "", above, NOTHING, NOTHING, None, chip, "fine")
        for code, above in (("30127", "cụm Gò Công"), ("30071", "cụm Hồng Ngự"), ("30093", ""))
    ]

    card.show_units(lines)
    assert [text for _code, text in card.above.options()] == ["Cụm Gò Công · 1", "Cụm Hồng Ngự · 1"]
    card.above.show_choice("cụm Hồng Ngự")
    card.above.chosen.emit("cụm Hồng Ngự")

    shown = card.model.row(0)
    assert (card.model.rowCount(), shown and shown.code) == (1, "30071")


def test_the_inbox_names_the_day_of_the_next_monthly_report() -> None:
    today = ui_office.TODAY

    assert place_words(1024, today) == (
        "1.024 đơn vị cấp dưới · báo cáo tháng 12, hạn nộp 20/12/2026"
    )


def test_everything_a_package_brings_is_listed_before_it_is_merged(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    view = inbox(province, made_below(tmp_path)[0])

    view.preview.all_wanted.emit()
    province.settle()

    line = view.changes.model.row(0)
    assert line is not None
    assert (line.record, line.what) == ("Ngô Hoài An", "Sửa điện thoại, lớp")
    view.changes.closed.emit()
    assert view.table.isVisible()


def test_a_batch_stopped_between_two_packages_leaves_each_whole_or_not_at_all(
    office: OfficeOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = made_below(tmp_path)
    province = office("tinh")
    view = inbox(province, *files)
    usual = packages.merge

    def merged_while_somebody_stops(*given: object) -> object:
        province.program.tasks.stop_all()
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(packages, "merge", merged_while_somebody_stops)
    view.merge.click()
    province.settle()

    assert view.banner.title.text().startswith("Đã gộp 1 gói")
    assert "Đã dừng theo ý chị: 1 gói chưa gộp, còn nguyên." in view.banner.sentence.text()
    assert len(classes(province) & {"7C"}) == 1
    assert None not in classes(province)
    monkeypatch.undo()
    assert view.merge.text() == "Gộp 1 gói"
    view.merge.click()
    province.settle()
    assert classes(province) == {"7C"}


def test_the_merge_is_taken_back_with_one_button_and_again_from_the_list(
    office: OfficeOpener, tmp_path: Path
) -> None:
    files = made_below(tmp_path)
    province = office("tinh")
    before = classes(province)
    view = inbox(province, *files)
    view.merge.click()
    province.settle()
    assert classes(province) == {"7C"}

    view.undo.click()
    province.settle()

    assert view.banner.title.text().startswith("Đã hoàn tác: 2 gói")
    assert classes(province) == before
    view = inbox(province, files[0])
    view.merge.click()
    province.settle()
    view.tabs.chosen.emit("merged")
    province.settle()
    assert view.merged.model.rowCount() > 1
    view.merged.undo.click()
    province.settle()
    assert classes(province) == before


def test_the_file_of_a_merged_package_is_found_and_copied_as_it_was_sealed(
    office: OfficeOpener, tmp_path: Path
) -> None:
    (file, _other) = made_below(tmp_path)
    province = office("tinh")
    view = inbox(province, file)
    view.merge.click()
    province.settle()
    target = tmp_path / "doi-chieu"
    target.mkdir()
    province.program.dialogs.folder_to_use = lambda _title: target  # type: ignore[method-assign]

    view.tabs.chosen.emit("merged")
    province.settle()
    view.merged.copy.click()
    province.settle()

    (copy,) = target.iterdir()
    assert copy.read_bytes() == file.read_bytes()
    assert copy.name in view.banner.title.text()


def test_units_with_a_package_say_so_and_show_its_check_code(
    office: OfficeOpener, tmp_path: Path
) -> None:
    (file, _other) = made_below(tmp_path)
    province = office("tinh")
    view = inbox(province, file)

    view.tabs.chosen.emit("units")
    view.units.filter.show_code("fresh")
    view.units.filter.chosen.emit("fresh")
    province.settle()

    line = view.units.model.row(0)
    assert line is not None
    assert (view.units.model.rowCount(), line.code) == (1, ui_office.COMMUNE)
    assert line.fresh[0].startswith("Số ")
    assert line.state.text == "Có gói mới"
    shown = [one.text() for one in view.preview.findChildren(QLabel)]
    assert check_code(sha256(file.read_bytes())) in shown


def test_a_package_for_a_newer_program_waits_and_is_looked_into_again(
    office: OfficeOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file, _other) = made_below(tmp_path)
    province = office("tinh")
    with monkeypatch.context() as older:
        older.setattr(reader, "READER", 0)
        view = inbox(province, file)
        assert not view.merge.isEnabled()
        view.forget.click()
        province.settle()
    file.unlink()

    view = inbox(province)

    assert view.merge.text() == "Gộp 1 gói"


def test_the_province_reads_a_code_aloud_and_takes_one_that_it_hears(
    office: OfficeOpener, tmp_path: Path
) -> None:
    base = tmp_path / "ba-noi"
    province = office("tinh")
    view = inbox(province)
    view.units.table.choose_row(0)
    first = view.units.model.row(0)
    assert first is not None
    view.units.read.click()
    province.settle()
    codes = receipts.spoken_receipts(province.registry, first.code)
    assert codes
    assert all(one.code.replace("-", " · ") in view.banner.aloud.text() for one in codes)
    assert not view.units.take.isEnabled()

    view.units.code.setText("12-ABCD-EFGH")
    view.units.take.click()
    province.settle()
    assert view.banner.title.text() == "Mã chưa khớp"
    assert packages.unsent(province.registry, ui_office.COMMUNE) > 0
    province.close()

    ui_decisions.carry(base, "tinh", "xa")
    with offices.open_office(base / "xa", ui_office.PASSPHRASE, today=ui_office.TODAY) as commune:
        (line,) = receipts.spoken_receipts(commune, ui_office.PROVINCE)
    province = office("tinh")
    view = inbox(province)
    rows = [view.units.model.row(at) for at in range(view.units.model.rowCount())]
    at = next(n for n, one in enumerate(rows) if one and one.code == ui_office.COMMUNE)
    view.units.table.choose_row(at)
    view.units.code.setText(line.code)
    view.units.take.click()
    province.settle()

    assert view.banner.title.text().startswith("Nơi nhận đã có đủ")
    assert view.units.code.text() == ""
