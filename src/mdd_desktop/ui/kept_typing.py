"""What is typed into a panel that is no form of its own: kept box by box, shown again later."""

from collections.abc import Callable, Mapping
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mdd_desktop.services import drafts
from mdd_desktop.services.drafts import ABOUT, DIALOG, Draft
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import left_signal, put_text, text_of

Fields = Mapping[str, str]


class KeptTyping(QObject):
    """Keeps what differs from what stood there at first; a crash, a lock or another page leaves it.

    Args:
        owner: The panel.
        desk: Keeps drafts.
        way: (page, name): the route that leads back, and the panel among those of its page.
        read: What stands in the panel now.
        show: Shows some of it again.
        tell: Says that this happened; in the toast by default.
    """

    def __init__(
        self,
        owner: QWidget,
        desk: Desk,
        way: tuple[str, str],
        *,
        read: Callable[[], Fields],
        show: Callable[[Fields], object],
        tell: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(owner)
        self._owner, self._desk, self._way = owner, desk, way
        self._read, self._show = read, show
        self._tell = tell or desk.told.emit
        self._first: dict[str, str] = {}
        self._key = self._about = ""
        self._is_kept = False

    def begin(self, about: str, record: object = "", beside: object = "") -> None:
        """Watch the panel as it stands now, and offer what was left in it before.

        Args:
            about: What is being done, for the list of drafts.
            record: Whom it is about; "" for nobody.
            beside: Who else it is about.
        """
        page, name = self._way
        self._key, self._about = f"{DIALOG}.{page}.{name}{beside}:{record}", about
        self._first, self._is_kept = dict(self._read()), False
        if not self._desk.meeting:  # a masked name must not come back into a box
            self._desk.ask(drafts.newest, self._key, on_done=self._offer, owner=self._owner)

    def keep(self) -> None:
        """Store what was typed; nothing typed is no draft."""
        typed = self._typed()
        if self._key and typed:
            self._is_kept = True
            self._desk.ask(drafts.save, self._key, {**typed, ABOUT: self._about})
        elif self._is_kept:
            self.done()

    def done(self) -> None:
        """It was saved, or taken back: the draft has done its work."""
        if self._is_kept:
            self._desk.ask(drafts.discard, self._key)
        self._is_kept = False
        self._first = dict(self._read())

    def _typed(self) -> dict[str, str]:
        now = self._read()
        return {name: text for name, text in now.items() if text != self._first.get(name, "")}

    def _offer(self, draft: Draft | None) -> None:
        if draft is None or not (draft.key == self._key or draft.key.startswith(f"{self._key}.")):
            return
        if self._typed():
            self._keep_both(draft)
            return
        self._key, self._is_kept = draft.key, True
        self._show({name: text for name, text in draft.fields.items() if name != ABOUT})
        self._tell(tr("Điều chị gõ dở lần trước đã hiện lại, chưa ghi vào sổ."))

    def _keep_both(self, draft: Draft) -> None:
        """Typing was quicker than the reading of what had been left: neither takes the other's."""
        if draft.key == self._key:
            self._desk.ask(drafts.save, f"{self._key}.{uuid4().hex}", draft.fields)


def keep_boxes(
    owner: QWidget,
    desk: Desk,
    way: tuple[str, str],
    editors: Mapping[str, QWidget],
    shown: Callable[[], object] = lambda: None,
    tell: Callable[[str], object] | None = None,
) -> KeptTyping:
    """Keep the boxes of a panel, each when it is left.

    Args:
        owner: The panel.
        desk: Keeps drafts.
        way: As of :class:`KeptTyping`.
        editors: The boxes by name; never one for a passphrase.
        shown: Called when boxes were filled again.
        tell: As of :class:`KeptTyping`.
    """

    def show(fields: Fields) -> None:
        for name, text in fields.items():
            if name in editors:
                put_text(editors[name], text)
        shown()

    kept = KeptTyping(owner, desk, way, read=lambda: _texts(editors), show=show, tell=tell)
    for editor in editors.values():
        left_signal(editor).connect(lambda *_: kept.keep())
    return kept


def _texts(editors: Mapping[str, QWidget]) -> Fields:
    return {name: text_of(editor) for name, editor in editors.items()}
