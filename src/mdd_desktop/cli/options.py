"""The options that every command takes, before or after its name."""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from mdd_desktop.domain.errors import RegistryError, RuleError

APP_NAME = "mdd_desktop"
_WITH_VALUE = ("--data", "--passphrase-file", "--today")
_FLAG = "--json"
_REFUSED = ("--passphrase", "--password")


class UsageError(Exception):
    """Wrong usage, said in Vietnamese; exit code 2."""


@dataclass(frozen=True)
class Options:
    """The common options.

    Attributes:
        data: Folder of the installation.
        passphrase_file: File with the passphrase, or None.
        today: Business date, or None for the computer's date.
        json: Whether the answer is one JSON document.
    """

    data: Path
    passphrase_file: Path | None
    today: dt.date | None
    json: bool

    @property
    def business_date(self) -> dt.date:
        """The date by which ages, due dates and documents go."""
        return self.today or dt.datetime.now().astimezone().date()

    def passphrase(self) -> str:
        """The passphrase from the file, the environment, or the terminal without echo.

        Raises:
            RuleError: Nothing gives it and nobody can be asked.
        """
        if self.passphrase_file is not None:
            return read_passphrase(self.passphrase_file)
        given = os.environ.get("MDD_PASSPHRASE")
        if given:
            return given
        return ask("Mật khẩu mở sổ", "--passphrase-file TỆP hoặc biến MDD_PASSPHRASE")


def ask(question: str, instead: str) -> str:
    """Ask on the terminal without echo.

    Args:
        question: What is asked for.
        instead: What gives the answer where nobody can be asked.

    Raises:
        RuleError: There is no terminal.
    """
    if not sys.stdin.isatty():
        raise RuleError(
            "passphrase_missing",
            f"Chưa có câu trả lời cho “{question}”. Dùng {instead}.",
        )
    import getpass  # noqa: PLC0415 - rarely needed

    return getpass.getpass(f"{question}: ", stream=sys.stderr)


def split(arguments: Sequence[str]) -> tuple[Options, list[str]]:
    """Take the common options out of the arguments, wherever they stand.

    Raises:
        UsageError: A value is missing or wrong, or a passphrase stands on the command line.
    """
    values: dict[str, str] = {}
    rest: list[str] = []
    as_json, waiting = False, iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == _FLAG:
            as_json = True
        elif name in _REFUSED:
            msg = "Không ghi mật khẩu trên dòng lệnh. Dùng --passphrase-file hoặc MDD_PASSPHRASE."
            raise UsageError(msg)
        elif name in _WITH_VALUE:
            values[name] = value if equals else next(waiting, "")
            if not values[name]:
                msg = f"Tùy chọn {name} cần một giá trị."
                raise UsageError(msg)
        else:
            rest.append(argument)
    return _options(values, as_json=as_json), rest


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether a refusal must be JSON even when the arguments cannot be read."""
    return _FLAG in arguments


def _options(values: dict[str, str], *, as_json: bool) -> Options:
    data = values.get("--data") or os.environ.get("MDD_DATA")
    secret = values.get("--passphrase-file")
    return Options(
        data=Path(data) if data else platformdirs.user_data_path(APP_NAME, appauthor=False),
        passphrase_file=Path(secret) if secret else None,
        today=_date(values["--today"]) if "--today" in values else None,
        json=as_json,
    )


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        msg = f"--today cần một ngày có trên lịch, dạng 2026-11-22; đã ghi “{text[:20]}”."
        raise UsageError(msg) from None


def read_passphrase(path: Path) -> str:
    """The passphrase that stands in a file."""
    try:
        return path.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise RegistryError(
            "passphrase_file",
            f"Không đọc được tệp mật khẩu {path}. Xem lại đường dẫn và quyền đọc.",
        ) from None
