"""Habits that a reader of the tree may rely on, checked."""

import ast
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TREES = ("src", "tests", "benchmarks", "docs", "resources", "installers", "tools", ".ci")
LONGEST_MODULE = 300

# Written apart, so that this file does not hold them itself.
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "deb." + "debian.org", "registry." + "npmjs.org")
PLACES = re.compile(r"(?<![\w.])/" + r"work/|\.\./" + r"shared|/" + r"tmp/spine|/" + r"root/\.")
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|NotImplemented" + r"Error)\b")


def texts() -> Iterator[tuple[Path, str]]:
    """Yield every file of the project that can be read as text."""
    files = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".coverage"]
    files += [path for tree in TREES for path in (ROOT / tree).rglob("*") if path.is_file()]
    for path in sorted(files):
        if "__pycache__" in path.parts:
            continue
        content = path.read_bytes()
        if b"\0" in content:
            continue
        try:
            yield path.relative_to(ROOT), content.decode()
        except UnicodeDecodeError:
            continue


def test_every_layer_knows_only_those_below_it() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


def imported(path: Path) -> set[str]:
    """Return the full names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_the_domain_needs_only_pydantic_and_the_standard_library() -> None:
    allowed = {"pydantic", "pydantic_core", "mdd_desktop"} | sys.stdlib_module_names

    needed = {
        name.split(".")[0]
        for path in (ROOT / "src/mdd_desktop/domain").rglob("*.py")
        for name in imported(path)
    }

    assert needed <= allowed


def test_screens_do_not_import_one_another() -> None:
    ui = ROOT / "src/mdd_desktop/ui"
    screens = {folder.name for folder in ui.iterdir() if folder.is_dir()}
    screens -= {"theme", "widgets", "__pycache__"}

    offenders = [
        (screen, name)
        for screen in sorted(screens)
        for path in (ui / screen).rglob("*.py")
        for name in imported(path)
        for other in screens - {screen}
        if f"{name}.".startswith(f"mdd_desktop.ui.{other}.")
    ]

    assert offenders == []


def test_every_public_class_of_the_domain_is_in_the_glossary() -> None:
    glossary = set(re.findall(r"`(\w+)`", (ROOT / "docs/glossary.md").read_text("utf-8")))
    classes = {
        node.name
        for path in (ROOT / "src/mdd_desktop/domain").rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }

    assert sorted(classes - glossary) == []


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    offenders = [
        str(path)
        for path, text in texts()
        if PLACES.search(text) or any(host in text for host in HOSTS)
    ]

    assert offenders == []


def test_nothing_is_left_unfinished_in_the_sources() -> None:
    offenders = [str(path) for path in SOURCES if UNFINISHED.search(path.read_text("utf-8"))]

    assert offenders == []


def test_every_text_is_composed_unicode() -> None:
    offenders = [
        str(path)
        for path, text in texts()
        if path.parts[0] != "tests" and not unicodedata.is_normalized("NFC", text)
    ]

    assert offenders == []


def test_no_resource_hides_a_decomposed_letter_behind_an_escape() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "resources").rglob("*.json")
        if not unicodedata.is_normalized(
            "NFC", json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
        )
    ]

    assert offenders == []


def test_the_pinned_libraries_carry_hashes_and_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [line for line in lines if not line.startswith(" ")]

    assert all("==" in line and line.endswith("\\") for line in pinned)
    assert all(line.startswith("    --hash=sha256:") for line in lines if line not in pinned)


def test_every_library_of_the_project_is_pinned() -> None:
    pinned = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    )
    project = (ROOT / "pyproject.toml").read_text("utf-8").split("[project.scripts]")[0]
    wanted = re.findall(r'^    "([A-Za-z0-9-]+)', project, re.MULTILINE)

    assert {name.lower() for name in wanted} <= pinned


def test_the_wheel_carries_the_shipped_data(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]

    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - our own tool

    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"mdd_desktop/{path.relative_to(ROOT)}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert shipped <= names
