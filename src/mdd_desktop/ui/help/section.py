"""Help on every screen: F1, the place below the navigation, links from other screens."""

from functools import cached_property

from PySide6.QtWidgets import QApplication

from mdd_desktop.services import help_pages
from mdd_desktop.services.support_info import support_info
from mdd_desktop.ui.help.panel import HelpPanel
from mdd_desktop.ui.section import Ground, Section
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.nav_button import NavEntry

_HELP = "help"


class HelpSection(Section):
    """``help`` (the name of a page, that of the open screen by default) opens the panel."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        window = ground.window
        window.shortcut("F1", self.open)
        window.navigation.add_foot(NavEntry(_HELP, tr("Trợ giúp"), "help", key="F1"))
        window.page_wanted.connect(self._wanted)
        ground.page_wanted.connect(self._wanted)

    @cached_property
    def panel(self) -> HelpPanel:
        """The panel at the right."""
        made = HelpPanel(self.ground.window.shell)
        made.search_changed.connect(self._search)
        made.page_wanted.connect(self._show)
        made.print_wanted.connect(lambda: self.ground.dialogs.print_pdf(made.paper()))
        made.copy_wanted.connect(self._copy)
        return made

    def open(self, page: str = "") -> None:
        """Show the help of a page, by default of the one that is open; again closes it."""
        if self.panel.isVisible() and not page:
            self.panel.shut()
            return
        window = self.ground.window
        self.panel.keep_clear(window.top_bar.height(), window.status.height())
        self._show(page or window.page())
        self.panel.search.show_text("")
        self.panel.pull(self.panel.search)

    def _wanted(self, page: str, arguments: tuple[object, ...] = ()) -> None:
        if page == _HELP:
            self.open(str(arguments[0]) if arguments else self.ground.window.page())

    def _show(self, name: str) -> None:
        self.panel.show_page(help_pages.page_of(name).text)

    def _search(self, typed: str) -> None:
        if not typed.strip():
            self._show(self.ground.window.page())
            return
        found = [(page.name, page.title) for page in help_pages.find(typed)]
        self.panel.show_found(found, typed.strip())

    def _copy(self) -> None:
        self.ground.desk.ask(support_info, on_done=self._copied, owner=self.panel)

    def _copied(self, text: str) -> None:
        window = self.ground.window
        screen = tr("Cửa sổ {width}×{height}, cỡ chữ {scale}%, trang {page}").format(
            width=window.width(),
            height=window.height(),
            scale=round(look().scale * 100),
            page=window.page(),
        )
        QApplication.clipboard().setText(f"{text}\n{screen}")
        self.ground.desk.told.emit(tr("Đã chép. Dán vào thư gửi người hỗ trợ; không có tên ai."))
