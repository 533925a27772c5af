"""``mdd backup``: make, verify, restore."""

from pathlib import Path

import click

from mdd_desktop.cli.options import Options
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.services import backups


@click.group(cls=VietnameseGroup, help="Bản sao lưu.")
def backup() -> None:
    """Backup commands."""


@backup.command(help="Sao lưu sổ đang dùng, mở thử rồi mới báo xong.")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Tệp; mặc định trong backups/.")
@click.pass_obj
def make(options: Options, output: Path | None) -> Answer:
    """Make a backup."""
    with opened(options) as registry:
        done = backups.make(registry, output)
    keys = {"file": str(done.file), "sha256": done.sha256, "head": done.head}
    return Answer(keys, [f"Đã sao lưu và mở thử: {done.file}"])


@backup.command(help="Mở thử một bản sao lưu.")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP")
@click.pass_obj
def verify(options: Options, path: Path) -> Answer:
    """Verify a backup."""
    done = backups.verify(path, options.passphrase())
    keys = {"file": str(done.file), "sha256": done.sha256, "head": done.head}
    return Answer(keys, ["Bản sao lưu mở được và nguyên vẹn."])


@backup.command(help="Khôi phục; sổ đang có được giữ riêng, không xóa.")
@click.argument("path", type=click.Path(path_type=Path), metavar="TỆP")
@click.pass_obj
def restore(options: Options, path: Path) -> Answer:
    """Restore a backup."""
    done = backups.restore(path, options.data, options.passphrase())
    keys = {
        "file": str(path),
        "sha256": done.backup.sha256,
        "head": done.backup.head,
        "kept_aside": str(done.set_aside) if done.set_aside else None,
    }
    lines = ["Đã khôi phục."]
    if done.set_aside:
        lines.append(f"Sổ trước đó được giữ trong {done.set_aside}.")
    lines.append(
        "Đây là bản khôi phục: xin cấp trên gửi lại gói của đơn vị để nhận phần còn thiếu."
    )
    return Answer(keys, lines)


COMMANDS: tuple[click.Command, ...] = (backup,)
