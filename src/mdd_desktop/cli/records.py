"""``mdd records`` and ``mdd transfer``: bulk load, joining, erasing, moving records."""

from dataclasses import asdict, replace
from pathlib import Path

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, refusal
from mdd_desktop.cli.progress import progress_bar
from mdd_desktop.cli.session import opened, read_json
from mdd_desktop.cli.wording import VietnameseCommand, VietnameseGroup
from mdd_desktop.services import bulk_load, erasure, joins, transfers

PARTLY = 4
_SECTIONS = {
    "units": "Đơn vị",
    "officers": "Cán bộ",
    "children": "Trẻ",
    "sponsors": "Mẹ đỡ đầu",
    "sponsorships": "Lượt đỡ đầu",
    "pledges": "Cam kết",
    "support_entries": "Hỗ trợ",
    "visits": "Lần thăm",
    "activities": "Hoạt động",
    "external_counts": "Số liệu nơi khác",
}


@click.group(cls=VietnameseGroup, help="Nạp hàng loạt, gộp, bỏ gộp, xóa hồ sơ.")
def records() -> None:
    """Record commands."""


@records.command(name="import", help="Nạp tệp JSON của hệ thống khác; dòng sai được nêu rõ.")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP.json")
@click.pass_obj
def import_(options: Options, path: Path) -> Answer:
    """Load a file of records."""
    content = read_json(path)
    with opened(options) as registry, progress_bar("Đang nạp"):
        result = bulk_load.load_records(registry, content)
    keys = {
        "added": result.added,
        "unchanged": result.unchanged,
        "refused": [asdict(refusal) for refusal in result.refused],
    }
    lines = [f"{_SECTIONS[one]}: thêm {count}" for one, count in result.added.items() if count]
    lines += [f"{r.where}: {r.message}" for r in result.refused]
    loaded = sum(result.added.values()) + sum(result.unchanged.values())
    exit_code = 0 if not result.refused else PARTLY if loaded else 1
    if exit_code == 1:
        first = result.refused[0]
        keys |= refusal(first.code, f"{first.where}: {first.message}")
    return Answer(keys, lines or ["Tệp không có gì để nạp."], exit_code=exit_code)


@records.command(help="Gộp hồ sơ A vào hồ sơ B của cùng một người; luôn bỏ gộp được.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option(
    "--answer",
    "answers",
    nargs=2,
    default=("", ""),
    metavar="A B",
    help="Câu trả lời của hai đơn vị; không có thì ghi là cấp trên quyết định, chưa hỏi.",
)
@click.pass_obj
def merge(options: Options, a: str, b: str, answers: tuple[str, str]) -> Answer:
    """Join two records: what the window asks in a dialog is said by the option, or left unasked."""
    with opened(options) as registry:
        loser, survivor = joins.find(registry, a), joins.find(registry, b)
        agreed = replace(joins.UNASKED, answers=answers)
        read = joins.merge(registry, loser, survivor, agreed=agreed)
    alias = {"record": str(loser), "into": str(read)}
    return Answer({"alias": alias}, [f"Đã gộp {a} vào {b}. Bỏ gộp: mdd records unmerge {a}"])


@records.command(help="Bỏ gộp hồ sơ A: hai hồ sơ trở lại như trước, kèm mọi sửa đổi từ đó.")
@click.argument("a", metavar="A")
@click.pass_obj
def unmerge(options: Options, a: str) -> Answer:
    """Take a joining back."""
    with opened(options) as registry:
        record = joins.find(registry, a)
        joins.unmerge(registry, record)
    return Answer({"alias": None, "record": str(record)}, [f"Đã bỏ gộp {a}."])


@records.command(help="Xóa hết dữ liệu của hồ sơ A theo luật, ở đây và mọi nơi đã nhận.")
@click.argument("a", metavar="A")
@click.option("--reason", required=True, help="Căn cứ: đơn của ai, ngày nào.")
@click.pass_obj
def erase(options: Options, a: str, reason: str) -> Answer:
    """Erase a record; nothing brings it back."""
    with opened(options) as registry:
        record = joins.find(registry, a)
        erased = erasure.erase(registry, record, reason=reason)
    return Answer(
        {"record": str(record), "erased": erased},
        [f"Đã xóa {a}. Gói tới báo các nơi đã nhận cùng xóa."],
    )


@click.command(
    cls=VietnameseCommand,
    help="Chuyển hồ sơ trẻ sang xã khác; cấp trên chung của hai xã quyết định.",
)
@click.argument("child", metavar="TRẺ")
@click.option("--to", required=True, help="Mã xã nhận.")
@click.option("--reason", required=True, help="Lý do.")
@click.pass_obj
def transfer(options: Options, child: str, to: str, reason: str) -> Answer:
    """Move a child to another unit."""
    with opened(options) as registry:
        done = transfers.transfer(registry, joins.find(registry, child), to=to, reason=reason)
    return Answer(
        {
            "decision": done.decision,
            "from": done.old,
            "to": done.new,
            "records": done.records,
        },
        [
            (
                f"Đã chuyển {child} từ {done.old} sang {done.new}, "
                f"kèm {done.records - 1} hồ sơ liên quan."
            )
        ],
    )


COMMANDS: tuple[click.Command, ...] = (records, transfer)
