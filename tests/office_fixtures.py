"""Fixtures with offices; the conftest of each folder that wants them imports them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import DISTRICT, Offices, copied, enrolled_offices


@pytest.fixture(scope="session")
def province_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = enrolled_offices(tmp_path_factory.mktemp("mau-tinh"))
    made.close()
    return made.folder


@pytest.fixture(scope="session")
def district_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = enrolled_offices(tmp_path_factory.mktemp("mau-cum"), DISTRICT)
    made.close()
    return made.folder


@pytest.fixture
def offices(province_template: Path, tmp_path: Path) -> Iterator[Offices]:
    """A province, a commune with two computers and another commune, all enrolled."""
    made = copied(province_template, tmp_path / "so")
    yield made
    made.close()


@pytest.fixture
def district(district_template: Path, tmp_path: Path) -> Iterator[Offices]:
    """The same below a district (cụm) without a province."""
    made = copied(district_template, tmp_path / "so")
    yield made
    made.close()


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Offices]:
    """No office yet: the test sets up its own."""
    made = Offices(tmp_path / "so")
    yield made
    made.close()
