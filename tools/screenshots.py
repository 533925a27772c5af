"""Draw every screen into PNG files, without a display: fixed clock, invented people.

Usage: python tools/screenshots.py FOLDER [WORD]   (WORD: only pictures whose name holds it)
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Ho_Chi_Minh"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "ui"))

import ui_office as office  # noqa: E402 - the path has to be known first
from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from mdd_desktop.app import Program  # noqa: E402
from mdd_desktop.services import child_screen, offices, trust  # noqa: E402
from mdd_desktop.services.child_screen import Question  # noqa: E402
from mdd_desktop.services.offices import Registry  # noqa: E402
from mdd_desktop.ui.application import make_application  # noqa: E402
from mdd_desktop.ui.preferences import Preferences  # noqa: E402
from mdd_desktop.ui.workspace import Workspace  # noqa: E402

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
FULL, SMALLER, ZOOMED, SMALLEST = (1366, 697), (1280, 649), (1093, 543), (1024, 505)


class Camera:
    """Takes pictures of one program."""

    def __init__(self, target: Path, word: str) -> None:
        self._target, self._word = target, word
        self.taken: list[str] = []

    def take(self, widget: QWidget, name: str) -> None:
        """Take one picture."""
        if self._word in name:
            settle()
            widget.grab().save(str(self._target / f"{name}.png"))
            self.taken.append(name)
            print(f"  {name}")


def settle(milliseconds: int = 60) -> None:
    """Let events and timers run."""
    QTest.qWait(milliseconds)


def until(ready: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(10)


@contextmanager
def program(folder: Path, scale: float = 1.0) -> Iterator[Program]:
    """A program with its window, closed again at the end."""
    application = make_application(["mdd"], scale=scale)
    made = Program(application, folder, Preferences(text_scale=scale))
    made.desk.now = lambda: office.NOW  # type: ignore[method-assign]
    try:
        yield made
    finally:
        made.window.close()
        made.close()
        made.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del made
        gc.collect()  # on this thread, before another one does it


def show(made: Program, registry: Registry, size: tuple[int, int]) -> None:
    """Open a registry in the window."""
    made.window.resize(*size)
    made.window.show()
    registry.today = office.TODAY
    made.take(registry)
    until(lambda: made.workspace is not None and not made.tasks.busy())


def pages(made: Program) -> Workspace:
    """The pages of the open registry."""
    if made.workspace is None:
        raise RuntimeError
    return made.workspace


def idle(made: Program) -> None:
    """Wait until nothing is under way."""
    settle()
    until(lambda: not made.tasks.busy())
    settle()


def entrance(camera: Camera, base: Path, scale: float, mark: str, size: tuple[int, int]) -> None:
    """The first run, and signing in."""
    with program(base / f"first{mark}", scale) as made:
        made.show_first_run()
        made.window.resize(*size)
        made.window.show()
        view = made.window.centralWidget().currentWidget()  # type: ignore[attr-defined]
        camera.take(made.window, f"12-1-chao-mung{mark}")
        view.next_requested.emit()
        view.unit.search.setText("tan phuoc")
        view.unit.search_changed.emit("tan phuoc")
        first = view.unit.units.findChildren(QWidget, options=_DIRECT)[0]
        view.unit.units.show_code(first.code)
        view.unit.unit_chosen.emit(first.code)
        camera.take(made.window, f"12-2-don-vi{mark}")
        view.next_requested.emit()
        view.officer.officer.setText(office.OFFICER)
        view.officer.signer.setText("Nguyễn Thị Kim Loan")
        view.officer.changed.emit()
        camera.take(made.window, f"12-3-nguoi-ky{mark}")
        view.next_requested.emit()
        view.passphrase.suggestion_wanted.emit()
        view.passphrase.show_suggestion("sen hong tre xanh gio mat song dai nui cao")
        for box in (view.passphrase.first, view.passphrase.again):
            box.setText(office.PASSPHRASE)
        view.passphrase.first.textEdited.emit(office.PASSPHRASE)
        camera.take(made.window, f"12-4-mat-khau{mark}")
        view.next_requested.emit()
        until(lambda: view.step() == 4)  # noqa: PLR2004 - the fifth step
        camera.take(made.window, f"12-5-phieu-khoi-phuc{mark}")
        view.show_step(5)
        camera.take(made.window, f"12-6-bat-dau{mark}")
    with program(base / f"first{mark}", scale) as made:
        made.window.resize(*size)
        made.show_sign_in(locked=False)
        made.window.show()
        camera.take(made.window, f"00-mo-so{mark}")
        view = made.window.centralWidget().currentWidget()  # type: ignore[attr-defined]
        view.show_refused("Mật khẩu không đúng. Xem lại phím Caps Lock và bộ gõ tiếng Việt.")
        camera.take(made.window, f"00-mo-so-sai{mark}")


def commune(camera: Camera, base: Path, scale: float, mark: str, size: tuple[int, int]) -> None:
    """A commune's pages, full."""
    registry = offices.open_office(base / "commune", office.PASSPHRASE, today=office.TODAY)
    with program(base / "commune", scale) as made:
        show(made, registry, size)
        space = pages(made)
        camera.take(made.window, f"02-danh-sach{mark}")
        space.list_view.search.setText("ng")
        space.list_view.search_changed.emit("ng")
        idle(made)
        space.list_view.choose_row(1)
        camera.take(made.window, f"02-danh-sach-tim{mark}")
        space.list_view.search_changed.emit("khong ai ten nay")
        idle(made)
        camera.take(made.window, f"02-danh-sach-khong-khop{mark}")
        space.list_view.search_changed.emit("")
        idle(made)
        form(camera, made, mark)
        hers = child_screen.page(registry, Question(typed="dang ngoc han"), 0, 1).rows[0].id
        space.show_child(hers)
        for tab in ("identity", "family", "support", "visits", "timeline"):
            space.record_view.tabs.show_tab(tab)
            space.record_view._open_tab(tab)  # noqa: SLF001 - as a click would
            idle(made)
            camera.take(made.window, f"03-ho-so-{tab}{mark}")
        space.open("reports")
        idle(made)
        camera.take(made.window, f"15-bao-cao{mark}")
        space.report_view.open_tab("paper")
        idle(made)
        camera.take(made.window, f"15-bao-cao-ban-in{mark}")
        space.open("sync")
        idle(made)
        camera.take(made.window, f"08-dong-bo{mark}")
        made.lock()
        settle()
        camera.take(made.window, f"00-khoa{mark}")


