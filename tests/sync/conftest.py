import shutil

import pytest
from sync_forgery import Refuses
from sync_offices import Computer

from mdd_desktop.sync.changes import write_lines
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.trust import TrustList


@pytest.fixture(scope="session")
def province() -> Computer:
    return Computer("79", "province")


@pytest.fixture(scope="session")
def commune() -> Computer:
    return Computer("00451", parent="79")


@pytest.fixture(scope="session")
def other_commune() -> Computer:
    return Computer("00452", parent="79")


@pytest.fixture(scope="session")
def district() -> Computer:
    return Computer("C1", "district", parent="79")


@pytest.fixture(scope="session")
def below() -> Computer:
    return Computer("00460", parent="C1")


@pytest.fixture(scope="session")
def trust(province: Computer, commune: Computer, other_commune: Computer) -> TrustList:
    """The province has listed both communes."""
    return province.approves(province.approves(province.own_tree(), commune), other_commune)


@pytest.fixture(scope="session")
def openssh() -> str:
    found = shutil.which("ssh-keygen")
    if found is None:
        pytest.skip("ssh-keygen is not installed")
    return found


@pytest.fixture
def refuses(province: Computer, trust: TrustList) -> Refuses:
    """Return the code with which the province refuses a file."""

    def code(package: bytes) -> str:
        with pytest.raises(PackageError) as caught:
            province.opens(package, trust)
        return caught.value.code

    return code


@pytest.fixture(scope="module")
def package(province: Computer, commune: Computer) -> bytes:
    return commune.packs(province, commune.writes(12))


@pytest.fixture(scope="module")
def lines(commune: Computer) -> list[bytes]:
    return [line[:-1] for line in write_lines(commune.writes(3))]
