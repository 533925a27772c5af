"""``mdd units take-over``: communes merged or split by law."""

import datetime as dt
from dataclasses import asdict

import click

from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.services import genealogy

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    cls=VietnameseCommand, name="take-over", help="Sáp nhập hoặc chia tách xã theo quyết định."
)
@click.option("--old", multiple=True, required=True, metavar="MÃ", help="Đơn vị kết thúc.")
@click.option("--new", multiple=True, required=True, metavar="MÃ=TÊN", help="Đơn vị mới.")
@click.option("--on", "first_day", required=True, type=_DAY, help="Ngày đầu của đơn vị mới.")
@click.option("--grace", type=_DAY, help="Ngày cuối còn nhận gói của đơn vị cũ.")
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra và đếm, không ghi gì.")
@click.pass_obj
def take_over(
    options: Options,
    old: tuple[str, ...],
    new: tuple[str, ...],
    first_day: dt.datetime,
    grace: dt.datetime | None,
    *,
    dry_run: bool,
) -> Answer:
    """Merge or split units."""
    on = first_day.date()
    merger = genealogy.Merger(
        old=old,
        new=dict(_pair(text) for text in new),
        on=on,
        grace_until=grace.date() if grace else on + genealogy.GRACE,
    )
    with opened(options) as registry:
        step = genealogy.plan if dry_run else genealogy.carry_out
        planned = step(registry, merger)
    counts = ", ".join(f"{code}: {count} hồ sơ" for code, count in planned.records.items())
    return Answer(
        {**asdict(planned), "written": not dry_run},
        [
            "Xem trước, chưa ghi gì." if dry_run else "Đã ghi vào danh sách tin cậy.",
            f"{counts}; {planned.children} trẻ, {planned.computers} máy chuyển sang đơn vị mới.",
            f"{planned.conflicts} khác biệt chưa quyết định, {planned.names} nghi trùng.",
        ],
    )


@click.command(
    cls=VietnameseCommand, name="undo-take-over", help="Bỏ sáp nhập khi đơn vị mới chưa ghi gì."
)
@click.argument("code", metavar="MÃ")
@click.pass_obj
def undo(options: Options, code: str) -> Answer:
    """Take a merger back."""
    with opened(options) as registry:
        old = genealogy.undo(registry, code)
    return Answer({"units": list(old)}, [f"Các đơn vị {', '.join(old)} có hiệu lực trở lại."])


@click.command(
    cls=VietnameseCommand,
    name="hand-out",
    help="Sau khi chia tách: giao trẻ theo thôn cho đơn vị mới.",
)
@click.option("--from", "unit", required=True, metavar="MÃ", help="Đơn vị đang giữ tất cả.")
@click.option("--village", multiple=True, required=True, metavar="THÔN=MÃ", help="Thôn về đâu.")
@click.option("--reason", required=True, help="Số quyết định.")
@click.pass_obj
def hand_out(options: Options, unit: str, village: tuple[str, ...], reason: str) -> Answer:
    """Hand out children by village."""
    by_village = dict(_pair(text) for text in village)
    with opened(options) as registry:
        moved = genealogy.hand_out(registry, unit, by_village, reason)
    return Answer({"moved": moved}, [f"Đã chuyển {moved} trẻ."])


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name.strip() and equals and value.strip()):
        msg = f"Cần hai vế nối bằng dấu bằng, ví dụ 00451=TÊN; đã ghi “{text[:30]}”."
        raise UsageError(msg)
    return name.strip(), value.strip()


COMMANDS: tuple[click.Command, ...] = (take_over, undo, hand_out)
