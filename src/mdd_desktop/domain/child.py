"""The child and what the registry holds about her."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.coming_of_age import ExitPlan
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.person import Sex
from mdd_desktop.domain.record import Code, LongText, Part, Record, ShortText, UnitCode, Value
from mdd_desktop.domain.referral import Referral

ORPHAN_AGE_OF_LAW = 16


class ParentStatus(Coded):
    """What is known of a father or a mother."""

    ALIVE = "con_song"
    DEAD = "mat"
    MISSING = "mat_tich"
    IN_CARE_FACILITY = "co_so_tgxh"
    UNABLE = "khong_kha_nang"
    SERVING_SENTENCE = "chap_hanh_an"
    UNKNOWN = "khong_ro"


class DeathCause(Coded):
    """Why a parent died; the programme began with Covid-19."""

    COVID = "covid"
    OTHER = "khac"


class Poverty(Coded):
    """The yearly decision of the commune's people's committee about a household."""

    POOR = "ngheo"
    NEAR_POOR = "can_ngheo"
    RISEN = "thoat_ngheo"
    NONE = "khong"


class ExitReason(Coded):
    """Why a child left the list."""

    GROWN_UP = "du_18"
    MOVED_AWAY = "chuyen_di"
    ADOPTED = "nhan_con_nuoi"
    DIED = "qua_doi"
    OTHER = "khac"


class Parent(Part):
    """Facts about a father or a mother, from which the groups of the law are derived."""

    full_name: ShortText | None = None
    status: ParentStatus = ParentStatus.UNKNOWN
    cause: DeathCause | None = None
    died_on: PartialDate | None = None
    paper_seen: bool = False

    @property
    def is_dead(self) -> bool:
        """Whether this parent has died."""
        return self.status is ParentStatus.DEAD


class HouseholdYear(Value):
    """The household's poverty status in one year's list."""

    key_fields: ClassVar[tuple[str, ...]] = ("year",)
    year: int = Field(ge=1990, le=2100)
    status: Poverty


class UnitStay(Value):
    """From which day the child belongs to which commune."""

    key_fields: ClassVar[tuple[str, ...]] = ("from_",)
    unit_id: UnitCode
    from_: dt.date = Field(alias="from")


class PauseReason(Coded):
    """Why the office rests a child's file for a time."""

    AWAY = "tam_vang"
    NO_CONTACT = "khong_lien_lac"
    FAMILY_ASKS = "gia_dinh_xin"
    UNDER_REVIEW = "dang_ra_soat"
    OTHER = "khac"


class Exit(Value):
    """When and why the child left the list; the first day she is no longer on it."""

    date: dt.date
    reason: ExitReason
    note: ShortText | None = None


class PastExit(Value):
    """A closing that was taken back: the file was opened again on a day, for a reason."""

    key_fields: ClassVar[tuple[str, ...]] = ("date", "reopened_on")
    date: dt.date
    reason: ExitReason
    reopened_on: dt.date
    why: ShortText | None = None


class FilePause(Value):
    """A time in which the file rests; both days belong to it."""

    key_fields: ClassVar[tuple[str, ...]] = ("from_",)
    from_: dt.date = Field(alias="from")
    to: dt.date | None = None
    reason: PauseReason
    note: ShortText | None = None


class TransferWish(Value):
    """A commune's request to the office above: move this child to another unit."""

    on: dt.date
    to: UnitCode
    reason: ShortText


class StateAllowance(Value):
    """A monthly social allowance of the state; never part of a money figure."""

    key_fields: ClassVar[tuple[str, ...]] = ("from_",)
    from_: dt.date = Field(alias="from")
    to: dt.date | None = None


class Consent(Value):
    """One person's consent to one use of the child's data.

    Attributes:
        until: The last day it covers; None until somebody takes it back.
        withdrawn: The first day it covers no longer.
        name: Who signed.
        paper_id: The scan of the signed form.
    """

    key_fields: ClassVar[tuple[str, ...]] = ("scope", "by", "from_")
    scope: Code
    by: Code
    from_: dt.date = Field(alias="from")
    until: dt.date | None = None
    withdrawn: dt.date | None = None
    name: ShortText | None = None
    paper_id: UUID | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether it stands on a day."""
        over = self.withdrawn is not None and self.withdrawn <= day
        return self.from_ <= day and not over and (self.until is None or day <= self.until)


class Need(Value):
    """Something the child needs, and how much."""

    key_fields: ClassVar[tuple[str, ...]] = ("kind",)
    kind: Code
    level: Code | None = None
    since: dt.date | None = None
    note: ShortText | None = None


class Caregiver(Value):
    """Somebody who brought the child up for a time; the present one stands in the child."""

    key_fields: ClassVar[tuple[str, ...]] = ("name", "from_")
    name: ShortText
    relation: Code | None = None
    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None


class Child(Record):
    """A child of the programme, with family, circumstances, needs and consents.

    ``guardian_name``, ``guardian_relation`` and ``phone`` are of the person who brings her up
    now; earlier ones stand in ``caregivers``. ``groups`` holds the groups of Điều 10 that were
    confirmed by hand; a and c follow from the parents (rule F7).
    """

    table: ClassVar[str] = "child"

    unit_id: UnitCode
    code: ShortText | None = None
    old_codes: tuple[ShortText, ...] = ()
    full_name: ShortText
    sort_name: ShortText | None = None
    sex: Sex | None = None
    birth: PartialDate | None = None
    ethnic: ShortText | None = None
    identity_number: ShortText | None = None
    village: ShortText | None = None
    address: ShortText | None = None
    registered_on: dt.date | None = None
    verified_on: dt.date | None = None
    verified_by: ShortText | None = None
    enrolled_on: dt.date | None = None
    father: Parent = Parent()
    mother: Parent = Parent()
    guardian_name: ShortText | None = None
    guardian_relation: Code | None = None
    phone: ShortText | None = None
    caregivers: tuple[Caregiver, ...] = ()
    household_id: UUID | None = None
    household: tuple[HouseholdYear, ...] = ()
    groups: tuple[Code, ...] = ()
    hardship_confirmed: bool = False
    circumstances: LongText | None = None
    school: ShortText | None = None
    school_class: ShortText | None = None
    health: Code | None = None
    health_note: LongText | None = None
    needs: tuple[Need, ...] = ()
    sponsor_wanted: bool = True
    unit_history: tuple[UnitStay, ...] = ()
    pauses: tuple[FilePause, ...] = ()
    exit: Exit | None = None
    past_exits: tuple[PastExit, ...] = ()
    transfer_wish: TransferWish | None = None
    referrals: tuple[Referral, ...] = ()
    exit_plan: ExitPlan | None = None
    state_allowance: tuple[StateAllowance, ...] = ()
    consents: tuple[Consent, ...] = ()
    merged_into: UUID | None = None
    note: LongText | None = None

    @property
    def is_orphan(self) -> bool:
        """Whether the father or the mother has died (rule F7)."""
        return self.father.is_dead or self.mother.is_dead

    @property
    def present_unit(self) -> str:
        """The commune of the latest stay."""
        if not self.unit_history:
            return self.unit_id
        return max(self.unit_history, key=lambda stay: stay.from_).unit_id
