"""The indicators of the plans: what is asked, of how many, and how far it has come (§3.4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.visit import ExternalCount


@dataclass(frozen=True)
class IndicatorDefinition:
    """One indicator.

    Attributes:
        id: Plan and number, such as ``001-3b``.
        text: Vietnamese, as a plan's table prints it.
        goal: Percent to be reached, at least, where the office sets no other; None where the plan
            gives no number.
        num: The figure or part that is its numerator; None for counts of other offices.
        den: The same for its denominator.
    """

    id: str
    text: str
    goal: int | None
    num: str | None = None
    den: str | None = None

    @property
    def is_external(self) -> bool:
        """Whether another office counts it and only its totals are typed in."""
        return self.goal is not None and self.num is None


@dataclass(frozen=True)
class Indicator:
    """How far an indicator has come.

    Attributes:
        num: How many did it.
        den: Of how many.
        rate: Percent with one decimal, half up; None when there is no denominator.
        reporting_units: How many units reported an external count; None for counted ones.
        counts: What they typed in.
    """

    num: int
    den: int
    rate: Decimal | None
    goal: int | None
    reporting_units: int | None = None
    counts: tuple[ExternalCount, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the counts were taken from, each source once."""
        return tuple(dict.fromkeys(count.source for count in self.counts if count.source))

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached, by whole numbers (rule F12); None when nobody can say."""
        if self.rate is None or self.goal is None:
            return None
        return self.num * 100 >= self.goal * self.den


INDICATORS: Mapping[str, IndicatorDefinition] = {
    indicator.id: indicator
    for indicator in (
        IndicatorDefinition(
            "000-1",
            "Cơ sở Hội có hoạt động đỡ đầu trẻ em",
            100,
            "units_active",
            "units_total",
        ),
        IndicatorDefinition(
            "000-2",
            "Cơ sở Hội nơi có trẻ mồ côi do Covid-19 đã hưởng ứng, kết nối hoặc nhận đỡ đầu",
            100,
            "units_covid_responding",
            "units_with_covid_orphan",
        ),
        IndicatorDefinition("000-3", "Danh sách trẻ được cập nhật thường xuyên", None),
        IndicatorDefinition("000-4", "Báo cáo kết quả chăm sóc trẻ gửi tới Mẹ đỡ đầu", None),
        IndicatorDefinition(
            "000-5",
            "Trẻ có nhu cầu được đỡ đầu đang có Mẹ đỡ đầu",
            80,
            "children_sponsored",
            "children_seeking_care",
        ),
        IndicatorDefinition(
            "000-6",
            "Trẻ đang được đỡ đầu được thăm đúng hạn",
            100,
            "children_visited_in_time",
            "children_sponsored",
        ),
        IndicatorDefinition(
            "001-1a",
            "Cán bộ tham mưu công tác trẻ em được quán triệt và tập huấn",
            100,
            "officers_advising_trained",
            "officers_advising",
        ),
        IndicatorDefinition(
            "001-1b",
            "Cán bộ Hội các cấp được quán triệt và tập huấn",
            80,
            "officers_trained",
            "officers_all",
        ),
        IndicatorDefinition(
            "001-1c",
            "Cán bộ, hội viên, phụ nữ được phổ biến chủ trương, chính sách về trẻ em",
            100,
        ),
        IndicatorDefinition(
            "001-2a",
            "Cơ sở Hội tuyên truyền, tập huấn giáo dục làm cha mẹ",
            100,
            "units_parent_education",
            "units_total",
        ),
        IndicatorDefinition(
            "001-2b", "Hội viên, cha mẹ có con từ 0 đến 8 tuổi được cung cấp kiến thức", 80
        ),
        IndicatorDefinition(
            "001-2c", "Trẻ em gái bị bạo lực, bị mua bán được phát hiện và được trợ giúp", 80
        ),
        IndicatorDefinition(
            "001-3a",
            "Cơ sở Hội triển khai “Đồng hành cùng con”, “Mẹ đỡ đầu”",
            100,
            "units_accompanying",
            "units_total",
        ),
        IndicatorDefinition(
            "001-3b",
            "Cơ sở Hội đỡ đầu ít nhất 1 trẻ mồ côi khó khăn đến 18 tuổi, đủ mức hằng tháng",
            100,
            "units_meeting_commitment",
            "units_total",
        ),
        IndicatorDefinition(
            "002-1",
            "Trẻ em có hoàn cảnh đặc biệt được trợ giúp, cung cấp dịch vụ",
            95,
            "children_special_helped",
            "children_special",
        ),
        IndicatorDefinition("002-2", "Trẻ bị ảnh hưởng bởi HIV/AIDS được cung cấp dịch vụ", 80),
        IndicatorDefinition("002-3", "Cơ sở y tế được cung cấp kiến thức, kỹ năng", 100),
        IndicatorDefinition("002-4", "Trường học tạo cơ hội cho trẻ bị ảnh hưởng đi học", 100),
        IndicatorDefinition("002-5", "Trẻ bị ảnh hưởng được đi học theo nhu cầu", 100),
        IndicatorDefinition(
            "003-1", "Trẻ mầm non, tiểu học được cải thiện sức khỏe, dinh dưỡng", 100
        ),
        IndicatorDefinition("003-2", "Trẻ có nhu cầu được hỗ trợ đồ ấm", 100),
        IndicatorDefinition(
            "003-3", "Trẻ được vui chơi, học kỹ năng sống và trợ giúp pháp lý khi yêu cầu", 100
        ),
        IndicatorDefinition(
            "004-1",
            "Trẻ em có hoàn cảnh đặc biệt khó khăn được trợ giúp, cung cấp dịch vụ",
            95,
            "children_special_helped",
            "children_special",
        ),
        IndicatorDefinition("004-2", "Phát triển nhận nuôi có thời hạn, chăm sóc bán trú", None),
        IndicatorDefinition(
            "004-3", "Nâng cao chất lượng chăm sóc tại cơ sở trợ giúp và cộng đồng", None
        ),
    )
}


def percent(num: int, den: int) -> Decimal | None:
    """A rate in percent, one decimal, half up; None without a denominator (rule F12)."""
    if den <= 0:
        return None
    return Decimal((2 * 1000 * num + den) // (2 * den)).scaleb(-1)


def measured(
    values: Mapping[str, int],
    external: Mapping[str, Iterable[ExternalCount]],
    settings: Settings,
) -> dict[str, Indicator]:
    """Every indicator with a number.

    Args:
        values: Figures and parts that serve as numerators and denominators.
        external: The latest count of each unit in the period, by indicator.
        settings: Of the office, which may ask for other percentages than the plans.
    """
    found: dict[str, Indicator] = {}
    for definition in INDICATORS.values():
        goal = settings.goal_of(definition.id, definition.goal)
        if definition.num is not None and definition.den is not None:
            num, den = values[definition.num], values[definition.den]
            found[definition.id] = Indicator(num, den, percent(num, den), goal)
        elif definition.is_external:
            found[definition.id] = _of_others(list(external.get(definition.id, ())), goal)
    return found


def _of_others(counts: list[ExternalCount], goal: int | None) -> Indicator:
    num, den = sum(count.num for count in counts), sum(count.den or 0 for count in counts)
    whole = all(count.den is not None for count in counts)
    rate = percent(num, den) if whole else None
    return Indicator(num, den, rate, goal, reporting_units=len(counts), counts=tuple(counts))
