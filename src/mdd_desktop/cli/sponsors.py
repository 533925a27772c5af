"""``mdd sponsors`` and ``mdd sponsorships``."""

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer, table
from mdd_desktop.cli.record_lines import record_lines
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import listing, sponsor_list, sponsors


@click.group(cls=VietnameseGroup, name="sponsors", help="Hồ sơ Mẹ đỡ đầu.")
def sponsor_group() -> None:
    """Sponsor commands."""


@sponsor_group.command(name="list", help="Danh sách Mẹ đỡ đầu.")
@click.option("--search", "text", default="", help="Tên, điện thoại, người liên hệ.")
@click.option("--limit", type=click.IntRange(1), default=None, help="Nhiều nhất bao nhiêu.")
@click.pass_obj
def list_(options: Options, text: str, limit: int | None) -> Answer:
    """List sponsors."""
    with opened(options) as registry:
        shapes = listing.shapes(registry, sponsor_list.find(registry, text, limit=limit))
    lines = table((s["id"], s["full_name"], s["kind"], s["unit_id"]) for s in shapes)
    return Answer({"sponsors": shapes}, [*lines, f"{len(shapes)} Mẹ đỡ đầu."])


@sponsor_group.command(help="Hiện một hồ sơ Mẹ đỡ đầu.")
@click.argument("sponsor", metavar="MÃ")
@click.pass_obj
def show(options: Options, sponsor: str) -> Answer:
    """Show a sponsor."""
    with opened(options) as registry:
        found = sponsors.get(registry, sponsor)
        shapes = listing.shapes(registry, [found])
    return Answer({"sponsors": shapes}, record_lines(found))


@click.group(cls=VietnameseGroup, name="sponsorships", help="Lượt đỡ đầu.")
def sponsorship_group() -> None:
    """Sponsorship commands."""


@sponsorship_group.command(name="list", help="Danh sách lượt đỡ đầu.")
@click.option("--child", help="Chỉ của trẻ này.")
@click.option("--sponsor", help="Chỉ của Mẹ đỡ đầu này.")
@click.pass_obj
def sponsorships_list(options: Options, child: str | None, sponsor: str | None) -> Answer:
    """List sponsorships."""
    with opened(options) as registry:
        found = sponsor_list.sponsorships(registry, child=child, sponsor=sponsor)
        shapes = listing.shapes(registry, found)
    lines = table((s["id"], s["child_id"], s["sponsor_id"], s["form"], s["start"]) for s in shapes)
    return Answer({"sponsorships": shapes}, [*lines, f"{len(shapes)} lượt đỡ đầu."])


COMMANDS: tuple[click.Command, ...] = (sponsor_group, sponsorship_group)
