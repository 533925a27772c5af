"""``mdd trust renew`` and ``renewals``: other keys for a computer that is listed already."""

from dataclasses import asdict

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.services import key_renewal


@click.command(
    cls=VietnameseCommand, help="Xin khóa mới cho máy này; đơn vị đứng đầu đổi được ngay."
)
@click.pass_obj
def renew(options: Options) -> Answer:
    """Ask for other keys."""
    with opened(options) as registry:
        own = key_renewal.ask(registry)
    told = "Đã đổi khóa của máy này."
    if own.next_digits:
        told = "Đã xin khóa mới. Gửi gói lên cấp trên; khóa cũ vẫn dùng đến khi được duyệt."
    return Answer({**asdict(own), "fingerprint": own.digits}, [told])


@click.command(cls=VietnameseCommand, help="Các máy đang xin khóa mới; duyệt bằng --confirm.")
@click.option("--confirm", metavar="MÃ", help="Duyệt đề nghị này.")
@click.pass_obj
def renewals(options: Options, confirm: str | None) -> Answer:
    """List the computers that ask, or confirm one."""
    with opened(options) as registry:
        if confirm:
            key_renewal.confirm(registry, confirm)
        found = key_renewal.asked(registry)
    lines = [f"{one.id}: {one.unit}, {one.officer}, {one.asked:%d/%m/%Y}" for one in found]
    return Answer(
        {"renewals": [asdict(one) for one in found]}, lines or ["Không có máy nào xin khóa mới."]
    )


COMMANDS: tuple[click.Command, ...] = (renew, renewals)
