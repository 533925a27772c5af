"""A chart as plain data, part of a document's body."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One row of a chart's values, in the order of its labels."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Upright bars, told apart by pattern and not by colour; a table where none can be drawn.

    Attributes:
        caption: Title above the chart.
        label_title: What the labels are, such as ``Năm``; heads their column in the table.
        labels: One group of bars each, such as years.
        unit_line: Such as ``Đơn vị tính: đồng``.
    """

    caption: str
    label_title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit_line: str = ""

    @property
    def empty(self) -> bool:
        """Whether no bar has a height; such a chart is not drawn (documents.md, empty rule)."""
        return not any(value for one in self.series for value in one.values)
