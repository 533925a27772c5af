"""One style sheet made from the tokens. Fonts' family is never set here (ui.md, section 2.4)."""

import re
from dataclasses import asdict

from mdd_desktop.ui.theme.tokens import (
    BODY,
    CAPTION,
    FIGURE,
    SECONDARY,
    SECTION,
    TITLE,
    Tokens,
)

_TEXT = """
QLabel { color: @ink; background: transparent; }
QLabel[mddType="title"] { font-size: @title; font-weight: 600; }
QLabel[mddType="section"] { font-size: @section; font-weight: 600; }
QLabel[mddType="strong"] { font-size: @body; font-weight: 600; }
QLabel[mddType="value"] { font-size: @secondary; font-weight: 600; }
QLabel[mddType="label"] { font-size: @secondary; font-weight: 500; color: @muted; }
QLabel[mddType="secondary"] { font-size: @secondary; color: @muted; }
QLabel[mddType="caption"] { font-size: @caption; color: @faint; }
QLabel[mddType="figure"] { font-size: @figure; font-weight: 600; }
QLabel[mddInk="muted"] { color: @muted; }
QLabel[mddInk="faint"] { color: @faint; }
QLabel[mddInk="ink"] { color: @ink; }
QLabel[mddInk="pri"] { color: @pri_d; }
QLabel[mddInk="ok"] { color: @ok; }
QLabel[mddInk="warn"] { color: @warn; }
QLabel[mddInk="bad"] { color: @bad; }
QLabel[mddInk="info"] { color: @info; }
QLabel[mddInk="white"] { color: @on_pri; }
QToolTip { color: @surface; background: @ink; border: 0; padding: 4px 8px; font-size: @secondary; }
"""

_SURFACES = """
QMainWindow, QDialog, QWidget[mddKind="page"] { background: @canvas; }
QStackedWidget { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget[mddKind="page"] { background: transparent; border: 0; }
QFrame[mddKind="card"] { background: @surface; border: 1px solid @line; border-radius: 10px; }
QFrame[mddKind="wrong"] { background: @surface; border: 2px solid @bad; border-radius: 10px; }
QFrame[mddKind="warn"] { background: @warn_xl; border: 1px solid @warn_e; border-radius: 10px; }
QFrame[mddKind="info"] { background: @info_xl; border: 1px solid @info_e; border-radius: 10px; }
QFrame[mddKind="ok"] { background: @ok_xl; border: 1px solid @ok_e; border-radius: 10px; }
QFrame[mddKind="bad"] { background: @bad_xl; border: 1px solid @bad_e; border-radius: 10px; }
QFrame[mddKind="marked"] { background: @pri_xl; border: 1px solid @pri_e; border-radius: 10px; }
QFrame[mddKind="well"] { background: @subtle; border: 1px solid @line; border-radius: 8px; }
QFrame[mddKind="paper"] { background: @surface; border: 1px solid @line2; border-radius: 6px; }
QFrame[mddKind="rule"] { background: @line; border: 0; }
QFrame[mddKind="rule"][mddDone="true"] { background: @bar_ok; }
QFrame[mddKind="nav"] { background: @surface; border: 0; border-right: 1px solid @line; }
QFrame[mddKind="places"] { background: @surface; border: 0; }
QFrame[mddKind="popup"] { background: @surface; border: 1px solid @line2; border-radius: 10px; }
QFrame[mddKind="drawer"] { background: @surface; border: 0; border-left: 2px solid @line2; }
QListWidget[mddKind="subjects"] {
  background: transparent; border: 2px solid transparent; font-weight: 500;
}
QListWidget[mddKind="subjects"]::item { border-radius: 7px; padding: 0px 8px; color: @ink; }
QListWidget[mddKind="subjects"]::item:selected { background: @pri_l; color: @pri_d; }
QListWidget[mddKind="subjects"]:focus { border: 2px solid @focus; border-radius: 7px; }
QFrame[mddKind="top"][mddTraining="true"], QFrame[mddKind="nav"][mddTraining="true"],
QFrame[mddKind="status"][mddTraining="true"] { background: @warn_xl; }
QTextBrowser { background: @surface; color: @ink; border: 2px solid @surface; font-size: @body;
  selection-background-color: @pri_l; selection-color: @pri_d; }
QTextBrowser:focus { border: 2px solid @focus; }
QFrame[mddKind="top"] { background: @surface; border: 0; border-bottom: 1px solid @line; }
QFrame[mddKind="status"] { background: @surface; border: 0; border-top: 1px solid @line; }
QFrame[mddKind="strip"] { background: @info_l; border: 0; border-bottom: 1px solid @info_e; }
QFrame[mddKind="band"] { background: @train_l; border: 0; }
QFrame[mddKind="side"] { background: @pri_d; border: 0; }
QFrame[mddKind="desk"] { background: @desk; border: 0; border-radius: 8px; }
QFrame[mddKind="toast"] { background: @ink; border: 0; border-radius: 10px; }
QFrame[mddKind="bulk"] { background: @pri_d; border: 0; border-radius: 8px; }
QFrame[mddKind="segments"] { background: @sunken; border: 1px solid @line2; border-radius: 7px; }
QFrame[mddKind="segments"][mddChosen="false"] { background: @surface; border: 1px solid @field; }
QFrame[mddKind="segments"]:focus { border: 2px solid @focus; }
QFrame[mddKind="door"] { background: @surface; border: 1px solid @line; border-radius: 10px; }
QFrame[mddKind="door"]:hover { border: 1px solid @pri_e; background: @pri_xl; }
QFrame[mddKind="door"]:focus { border: 2px solid @focus; }
QFrame[mddKind="choice"] { background: @surface; border: 1px solid @line2; border-radius: 10px; }
QFrame[mddKind="choice"]:focus { border: 2px solid @focus; }
QFrame[mddKind="choice"][mddChosen="true"] { background: @pri_xl; border: 1px solid @pri; }
QFrame[mddKind="choice"][mddChosen="true"]:focus { border: 2px solid @focus; }
"""

