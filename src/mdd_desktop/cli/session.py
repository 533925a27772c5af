"""Opening the registry that a command works on."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mdd_desktop.cli.options import Options
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import offices
from mdd_desktop.services.offices import Registry


@contextlib.contextmanager
def opened(options: Options) -> Iterator[Registry]:
    """The registry of the folder that the options name, closed again at the end."""
    offices.officers_of(options.data)  # refuses before a passphrase is asked for in vain
    with offices.open_office(
        options.data, options.passphrase(), today=options.business_date
    ) as registry:
        yield registry


def read_json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Read a JSON file.

    Raises:
        NotFoundError: There is no such file.
        RuleError: ``bad_json``: it is not JSON, with the line.
    """
    if not path.is_file():
        raise NotFoundError("no_file", f"Không thấy tệp {path}. Xem lại đường dẫn.")
    try:
        content = path.read_bytes()
        found = json.loads(content, parse_constant=_refuse_constant)
        if _SURROGATE in content.lower():
            json.dumps(found, ensure_ascii=False).encode()  # half a character is no text
        return found  # noqa: TRY300 - every error of the three lines above means the same
    except json.JSONDecodeError as error:
        raise RuleError(
            "bad_json",
            f"Tệp {path.name} không phải JSON đúng: dòng {error.lineno}, cột {error.colno}. "
            "Chưa ghi gì.",
        ) from None
    except (ValueError, RecursionError):
        raise RuleError(
            "bad_json", f"Tệp {path.name} không phải JSON đúng (UTF-8). Chưa ghi gì."
        ) from None


_SURROGATE = b"\\ud"


def _refuse_constant(name: str) -> None:
    msg = f"{name} is not a JSON value"
    raise ValueError(msg)
