"""``mdd document …``: drafts, numbers, issuing, the register, frozen figures."""

import datetime as dt
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.domain.outgoing import FrozenReport, OutgoingDocument
from mdd_desktop.services import (
    document_issuing,
    document_prints,
    document_register,
    frozen_reports,
)
from mdd_desktop.services.document_issuing import Issuing


@click.command(
    cls=VietnameseCommand, help="Cấp số, ban hành một bản thảo; số liệu và tệp PDF được giữ nguyên."
)
@click.argument("document", metavar="MÃ")
@click.option("--number", type=int, help="Số; mặc định là số tiếp theo.")
@click.option("--dated", metavar="NGÀY", help="Ngày văn bản, dạng 2026-11-22.")
@click.option("--signer", help="Người ký.")
@click.option("--copies", type=int, help="Số lượng bản.")
@click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="Lưu luôn tệp PDF."
)
@click.pass_obj
def issue(
    options: Options,
    document: str,
    number: int | None,
    dated: str | None,
    signer: str | None,
    copies: int | None,
    output: Path | None,
) -> Answer:
    """Issue a draft."""
    how = Issuing(number=number, dated=date_of("--dated", dated), signer=signer, copies=copies)
    with opened(options) as registry:
        issued = document_issuing.issue(registry, _id(document), how)
        if output is not None:
            document_issuing.save_reprint(registry, issued.id, output)
    return Answer(_plain(issued), [f"Đã ban hành {issued.number_text}: {issued.title}."])


@click.command(cls=VietnameseCommand, help="In lại đúng tệp đã ban hành.")
@click.argument("document", metavar="MÃ")
@click.option(
    "-o",
    "output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp .pdf, hoặc bản Word, Excel của nó.",
)
@click.pass_obj
def reprint(options: Options, document: str, output: Path) -> Answer:
    """Write the bytes that were issued."""
    with opened(options) as registry:
        document_issuing.save_reprint(registry, _id(document), output)
        record = document_register.get(registry, _id(document))
    return Answer(_plain(record) | {"file": str(output)}, [f"Đã in lại {output}."])


@click.command(cls=VietnameseCommand, help="Lập bản thảo thay thế một văn bản đã ban hành.")
@click.argument("document", metavar="MÃ")
@click.pass_obj
def replace(options: Options, document: str) -> Answer:
    """Begin a replacement."""
    with opened(options) as registry:
        draft = document_issuing.replacement(registry, _id(document))
    return Answer(_plain(draft), [f"Đã lập bản thảo thay thế, mã {draft.id}."])


@click.command(cls=VietnameseCommand, help="Giải trình một số không sử dụng.")
@click.argument("year", metavar="NĂM", type=int)
@click.argument("number", metavar="SỐ", type=int)
@click.argument("reason", metavar="LÝ_DO")
@click.option("--series", default="", help="Dãy số, khi đánh số riêng theo loại.")
@click.pass_obj
def unused(options: Options, year: int, number: int, reason: str, series: str) -> Answer:
    """Explain a gap."""
    with opened(options) as registry:
        record = document_register.mark_unused(registry, year, number, reason, series=series)
    return Answer(_plain(record), [f"Số {number:02d} năm {year}: không sử dụng."])


@click.command(cls=VietnameseCommand, help="Bỏ bản thảo, hoặc hủy văn bản đã ban hành (giữ số).")
@click.argument("document", metavar="MÃ")
@click.option("--reason", default="", help="Lý do hủy.")
@click.pass_obj
def remove(options: Options, document: str, reason: str) -> Answer:
    """Throw a draft away, or cancel."""
    with opened(options) as registry:
        document_register.remove(registry, _id(document), reason)
    return Answer({"id": document}, ["Đã bỏ văn bản."])


@click.command(cls=VietnameseCommand, help="Sổ văn bản đi của một năm và các bản thảo.")
@click.option("--year", type=int, help="Năm; mặc định là năm nay.")
@click.pass_obj
def register(options: Options, year: int | None) -> Answer:
    """List the register."""
    with opened(options) as registry:
        found = document_register.register_of(registry, year or registry.today.year)
        drafts = document_register.drafts(registry)
    keys: dict[str, Any] = {
        "year": found.year,
        "documents": [_plain(one) for one in found.documents],
        "drafts": [_plain(one) for one in drafts],
        "gaps": {series: list(numbers) for series, numbers in found.gaps.items()},
        "twice": [[str(one.id), str(other.id)] for one, other in found.twice],
    }
    rows = [(one.number_text, _day_text(one.dated), one.title) for one in found.documents]
    rows += [("bản thảo", "", one.title) for one in drafts]
    return Answer(keys, table(rows))


