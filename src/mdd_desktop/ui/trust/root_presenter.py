"""What happens with root keys: a file for each holder, the next root signed with the files."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject

from mdd_desktop.services import root_keys
from mdd_desktop.services.root_keys import RootState
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.trust.ports import RootShown
from mdd_desktop.ui.trust.view import TrustView
from mdd_desktop.ui.ways_out import Stick
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.card import two_lines
from mdd_desktop.ui.widgets.form_dialog import FormDialog


class RootPresenter(QObject):
    """Shows the root and signs the next one."""

    def __init__(self, view: TrustView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._card = view.root
        self._desk = desk
        self._stick = stick
        self._card.key_wanted.connect(self._ask_for_holder)
        self._card.files_wanted.connect(self._choose_files)
        self._card.list_wanted.connect(self._sign_list)
        self._card.signed.connect(self._sign)

    def load(self) -> None:
        """Read the root again; a computer that was never enrolled has none."""
        self._card.hide()
        self._desk.ask(
            root_keys.root_state,
            on_done=self._show,
            on_error=lambda _error: self._card.hide(),
            owner=self._view,
            key="root",
        )

    def _show(self, state: RootState) -> None:
        title = tr("{threshold} trong {count} khóa phải cùng ký thì mới đổi được gốc").format(
            threshold=state.threshold, count=len(state.keys)
        )
        if len(state.keys) == 1:
            title = tr("Chỉ có một khóa gốc: một người ký là đổi được gốc")
        self._card.show_root(
            RootShown(
                title=title,
                facts=(
                    *two_lines(tr("Số in ra giấy"), state.fingerprint),
                    (tr("Khóa gốc hết hạn"), _day(state.until)),
                    (tr("Danh sách hết hạn"), _day(state.list_until)),
                ),
                keys=tuple(
                    (digits, holder or self._whose(state))
                    for digits, holder in zip(state.keys, state.holders, strict=True)
                ),
                threshold=state.threshold,
                is_ours=state.is_ours,
                signs_list=state.is_ours,
            )
        )
        self._card.show()

    def _whose(self, state: RootState) -> str:
        return tr("Khóa cất trong máy này") if state.here else tr("Khóa cấp trên giữ")

    def _ask_for_holder(self) -> None:
        dialog = FormDialog(
            self._view.window(),
            title=tr("Khóa gốc cho một người giữ"),
            sentence=tr("Cắm USB riêng của người giữ. Người giữ tự gõ mật khẩu; USB và mật khẩu "
                        "niêm phong ở hai nơi khác nhau."),
            verb=tr("Tạo tệp khóa"),
            rows=[
                [Box("holder", tr("Người giữ"), required=True)],
                [Box("secret", tr("Mật khẩu của người giữ"), "secret", required=True)],
                [Box("again", tr("Gõ lại mật khẩu"), "secret", required=True)],
            ],
        )  # fmt: skip
        dialog.decided.connect(lambda: self._make_key(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_key(self, dialog: FormDialog) -> None:
        typed = dialog.fields()
        if typed["secret"] != typed["again"]:
            told = tr("Gõ lại mật khẩu vào cả hai ô.")
            dialog.show_failure(tr("Hai lần gõ khác nhau"), told)
            return
        path = self._stick.file_to_save("khoa-goc.khoa", "khoa")
        if path is None:
            return
        self._desk.tasks.free(
            root_keys.make_key_file,
            path,
            holder=typed["holder"].strip(),
            passphrase=typed["secret"],
            on_done=lambda _digits: self._made(dialog, path),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa tạo được khóa")),
            owner=dialog,
            sentence=tr("Đang tạo khóa"),
        )

    def _made(self, dialog: FormDialog, path: Path) -> None:
        dialog.accept()
        self._desk.told.emit(
            tr("Đã tạo {file}. Đưa tệp vào chữ ký kế tiếp.").format(file=path.name)
        )
        self._card.show_files([path])

    def _choose_files(self) -> None:
        self._card.show_files(self._stick.files_to_open(tr("Tệp khóa của người giữ"), "*.khoa"))

    def _sign(
        self,
        given: list[tuple[Path, str]],
        threshold: int,
        going: list[str],
        registrar: bool,  # noqa: FBT001 - from a signal
    ) -> None:
        self._desk.ask(
            root_keys.appoint,
            given,
            threshold=threshold,
            drop=going,
            new_registrar=registrar,
            on_done=self._signed,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ký được gốc mới")),
            owner=self._view,
            sentence=tr("Đang ký gốc mới"),
        )

    def _signed(self, state: RootState) -> None:
        title = tr("Gốc mới đã ký")
        sentence = tr("In lại quyết định với dãy số mới: {digits}. Các đơn vị nhận gốc mới trong "
                      "gói kế tiếp.").format(digits=state.fingerprint)  # fmt: skip
        self._view.show_told("ok", title, sentence)
        self._show(state)

    def _sign_list(self) -> None:
        self._desk.ask(
            root_keys.sign_again,
            on_done=self._list_signed,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ký lại được")),
            owner=self._view,
        )

    def _list_signed(self, state: RootState) -> None:
        day = _day(state.list_until)
        self._desk.saved(tr("Đã ký lại danh sách, hiệu lực đến {day}.").format(day=day), undo=False)
        self._show(state)


def _day(at: dt.datetime) -> str:
    return f"{at.astimezone():%d/%m/%Y}"
