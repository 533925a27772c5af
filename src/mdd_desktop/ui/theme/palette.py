"""The palette that Fusion draws with where the style sheet says nothing."""

from PySide6.QtGui import QColor, QPalette

from mdd_desktop.ui.theme.tokens import Tokens


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of the given tokens."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.subtle,
        role.Button: tokens.surface,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.surface,
        role.Text: tokens.ink,
        role.WindowText: tokens.ink,
        role.ButtonText: tokens.ink,
        role.PlaceholderText: tokens.faint,
        role.Highlight: tokens.pri_l,
        role.HighlightedText: tokens.ink,
        role.Link: tokens.pri_d,
        role.LinkVisited: tokens.pri_d,
        role.Accent: tokens.pri,
        role.Dark: tokens.desk,
        role.Mid: tokens.line2,
    }
    result = QPalette()
    for key, colour in colours.items():
        result.setColor(key, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(disabled, key, QColor(tokens.faint))
    return result
