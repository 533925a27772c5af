"""``mdd package``: make, inspect, merge."""

import datetime as dt
from dataclasses import asdict
from pathlib import Path

import click

from mdd_desktop.cli.checks import checked
from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import originals, packages, receipts, unmerging
from mdd_desktop.services import replies as told

UNTRUSTED, PARTLY = 3, 4


@click.group(cls=VietnameseGroup, help="Gói đồng bộ: tạo, xem trước, gộp.")
def package() -> None:
    """Package commands."""


@package.command(help="Tạo gói có mọi thay đổi mà đơn vị nhận chưa xác nhận.")
@click.option("--to", required=True, help="Mã đơn vị nhận.")
@click.option(
    "-o", "output", required=True, type=click.Path(path_type=Path), help="Tệp hoặc thư mục."
)
@click.option("--everything", is_flag=True, help="Cả phần đã xác nhận, cho máy bị mất sổ.")
@click.pass_obj
def make(options: Options, to: str, output: Path, *, everything: bool) -> Answer:
    """Make a package."""
    with opened(options) as registry:
        found = checked(registry)
        made = packages.make(registry, to, output, everything=everything)
    return Answer(
        {
            "package_id": str(made.id),
            "file": str(made.file),
            "changes": made.changes,
            "bytes": made.size,
            "recipients": list(made.recipients),
            "number": made.number,
            "check_code": made.check_code,
            "changes_left": made.changes_left,
            "scans_left": made.scans_left,
            **found.keys,
        },
        [
            *found.lines,
            f"Đã tạo gói số {made.number}: {made.file}",
            f"{made.changes} thay đổi, {made.size} byte. Mã đối chiếu: {made.check_code}",
            *filter(None, [made.left]),
        ],
    )


@package.command(help="Kiểm tra và xem trước một gói; không ghi gì vào sổ.")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP")
@click.pass_obj
def inspect(options: Options, path: Path) -> Answer:
    """Preview a package."""
    with opened(options) as registry:
        seen = packages.inspect(registry, path)
    return Answer(
        {
            "sender": seen.sender,
            "officer": seen.officer,
            "created": seen.created,
            "changes": seen.changes,
            "new": seen.new,
            "changed": seen.changed,
            "conflicts": seen.conflicts,
            "duplicates": seen.duplicates,
            "waiting": seen.waiting,
            "number": seen.number,
            "check_code": seen.check_code,
            "already_merged": seen.already_merged,
        },
        [
            f"Gói của đơn vị {seen.sender}, tạo lúc {seen.created.astimezone():%H:%M %d/%m/%Y}.",
            (
                f"{seen.changes} thay đổi: {seen.new} hồ sơ mới, {seen.changed} hồ sơ sửa, "
                f"{seen.conflicts} khác biệt, {seen.duplicates} nghi trùng."
            ),
            f"Mã đối chiếu: {seen.check_code}",
        ],
    )


@package.command(help="Gộp các gói, theo thứ tự nào cũng được; mỗi gói trọn vẹn hoặc không.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TỆP…")
@click.pass_obj
def merge(options: Options, paths: tuple[Path, ...]) -> Answer:
    """Merge packages."""
    with opened(options) as registry:
        results = packages.merge(registry, paths)
    refused = [result for result in results if result.status == "refused"]
    keys = {
        "results": [
            {
                "file": str(result.file),
                "status": result.status,
                "code": result.code or None,
                "message": result.message,
                "sender": result.sender or None,
                "applied": result.applied,
                "conflicts": result.conflicts,
                "waiting": result.waiting,
            }
            for result in results
        ]
    }
    exit_code = 0 if not refused else UNTRUSTED if len(refused) == len(results) else PARTLY
    lines = [f"{result.file.name}: {result.message}" for result in results]
    return Answer(keys, lines, exit_code=exit_code)


@package.command(help="Tạo biên nhận: tệp nhỏ, hoặc mã để đọc qua điện thoại (--spoken).")
@click.option("--to", required=True, help="Mã đơn vị đã gửi gói.")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Tệp hoặc thư mục.")
@click.option("--spoken", is_flag=True, help="Chỉ hiện mã để đọc.")
@click.pass_obj
def receipt(options: Options, to: str, output: Path | None, *, spoken: bool) -> Answer:
    """Make a receipt file, or show the codes to read aloud."""
    with opened(options) as registry:
        if spoken or output is None:
            lines = receipts.spoken_receipts(registry, to)
            keys = {"codes": [asdict(line) for line in lines]}
            shown = [f"{line.officer}: {line.code} ({line.changes} thay đổi)" for line in lines]
            return Answer(keys, shown or ["Chưa nhận thay đổi nào của đơn vị ấy."])
        made = receipts.make_receipt(registry, to, output)
    return Answer(
        {
            "file": str(made.file),
            "feeds": made.feeds,
            "held": made.held,
            "pending": made.pending,
        },
        [
            f"Đã tạo biên nhận: {made.file}",
            f"Báo lại {made.pending} hồ sơ chờ quyết định, {made.held} thay đổi đang giữ riêng.",
        ],
    )


