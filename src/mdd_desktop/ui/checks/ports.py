"""What the page of the data checks shows, in plain values."""

from dataclasses import dataclass

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText

ALL = ""


@dataclass(frozen=True)
class RuleLine:
    """A rule with how many records break it, on the chip."""

    code: str
    title: str
    state: ChipText


@dataclass(frozen=True)
class FindingLine:
    """One finding.

    Attributes:
        name: Whose record.
        record: Kind of record.
        kind: Kind of record and printed code.
        title: The rule.
        sentence: What is wrong.
        reason: Why it matters and what to do.
        is_soft: Whether it may stay as it is, with a reason.
        refusal: Why this office changes nothing here; "" when it does.
    """

    name: str
    record: str
    kind: str
    title: str
    sentence: str
    reason: str
    state: ChipText
    is_soft: bool
    refusal: str = ""


def chip_of(severity: str, text: str = "") -> ChipText:
    """How a severity is shown: icon and word or number, never the colour alone."""
    return {
        "error": ChipText(text or tr("Phải sửa"), "bad", "alert-circle"),
        "warning": ChipText(text or tr("Nên xem"), "warn", "alert-triangle"),
        "note": ChipText(text or tr("Bổ sung"), "info", "info-circle"),
        ALL: ChipText(text, "neu"),
    }[severity]
