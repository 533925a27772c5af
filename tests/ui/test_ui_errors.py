"""What is shown when something happened that nobody foresaw."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from conftest import Opener
from mdd_desktop.ui.error_dialog import ErrorDialog, where
from mdd_desktop.ui.preferences import Preferences, read_preferences, write_preferences


def broken() -> Exception:
    try:
        raise RuntimeError("Nguyễn Thị Ngọc Ánh, số 087314007218")  # noqa: TRY301 - on purpose
    except RuntimeError as error:
        return error


def test_the_details_hold_the_place_and_never_the_text_of_the_error() -> None:
    told = where(broken())

    assert "RuntimeError" in told
    assert "Ngọc Ánh" not in told
    assert "0873" not in told


def test_the_dialog_says_what_is_safe(qtbot: QtBot) -> None:
    dialog = ErrorDialog(broken())
    qtbot.addWidget(dialog)

    assert "Ánh" not in dialog.details()


def test_an_unforeseen_error_on_the_lane_reaches_the_officer(desktop: Opener) -> None:
    opened = desktop()

    opened.program.desk.ask(lambda _registry: 1 // 0)
    opened.settle()
    opened.wait(lambda: opened.window.findChildren(ErrorDialog))

    assert opened.window.findChildren(ErrorDialog)[0].isVisible()
    opened.unforeseen.clear()


def test_preferences_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "p.ini"
    wanted = Preferences(text_scale=1.25, idle_minutes=10, row_height=46, officer="Lê % Hằng")

    write_preferences(path, wanted)

    assert read_preferences(path) == wanted


def test_a_settings_folder_that_cannot_be_made_keeps_nobody_from_work(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    path = tmp_path / "taken" / "preferences.ini"

    write_preferences(path, Preferences(text_scale=1.25))

    assert read_preferences(path) == Preferences()


def test_broken_preferences_are_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    path.write_bytes(b"\xff\xfe rubbish [[[")

    assert read_preferences(path) == Preferences()


def test_preferences_out_of_bounds_are_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    path.write_text("[may_nay]\nidle_minutes = 900\ntext_scale = 9\nrow_height = x\n", "utf-8")

    read = read_preferences(path)

    assert (read.idle_minutes, read.text_scale, read.row_height) == (15, 1.5, 38)
