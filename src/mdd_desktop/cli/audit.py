"""``mdd audit``: who saw, printed, exported and changed what on this computer."""

import datetime as dt
from typing import Any

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.services import audit as log

DAMAGED = 3


@click.command(
    cls=VietnameseCommand, help="Nhật ký của máy này: ai xem, in, xuất, thay đổi gì, lúc nào."
)
@click.option(
    "--since",
    metavar="NGÀY",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Từ ngày này (năm-tháng-ngày).",
)
@click.option(
    "--noted", metavar="SỐ:MÃ", help="Chỗ cuối nhật ký mà cấp trên đã ghi lại: còn khớp không?"
)
@click.pass_obj
def audit(options: Options, since: dt.datetime | None, noted: str | None) -> Answer:
    """Print the log."""
    with opened(options) as registry:
        found = log.entries(registry, since=since.date() if since else None)
        whole = log.is_whole(registry) and log.holds(registry, noted or "")
    lines = table(
        (f"{e.at:%H:%M %d/%m/%Y}", e.officer, log.ACT_WORDS[e.act], e.what, e.subject, e.how_many)
        for e in found
    )
    if not whole:
        lines.append("Nhật ký bị sửa hoặc thiếu dòng. Báo người phụ trách và giữ nguyên máy.")
    keys = {"entries": [_plain(entry) for entry in found], "whole": whole}
    return Answer(keys, lines or ["Chưa có dòng nào."], exit_code=0 if whole else DAMAGED)


def _plain(entry: log.Entry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "officer": entry.officer,
        "act": entry.act.value,
        "what": entry.what,
        "subject": entry.subject or None,
        "count": entry.how_many,
    }


COMMANDS: tuple[click.Command, ...] = (audit,)
