"""``mdd trust root``: the root keys, their holders, and how many must agree."""

from dataclasses import asdict
from pathlib import Path

import click

from mdd_desktop.cli.options import Options, UsageError, ask, read_passphrase
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseCommand
from mdd_desktop.services import inspection, root_keys

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    cls=VietnameseCommand,
    help="Khóa gốc của danh sách tin cậy: có mấy khóa, mấy khóa phải cùng ký.",
)
@click.pass_obj
def root(options: Options) -> Answer:
    """Show the root in force."""
    with opened(options) as registry:
        return _shown(root_keys.root_state(registry))


@click.command(
    cls=VietnameseCommand,
    name="root-key",
    help="Tạo tệp khóa gốc cho một người giữ, nên để trên USB riêng.",
)
@click.option("-o", "output", required=True, type=_FILE, help="Tệp khóa.")
@click.option("--holder", required=True, help="Người giữ.")
@click.option("--key-passphrase-file", type=_FILE, help="Tệp có mật khẩu của người giữ.")
def root_key(output: Path, holder: str, key_passphrase_file: Path | None) -> Answer:
    """Make a holder's key file; no registry is opened."""
    digits = root_keys.make_key_file(
        output, holder=holder, passphrase=_secret(key_passphrase_file, output)
    )
    return Answer(
        {"fingerprint": digits, "file": str(output)},
        [f"Đã tạo khóa {output} của {holder}.", f"Dấu khóa: {digits}"],
    )


@click.command(cls=VietnameseCommand, help="Đổi khóa gốc: mọi người giữ khóa được đưa vào đều ký.")
@click.option("--key", "keys", multiple=True, type=_FILE, help="Tệp khóa của một người giữ.")
@click.option(
    "--key-passphrase-file", "secrets", multiple=True, type=_FILE, help="Theo thứ tự của --key."
)
@click.option("--threshold", required=True, type=int, help="Số khóa phải cùng ký từ nay.")
@click.option("--drop", multiple=True, metavar="DẤU", help="Dấu của khóa không còn dùng.")
@click.option("--new-registrar", is_flag=True, help="Thay cả khóa ký danh sách.")
@click.pass_obj
def appoint(
    options: Options,
    keys: tuple[Path, ...],
    secrets: tuple[Path, ...],
    threshold: int,
    drop: tuple[str, ...],
    *,
    new_registrar: bool,
) -> Answer:
    """Make the next root."""
    if secrets and len(secrets) != len(keys):
        msg = "Mỗi --key cần một --key-passphrase-file, theo cùng thứ tự."
        raise UsageError(msg)
    files = secrets or (None,) * len(keys)
    given = [(path, _secret(secret, path)) for path, secret in zip(keys, files, strict=True)]
    with opened(options) as registry:
        done = root_keys.appoint(
            registry, given, threshold=threshold, drop=drop, new_registrar=new_registrar
        )
    return _shown(done)


def _secret(path: Path | None, key: Path) -> str:
    if path is not None:
        return read_passphrase(path)
    return ask(f"Mật khẩu của khóa {key.name}", "--key-passphrase-file TỆP")


def _shown(state: root_keys.RootState) -> Answer:
    return Answer(
        asdict(state),
        [
            f"{state.threshold} trong {len(state.keys)} khóa gốc phải cùng ký.",
            f"Chữ số in trên quyết định: {state.fingerprint}",
            *state.keys,
        ],
    )


@click.command(
    cls=VietnameseCommand, help="Ghi danh sách chữ ký để đoàn kiểm tra tự kiểm bằng ssh-keygen."
)
@click.option("-o", "output", required=True, type=_FILE, help="Tệp allowed_signers.")
@click.pass_obj
def signers(options: Options, output: Path) -> Answer:
    """Write the files that OpenSSH verifies with."""
    with opened(options) as registry:
        made = inspection.write_signers(registry, output)
    return Answer(
        {
            "file": str(made.allowed),
            "revoked_file": str(made.revoked),
            "computers": made.computers,
            "revoked": made.gone,
        },
        [f"Đã ghi {made.allowed}: {made.computers} máy; {made.revoked}: {made.gone} máy."],
    )


COMMANDS: tuple[click.Command, ...] = (root, root_key, appoint, signers)
