"""``mdd children``."""

import json
from pathlib import Path
from typing import Any

import click

from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.record_lines import record_lines
from mdd_desktop.cli.session import opened, read_json
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.domain.child import Child, Parent
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import Part
from mdd_desktop.services import child_list, children, listing

_PARTS = frozenset(name for name, field in Child.model_fields.items() if field.annotation is Parent)
_TRUE, _FALSE = ("true", "có", "co", "1"), ("false", "không", "khong", "0")


@click.group(cls=VietnameseGroup, name="children", help="Hồ sơ trẻ em.")
def group() -> None:
    """Child commands."""


@group.command(help="Tiếp nhận một trẻ, hoặc một danh sách, từ tệp JSON.")
@click.option("--from", "path", required=True, type=click.Path(path_type=Path), help="Tệp JSON.")
@click.pass_obj
def add(options: Options, path: Path) -> Answer:
    """Register the children of a file."""
    content = read_json(path)
    rows = content if isinstance(content, list) else [content]
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise RuleError("bad_file", "Tệp phải có một hồ sơ trẻ hoặc một danh sách hồ sơ.")
    with opened(options) as registry:
        added, similar = children.register_all(registry, rows)
        shapes = listing.shapes(registry, added)
    keys = {"children": shapes, "possible_duplicates": similar}
    return Answer(keys, [f"Đã tiếp nhận {len(added)} trẻ.", *_lines(shapes)])


@group.command(help="Sửa các ô của một hồ sơ: --set ethnic=Tày --set father.status=mat")
@click.argument("child", metavar="MÃ")
@click.option(
    "--set", "edits", multiple=True, required=True, metavar="Ô=GIÁ_TRỊ", help="Ô cần sửa."
)
@click.pass_obj
def correct(options: Options, child: str, edits: tuple[str, ...]) -> Answer:
    """Change fields of a child."""
    for edit in edits:
        _named(edit)  # wrong usage is told before anything is opened
    with opened(options) as registry:
        before = children.get(registry, child)
        after = children.correct(registry, before.id, parse_edits(before, edits))
        shapes = listing.shapes(registry, [after])
    return Answer({"children": shapes}, ["Đã sửa hồ sơ.", *_lines(shapes)])


@group.command(name="list", help="Danh sách trẻ.")
@click.option(
    "--search", "text", default="", help="Tên, mã, ngày sinh, người nuôi dưỡng, điện thoại."
)
@click.option("--filter", "filters", multiple=True, help=f"Bộ lọc: {', '.join(child_list.Tab)}.")
@click.option("--sort", type=click.Choice(["name", "born", "code"]), default="name", help="Thứ tự.")
@click.option("--limit", type=click.IntRange(1), default=None, help="Nhiều nhất bao nhiêu.")
@click.pass_obj
def list_(
    options: Options, text: str, filters: tuple[str, ...], sort: child_list.Sort, limit: int | None
) -> Answer:
    """List children."""
    with opened(options) as registry:
        found, total = child_list.find(registry, text, tabs=filters, sort=sort, limit=limit)
        shapes = listing.shapes(registry, found)
    return Answer({"children": shapes, "total": total}, [*_lines(shapes), f"{total} trẻ."])


@group.command(help="Hiện một hồ sơ theo mã.")
@click.argument("child", metavar="MÃ")
@click.pass_obj
def show(options: Options, child: str) -> Answer:
    """Show a child."""
    with opened(options) as registry:
        found = children.get(registry, child)
        shapes = listing.shapes(registry, [found])
    return Answer({"children": shapes}, record_lines(found))


def parse_edits(child: Child, edits: tuple[str, ...]) -> dict[str, Any]:
    """Read ``field=value`` into values; an empty value clears the field.

    Raises:
        UsageError: There is no ``=``.
        RuleError: There is no such field.
    """
    values: dict[str, Any] = {}
    for edit in edits:
        path, text = _named(edit)
        name, _, inner = path.strip().partition(".")
        field = "from_" if name == "from" else name
        if field not in Child.model_fields or field == "id" or (inner and field not in _PARTS):
            raise RuleError("unknown_field", f"Không có ô “{path[:40]}” trong hồ sơ trẻ.")
        if inner:
            part = values.get(field) or getattr(child, field)
            plain = part.model_dump(mode="json") if isinstance(part, Part) else part
            if not isinstance(plain, dict):
                raise RuleError("unknown_field", f"Ô “{name}” đã được ghi cả ô rồi.")
            values[field] = {**plain, inner: _value(text)}
        else:
            values[field] = _value(text)
    return values


def _named(edit: str) -> tuple[str, str]:
    path, equals, text = edit.partition("=")
    if not equals:
        msg = f"--set cần dạng Ô=GIÁ_TRỊ; đã ghi “{edit[:40]}”."
        raise UsageError(msg)
    return path, text


def _value(text: str) -> Any:  # noqa: ANN401 - whatever the field takes
    if not text.strip():
        return None
    if text.lower() in _TRUE[:3]:
        return True
    if text.lower() in _FALSE[:3]:
        return False
    if text[0] in "[{":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def _lines(shapes: list[dict[str, Any]]) -> list[str]:
    return table(
        (
            child["code"],
            child["full_name"],
            (child["birth"] or {}).get("date", ""),
            child["unit_id"],
        )
        for child in shapes
    )


COMMANDS: tuple[click.Command, ...] = (group,)
