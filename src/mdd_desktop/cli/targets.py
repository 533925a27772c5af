"""``mdd targets``: the progress of every indicator of the plans."""

import dataclasses

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.domain.vietnamese import percent_text
from mdd_desktop.services import reports, targets
from mdd_desktop.services.targets import Target


@click.command("targets", cls=VietnameseCommand, help="Tiến độ từng chỉ tiêu của các kế hoạch.")
@click.option("--period", help="2026-10, 2026-H1, 2026 hoặc 2021..2026; mặc định là năm nay.")
@click.option("--unit", help="Mã đơn vị; mặc định là đơn vị của sổ.")
@click.pass_obj
def show_targets(options: Options, period: str | None, unit: str | None) -> Answer:
    """Show how far every indicator has come."""
    with opened(options) as registry:
        span = reports.period_of(registry, period or f"{registry.today:%Y}")
        found = targets.progress(registry, span, unit=unit)
        keys = {
            "targets": [dataclasses.asdict(one) for one in found],
            "period": {"from": span.lo, "to": span.hi, "label": span.label},
            "unit": unit or registry.unit,
        }
    return Answer(keys, table(map(_line, found)))


def _line(one: Target) -> tuple[str, str, str, str]:
    counts = "–" if not one.denominator else f"{one.numerator}/{one.denominator}"
    goal = "" if one.goal is None else f"chỉ tiêu {one.goal}%"
    return (one.id, counts, percent_text(one.percent), f"{goal}  {one.text}".strip())


COMMANDS: tuple[click.Command, ...] = (show_targets,)