_BUTTONS = """
QPushButton { background: @surface; color: @ink; border: 1px solid @field; border-radius: 6px;
  padding: 0px 12px; font-size: @body; font-weight: 500; }
QPushButton:hover { background: @subtle; }
QPushButton:pressed { background: @sunken; }
QPushButton:disabled { color: @faint; background: @sunken; border: 1px solid @line2; }
QPushButton[mddKind="primary"] { background: @pri; color: @on_pri; border: 1px solid @pri;
  font-weight: 600; }
QPushButton[mddKind="primary"]:hover { background: @pri_d; }
QPushButton[mddKind="primary"]:disabled { background: @sunken; color: @faint;
  border: 1px solid @line2; }
QPushButton[mddKind="tint"] { background: @pri_l; color: @pri_d; border: 1px solid @pri_e;
  font-weight: 600; }
QPushButton, QToolButton { outline: 0; }
QPushButton[mddKind="tint"]:hover { background: @pri_h; }
QPushButton[mddKind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[mddKind="quiet"]:hover { background: @sunken; }
QPushButton[mddKind="link"] { background: transparent; border: 1px solid transparent;
  color: @pri_d; font-weight: 600; font-size: @secondary; padding: 0px 4px; }
QPushButton[mddKind="link"]:hover { text-decoration: underline; }
QPushButton[mddKind="name"] { background: transparent; border: 1px solid transparent;
  color: @ink; font-weight: 600; font-size: @body; padding: 0px 0px; }
QPushButton[mddKind="name"]:hover { color: @pri_d; text-decoration: underline; }
QPushButton[mddKind="status"] { color: @muted; font-weight: 400; font-size: @secondary;
  background: transparent; border: 1px solid transparent; padding: 0px 2px; }
QPushButton[mddKind="back"] { background: transparent; border: 1px solid transparent;
  color: @muted; font-weight: 400; font-size: @secondary; padding: 0px 4px; }
QPushButton[mddKind="back"]:hover { color: @pri_d; text-decoration: underline; }
QPushButton[mddKind="danger"] { color: @bad; font-weight: 600; }
QPushButton[mddKind="dark"] { background: transparent; color: @surface;
  border: 1px solid transparent; font-weight: 600; }
QPushButton:focus { border: 2px solid @focus; }
QPushButton[mddKind="primary"]:focus { border: 2px solid @focus; }
QPushButton[mddKind="dark"]:focus { border: 2px solid @on_pri; }
QToolButton[mddKind="segment"] { background: transparent; border: 1px solid transparent;
  border-radius: 5px; color: @muted; font-size: @secondary; font-weight: 500; padding: 0px 12px; }
QToolButton[mddKind="segment"]:checked { background: @surface; border: 1px solid @line2;
  color: @pri_d; font-weight: 600; }
QToolButton[mddKind="filter"] { background: @surface; border: 1px solid @field;
  border-radius: @chip_r; color: @ink; font-size: @secondary; font-weight: 500; padding: 0px 10px; }
QToolButton[mddKind="filter"][mddOn="true"] { background: @pri_l; border: 1px solid @pri;
  color: @pri_d; font-weight: 600; }
QToolButton[mddKind="filter"]:focus { border: 2px solid @focus; }
QToolButton::menu-indicator { image: none; width: 0px; }
QToolButton[mddKind="tab"] { background: transparent; border: 0;
  border-bottom: 3px solid transparent; color: @muted; font-size: @body; font-weight: 500;
  padding: 3px 2px 0px 2px; }
QToolButton[mddKind="tab"][mddChip="true"] { padding: 3px 6px 0px 6px; }
QToolButton[mddKind="tab"]:checked { color: @pri_d; font-weight: 600;
  border-bottom: 3px solid @pri; }
QToolButton[mddKind="tab"]:hover { color: @ink; }
QToolButton[mddKind="tab"]:focus { border: 2px solid @focus; border-radius: 5px;
  padding: 1px 0px 1px 0px; }
QToolButton[mddKind="tab"][mddChip="true"]:focus { padding: 1px 4px 1px 4px; }
QMenu { background: @surface; border: 1px solid @line2; border-radius: 8px; padding: 4px;
  font-size: @body; }
QMenu::item { padding: 6px 20px 6px 12px; border-radius: 5px; color: @ink; }
QMenu::icon { padding-left: 12px; }
QMenu::item:selected { background: @pri_l; color: @pri_d; }
QMenu::item:disabled { color: @faint; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QComboBox { background: @surface; color: @ink;
  border: 1px solid @field; border-radius: 6px; padding: 1px 11px; font-size: @body;
  placeholder-text-color: @faint; selection-background-color: @pri_l; selection-color: @pri_d; }
QPlainTextEdit { padding: 5px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @focus;
  padding: 0px 10px; }
QPlainTextEdit:focus { padding: 4px 7px; }
QLineEdit[mddState="error"], QComboBox[mddState="error"] { border: 2px solid @bad;
  padding: 0px 10px; }
QLineEdit[mddState="error"]:focus, QComboBox[mddState="error"]:focus {
  border: 3px solid @bad; padding: 0px 9px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: @sunken;
  color: @muted; border: 1px solid @line2; placeholder-text-color: transparent; }
QLineEdit:read-only { background: @subtle; }
QComboBox { padding-right: 2px; }
QComboBox:focus { padding-right: 1px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: 0; padding: 0px; background: transparent; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: none; }
QAbstractItemView { background: @surface; color: @ink; border: 1px solid @line2;
  font-size: @body; outline: 0; selection-background-color: @pri_l; selection-color: @pri_d; }
QListView[mddKind="popup"] { border-radius: 6px; padding: 4px; }
QListView[mddKind="popup"]::item { min-height: @row_control; padding: 0px 8px; }
QListView[mddKind="popup"]::item:selected { background: @pri_l; color: @pri_d; }
QCheckBox { color: @ink; font-size: @body; spacing: 8px; background: transparent; }
QCheckBox:disabled { color: @faint; }
"""

