"""Makes the application: pixel ratio, names, look."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mdd_desktop.ui.theme.look import Look, dress
from mdd_desktop.ui.theme.tokens import HIGH, LIGHT


def make_application(
    arguments: Sequence[str], *, scale: float = 1.0, contrast: bool = False
) -> QApplication:
    """Return the running application, dressed; it is made when there is none."""
    worn = Look(HIGH if contrast else LIGHT, scale)
    running = QApplication.instance()
    if isinstance(running, QApplication):
        dress(running, worn)
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QCoreApplication.setApplicationName("mdd-desktop")
    QGuiApplication.setDesktopFileName("mdd-desktop")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application = QApplication(list(arguments))
    _own_words_of_qt(application)
    dress(application, worn)
    return application


def _own_words_of_qt(application: QApplication) -> None:
    """Load Qt's own Vietnamese words, where the library ships them."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(translator)
