"""``mdd trust``: enrolment of computers by files."""

from dataclasses import asdict
from pathlib import Path

import click

from mdd_desktop.cli import trust_keys, trust_root
from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import forks as branches
from mdd_desktop.services import revocation
from mdd_desktop.services import trust as enrolment

_FILE = click.Path(path_type=Path, dir_okay=False)
_HEAD = "HEAD"


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


@trust.command(help="Thu hồi một máy: từ sau thay đổi cuối cùng còn tin thì không nhận nữa.")
@click.argument("device", metavar="MÁY")
@click.option(
    "--last-good",
    required=True,
    help="Số hoặc mã của thay đổi cuối cùng còn tin; “HEAD” hoặc “all” tin mọi thứ đã đến; “0” "
    "không tin gì.",
)
@click.option("--reason", required=True, help="Lý do.")
@click.pass_obj
def revoke(options: Options, device: str, last_good: str, reason: str) -> Answer:
    """Revoke a computer."""
    until = revocation.EVERYTHING if last_good == _HEAD else last_good
    with opened(options) as registry:
        done = revocation.revoke(registry, device, last_good=until, reason=reason)
    return Answer(
        {
            "device": done.device,
            "unit": done.unit,
            "withdrawn": done.withdrawn,
            "last_good": done.last_good,
        },
        [
            f"Đã thu hồi máy {done.device} của đơn vị {done.unit}.",
            f"{done.withdrawn} thay đổi đã nhận nay được giữ riêng để xem lại.",
        ],
    )


@trust.command(help="Các thay đổi của máy đã thu hồi đang giữ riêng để xem lại.")
@click.option("--accept", metavar="MÃ", help="Nhập lại thay đổi này dưới tên mình.")
@click.option("--dismiss", metavar="MÃ", help="Bỏ qua thay đổi này.")
@click.pass_obj
def held(options: Options, accept: str | None, dismiss: str | None) -> Answer:
    """List or review held changes."""
    with opened(options) as registry:
        if accept:
            revocation.review(registry, accept, accept=True)
        if dismiss:
            revocation.review(registry, dismiss, accept=False)
        found = revocation.held(registry)
    lines = [f"{item.id}: {item.unit}, {item.officer}, {item.at:%d/%m/%Y}" for item in found]
    keys = {"held": [{**asdict(item), "record": item.record.hex} for item in found]}
    return Answer(keys, lines or ["Không giữ thay đổi nào."])


@trust.command(help="Các chuỗi thay đổi rẽ nhánh; nhận cả hai hướng bằng --accept.")
@click.option("--accept", metavar="MÃ", help="Nhận cả hai hướng.")
@click.pass_obj
def forks(options: Options, accept: str | None) -> Answer:
    """List forks or accept one."""
    with opened(options) as registry:
        freed = branches.accept(registry, accept) if accept else 0
        found = branches.open_forks(registry)
    lines = [f"{fork.id}: {fork.sentence}" for fork in found]
    keys = {"forks": [branches.shape(fork) for fork in found], "freed": freed}
    return Answer(keys, lines or ["Không có chuỗi rẽ nhánh nào đang chờ."])


for command in (*trust_keys.COMMANDS, *trust_root.COMMANDS):
    trust.add_command(command)

COMMANDS: tuple[click.Command, ...] = (trust,)
