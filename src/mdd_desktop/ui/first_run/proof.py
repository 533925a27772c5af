"""The proof that a recovery key is on paper: a few of its signs, typed back."""

import secrets

from mdd_desktop.services import recovery_sheet
from mdd_desktop.ui.text import tr

_ASKED_SIGNS = 4


class SheetProof:
    """Asks for signs of one key, drawn anew each time.

    Attributes:
        shown: The key in its groups, as the sheet prints it.
        question: Which signs have to be typed.
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
        self.shown = "  ".join(groups)
        self.question = tr("Nhìn trên giấy, gõ lại bốn ký tự: {named}.").format(named=named)

    def holds(self, typed: str) -> bool:
        """Whether these are the signs, in either case, with blanks or without."""
        return "".join(typed.split()).upper() == self._asked.upper()
