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
@click.option("--note-others", is_flag=True, help="Ghi các giá trị kia vào ghi chú.")
@click.option("--reason", default="", help="Vì sao, để nơi ghi giá trị kia đọc.")
@click.pass_obj
def settle(
    options: Options,
    conflict: str,
    choose: int | None,
    value: str | None,
    reason: str,
    *,
    note_others: bool,
) -> Answer:
    """Settle a conflict."""
    if (choose is None) == (value is None):
        msg = "Ghi đúng một trong hai: --choose SỐ hoặc --value GIÁ_TRỊ."
        raise UsageError(msg)
    with opened(options) as registry:
        settled = differences.settle(
            registry, conflict, choose=choose, value=value, note_others=note_others, why=reason
        )
    told = (
        "Đã quyết định." if settled["status"] == "settled" else "Đã gửi đề nghị cho đơn vị quản lý."
    )
    return Answer(settled, [told])


@conflicts.command(help="Hỏi lại đơn vị quản lý về một khác biệt; câu hỏi đi trong gói kế tiếp.")
@click.argument("conflict", metavar="MÃ")
@click.option("--text", required=True, help="Câu hỏi.")
@click.pass_obj
def ask(options: Options, conflict: str, text: str) -> Answer:
    """Ask the owner of the record."""
    with opened(options) as registry:
        differences.ask_owner(registry, conflict, text)
    return Answer({"id": conflict, "status": "asked"}, ["Đã ghi câu hỏi, đi trong gói kế tiếp."])


COMMANDS: tuple[click.Command, ...] = (conflicts,)
