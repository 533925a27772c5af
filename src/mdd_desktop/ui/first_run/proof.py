"""The proof that a recovery key is on paper: a few of its signs, typed back."""

import secrets

from mdd_desktop.services import recovery_sheet
from mdd_desktop.ui.text import tr

_ASKED_SIGNS = 4


class SheetProof:
    """Asks for signs of one key, drawn anew each time.

    Attributes:
        shown: The key: its fixed beginning, then the groups of the sheet.
        question: Which signs have to be typed, all behind the beginning that every key has.
    """

    def __init__(self, key: str) -> None:
        groups = recovery_sheet.groups(key)
        every = [(at, sign) for at, group in enumerate(groups) for sign in range(len(group))]
        asked = sorted(secrets.SystemRandom().sample(every, _ASKED_SIGNS))
        self._asked = "".join(groups[at][sign] for at, sign in asked)
        named = ", ".join(
            tr("chữ {sign} của nhóm {group}").format(sign=sign + 1, group=at + 1)
            for at, sign in asked
        )
        self.shown = recovery_sheet.spaced(key)
        self.question = tr(
            "Nhìn trên giấy, đếm nhóm từ sau {beginning} và gõ lại bốn ký tự: {named}."
        ).format(beginning=recovery_sheet.BEGINNING, named=named)

    def holds(self, typed: str) -> bool:
        """Whether these are the signs, in either case, with blanks or without."""
        return "".join(typed.split()).upper() == self._asked.upper()
