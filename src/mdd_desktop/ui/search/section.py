"""Ctrl+K: what is typed into the top bar is looked for everywhere."""

from collections.abc import Callable, Sequence
from functools import cached_property

from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services import find_anywhere
from mdd_desktop.services.find_anywhere import Hit
from mdd_desktop.ui.places import may_register, places
from mdd_desktop.ui.search.popup import Found, SearchPopup
from mdd_desktop.ui.section import Ground, Section
from mdd_desktop.ui.text import tr

_ICONS = {"child": "mood-kid", "sponsor": "user-heart", "documents": "file-text"}
_SHOWN = 5


class SearchSection(Section):
    """People and documents from the registry; pages and acts from the window itself."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._box = ground.window.top_bar.search
        self._box.wanted.connect(self._search)

    @cached_property
    def popup(self) -> SearchPopup:
        """What was found."""
        made = SearchPopup(self.ground.window.shell, self._box)
        made.opened.connect(self._open)
        return made

    def _search(self, typed: str) -> None:
        if not typed.strip():
            self.popup.hide()
            return
        self.ground.desk.ask(
            find_anywhere.find,
            typed,
            on_done=lambda hits: self._show(typed, hits),
            owner=self,
            key="anywhere",
        )

    def _show(self, typed: str, hits: Sequence[Hit]) -> None:
        if self._box.text() != typed or not self._box.hasFocus():
            return
        by_page: dict[str, list[Found]] = {page: [] for page in _ICONS}
        for hit in hits:
            code = (hit.page, hit.record)
            by_page[hit.page].append(Found(code, _ICONS[hit.page], hit.title, hit.about))
        self.popup.show_groups(
            [
                (tr("Trẻ em"), by_page["child"]),
                (tr("Mẹ đỡ đầu"), by_page["sponsor"]),
                (tr("Văn bản"), by_page["documents"]),
                (tr("Trang"), _matching(typed, self._pages())),
                (tr("Việc"), _matching(typed, self._acts())),
            ]
        )

    def _pages(self) -> list[Found]:
        shown = self.ground.window.navigation.pages()
        return [
            Found((entry.page,), entry.icon, entry.text)
            for entry in places(self.ground.facts)
            if entry.page in shown
        ]

    def _acts(self) -> list[Found]:
        entering = [
            Found(("child_form",), "user-plus", tr("Tiếp nhận trẻ"), "Ctrl+N"),
            Found(("sponsor_form",), "user-heart", tr("Thêm Mẹ đỡ đầu"), "Ctrl+D"),
            Found(("support_form",), "gift", tr("Ghi hỗ trợ"), "F7"),
        ]
        return [
            *(entering if may_register(self.ground.facts) else ()),
            Found(("system", "backups"), "database", tr("Sao lưu, khôi phục")),
            Found(("system", "people"), "key", tr("Đổi mật khẩu")),
            Found(("system", "options"), "adjustments", tr("Cỡ chữ, tương phản")),
            Found(("system", "log"), "history", tr("Nhật ký xem, in, xuất")),
            Found(("help",), "help", tr("Trợ giúp"), "F1"),
            Found(self.ground.window.meeting_wanted.emit, "eye-off", tr("Chế độ họp"), "Ctrl+H"),
            Found(self.ground.window.lock_wanted.emit, "lock", tr("Khóa sổ"), "Ctrl+L"),
        ]

    def _open(self, code: Callable[[], object] | tuple[object, ...]) -> None:
        self._box.show_text("")
        if callable(code):
            code()
            return
        page, *arguments = code
        if page == "documents":
            arguments = []
        self.ground.go(str(page), *arguments)


def _matching(typed: str, found: Sequence[Found]) -> list[Found]:
    words = fold(typed).split()
    return [one for one in found if all(word in fold(one.title) for word in words)][:_SHOWN]
