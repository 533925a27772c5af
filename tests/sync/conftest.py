import shutil

import pytest
from sync_offices import Computer

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
def trust(province: Computer, commune: Computer, other_commune: Computer) -> TrustList:
    """The province has listed both communes."""
    return province.approves(province.approves(province.own_tree(), commune), other_commune)


@pytest.fixture(scope="session")
def openssh() -> str:
    found = shutil.which("ssh-keygen")
    if found is None:
        pytest.skip("ssh-keygen is not installed")
    return found
