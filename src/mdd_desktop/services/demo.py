"""The main job from end to end on invented data: two communes and the office above them.

Commune 1 has two computers, so that one field is written twice and a real difference arises. The
office above proposes which value to keep, the commune, which owns the record, agrees.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import (
    bulk_load,
    children,
    conflicts,
    documents,
    duplicates,
    offices,
    packages,
    recovery_sheet,
    trust,
)
from mdd_desktop.services.demo_people import NOTE, Inventor
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import NewOffice
from mdd_desktop.storage.passphrase import suggest_passphrase
from mdd_desktop.storage.registry import Registry

_SUPERIORS = {"province": ("T", "tỉnh Bình Hà"), "district": ("CUM1", "cụm Sen Hồng")}
_COMMUNES = (("X1", "xã Hoa Sen"), ("X2", "xã Sông Mai"))
_FORMATS = ("pdf", "docx", "xlsx")


@dataclass(frozen=True)
class DemoOffice:
    """One of the demonstration's installations."""

    unit: str
    level: str
    folder: Path
    passphrase: str


@dataclass
class DemoResult:
    """What the demonstration did.

    Attributes:
        files: Every document and package that it made.
        offices: The installations; each can be opened with its passphrase.
        merged_changes: How many changes the office above took in.
        conflicts: How many differences arose and were settled.
        duplicates: How many suspected duplicates the office above found.
        steps: What was done, in Vietnamese, in order.
    """

    files: list[Path] = field(default_factory=list)
    offices: list[DemoOffice] = field(default_factory=list)
    merged_changes: int = 0
    conflicts: int = 0
    duplicates: int = 0
    steps: list[str] = field(default_factory=list)