def form(camera: Camera, made: Program, mark: str) -> None:
    """The registration form: empty, filled with a likely duplicate, refused."""
    space = pages(made)
    space.register("")
    idle(made)
    camera.take(made.window, f"04-tiep-nhan-trong{mark}")
    space.form_view.show_fields(
        {
            "full_name": "Lê Thị Ngọc Diễm",
            "birth": "12/08/2014",
            "sex": "nu",
            "ethnic": "Kinh",
            "identity_number": "087314007218",
            "school_class": "7A2",
            "school": "THCS Tân Phước Đông",
            "father_name": "Lê Văn Thành",
            "father_status": "mat",
            "father_died": "2021",
            "father_cause": "covid",
            "mother_name": "Nguyễn Thị Diệu",
            "mother_status": "mat",
            "village": "ấp Phú Lợi",
            "guardian_name": "Nguyễn Văn Tư",
            "guardian_relation": "ong_ngoai",
        }
    )
    space.form_view.box_left.emit("full_name")
    space.form_view.focus_box("mother_name")
    QTest.qWait(1000)
    idle(made)
    camera.take(made.window, f"04-tiep-nhan{mark}")
    space.form_view.show_problems(
        {
            "birth": "Ngày 31/02/2016 không có trên lịch. Chị xem lại phiếu giấy.",
            "phone": "Số điện thoại thiếu một chữ số. Chị xem lại phiếu giấy.",
        }
    )
    space.form_view.show_failure(
        "Chưa ghi được", "Chưa ghi được vì ổ C đầy (còn 12 MB, cần 200 MB). Bản nháp vẫn giữ."
    )
    camera.take(made.window, f"04-tiep-nhan-loi{mark}")
    space.form_view.show_failure("", "")
    space.form_view.close_requested.emit()
    idle(made)