@package.command(help="Nhập mã biên nhận nghe được qua điện thoại.")
@click.option("--to", required=True, help="Mã đơn vị đọc mã.")
@click.argument("code", metavar="MÃ")
@click.pass_obj
def confirm(options: Options, to: str, code: str) -> Answer:
    """Believe a spoken receipt."""
    with opened(options) as registry:
        number = receipts.confirm_spoken(registry, to, code)
    return Answer(
        {"number": number},
        [f"Đơn vị {to} đã có đến thay đổi số {number} của máy này."],
    )


@package.command(help="Các gói đã tạo và đã được xác nhận hay chưa.")
@click.pass_obj
def sent(options: Options) -> Answer:
    """List the packages made here."""
    with opened(options) as registry:
        made = packages.sent(registry)
    names = ("id", "number", "recipient", "created", "file", "changes", "acknowledged_at")
    keys = {"packages": [{name: row[name] for name in names} for row in made]}
    lines = [
        f"Số {row['number']} cho {row['recipient']}: {row['changes']} thay đổi, "
        f"{_confirmed(row['acknowledged_at'])}"
        for row in made
    ]
    return Answer(keys, lines or ["Chưa tạo gói nào."])


@package.command(help="Hồ sơ mà nơi nhận báo lại: khác biệt, nghi trùng, đang giữ riêng.")
@click.pass_obj
def replies(options: Options) -> Answer:
    """List what other offices said of single records."""
    with opened(options) as registry:
        found = told.replies(registry)
    keys = [{**asdict(one), "record": str(one.record)} for one in found]
    lines = [
        f"{one.name} ({one.kind}): {one.words}. {one.sender_name} báo ngày {one.at:%d/%m/%Y}"
        for one in found
    ]
    return Answer({"replies": keys}, lines or ["Không có hồ sơ nào bị giữ lại."])


@package.command(help="Các gói đã gộp; bản gốc còn niêm phong giữ 90 ngày.")
@click.pass_obj
def merged(options: Options) -> Answer:
    """List the packages merged here."""
    with opened(options) as registry:
        found = originals.all_merged(registry)
    keys = [{**asdict(one), "file": str(one.file) if one.file else None} for one in found]
    lines = [
        f"{one.package} của {one.sender}, số {one.number}, gộp {one.merged:%H:%M %d/%m/%Y}: "
        f"{one.changes} thay đổi{'' if one.file else ', không còn bản gốc'}"
        for one in found
    ]
    return Answer({"packages": keys}, lines or ["Chưa gộp gói nào."])


@package.command(help="Hoàn tác lần gộp: các thay đổi của gói ra khỏi sổ, bản gốc vẫn giữ.")
@click.argument("packages", nargs=-1, required=True, metavar="MÃ…")
@click.pass_obj
def unmerge(options: Options, packages: tuple[str, ...]) -> Answer:
    """Take merges back."""
    with opened(options) as registry:
        gone = unmerging.unmerge(registry, packages)
    return Answer(gone._asdict(), [f"Đã hoàn tác {gone.packages} gói, {gone.changes} thay đổi."])


@package.command(help="Chép bản gốc còn niêm phong của một gói đã gộp.")
@click.argument("package_id", metavar="MÃ")
@click.option(
    "-o",
    "output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Thư mục.",
)
@click.pass_obj
def original(options: Options, package_id: str, output: Path) -> Answer:
    """Copy the file of a merged package."""
    with opened(options) as registry:
        copy = originals.copy_out(registry, package_id, output)
    return Answer({"file": str(copy)}, [f"Đã chép: {copy}"])


def _confirmed(instant: str | None) -> str:
    if not instant:
        return "chưa xác nhận"
    return f"xác nhận {dt.datetime.fromisoformat(instant).astimezone():%d/%m/%Y}"


COMMANDS: tuple[click.Command, ...] = (package,)
