"""``mdd trust``: enrolment of computers by files."""

from pathlib import Path

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import trust as enrolment

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(cls=VietnameseGroup, help="Ghi danh máy và danh sách tin cậy.")
def trust() -> None:
    """Trust commands."""


@trust.command(help="Tạo tệp đề nghị ghi danh của máy này.")
@click.option("-o", "output", required=True, type=_FILE, help="Tệp đề nghị.")
@click.pass_obj
def request(options: Options, output: Path) -> Answer:
    """Write an enrolment request."""
    with opened(options) as registry:
        fingerprint = enrolment.request(registry, output)
    return Answer(
        {"fingerprint": fingerprint, "file": str(output)},
        [
            f"Đã tạo {output}. Đưa tệp này cho cấp trên.",
            f"Đọc cho cấp trên đối chiếu: {fingerprint}",
        ],
    )


@trust.command(help="Duyệt một đề nghị đã đối chiếu 30 chữ số, tạo tệp chào.")
@click.argument("path", type=_FILE, metavar="TỆP")
@click.option("--unit", required=True, help="Mã đơn vị của máy ấy.")
@click.option("-o", "output", required=True, type=_FILE, help="Tệp chào gửi lại máy ấy.")
@click.pass_obj
def approve(options: Options, path: Path, unit: str, output: Path) -> Answer:
    """Approve an enrolment request."""
    with opened(options) as registry:
        done = enrolment.approve(registry, path, unit=unit, welcome_path=output)
    return Answer(
        {
            "fingerprint": done.fingerprint,
            "unit": done.unit,
            "changes": done.changes,
            "file": str(output),
        },
        [
            f"Đã ghi danh máy {done.fingerprint} cho đơn vị {done.unit}.",
            f"Gửi lại máy ấy: {output}",
        ],
    )


@trust.command(help="Nhận tệp chào của cấp trên.")
@click.argument("path", type=_FILE, metavar="TỆP")
@click.pass_obj
def accept(options: Options, path: Path) -> Answer:
    """Accept a welcome package."""
    with opened(options) as registry:
        done = enrolment.accept(registry, path)
    return Answer(
        {"fingerprint": done.fingerprint, "unit": done.unit, "changes": done.changes},
        [
            "Máy này đã được ghi danh.",
            f"So với chữ số in trên quyết định của cấp trên: {done.fingerprint}",
        ],
    )


@trust.command(name="list", help="Các máy được tin cậy.")
@click.pass_obj
def list_(options: Options) -> Answer:
    """List the trusted computers."""
    with opened(options) as registry:
        devices = enrolment.devices(registry)
    lines = table(
        (d["unit"], d["officer"], d["fingerprint"], d["not_after"].date()) for d in devices
    )
    return Answer({"devices": devices}, lines or ["Chưa có máy nào được ghi danh."])


COMMANDS: tuple[click.Command, ...] = (trust,)