_TABLES = """
QTableView { background: @surface; border: 2px solid @surface; font-size: @body;
  gridline-color: transparent;
  selection-background-color: @pri_xl; selection-color: @ink; outline: 0; }
QTableView:focus { border: 2px solid @focus; }
QHeaderView { background: @subtle; border: 0; }
QTableCornerButton::section { background: @subtle; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @line2; border-radius: 3px; min-height: 30px; min-width: 30px; }
QScrollBar::handle:hover { background: @field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QPdfView { background: @desk; border: 2px solid @desk; }
QPdfView:focus { border: 2px solid @focus; }
QCalendarWidget QToolButton { color: @ink; background: transparent; border: 0; padding: 4px 8px;
  font-size: @body; font-weight: 600; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @subtle; }
"""

_NAME = re.compile(r"@(\w+)")


def stylesheet(tokens: Tokens, scale: float) -> str:
    """Return the style sheet of the whole application.

    Args:
        tokens: Colours.
        scale: Text scale, 1.0 to 1.5; multiplies type, not paddings.
    """
    sizes = {
        "title": TITLE,
        "section": SECTION,
        "body": BODY,
        "secondary": SECONDARY,
        "caption": CAPTION,
        "figure": FIGURE,
        "row_control": 28,
    }
    values = {name: str(value) for name, value in asdict(tokens).items()}
    values |= {name: f"{round(size * scale)}px" for name, size in sizes.items()}
    values["chip_r"] = f"{round(30 + 14 * (scale - 1)) // 2}px"
    text = _TEXT + _SURFACES + _BUTTONS + _INPUTS + _TABLES
    return _NAME.sub(lambda match: values[match.group(1)], text)
