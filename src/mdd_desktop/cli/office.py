"""``mdd init``, ``mdd passphrase`` and ``mdd recover``."""

import os
from pathlib import Path

import click

from mdd_desktop.cli.options import Options, ask
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.wording import VietnameseCommand, VietnameseGroup
from mdd_desktop.services import offices, recovery_sheet
from mdd_desktop.services.offices import NewOffice


@click.command(
    cls=VietnameseCommand, help="Thiết lập sổ mới của một đơn vị: sổ mã hóa, khóa, phiếu khôi phục."
)
@click.option("--unit", required=True, help="Mã đơn vị trong danh mục, hoặc mã riêng kèm --name.")
@click.option("--name", help="Tên đơn vị ngoài danh mục.")
@click.option("--parent", help="Mã đơn vị cấp trên.")
@click.option("--officer", required=True, help="Họ tên cán bộ.")
@click.option(
    "--role", default="admin", type=click.Choice(sorted(offices.ROLES)), help="Quyền trên máy này."
)
@click.option("--training", is_flag=True, help="Sổ tập huấn, chỉ có dữ liệu giả định.")
@click.pass_obj
def init(
    options: Options,
    unit: str,
    name: str | None,
    parent: str | None,
    officer: str,
    role: str,
    *,
    training: bool,
) -> Answer:
    """Set up an office."""
    office = NewOffice(
        unit=unit,
        officer=officer,
        passphrase=options.passphrase(),
        name=name,
        parent=parent,
        role=role,
        training=training,
    )
    registry, recovery = offices.set_up(options.data, office, today=options.business_date)
    with registry:
        sheet = recovery_sheet.write(registry, recovery)
        fingerprint = offices.device_fingerprint(registry)
    return Answer(
        {"unit": unit, "device_fingerprint": fingerprint, "recovery_sheet": str(sheet)},
        [
            f"Đã lập sổ của đơn vị {unit} trong {options.data}.",
            f"Mã máy: {fingerprint}",
            f"Phiếu khôi phục: {sheet}. In ra, niêm phong, rồi xóa tệp này khỏi máy.",
        ],
    )


@click.group(cls=VietnameseGroup, help="Mật khẩu mở sổ.")
def passphrase() -> None:
    """Passphrase commands."""


@passphrase.command(help="Đổi mật khẩu. Mật khẩu mới lấy từ tệp hoặc hỏi trên màn hình.")
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    help="Tệp có mật khẩu mới; thiếu thì lấy biến MDD_NEW_PASSPHRASE.",
)
@click.pass_obj
def change(options: Options, new_passphrase_file: Path | None) -> Answer:
    """Change a passphrase."""
    old = options.passphrase()
    offices.change_passphrase(options.data, old, _new_passphrase(new_passphrase_file))
    return Answer({"changed": True}, ["Đã đổi mật khẩu. Từ nay mở sổ bằng mật khẩu mới."])


@click.command(cls=VietnameseCommand, help="Đặt mật khẩu mới bằng mã trên phiếu khôi phục.")
@click.option(
    "--recovery-key",
    required=True,
    type=click.Path(path_type=Path),
    help="Tệp chép mã trên phiếu khôi phục.",
)
@click.option("--officer", help="Cán bộ được đặt mật khẩu; mặc định là người đầu tiên.")
@click.option("--new-passphrase-file", type=click.Path(path_type=Path), help="Tệp có mật khẩu mới.")
@click.pass_obj
def recover(
    options: Options, recovery_key: Path, officer: str | None, new_passphrase_file: Path | None
) -> Answer:
    """Set a new passphrase with the recovery sheet."""
    key = _read(recovery_key)
    known = offices.officers_of(options.data)
    name = officer or (known[0] if known else "")
    new = _new_passphrase(new_passphrase_file)
    offices.recover(options.data, key, officer=name, new_passphrase=new)
    return Answer({"officer": name}, [f"Đã đặt mật khẩu mới cho {name}."])


def _new_passphrase(path: Path | None) -> str:
    if path is not None:
        return _read(path)
    return os.environ.get("MDD_NEW_PASSPHRASE") or ask(
        "Mật khẩu mới", "--new-passphrase-file TỆP hoặc biến MDD_NEW_PASSPHRASE"
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig").rstrip("\r\n")


COMMANDS: tuple[click.Command, ...] = (init, passphrase, recover)
