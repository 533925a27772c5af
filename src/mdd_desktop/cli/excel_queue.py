"""``mdd excel waiting`` and ``settle``: rows of imports that look like somebody."""

import click

from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.services import joins
from mdd_desktop.services.excel import queue


@click.command(
    cls=VietnameseCommand, help="Các dòng nghi trùng của những lần nhập, đang chờ quyết định."
)
@click.pass_obj
def waiting(options: Options) -> Answer:
    """List the rows that wait."""
    with opened(options) as registry:
        rows = queue.waiting(registry)
    keys = {
        "waiting": [
            {
                "batch_id": one.batch,
                "row": one.row,
                "file": one.file,
                "about": one.words,
                "alike": [
                    {
                        "record": str(other.record),
                        "about": other.words,
                        "score": round(other.score, 4),
                        "reasons": list(other.reasons),
                    }
                    for other in one.alike
                ],
            }
            for one in rows
        ]
    }
    lines = []
    for one in rows:
        lines.append(f"{one.file}, dòng {one.row} (lần nhập {one.batch}): {one.words}")
        lines += [f"  có thể là {other.words}" for other in one.alike]
    return Answer(keys, lines or ["Không có dòng nào đang chờ."])


@click.command(cls=VietnameseCommand, help="Quyết định một dòng đang chờ.")
@click.argument("batch", metavar="MÃ_LẦN_NHẬP")
@click.argument("row", type=int, metavar="DÒNG")
@click.option("--new", "is_new", is_flag=True, help="Không trùng: lập hồ sơ mới.")
@click.option("--same", metavar="MÃ_HỒ_SƠ", help="Là hồ sơ này: điền chỗ trống của nó.")
@click.option("--skip", "is_left_out", is_flag=True, help="Bỏ dòng này.")
@click.pass_obj
def settle(
    options: Options, batch: str, row: int, same: str | None, *, is_new: bool, is_left_out: bool
) -> Answer:
    """Settle one row."""
    if [is_new, is_left_out, same is not None].count(True) != 1:
        msg = "Chọn đúng một trong --new, --same MÃ_HỒ_SƠ, --skip."
        raise UsageError(msg)
    with opened(options) as registry:
        if is_new:
            record = queue.enter_as_new(registry, batch, row).id
        elif same is not None:
            record = queue.enter_into(registry, batch, row, joins.find(registry, same)).id
        else:
            queue.leave_out(registry, batch, row)
            record = None
    keys = {"batch_id": batch, "row": row, "record": str(record) if record else None}
    return Answer(keys, [f"Đã quyết định dòng {row}."])
