"""``mdd excel``: officers' workbooks in and out."""

from pathlib import Path
from typing import Any

import click

from mdd_desktop.cli import excel_queue
from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer, refusal
from mdd_desktop.cli.session import opened, read_json
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import excel_export, excel_import
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.findings import Finding
from mdd_desktop.services.excel.planning import Plan
from mdd_desktop.services.offices import Registry

PARTLY = 4
_KINDS = ("children", "sponsors", "support")
_RULES = ("fill", "take", "keep")
_MOST_SHOWN = 40


@click.group(cls=VietnameseGroup, help="Nhập và xuất Excel.")
def excel() -> None:
    """Workbook commands."""


@excel.command(name="import", help="Nhập danh sách từ .xlsx, .xlsm, .xls, .ods, .csv.")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP", required=False)
@click.option("--sheet", help="Tên trang; không ghi thì chọn trang có danh sách.")
@click.option("--kind", type=click.Choice(_KINDS), help="Loại danh sách.")
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="Tệp JSON ghép cột với ô của hồ sơ."
)
@click.option(
    "--existing",
    type=click.Choice(_RULES),
    help="Khi hồ sơ đã có: điền chỗ trống, lấy dữ liệu mới, giữ dữ liệu cũ.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ xem trước, không ghi gì.")
@click.option("--errors", type=click.Path(path_type=Path), help="Ghi tệp lỗi cùng mẫu vào đây.")
@click.option("--undo", metavar="MÃ", help="Hoàn tác một lần nhập.")
@click.pass_obj
def import_(  # noqa: PLR0913 - one argument for each option
    options: Options,
    path: Path | None,
    sheet: str | None,
    kind: str | None,
    mapping: Path | None,
    existing: str | None,
    errors: Path | None,
    undo: str | None,
    *,
    dry_run: bool,
) -> Answer:
    """Import a workbook, or take an import back."""
    if undo is not None:
        with opened(options) as registry:
            return _undone(registry, undo)
    if path is None:
        msg = "Cần tên tệp để nhập, hoặc --undo MÃ để hoàn tác một lần nhập."
        raise UsageError(msg)
    content = read_json(mapping) if mapping else {}
    given = {"sheet": sheet, "kind": kind, "existing": existing}
    choices = Choices.parse(content).with_given(given)
    with opened(options) as registry:
        if dry_run:
            plan, batch = excel_import.prepare(registry, path, choices), None
        else:
            plan, batch = excel_import.run(registry, path, choices)
        if errors is not None:
            excel_import.save_error_workbook(path, plan, errors)
    return _answer(plan, batch, errors, dry_run=dry_run)


@excel.command(
    help="Xuất danh sách: children, sponsors, sponsorships, support, police, everything."
)
@click.argument("kind", type=click.Choice(excel_export.KINDS), metavar="LOẠI")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    help="Trẻ: bộ lọc của danh sách; Mẹ đỡ đầu: loại; lượt đỡ đầu: trạng thái; "
    "sổ hỗ trợ: năm hoặc tháng.",
)
@click.option("--search", "text", default="", help="Chỉ trẻ khớp với các chữ này.")
@click.pass_obj
def export(options: Options, kind: str, path: Path, filters: tuple[str, ...], text: str) -> Answer:
    """Export a list."""
    with opened(options) as registry:
        rows = excel_export.export(registry, kind, path, filters=filters, search=text)
    return Answer({"rows": rows, "file": str(path), "kind": kind}, [f"Đã ghi {path}: {rows} dòng."])


