"""The first run, signing in, the lock."""

import ui_office as office
from PySide6.QtWidgets import QWidget

from pictures.stage import DIRECT, SMALLEST, Stage, program, settle, until

_SCALES = (("", 1.0, (1366, 697)), ("-150", 1.5, (1366, 697)), ("-1024", 1.0, SMALLEST))


def pictures(stage: Stage) -> None:
    """Take them at two text scales and the smallest size."""
    for mark, scale, size in _SCALES:
        _first_run(stage, mark, scale, size)
        _sign_in(stage, mark, scale, size)
        with stage.sitting(mark=mark, scale=scale, size=size) as sitting:
            sitting.made.lock()
            settle()
            sitting.take("00-khoa")


def _first_run(stage: Stage, mark: str, scale: float, size: tuple[int, int]) -> None:
    with program(stage.base / f"first{mark}", scale) as made:
        made.entrance.show_first_run()
        made.window.resize(*size)
        made.window.show()
        view = made.window.centralWidget().currentWidget()  # type: ignore[attr-defined]
        stage.take(made.window, f"12-1-chao-mung{mark}")
        view.next_requested.emit()
        view.unit.search.setText("tan phuoc")
        view.unit.search_changed.emit("tan phuoc")
        first = view.unit.units.findChildren(QWidget, options=DIRECT)[0]
        view.unit.units.show_code(first.code)
        view.unit.unit_chosen.emit(first.code)
        stage.take(made.window, f"12-2-don-vi{mark}")
        view.next_requested.emit()
        view.officer.officer.setText(office.OFFICER)
        view.officer.signer.setText("Nguyễn Thị Kim Loan")
        view.officer.changed.emit()
        stage.take(made.window, f"12-3-nguoi-ky{mark}")
        view.next_requested.emit()
        view.passphrase.suggestion_wanted.emit()
        view.passphrase.show_suggestion("sen hong tre xanh gio mat song dai nui cao")
        for box in (view.passphrase.first, view.passphrase.again):
            box.setText(office.PASSPHRASE)
        view.passphrase.first.textEdited.emit(office.PASSPHRASE)
        stage.take(made.window, f"12-4-mat-khau{mark}")
        view.next_requested.emit()
        until(lambda: view.step() == 4)  # noqa: PLR2004 - the fifth step
        settle(1500)  # the sheet is drawn
        stage.take(made.window, f"12-5-phieu-khoi-phuc{mark}")
        view.show_step(5)
        stage.take(made.window, f"12-6-bat-dau{mark}")


def _sign_in(stage: Stage, mark: str, scale: float, size: tuple[int, int]) -> None:
    with program(stage.base / f"first{mark}", scale) as made:
        made.window.resize(*size)
        made.entrance.show_sign_in(locked=False)
        made.window.show()
        stage.take(made.window, f"00-mo-so{mark}")
        view = made.window.centralWidget().currentWidget()  # type: ignore[attr-defined]
        view.show_refused("Mật khẩu không đúng. Xem lại phím Caps Lock và bộ gõ tiếng Việt.")
        stage.take(made.window, f"00-mo-so-sai{mark}")