def run(
    folder: Path,
    *,
    today: dt.date,
    count: int = 40,
    seed: int = 1,
    superior: str = "province",
    passphrase: str | None = None,
    tell: Callable[[str], None] = lambda _step: None,
) -> DemoResult:
    """Do the whole main job in an empty or missing folder.

    Args:
        folder: Where everything is put.
        today: The business date.
        count: How many children both communes have together.
        seed: Of the invented data.
        superior: ``province`` or ``district``.
        passphrase: For every office; invented for each when left out.
        tell: Told each step as it is done.

    Raises:
        RuleError: The folder is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RuleError("folder_not_empty", f"Thư mục {folder} không trống. Chọn thư mục mới.")
    folder.mkdir(parents=True, exist_ok=True)
    demo = _Demo(folder, today, superior, passphrase, tell)
    try:
        demo.enrol_communes()
        demo.register_people(count, seed)
        demo.print_commune_documents()
        demo.send_everything_up()
        demo.write_one_field_twice()
        demo.settle()
        demo.find_duplicates()
        demo.print_roll_up()
    finally:
        demo.close()
    return demo.result


class _Demo:
    def __init__(
        self,
        folder: Path,
        today: dt.date,
        superior: str,
        passphrase: str | None,
        tell: Callable[[str], None],
    ) -> None:
        self.result = DemoResult()
        self._folder, self._today = folder, today
        self._passphrase, self._tell = passphrase, tell
        code, name = _SUPERIORS[superior]
        self._above = self._set_up("cap-tren", code, name, None, "Trần Thị Giả Định")
        (one, one_name), (two, two_name) = _COMMUNES
        self._first = self._set_up("xa-1", one, one_name, code, "Lê Thị Giả Định")
        self._second_computer = self._set_up("xa-1-may-2", one, one_name, code, "Vũ Thị Giả Định")
        self._other = self._set_up("xa-2", two, two_name, code, "Hồ Thị Giả Định")

    def close(self) -> None:
        for registry in self._registries():
            registry.close()

    def _registries(self) -> tuple[Registry, ...]:
        return (self._above, self._first, self._second_computer, self._other)

    def _set_up(
        self, name: str, code: str, unit_name: str, parent: str | None, officer: str
    ) -> Registry:
        passphrase = self._passphrase or suggest_passphrase()
        office = NewOffice(code, officer, passphrase, name=unit_name, parent=parent)
        folder = self._folder / name
        registry, recovery = offices.set_up(folder, office, today=self._today)
        self.result.files.append(recovery_sheet.write(registry, recovery))
        level = offices.level_of(unit_name, has_parent=parent is not None)
        self.result.offices.append(DemoOffice(code, level.value, folder, passphrase))
        return registry

    def _told(self, step: str) -> None:
        self.result.steps.append(step)
        self._tell(step)

    def _file(self, *parts: str) -> Path:
        path = self._folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.result.files.append(path)
        return path

    def enrol_communes(self) -> None:
        """Every computer asks, the office above approves, the computer accepts."""
        for number, registry in enumerate(self._registries()[1:], start=1):
            asked = self._file("goi", f"de-nghi-{number}.json")
            welcome = self._file("goi", f"chao-{number}.mdd")
            trust.request(registry, asked)
            trust.approve(self._above, asked, unit=registry.unit, welcome_path=welcome)
            trust.accept(registry, welcome)
        self._told("Đã ghi danh ba máy của hai xã.")

    def register_people(self, count: int, seed: int) -> None:
        """Both communes enter their children, sponsors, support and visits."""
        first = (count + 1) // 2
        for registry, share in ((self._first, first), (self._other, count - first)):
            invented = Inventor(registry.unit, seed, self._today).everything(max(share, 1))
            loaded = bulk_load.load_records(registry, invented)
            if loaded.refused:
                raise RuleError("demo", loaded.refused[0].message)
        twice = {"full_name": "Lê Thị Ngọc Diễm", "sex": "nu", "birth": "2014-08-12", "note": NOTE}
        shared = {
            "guardian_name": "Nguyễn Văn Tư",
            "guardian_relation": "ong_ngoai",
            "father": {"status": "mat", "cause": "covid", "full_name": "Lê Văn Thành"},
            "mother": {"status": "mat", "cause": "covid"},
        }
        self._child = children.register(self._first, {**twice, **shared, "phone": "0912345678"})
        moved = {**twice, **shared, "full_name": "Lê Ngọc Diễm", "birth": "2014-12-08"}
        children.register(self._other, moved)
        self._told(f"Hai xã đã tiếp nhận {count + 2} trẻ, ghi Mẹ đỡ đầu, hỗ trợ và thăm hỏi.")

    def print_commune_documents(self) -> None:
        """Commune 1 prints its plan and its monthly report."""
        for kind, period in (("KH1", f"{self._today:%Y}"), ("BC-T", f"{self._today:%Y-%m}")):
            self._print(self._first, kind, period)
        self._told("Xã Hoa Sen đã in kế hoạch và báo cáo tháng.")

    def _print(self, registry: Registry, kind: str, period: str) -> None:
        wish = Wish(kind=kind, period=period)
        report = documents.gather(registry, wish)
        composed = documents.composed(registry, wish, report)
        for form in _FORMATS:
            made = documents.draw(composed, report, form)
            name = f"{kind.lower()}-{registry.unit}-{period}.{form}"
            documents.save(made, self._file("van-ban", name))

    def send_everything_up(self) -> None:
        """Both communes send; the office above merges and answers; computer 2 catches up."""
        self._send(self._first, self._above)
        self._send(self._other, self._above)
        for registry in self._registries()[1:]:
            self._send(self._above, registry)
        self._told("Cấp trên đã gộp gói của hai xã và gửi gói trả lời.")

    def _send(self, sender: Registry, receiver: Registry) -> None:
        made = packages.make(sender, receiver.unit, self._package_folder())
        if made.file not in self.result.files:
            self.result.files.append(made.file)
        (merged,) = packages.merge(receiver, [made.file])
        if merged.status == "refused":
            raise RuleError(merged.code, merged.message)
        if receiver is self._above:
            self.result.merged_changes += merged.applied

    def _package_folder(self) -> Path:
        folder = self._folder / "goi" / f"{len(self.result.files):03d}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def write_one_field_twice(self) -> None:
        """Both computers of commune 1 change one telephone number without knowing it."""
        children.correct(self._first, self._child.id, {"phone": "0912345679"})
        children.correct(self._second_computer, self._child.id, {"phone": "0987654321"})
        self._send(self._first, self._above)
        self._send(self._second_computer, self._above)
        self.result.conflicts = len(conflicts.open_conflicts(self._above))
        self._told(f"Cấp trên thấy {self.result.conflicts} khác biệt giữa hai máy của xã Hoa Sen.")

    def settle(self) -> None:
        """The office above proposes, the commune agrees, everybody hears of it."""
        for found in conflicts.open_conflicts(self._above):
            conflicts.settle(self._above, found["id"], choose=1)
        self._send(self._above, self._first)
        for found in conflicts.open_conflicts(self._first):
            proposed = found["proposed"]
            values = [value["value"] for value in found["values"]]
            choice = values.index(proposed["value"]) + 1 if proposed else 1
            conflicts.settle(self._first, found["id"], choose=choice)
        self._send(self._first, self._above)
        for registry in self._registries()[1:]:
            self._send(self._above, registry)
        self._told("Cấp trên đề nghị một giá trị, xã đồng ý; các máy đã nhận câu trả lời.")

    def find_duplicates(self) -> None:
        """The office above looks for children that have two files."""
        self.result.duplicates = len(duplicates.scan(self._above, duplicates.MIN_SCORE))
        self._told(f"Cấp trên thấy {self.result.duplicates} cặp hồ sơ nghi trùng.")

    def print_roll_up(self) -> None:
        """The office above prints its plan and the report over both communes."""
        for kind, period in (("KH1", f"{self._today:%Y}"), ("BC-T", f"{self._today:%Y-%m}")):
            self._print(self._above, kind, period)
        self._told("Cấp trên đã in kế hoạch và báo cáo tổng hợp.")


def shape(result: DemoResult) -> dict[str, Any]:
    """The result in the JSON shape of the command line."""
    return {
        "files": [str(path) for path in result.files],
        "offices": [
            {
                "unit": office.unit,
                "level": office.level,
                "folder": str(office.folder),
                "passphrase": office.passphrase,
            }
            for office in result.offices
        ],
        "merged_changes": result.merged_changes,
        "conflicts": result.conflicts,
        "duplicates": result.duplicates,
    }
