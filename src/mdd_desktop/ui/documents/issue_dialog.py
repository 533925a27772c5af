"""The question before a document gets its number: number, date, signer, copies."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.form_dialog import FormDialog

_WIDTH = 500


class IssueDialog(FormDialog):
    """Window-modal; stays open until the document is issued.

    Attributes:
        decided: An :class:`Issuing`; the presenter issues and closes, or shows why not.
    """

    decided = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, number: int | None, signer: str, today: dt.date
    ) -> None:
        self._numbered = number is not None
        day = Box("day", tr("Ngày văn bản"), "day", required=True)
        head = [Box("number", tr("Số (số tiếp theo của năm)"), required=True), day]
        sentence = tr(
            "“{title}” sẽ được giữ nguyên từng chữ và từng số; in lại lúc nào cũng ra đúng "
            "bản này. Muốn sửa sau khi ban hành thì lập bản thay thế."
        )
        first = {"day": f"{today:%d/%m/%Y}", "signer": signer, "copies": ""}
        super().__init__(
            parent,
            title=tr("Cấp số và ban hành?"),
            sentence=sentence.format(title=title),
            verb=tr("Ban hành"),
            rows=[
                head if self._numbered else [day],
                [Box("signer", tr("Người ký")), Box("copies", tr("Số lượng bản"), stretch=1)],
            ],
            fields=first | ({"number": f"{number:02d}"} if number is not None else {}),
            width=_WIDTH,
        )

    @override
    def _decided(self) -> None:
        fields, day = self.fields(), self.date("day")
        number, copies = fields.get("number", ""), fields["copies"]
        if self._numbered and not number.isdecimal():
            self.show_problem("number", tr("Ghi số của văn bản bằng chữ số."))
            return
        if day is None:
            self.show_problem("day", tr("Ghi đủ ngày, tháng, năm."))
            return
        issuing = Issuing(
            number=int(number) if self._numbered else None,
            dated=day.first_day(),
            signer=fields["signer"] or None,
            copies=int(copies) if copies.isdecimal() else None,
        )
        self.decided.emit(issuing)
