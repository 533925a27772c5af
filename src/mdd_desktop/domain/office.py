"""The office that uses this registry: its people, its settings, its letterhead."""

import datetime as dt
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.document_layout import MARGIN_RANGES
from mdd_desktop.domain.outgoing import NumberSeries
from mdd_desktop.domain.record import (
    Code,
    LongText,
    Record,
    ShortText,
    UnitCode,
    Value,
    Vnd,
)


class Access(Coded):
    """What an officer may do on this computer; four fixed roles (features.md, row 55)."""

    ENTRY = "nhap_lieu"
    IN_CHARGE = "phu_trach"
    LEADER = "lanh_dao"
    ADMIN = "quan_tri"


class Officer(Record):
    """An officer of the Hội; ``role`` is what the indicators count."""

    table: ClassVar[str] = "officer"

    unit_id: UnitCode
    role: Code = "can_bo_hoi"
    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None
    trained_on: tuple[dt.date, ...] = ()
    briefed: bool = False
    full_name: ShortText | None = None
    title: ShortText | None = None
    phone: ShortText | None = None
    access: Access | None = None


class IndicatorGoal(Value):
    """What an office's own plan asks of an indicator, in percent."""

    key_fields: ClassVar[tuple[str, ...]] = ("indicator",)
    indicator: ShortText
    percent: int = Field(ge=1, le=100)


class Settings(Record):
    """What a province may set differently; another office or an inspector could care."""

    table: ClassVar[str] = "settings"

    unit_id: UnitCode
    programme_start: dt.date = dt.date(2021, 10, 20)
    programme_age: int = Field(default=18, ge=1, le=30)
    law_age: int = Field(default=16, ge=1, le=30)
    assent_age: int = Field(default=7, ge=1, le=18)
    ledger_start: dt.date | None = None
    late_grace_days: int = Field(default=15, ge=0, le=366)
    visit_months: int = Field(default=6, ge=1, le=60)
    soon_days: int = Field(default=90, ge=1, le=366)
    level_threshold: Vnd = 500_000
    level_bands: Annotated[
        tuple[int, ...], Field(min_length=1), AfterValidator(lambda v: tuple(sorted(v)))
    ] = (
        300_000,
        500_000,
        1_000_000,
    )
    kinh_names: Annotated[tuple[ShortText, ...], Field(min_length=1)] = ("Kinh",)
    goals: tuple[IndicatorGoal, ...] = ()

    def goal_of(self, indicator: str, usual: int | None) -> int | None:
        """What the office's plan asks of an indicator; ``usual`` where it says nothing else."""
        own = {goal.indicator: goal.percent for goal in self.goals}
        return own.get(indicator, usual)


def _margin(side: str) -> Any:  # noqa: ANN401 - what pydantic's Field is
    allowed = MARGIN_RANGES[side]
    return Field(default=None, ge=allowed[0], le=allowed[-1])


class Letterhead(Record):
    """Head, place, signature and recipients of this office's documents, with validity.

    Attributes:
        state_title: Whether Quốc hiệu is printed.
        stars: ``***`` under the office instead of a rule.
        address_line: Address and telephone at the foot of page 1; mostly none.
        margin_top, margin_bottom, margin_left, margin_right: Of upright pages, in millimetres.
    """

    table: ClassVar[str] = "letterhead"

    unit_id: UnitCode
    valid_from: dt.date | None = None
    preset: Code = "a"
    superior_name: ShortText | None = None
    office_name: ShortText | None = None
    symbol_suffix: ShortText | None = None
    place_name: ShortText | None = None
    signature_lines: LongText | None = None
    signer_name: ShortText | None = None
    recipients: LongText | None = None
    number_series: NumberSeries | None = None
    state_title: bool = True
    stars: bool = False
    address_line: ShortText | None = None
    margin_top: int | None = _margin("top")
    margin_bottom: int | None = _margin("bottom")
    margin_left: int | None = _margin("left")
    margin_right: int | None = _margin("right")
