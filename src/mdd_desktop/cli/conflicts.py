"""``mdd conflicts``: differences that wait for a decision."""

import click

from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import conflicts as differences


@click.group(cls=VietnameseGroup, help="Khác biệt cần quyết định.")
def conflicts() -> None:
    """Conflict commands."""


@conflicts.command(name="list", help="Các khác biệt, mỗi cái một câu.")
@click.pass_obj
def list_(options: Options) -> Answer:
    """List open conflicts."""
    with opened(options) as registry:
        found = differences.open_conflicts(registry)
    lines = [f"{item['id']}: {item['sentence']}" for item in found]
    return Answer({"conflicts": found}, lines or ["Không có khác biệt nào cần quyết định."])


@conflicts.command(help="Quyết định một khác biệt; của đơn vị khác thì gửi đề nghị.")
@click.argument("conflict", metavar="MÃ")
@click.option("--choose", type=click.IntRange(1), help="Lấy giá trị thứ mấy trong danh sách.")
@click.option("--value", help="Lấy một giá trị khác.")
@click.pass_obj
def settle(options: Options, conflict: str, choose: int | None, value: str | None) -> Answer:
    """Settle a conflict."""
    if (choose is None) == (value is None):
        msg = "Ghi đúng một trong hai: --choose SỐ hoặc --value GIÁ_TRỊ."
        raise UsageError(msg)
    with opened(options) as registry:
        settled = differences.settle(registry, conflict, choose=choose, value=value)
    told = (
        "Đã quyết định." if settled["status"] == "settled" else "Đã gửi đề nghị cho đơn vị quản lý."
    )
    return Answer(settled, [told])


COMMANDS: tuple[click.Command, ...] = (conflicts,)
