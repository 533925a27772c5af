"""``mdd document``: the catalogue of official documents, and making one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mdd_desktop.cli.checks import Checked, checked
from mdd_desktop.cli.document_register import COMMANDS as REGISTER_COMMANDS
from mdd_desktop.cli.document_register import date_of
from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.session import opened, read_json
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import document_prints, document_register, documents
from mdd_desktop.services.documents import Wish

_REPORTS = "BC-"
_PERIODS = {
    "month": "tháng",
    "half": "6 tháng",
    "year": "năm",
    "range": "giai đoạn",
    "none": "",
}


@click.group(cls=VietnameseGroup, help="Văn bản chính thức.")
def document() -> None:
    """Document commands."""


@document.command(name="list", help="Các loại văn bản lập được.")
def list_() -> Answer:
    """List the kinds of documents."""
    kinds = documents.kinds()
    lines = table((kind["id"], kind["title"], _PERIODS[str(kind["period"])]) for kind in kinds)
    return Answer({"kinds": kinds}, lines)


@document.command(help="Lập một văn bản. Chưa có --number thì mang dấu DỰ THẢO.")
@click.argument("kind", metavar="LOẠI")
@click.option("--period", help="2026-10, 2026-H1, 2026 hoặc 2021..2026.")
@click.option("--unit", help="Mã đơn vị; mặc định là đơn vị của sổ.")
@click.option("--profile", help="Mẫu đầu văn bản: a, b, c, d, k, p, t, u.")
@click.option("--number", type=click.IntRange(1, 99_999), help="Số văn bản.")
@click.option(
    "--set", "edits", multiple=True, metavar="Ô=GIÁ_TRỊ", help="Đoạn tự viết, hoặc hồ sơ: child=MÃ."
)
@click.option("--content", type=click.Path(path_type=Path), help="Tệp JSON có các đoạn tự viết.")
@click.option("--known-on", metavar="NGÀY", help="Bỏ qua những gì ghi sổ sau ngày này.")
@click.option(
    "-o",
    "output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp .pdf, .docx hoặc .xlsx.",
)
@click.pass_obj
def make(  # noqa: PLR0913, PLR0917 - one parameter for each option
    options: Options,
    kind: str,
    period: str | None,
    unit: str | None,
    profile: str | None,
    number: int | None,
    edits: tuple[str, ...],
    content: Path | None,
    known_on: str | None,
    output: Path,
) -> Answer:
    """Make a document."""
    form = output.suffix.lower().lstrip(".")
    wish = replace(
        wished(kind, period, unit, profile, edits, content),
        number=number,
        known_on=date_of("--known-on", known_on),
    )
    with opened(options) as registry:
        is_report = kind.upper().startswith(_REPORTS)
        found = checked(registry) if is_report else Checked({}, [])
        made = documents.make(registry, wish, form)
        documents.save(made, output)
        if document_prints.is_logged(kind):
            document_prints.note_paper(registry, made)
    keys: dict[str, Any] = {
        "file": str(output),
        "pages": made.pages,
        "sha256": made.sha256,
        "figures": dict(made.report.figures),
        **found.keys,
    }
    return Answer(keys, [*found.lines, f"Đã lập {output}: {made.pages} trang."])


@document.command(help="Soạn và lưu một bản thảo vào sổ văn bản.")
@click.argument("kind", metavar="LOẠI")
@click.option("--period", help="2026-10, 2026-H1, 2026 hoặc 2021..2026.")
@click.option("--unit", help="Mã đơn vị; mặc định là đơn vị của sổ.")
@click.option("--profile", help="Mẫu đầu văn bản: a, b, c, d, k, p, u.")
@click.option("--set", "edits", multiple=True, metavar="Ô=GIÁ_TRỊ", help="Như lệnh make.")
@click.option("--content", type=click.Path(path_type=Path), help="Tệp JSON có các đoạn tự viết.")
@click.pass_obj
def draft(
    options: Options,
    kind: str,
    period: str | None,
    unit: str | None,
    profile: str | None,
    edits: tuple[str, ...],
    content: Path | None,
) -> Answer:
    """Keep a draft."""
    wish = wished(kind, period, unit, profile, edits, content)
    with opened(options) as registry:
        saved = document_register.save_draft(registry, wish)
    return Answer({"id": str(saved.id), "title": saved.title}, [f"Đã lưu bản thảo {saved.id}."])


def wished(
    kind: str,
    period: str | None,
    unit: str | None,
    profile: str | None,
    edits: tuple[str, ...],
    content: Path | None,
) -> Wish:
    """What document is meant by the options."""
    records, typed, head = _parted(kind, [_edit(text) for text in edits])
    return Wish(
        kind=kind,
        period=period,
        unit=unit,
        preset=profile,
        content={**_content(content), **typed},
        records=records,
        head=head,
    )


def _content(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    content = read_json(path)
    if not isinstance(content, dict):
        raise RuleError("bad_file", "Tệp --content phải là một đối tượng JSON: ô → đoạn văn.")
    return content


def _parted(
    kind: str, edits: list[tuple[str, str]]
) -> tuple[dict[str, list[str]], dict[str, str], dict[str, str]]:
    """What names records, each id once; what is a paragraph; what is part of the letterhead."""
    keys = documents.record_keys(kind)
    records: dict[str, list[str]] = {}
    typed: dict[str, str] = {}
    head: dict[str, str] = {}
    for name, value in edits:
        if name in keys:
            ids = [part.strip() for part in value.split(",")]
            records[name] = list(dict.fromkeys([*records.get(name, []), *ids]))
        elif name in documents.HEAD_FIELDS:
            head[name] = value
        else:
            typed[name] = value
    return records, typed, head


def _edit(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        msg = f"--set cần dạng Ô=GIÁ_TRỊ; đã ghi “{text[:40]}”."
        raise UsageError(msg)
    return name, value


for _command in REGISTER_COMMANDS:
    document.add_command(_command)

COMMANDS: tuple[click.Command, ...] = (document,)