def _answer(plan: Plan, batch: str | None, errors: Path | None, *, dry_run: bool) -> Answer:
    counts = plan.counts
    keys: dict[str, Any] = {
        "batch_id": batch,
        "rows": plan.read.total,
        **counts,
        "refused": [_plain(finding) for finding in plan.refused],
        "warnings": [_plain(finding) for finding in plan.warnings],
        "duplicates": [
            {
                "row": row.row,
                "alike": [
                    {
                        "record": str(one.record) if one.record else None,
                        "row": one.row or None,
                        "score": one.score,
                        "reasons": list(one.reasons),
                    }
                    for one in row.alike
                ],
            }
            for row in plan.rows
            if row.alike
        ],
        "skipped": [{"row": one.row, "reason": one.reason} for one in plan.read.skipped],
        "mapping": plan.mapping,
        "encoding": plan.read.encoding,
        "file_encoding": plan.read.book.text_encoding or None,
        "kind": plan.read.kind,
        "sheet": plan.read.sheet.name,
        "header_row": plan.read.layout.top + 1,
        "header_rows": plan.read.layout.depth,
        "questions": plan.read.questions,
        "other_sheets": plan.read.others,
        "dry_run": dry_run,
        "errors_file": str(errors) if errors else None,
    }
    taken = sum(counts.values())
    exit_code = 0 if dry_run or not plan.refused else PARTLY if taken else 1
    if exit_code == 1:
        first = plan.refused[0]
        told = f"Không nhập được dòng nào. Dòng {first.row}: {first.message}"
        keys |= refusal(first.code, told)
    return Answer(keys, _lines(plan, batch, dry_run=dry_run), exit_code=exit_code)


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "row": finding.row,
        "column": finding.column or None,
        "value": finding.value,
        "message": finding.message,
        "code": finding.code,
        **({"read": finding.read} if finding.read else {}),
    }


def _lines(plan: Plan, batch: str | None, *, dry_run: bool) -> list[str]:
    counts = plan.counts
    refused = len({finding.row for finding in plan.refused})
    summary = (
        f"Trang “{plan.read.sheet.name}”: {plan.read.total} dòng. Thêm mới {counts['new']}, "
        f"cập nhật {counts['updated']}, không đổi {counts['unchanged']}, "
        f"nghi trùng {counts['duplicate']}, không nhận {refused}."
    )
    lines = [summary, *map(_line, plan.refused[:_MOST_SHOWN])]
    if len(plan.refused) > _MOST_SHOWN:
        lines.append(f"… và {len(plan.refused) - _MOST_SHOWN} ô khác; dùng --errors để xem hết.")
    if plan.read.converted:
        lines.append(
            f"Cột {', '.join(plan.read.converted)} gõ bằng phông cũ (.VnTime, VNI), đã đổi sang "
            "Unicode như ghi dưới đây. Nếu không đúng, ghi “encodings” trong tệp --mapping."
        )
    if plan.warnings:
        lines.append(f"{len(plan.warnings)} ô được đổi khi đọc hoặc cần xem lại:")
        lines += [_line(finding) for finding in plan.warnings[:_MOST_SHOWN]]
    if dry_run:
        lines.append("Xem trước: chưa ghi gì vào sổ.")
    elif batch:
        lines.append(f"Mã lần nhập: {batch}. Hoàn tác: mdd excel import --undo {batch}")
    else:
        lines.append("Không có gì thay đổi.")
    return lines


def _line(finding: Finding) -> str:
    where = f"dòng {finding.row}" + (f", cột {finding.column}" if finding.column else "")
    return f"  {where}: {finding.message}"


def _undone(registry: Registry, batch: str) -> Answer:
    done = excel_import.undo(registry, batch)
    keys = {
        "batch_id": batch,
        "restored": done.restored,
        "voided": done.voided,
        "kept": [
            {
                "row": one.row,
                "record": str(one.record),
                "field": one.field or None,
                "reason": one.reason,
            }
            for one in done.kept
        ],
    }
    lines = [
        f"Đã hoàn tác: trả lại {done.restored} hồ sơ, đánh dấu ghi nhầm {done.voided} hồ sơ.",
        *[f"  Giữ nguyên (dòng {one.row}): {one.reason}" for one in done.kept],
    ]
    return Answer(keys, lines, exit_code=PARTLY if done.kept else 0)


excel.add_command(excel_queue.waiting)
excel.add_command(excel_queue.settle)

COMMANDS: tuple[click.Command, ...] = (excel,)