@click.command(
    cls=VietnameseCommand, help="Nhật ký in, xuất tệp các danh sách; --kind để xem một loại."
)
@click.option("--kind", help="Loại văn bản, như B8.")
@click.pass_obj
def prints(options: Options, kind: str | None) -> Answer:
    """Show who printed what when."""
    with opened(options) as registry:
        found = document_prints.print_log(registry, kind.upper() if kind else None)
    lines = table((one.at, one.officer, one.kind, one.title) for one in found)
    return Answer({"prints": [one._asdict() for one in found]}, lines)


@click.command(
    cls=VietnameseCommand, help="Chốt số liệu một kỳ báo cáo: BC-T, BC-6T, BC-N hoặc BC-5N."
)
@click.argument("kind", metavar="LOẠI")
@click.option("--period", required=True, help="2026-10, 2026-H1, 2026 hoặc 2021..2026.")
@click.option("--again", is_flag=True, help="Chốt lại, thay bản đã chốt.")
@click.pass_obj
def freeze(options: Options, kind: str, period: str, *, again: bool) -> Answer:
    """Freeze the figures of a report."""
    with opened(options) as registry:
        frozen = frozen_reports.freeze(registry, kind, period, again=again)
    return Answer(_frozen(frozen), [f"Đã chốt số liệu {frozen.kind} kỳ {frozen.period}."])


@click.command(
    cls=VietnameseCommand, help="Các bản chốt số liệu, số điều chỉnh sau khi chốt, đơn vị gửi chậm."
)
@click.argument("kind", metavar="LOẠI")
@click.option("--period", required=True, help="2026-10, 2026-H1, 2026 hoặc 2021..2026.")
@click.pass_obj
def frozen(options: Options, kind: str, period: str) -> Answer:
    """Show a frozen report and its corrections."""
    with opened(options) as registry:
        standing = frozen_reports.standing(registry, kind, period)
        found = frozen_reports.corrections(registry, standing.id) if standing else None
        late = frozen_reports.late(registry, kind.upper(), period)
    corrected = [
        {"id": one.figure, "before": one.before, "after": one.after}
        for one in (found.figures if found else ())
    ]
    keys = {
        "frozen": _frozen(standing) if standing else None,
        "corrections": corrected,
        "changes": len(found.changes) if found else 0,
        "late": list(late),
    }
    lines = table((str(one["id"]), str(one["before"]), str(one["after"])) for one in corrected)
    told = [f"Chưa gửi báo cáo: {', '.join(late)}."] if late else []
    return Answer(keys, [*(lines or ["Không có điều chỉnh."]), *told])


COMMANDS: tuple[click.Command, ...] = (
    issue,
    reprint,
    replace,
    unused,
    remove,
    register,
    prints,
    freeze,
    frozen,
)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        msg = f"Mã văn bản không đúng: “{text[:40]}”. Xem mã bằng lệnh mdd document register."
        raise UsageError(msg) from None


def date_of(option: str, text: str | None) -> dt.date | None:
    """The date of an option; None when it was left out.

    Raises:
        UsageError: It is no date.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        msg = f"{option} cần một ngày có trên lịch, dạng 2026-11-22; đã ghi “{text[:20]}”."
        raise UsageError(msg) from None


def _day_text(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _plain(document: OutgoingDocument) -> dict[str, Any]:
    return {
        "id": str(document.id),
        "kind": document.kind,
        "state": document.state.value,
        "title": document.title,
        "number": document.number,
        "number_text": document.number_text,
        "dated": document.dated.isoformat() if document.dated else None,
        "signer": document.signer,
        "pages": document.pages,
        "sha256": document.sha256,
        "void": document.void,
        "replaces": str(document.replaces) if document.replaces else None,
    }


def _frozen(frozen: FrozenReport) -> dict[str, Any]:
    return {
        "id": str(frozen.id),
        "unit_id": frozen.unit_id,
        "kind": frozen.kind,
        "period": frozen.period,
        "cut_off": frozen.cut_off,
        "data_hash": frozen.data_hash,
    }
