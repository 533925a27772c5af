"""Runs a command in this process and keeps everything it said."""

import contextlib
import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mdd_desktop.cli.main import run

WORKED_EXAMPLE = Path(__file__).parent.parent / "golden" / "worked_example.json"
FIGURES_BY_HAND = Path(__file__).parent.parent / "golden" / "worked_example_figures.json"


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def refusal(self) -> str:
        """The code of the refusal."""
        assert set(self.answer["error"]) == {"code", "message"}
        return str(self.answer["error"]["code"])

    @property
    def message(self) -> str:
        """The sentence of the refusal, wherever it stands."""
        return str(self.answer["error"]["message"]) if self.out.startswith("{") else self.err


Mdd = Callable[..., Ran]
VIETNAMESE = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


def refused(ran: Ran, code: int = 1) -> None:
    assert ran.code == code, ran
    assert "Traceback" not in ran.out + ran.err
    assert ran.refusal
    assert set(ran.message.lower()) & VIETNAMESE
    assert ran.message.rstrip().endswith((".", "?"))


def ran(arguments: Sequence[str], capsys: pytest.CaptureFixture[str] | None = None) -> Ran:
    """Run ``mdd`` with these arguments."""
    if capsys is not None:
        capsys.readouterr()
        code = run(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(arguments)
    return Ran(code, *(_text(stream) for stream in (out, err)))


def written(path: Path, content: object) -> Path:
    """A JSON file for a command to read."""
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def fingerprint_of(folder: Path) -> dict[str, str]:
    """A hash of every file of a folder; what SQLite and the lock make while open is left out."""
    passing = (".lock", "-wal", "-shm")
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(passing)
    }


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
