"""The command line run in this process, and folders that are copied because making them is slow."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_runner import WORKED_EXAMPLE, Ran, fingerprint_of, ran

from builders import PASSPHRASE, an_office
from office_fixtures import lone, offices, province_template

__all__ = ["lone", "offices", "province_template"]
Run = Callable[..., Ran]


@pytest.fixture
def mdd(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with the passphrase of the tests in the environment."""
    monkeypatch.setenv("MDD_PASSPHRASE", PASSPHRASE)

    def run(*arguments: object, data: Path | None = None) -> Ran:
        where = ["--data", data] if data is not None else []
        return ran([str(argument) for argument in (*where, *arguments)], capsys)

    return run


@pytest.fixture(scope="session")
def example_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example of the design, loaded by the command line at unit T."""
    folder = tmp_path_factory.mktemp("vi-du") / "so"
    an_office(folder, "T", name="tỉnh Bình Hà").close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MDD_PASSPHRASE", PASSPHRASE)
        loaded = ran(["records", "import", str(WORKED_EXAMPLE), "--data", str(folder), "--json"])
    assert loaded.code == 0, loaded
    return folder


@pytest.fixture
def example(example_template: Path, tmp_path: Path) -> Path:
    """A copy of the worked example's registry."""
    return Path(shutil.copytree(example_template, tmp_path / "vi-du"))


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xa") / "so"
    an_office(folder, "X1", name="xã Hoa Sen").close()
    return folder


@pytest.fixture
def office(office_template: Path, tmp_path: Path) -> Path:
    """The folder of a commune's office that is alone in the world."""
    return Path(shutil.copytree(office_template, tmp_path / "so-xa"))


@pytest.fixture(scope="session", params=["province", "district"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The demonstration with few children, made once for each kind of superior."""
    folder = tmp_path_factory.mktemp("lam-thu") / "moi"
    arguments = ["demo", str(folder), "--children", "4", "--today", "2026-11-22", "--json"]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MDD_PASSPHRASE", raising=False)
        if request.param == "province":  # the other one invents a passphrase for each office
            patch.setenv("MDD_PASSPHRASE", PASSPHRASE)
        return ran([*arguments, "--superior", request.param])


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would be asked gets no answer, as in a script."""
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def unchanged(mdd: Run, office: Path) -> Iterator[Path]:
    """An office that must be byte for byte the same afterwards, and sound."""
    digest = mdd("state", "digest", "--json", data=office).out  # the copy learns that it is one
    before = fingerprint_of(office)
    yield office
    assert fingerprint_of(office) == before
    assert mdd("state", "digest", "--json", data=office).out == digest
    assert mdd("check", "--deep", "--json", data=office).answer["ok"]
