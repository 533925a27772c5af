"""``mdd figures``: every figure of the reports."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.report import Figure
from mdd_desktop.domain.vietnamese import at_the_start
from mdd_desktop.services import reports


@click.command(cls=VietnameseCommand, help="Mọi con số của báo cáo, theo kỳ và đơn vị.")
@click.option("--period", help="2026-10, 2026-H1, 2026 hoặc 2021..2026.")
@click.option("--from", "from_", type=click.DateTime(["%Y-%m-%d"]), help="Từ ngày.")
@click.option("--to", type=click.DateTime(["%Y-%m-%d"]), help="Đến hết ngày.")
@click.option("--cumulative", is_flag=True, help="Lũy kế từ khi có Chương trình đến --to.")
@click.option("--unit", help="Mã đơn vị; mặc định là đơn vị của sổ.")
@click.option(
    "--known-on", type=click.DateTime(["%Y-%m-%d"]), help="Chỉ tính những gì đã ghi đến ngày này."
)
@click.option("--list", "listed", help="In mã các hồ sơ mà con số này đếm.")
@click.pass_obj
def figures(
    options: Options,
    period: str | None,
    from_: dt.datetime | None,
    to: dt.datetime | None,
    unit: str | None,
    known_on: dt.datetime | None,
    listed: str | None,
    *,
    cumulative: bool,
) -> Answer:
    """Count every figure."""
    with opened(options) as registry:
        span = reports.period_of(
            registry, period, from_=_day(from_), to=_day(to), cumulative=cumulative
        )
        counted = reports.count(registry, span, unit=unit, known_on=_day(known_on))
        keys: dict[str, Any] = {
            "figures": dict(counted.values),
            "indicators": {
                name: {"num": found.num, "den": found.den, "rate": found.rate}
                for name, found in counted.indicators.items()
            },
            "period": {"from": span.lo, "to": span.hi, "label": span.label},
            "unit": unit or registry.unit,
        }
        if listed:
            keys["ids"] = reports.listed_ids(registry, counted, listed)
    lines = keys["ids"] if listed else table(_told(counted.values))
    return Answer(keys, lines)


def _told(values: Mapping[str, Figure]) -> Iterator[tuple[str, str, Figure]]:
    """Each figure by its name, under which reports print it, and its id."""
    for name, value in values.items():
        yield at_the_start(FIGURES[name].label), name, value


def _day(instant: dt.datetime | None) -> dt.date | None:
    return instant.date() if instant else None


COMMANDS: tuple[click.Command, ...] = (figures,)
