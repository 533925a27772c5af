"""Values an officer puts into her own words, in braces: figures, targets, and tables by name."""

import re
from collections.abc import Collection, Iterable

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.report import Report, decimal_text, figure_text, rate

TARGETS = {f"chỉ tiêu {name}": name for name in INDICATORS}
NO_FIGURE, NO_TARGET = "chưa có số liệu", "chưa phát sinh đối tượng"
LABELS = {definition.label: name for name, definition in FIGURES.items()}
_LIVE = re.compile(r"\{([^\W\d_][^{}]*)\}")


def with_values(text: str, report: Report) -> str:
    """A text of the officer with the figures and targets it names in their places.

    A figure that was not reported prints as such; any other braces are printed as they were typed.
    """

    def value(found: re.Match[str]) -> str:
        if found[1] in TARGETS:
            return target_text(TARGETS[found[1]], report)
        name = LABELS.get(found[1], found[1])
        if name not in report.figures:
            return found[0]
        figure = report.figures[name]
        return NO_FIGURE if figure is None else figure_text(name, figure)

    return _LIVE.sub(value, text)


def target_text(name: str, report: Report) -> str:
    """How far a target has come, such as ``66,7% (2/3)``."""
    num, den = report.indicators.get(name) or (0, 0)
    found = rate(num, den)
    return NO_TARGET if found is None else f"{decimal_text(found)}% ({num}/{den})"


def require_known_values(texts: Iterable[str], tables: Collection[str] = ()) -> None:
    """Refuse texts that name a value nobody knows: it would be printed in braces.

    Args:
        texts: Paragraphs the officer wrote.
        tables: Names of tables that may stand alone in a paragraph.

    Raises:
        RuleError: ``unknown_placeholder`` or ``table_in_text``.
    """
    for text in texts:
        for name in _LIVE.findall(text):
            if name in tables and text.strip() != f"{{{name}}}":
                raise RuleError(
                    "table_in_text",
                    f"“{{{name}}}” là một bảng, phải đứng riêng một dòng. "
                    "Đưa phần lời sang dòng khác.",
                )
            if name not in LABELS and name not in FIGURES and name not in {*TARGETS, *tables}:
                raise RuleError(
                    "unknown_placeholder",
                    f"Không có số liệu nào tên “{{{name[:60]}}}”. Xóa đoạn trong ngoặc, "
                    "hoặc chọn lại ở “Chèn số liệu”.",
                )
