"""Colours of text on their grounds: at least 4.5 as shipped, at least 7 with high contrast."""

import pytest
import ui_checks
from PySide6.QtGui import QColor

from mdd_desktop.ui.theme.tokens import HIGH, LIGHT, Tokens

PAIRS = [
    ("ink", "canvas"),
    ("ink", "surface"),
    ("ink", "hit"),
    ("muted", "surface"),
    ("muted", "canvas"),
    ("faint", "surface"),
    ("faint", "sunken"),
    ("pri_d", "pri_l"),
    ("pri_d", "surface"),
    ("on_pri", "pri"),
    ("ok", "ok_l"),
    ("warn", "warn_l"),
    ("bad", "bad_l"),
    ("info", "info_l"),
    ("neu", "neu_l"),
]


@pytest.mark.parametrize(("tokens", "least"), [(LIGHT, 4.5), (HIGH, 7.0)], ids=["light", "high"])
def test_every_text_stands_out_from_its_ground(tokens: Tokens, least: float) -> None:
    pale = {
        pair: round(ui_checks.contrast_of(*(QColor(getattr(tokens, name)) for name in pair)), 1)
        for pair in PAIRS
    }

    assert {pair: value for pair, value in pale.items() if value < least} == {}


@pytest.mark.parametrize(("tokens", "least"), [(LIGHT, 3.0), (HIGH, 7.0)], ids=["light", "high"])
def test_edges_of_boxes_and_the_ring_can_be_seen(tokens: Tokens, least: float) -> None:
    for name in ("field", "focus"):
        edge, ground = QColor(getattr(tokens, name)), QColor(tokens.surface)
        assert ui_checks.contrast_of(edge, ground) >= least
