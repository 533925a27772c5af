"""Makes the application: pixel ratio, names, look."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mdd_desktop.ui.theme.look import Look, dress
from mdd_desktop.ui.theme.tokens import HIGH, LIGHT
from mdd_desktop.ui.words_of_qt import WordsOfQt


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
    application.installTranslator(WordsOfQt(application))
    dress(application, worn)
    return application
