"""``mdd records import``: bulk load."""

from dataclasses import asdict
from pathlib import Path

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.progress import progress_bar
from mdd_desktop.cli.session import opened, read_json
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import bulk_load

PARTLY = 4


@click.group(cls=VietnameseGroup, help="Nạp dữ liệu hàng loạt.")
def records() -> None:
    """Record commands."""


@records.command(name="import", help="Nạp tệp JSON của hệ thống khác; dòng sai được nêu rõ.")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP.json")
@click.pass_obj
def import_(options: Options, path: Path) -> Answer:
    """Load a file of records."""
    content = read_json(path)
    with opened(options) as registry, progress_bar("Đang nạp") as told:
        result = bulk_load.load_records(registry, content, on_progress=told)
    keys = {
        "added": result.added,
        "unchanged": result.unchanged,
        "refused": [asdict(refusal) for refusal in result.refused],
    }
    lines = [f"{section}: thêm {count}" for section, count in result.added.items() if count]
    lines += [f"{r.where}: {r.message}" for r in result.refused]
    loaded = sum(result.added.values()) + sum(result.unchanged.values())
    exit_code = 0 if not result.refused else PARTLY if loaded else 1
    return Answer(keys, lines or ["Tệp không có gì để nạp."], exit_code=exit_code)


COMMANDS: tuple[click.Command, ...] = (records,)
