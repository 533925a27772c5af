"""``mdd duplicates``: suspected duplicates in the registry or in a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.domain.duplicates import Match, groups_of
from mdd_desktop.services import duplicates as detector
from mdd_desktop.services import listing

_SCORE = click.FloatRange(0, 1)


@click.group(
    cls=VietnameseGroup, invoke_without_command=True, help="Hồ sơ nghi trùng, giống nhất trước."
)
@click.option("--min-score", type=_SCORE, default=detector.MIN_SCORE, help="Điểm ít nhất, 0 đến 1.")
@click.pass_context
def duplicates(context: click.Context, min_score: float) -> Answer | None:
    """List suspected duplicates in the registry."""
    if context.invoked_subcommand is not None:
        return None
    options: Options = context.obj
    with opened(options) as registry:
        pairs = detector.scan(registry, min_score)
        names = listing.public_ids(registry, "child", [i for p in pairs for i in (p.a, p.b)])
    return _answer(pairs, names)


@duplicates.command(help="So những người trong một tệp CSV với nhau; không lưu gì.")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP.csv")
@click.option("--min-score", type=_SCORE, default=detector.MIN_SCORE, help="Điểm ít nhất, 0 đến 1.")
def compare(path: Path, min_score: float) -> Answer:
    """Compare the people of a CSV file."""
    return _answer(detector.compare_file(path, min_score))


def _answer(pairs: Sequence[Match], names: Mapping[str, str] | None = None) -> Answer:
    named = names or {}
    keys = {
        "pairs": [
            {
                "a": named.get(pair.a, pair.a),
                "b": named.get(pair.b, pair.b),
                "score": round(pair.score, 4),
                "reasons": list(pair.reasons),
            }
            for pair in pairs
        ],
        "groups": [[named.get(one, one) for one in group.members] for group in groups_of(pairs)],
    }
    lines = [
        f"{named.get(p.a, p.a)} – {named.get(p.b, p.b)} ({p.score:.2f}): {'; '.join(p.reasons)}"
        for p in pairs
    ]
    return Answer(keys, lines or ["Không thấy hồ sơ nào nghi trùng."])


COMMANDS: tuple[click.Command, ...] = (duplicates,)
