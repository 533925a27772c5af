"""The command line: commands by noun, refusals with their exit codes, never a traceback."""

import sys
from collections.abc import Sequence

import click

from mdd_desktop.cli.audit import COMMANDS as AUDIT
from mdd_desktop.cli.backup import COMMANDS as BACKUP
from mdd_desktop.cli.children import COMMANDS as CHILDREN
from mdd_desktop.cli.conflicts import COMMANDS as CONFLICTS
from mdd_desktop.cli.demo import COMMANDS as DEMO
from mdd_desktop.cli.document import COMMANDS as DOCUMENT
from mdd_desktop.cli.duplicates import COMMANDS as DUPLICATES
from mdd_desktop.cli.excel import COMMANDS as EXCEL
from mdd_desktop.cli.figures import COMMANDS as FIGURES
from mdd_desktop.cli.office import COMMANDS as OFFICE
from mdd_desktop.cli.options import Options, UsageError, split, wants_json
from mdd_desktop.cli.output import Answer, refuse
from mdd_desktop.cli.package import COMMANDS as PACKAGE
from mdd_desktop.cli.records import COMMANDS as RECORDS
from mdd_desktop.cli.requests import COMMANDS as REQUESTS
from mdd_desktop.cli.sponsors import COMMANDS as SPONSORS
from mdd_desktop.cli.state import COMMANDS as STATE
from mdd_desktop.cli.targets import COMMANDS as TARGETS
from mdd_desktop.cli.trust import COMMANDS as TRUST
from mdd_desktop.cli.units import COMMANDS as UNITS
from mdd_desktop.cli.wording import VietnameseGroup, usage_message
from mdd_desktop.domain.errors import RegistryError

WRONG_USAGE = 2


@click.group(cls=VietnameseGroup)
def mdd() -> None:
    """Mẹ đỡ đầu: sổ, văn bản và gói đồng bộ của Hội, không cần mạng.

    Tùy chọn chung, đặt ở đâu cũng được: --data THƯ_MỤC, --passphrase-file TỆP,
    --today NĂM-THÁNG-NGÀY, --json. Không kèm lệnh nào thì mở cửa sổ.
    """


for commands in (
    AUDIT,
    BACKUP,
    CHILDREN,
    CONFLICTS,
    DEMO,
    DOCUMENT,
    DUPLICATES,
    EXCEL,
    FIGURES,
    OFFICE,
    PACKAGE,
    RECORDS,
    REQUESTS,
    SPONSORS,
    STATE,
    TARGETS,
    TRUST,
    UNITS,
):
    for command in commands:
        mdd.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 refused, 2 wrong usage, 3 not trusted or damaged, 4 done in part.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    as_json = wants_json(arguments)
    try:
        options, rest = split(arguments)
        return _answer(options, rest)
    except UsageError as error:
        refuse("usage", str(error), as_json=as_json)
    except click.UsageError as error:
        refuse("usage", usage_message(error), as_json=as_json)
    except RegistryError as error:
        refuse(error.code, error.message, as_json=as_json)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        refuse("stopped", "Đã dừng. Chưa ghi gì.", as_json=as_json)
        return 1
    except OSError as error:
        refuse("file_failed", _file_failed(error), as_json=as_json)
        return 1
    return WRONG_USAGE


def _answer(options: Options, rest: list[str]) -> int:
    answer = mdd.main(rest, prog_name="mdd", standalone_mode=False, obj=options)
    if not isinstance(answer, Answer):
        return answer if isinstance(answer, int) else 0
    answer.show(as_json=options.json)
    return answer.exit_code


def _file_failed(error: OSError) -> str:
    where = f" {error.filename}" if error.filename else ""
    return (
        f"Không đọc hoặc ghi được tệp{where}. Xem lại đường dẫn, quyền và chỗ trống trên ổ đĩa. "
        "Chưa ghi gì."
    )
