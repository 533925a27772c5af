"""After every story: each log replays to the very tables, also from nothing, in another order."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import (
    Offices,
    an_empty_registry,
    changes_by_feed,
    everything_shown,
    rebuild,
)
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.integrity import chain_problems, replay_problems
from office_fixtures import district, district_template, lone, offices, province_template

__all__ = ["district", "district_template", "lone", "offices", "province_template"]
_OFFICES = ("offices", "district", "lone")


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trong") / "so"
    an_empty_registry(folder).close()
    return folder


@pytest.fixture(autouse=True)
def every_log_replays(
    request: pytest.FixtureRequest, tmp_path: Path, empty_template: Path
) -> Iterator[None]:
    """Take every office that the story used and hold its tables against its log."""
    stories: list[Offices] = [
        request.getfixturevalue(name) for name in _OFFICES if name in request.fixturenames
    ]
    yield
    for story in stories:
        for name in sorted(story.used.intersection(story.names())):
            assert _problems(story[name]) == []
            _rebuilds_to_the_same_cells(story, name, tmp_path / "lai" / name, empty_template)


def _problems(registry: Registry) -> list[str]:
    with registry.read() as reading:
        return [*chain_problems(reading.connection), *replay_problems(reading)]


def _rebuilds_to_the_same_cells(story: Offices, name: str, folder: Path, empty: Path) -> None:
    shutil.copytree(empty, folder)
    with an_empty_registry(folder) as rebuilt:
        rebuild(rebuilt, changes_by_feed(story[name]))

        assert everything_shown(rebuilt) == everything_shown(story[name])
