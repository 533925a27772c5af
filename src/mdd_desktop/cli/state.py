"""``mdd state`` and ``mdd check``."""

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand, VietnameseGroup
from mdd_desktop.services import state as registry_state

DAMAGED = 3


@click.group(cls=VietnameseGroup, help="Tình trạng dữ liệu.")
def state() -> None:
    """State commands."""


@state.command(help="Mã đối chiếu: bằng nhau ở hai máy biết như nhau.")
@click.option("--unit", help="Chỉ hồ sơ do đơn vị này quản lý.")
@click.pass_obj
def digest(options: Options, unit: str | None) -> Answer:
    """Print the digest of the records."""
    with opened(options) as registry:
        found = registry_state.digest(registry, unit=unit)
    keys = {"digest": found.digest, "records": found.records, "changes": found.changes}
    return Answer(keys, [f"{found.digest}  {found.records} hồ sơ, {found.changes} thay đổi"])


@click.command(
    cls=VietnameseCommand,
    help="Kiểm tra sổ; --deep kiểm cả từng trang, từng chuỗi và dựng lại mọi bảng.",
)
@click.option("--deep", is_flag=True, help="Kiểm tra kỹ.")
@click.pass_obj
def check(options: Options, *, deep: bool) -> Answer:
    """Check the registry."""
    with opened(options) as registry:
        problems = registry_state.check(registry, deep=deep)
    lines = problems or ["Sổ nguyên vẹn."]
    return Answer(
        {"ok": not problems, "problems": problems}, lines, exit_code=DAMAGED if problems else 0
    )


COMMANDS: tuple[click.Command, ...] = (state, check)
