"""``mdd demo``: the whole main job on invented data."""

import os
from pathlib import Path

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.services import demo as demonstration


@click.command(
    cls=VietnameseCommand,
    help="Làm thử trọn việc chính trên dữ liệu giả định, trong một thư mục trống.",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="THƯ_MỤC")
@click.option("--children", "count", type=click.IntRange(2, 100_000), default=40, help="Số trẻ.")
@click.option("--random-seed", type=int, default=1, help="Hạt giống của dữ liệu giả định.")
@click.option(
    "--superior",
    type=click.Choice(["province", "district"]),
    default="province",
    help="Cấp trên của hai xã: tỉnh hoặc cụm.",
)
@click.pass_obj
def demo(options: Options, folder: Path, count: int, random_seed: int, superior: str) -> Answer:
    """Run the demonstration."""
    result = demonstration.run(
        folder,
        today=options.business_date,
        count=count,
        seed=random_seed,
        superior=superior,
        passphrase=os.environ.get("MDD_PASSPHRASE"),
        tell=lambda step: click.echo(step, err=True),
    )
    lines = [
        (
            f"Đã gộp {result.merged_changes} thay đổi; {result.conflicts} khác biệt đã quyết định; "
            f"{result.duplicates} cặp nghi trùng."
        ),
        "",
        "Các sổ (mở bằng mdd --data THƯ_MỤC):",
        *(
            f"  {office.unit:5} {office.folder}  mật khẩu: {office.passphrase}"
            for office in result.offices
        ),
        "",
        "Các tệp đã làm:",
        *(f"  {path}" for path in result.files),
    ]
    return Answer(demonstration.shape(result), lines)


COMMANDS: tuple[click.Command, ...] = (demo,)
