"""``mdd units``: the catalogue of provinces and communes."""

from typing import Any

import click

from mdd_desktop.cli import mergers
from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services.catalogue import Catalogue
from mdd_desktop.services.catalogue_view import CatalogueUnit


@click.group(cls=VietnameseGroup, help="Danh mục đơn vị hành chính.")
def units() -> None:
    """Unit commands."""


@units.command(help="Tìm đơn vị theo tên, không dấu cũng được; tìm được cả tên cũ.")
@click.argument("text", nargs=-1, required=True, metavar="CHỮ…")
@click.option("--limit", default=20, type=click.IntRange(1, 5000), help="Nhiều nhất bao nhiêu.")
@click.pass_obj
def search(options: Options, text: tuple[str, ...], limit: int) -> Answer:
    """Find units by any words of their names."""
    catalogue = Catalogue.newest(options.data / "units")
    return _answer(catalogue.search(" ".join(text), limit=limit, on=options.business_date))


@units.command(help="Hiện một đơn vị theo mã.")
@click.argument("code", metavar="MÃ")
@click.pass_obj
def show(options: Options, code: str) -> Answer:
    """Show the unit with a code."""
    catalogue = Catalogue.newest(options.data / "units")
    return _answer([catalogue.get(code, on=options.business_date)])


def _answer(found: "list[CatalogueUnit] | tuple[CatalogueUnit, ...]") -> Answer:
    lines = table((unit.code, unit.name, unit.province_name) for unit in found)
    return Answer(
        {"units": [_shape(unit) for unit in found]}, lines or ["Không có đơn vị nào khớp."]
    )


def _shape(unit: CatalogueUnit) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "level": unit.level,
        "province_code": unit.province_code,
        "province_name": unit.province_name,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "old_names": list(unit.old_names),
    }


for command in mergers.COMMANDS:
    units.add_command(command)

COMMANDS: tuple[click.Command, ...] = (units,)