def empty_commune(camera: Camera, base: Path) -> None:
    """A commune on its first day."""
    registry = office.open_office(base / "empty", people=False)
    with program(base / "empty") as made:
        show(made, registry, FULL)
        space = pages(made)
        camera.take(made.window, "02-danh-sach-ngay-dau")
        space.open("reports")
        idle(made)
        camera.take(made.window, "15-bao-cao-ngay-dau")


def exchange(camera: Camera, base: Path) -> None:
    """A package made in a commune and opened at the province."""
    stick = base / "USB-HOI-TINH"
    stick.mkdir()
    upper = office.open_office(base / "province", province=True)
    lower = offices.open_office(base / "commune", office.PASSPHRASE, today=office.TODAY)
    trust.request(lower, stick / "a.req")
    trust.approve(upper, stick / "a.req", unit=office.COMMUNE, welcome_path=stick / "a.welcome")
    trust.accept(lower, stick / "a.welcome")
    with program(base / "commune") as made:
        show(made, lower, FULL)
        space = pages(made)
        made.dialogs.folder_to_use = lambda _title: stick  # type: ignore[method-assign]
        space.open("sync")
        idle(made)
        camera.take(made.window, "08-dong-bo-san-sang")
        space.make_view.make_requested.emit()
        idle(made)
        camera.take(made.window, "08-dong-bo-da-chep")
    province(camera, base, stick, upper)


def province(camera: Camera, base: Path, stick: Path, upper: Registry) -> None:
    """The province's inbox: one good package, one that was cut short."""
    good = sorted(stick.glob("*.mdd"))
    broken = stick / "MDD-30093-82-20261120-0015.mdd"
    broken.write_bytes(good[0].read_bytes()[:2000])
    with program(base / "province") as made:
        show(made, upper, FULL)
        space = pages(made)
        space.open("inbox")
        idle(made)
        camera.take(made.window, "09-hop-nhan-trong")
        space.open_packages([*good, broken])
        idle(made)
        camera.take(made.window, "09-hop-nhan-xem-truoc")
        space.inbox_view.table.choose_row(1)
        idle(made)
        camera.take(made.window, "09-hop-nhan-goi-hong")
        space.inbox_view.merge_requested.emit()
        idle(made)
        camera.take(made.window, "09-hop-nhan-da-gop")
        space.open("children")
        idle(made)
        camera.take(made.window, "02-danh-sach-tinh")


def main(target: Path, word: str) -> None:
    """Take all pictures."""
    target.mkdir(parents=True, exist_ok=True)
    camera = Camera(target, word)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        make_application(["mdd"])
        office.open_office(base / "commune", children=114).close()
        entrance(camera, base, 1.0, "", FULL)
        commune(camera, base, 1.0, "", FULL)
        empty_commune(camera, base)
        for mark, size in (("-1280", SMALLER), ("-1093", ZOOMED), ("-1024", SMALLEST)):
            commune(camera, base, 1.0, mark, size)
        commune(camera, base, 1.5, "-150", FULL)
        entrance(camera, base, 1.5, "-150", FULL)
        entrance(camera, base, 1.0, "-1024", SMALLEST)
        make_application(["mdd"], scale=1.0)
        exchange(camera, base)
    print(f"{len(camera.taken)} pictures in {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:3]))
