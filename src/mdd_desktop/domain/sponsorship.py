"""A sponsorship (lượt đỡ đầu): one sponsor's dated commitment to one child, and its pledges."""

import datetime as dt
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import (
    Code,
    LongText,
    Month,
    Record,
    ShortText,
    UnitCode,
    Value,
    Vnd,
)


class SponsorshipForm(Coded):
    """Direct: she brings the child up; indirect: through the family or the Hội."""

    DIRECT = "truc_tiep"
    INDIRECT = "gian_tiep"


class SponsorshipState(StrEnum):
    """Where a sponsorship stands on a day."""

    WAITING = "cho_duyet"
    ACTIVE = "dang_do_dau"
    PAUSED = "tam_dung"
    ENDED = "ket_thuc"
    CANCELLED = "da_huy"


class PledgeKind(Coded):
    """Money or goods."""

    MONEY = "tien"
    GOODS = "hien_vat"


class Rhythm(Coded):
    """How often a pledge is handed over."""

    MONTHLY = "thang"
    QUARTERLY = "quy"
    HALF_YEARLY = "nua_nam"
    YEARLY = "nam"
    ONCE = "mot_lan"

    @property
    def months(self) -> int:
        """Length of one block in months; a one-off pledge has one month."""
        return _BLOCKS.get(self, 1)

    @property
    def recurs(self) -> bool:
        """Whether the pledge comes again; of a rhythm that is new here nobody can say when."""
        return self in _BLOCKS


_BLOCKS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}


class Pause(Value):
    """A time without support; both days inclusive, no ``to`` while it lasts."""

    key_fields: ClassVar[tuple[str, ...]] = ("from_",)
    from_: dt.date = Field(alias="from")
    to: dt.date | None = None
    reason: Code | None = None


class Reminder(Value):
    """Once that the sponsor was reminded of what is behind, and what she answered."""

    key_fields: ClassVar[tuple[str, ...]] = ("on", "way")
    on: dt.date
    way: Code
    note: LongText | None = None


class Sponsorship(Record):
    """One sponsor for one child; many-to-many by need (plan 000, II)."""

    table: ClassVar[str] = "sponsorship"

    child_id: UUID
    sponsor_id: UUID
    form: SponsorshipForm
    regular: bool = True
    until_18: bool = False
    registered_on: dt.date | None = None
    start: dt.date | None = None
    planned_end: dt.date | None = None
    end: dt.date | None = None
    end_reason: Code | None = None
    pauses: tuple[Pause, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    handover: LongText | None = None
    replaces: UUID | None = None
    cancelled_on: dt.date | None = None
    cancel_reason: Code | None = None
    credited_unit_id: UnitCode | None = None
    receiver_name: ShortText | None = None
    note: LongText | None = None

    def state_on(self, day: dt.date) -> SponsorshipState:
        """Where it stands on ``day``; the last day of support still counts as active."""
        if self.cancelled_on is not None and self.cancelled_on <= day and self.start is None:
            return SponsorshipState.CANCELLED
        if self.start is None or self.start > day:
            return SponsorshipState.WAITING
        if self.end is not None and self.end < day:
            return SponsorshipState.ENDED
        if any(pause.from_ <= day <= (pause.to or day) for pause in self.pauses):
            return SponsorshipState.PAUSED
        return SponsorshipState.ACTIVE

    def last_active_before(self, day: dt.date) -> dt.date | None:
        """The last day before ``day`` on which it was active; None when it was not."""
        last = day - dt.timedelta(days=1)
        if self.end is not None:
            last = min(last, self.end)
        for pause in sorted(self.pauses, key=lambda one: one.from_, reverse=True):
            if pause.from_ <= last <= (pause.to or last):
                last = pause.from_ - dt.timedelta(days=1)
        return last if self.start is not None and self.start <= last else None

    def approved_on(self, day: dt.date) -> Self:
        """Return this sponsorship begun: the office agreed, ``day`` is its first.

        Raises:
            RuleError: It is not waiting, or was registered later.
        """
        if self.start is not None or self.cancelled_on is not None:
            raise RuleError(
                "not_waiting", "Lượt đỡ đầu này không còn chờ duyệt. Mở lại hồ sơ để xem."
            )
        if self.registered_on is not None and day < self.registered_on:
            raise RuleError(
                "start_before_registration",
                f"Ngày bắt đầu {day:%d/%m/%Y} sớm hơn ngày đăng ký "
                f"{self.registered_on:%d/%m/%Y}. Xem lại hai ngày này.",
            )
        return self.corrected(start=day)

    def cancelled(self, day: dt.date, *, reason: str) -> Self:
        """Return this sponsorship refused before it began, with a coded reason.

        Raises:
            RuleError: It has begun, or was cancelled before.
        """
        if self.start is not None or self.cancelled_on is not None:
            raise RuleError(
                "not_waiting",
                "Lượt đỡ đầu này đã bắt đầu hoặc đã hủy nên không hủy đăng ký. "
                "Lượt đã bắt đầu thì chị chọn Kết thúc.",
            )
        return self.corrected(cancelled_on=day, cancel_reason=reason)

    def paused_from(self, day: dt.date, *, reason: str | None = None) -> Self:
        """Return this sponsorship paused from a day on.

        Raises:
            RuleError: It is not active on that day.
        """
        state = self.state_on(day)
        if state is SponsorshipState.PAUSED:
            raise RuleError("already_paused", "Lượt đỡ đầu này đang tạm dừng rồi.")
        if state is not SponsorshipState.ACTIVE:
            raise RuleError(
                "not_active",
                f"Ngày {day:%d/%m/%Y} lượt đỡ đầu này không đang diễn ra nên không tạm dừng.",
            )
        pause = Pause(from_=day, reason=reason)
        return self.corrected(pauses=(*self.pauses, pause))

    def resumed_on(self, day: dt.date) -> Self:
        """Return this sponsorship going on: the day before ``day`` is the last of the pause.

        Raises:
            RuleError: It is not paused, or ``day`` is not after the pause began.
        """
        running = next((pause for pause in self.pauses if pause.to is None), None)
        if running is None or self.end is not None:
            raise RuleError("not_paused", "Lượt đỡ đầu này không đang tạm dừng.")
        if day <= running.from_:
            raise RuleError(
                "resumed_before_pause",
                f"Ngày tiếp tục phải sau ngày tạm dừng {running.from_:%d/%m/%Y}.",
            )
        done = running.model_copy(update={"to": day - dt.timedelta(days=1)})
        return self.corrected(pauses=tuple(done if p is running else p for p in self.pauses))

    @property
    def last_reminder(self) -> Reminder | None:
        """When the sponsor was reminded last."""
        return max(self.reminders, key=lambda one: one.on, default=None)

    def reminded(self, made: Reminder) -> Self:
        """Return this sponsorship with one more reminder; the same way on the same day is one.

        Raises:
            RuleError: It is not active on that day, so nothing can be asked for.
        """
        if self.state_on(made.on) is not SponsorshipState.ACTIVE:
            raise RuleError(
                "not_active",
                f"Ngày {made.on:%d/%m/%Y} lượt đỡ đầu này không đang diễn ra nên không nhắc.",
            )
        others = (one for one in self.reminders if one.key != made.key)
        return self.corrected(reminders=tuple(sorted((*others, made), key=lambda one: one.on)))

    def end_on(self, day: dt.date, *, reason: str) -> Self:
        """Return this sponsorship ended.

        Args:
            day: Last day of support, local calendar date, inclusive.
            reason: From the coded list of reasons.

        Raises:
            RuleError: It never started, has already ended, or ``day`` is before its start.

        Source: plan 000 (commitment until grown up or for a stated time).
        """
        if self.start is None or self.end is not None:
            raise RuleError("not_active", "Lượt đỡ đầu này không đang diễn ra nên không kết thúc.")
        if day < self.start:
            raise RuleError(
                "end_before_start",
                f"Ngày kết thúc {day:%d/%m/%Y} sớm hơn ngày bắt đầu {self.start:%d/%m/%Y}. "
                "Xem lại hai ngày này.",
            )
        return self.corrected(end=day, end_reason=reason)

    @property
    def may_be_prolonged(self) -> bool:
        """Whether it runs, and to an agreed end."""
        agreed = self.planned_end is not None and not self.until_18
        return agreed and self.start is not None and self.end is None

    def prolonged(self, until: dt.date) -> Self:
        """Return this sponsorship with a later agreed end.

        Raises:
            RuleError: It is over, no end was agreed on, or ``until`` is not later.
        """
        if self.start is None or self.end is not None:
            raise RuleError("not_active", "Lượt đỡ đầu này không đang diễn ra nên không gia hạn.")
        if self.until_18 or self.planned_end is None:
            raise RuleError(
                "no_agreed_end",
                "Lượt đỡ đầu này không hẹn ngày kết thúc nên không cần gia hạn.",
            )
        if until <= self.planned_end:
            raise RuleError(
                "not_later",
                f"Lượt đỡ đầu này đã hẹn đến {self.planned_end:%d/%m/%Y}. Ghi một ngày sau đó.",
            )
        return self.corrected(planned_end=until)


class Pledge(Record):
    """What a sponsor promised within a sponsorship: an amount per rhythm, in whole months."""

    table: ClassVar[str] = "pledge"

    sponsorship_id: UUID
    kind: PledgeKind = PledgeKind.MONEY
    need: Code | None = None
    rhythm: Rhythm
    amount: Vnd | None = None
    from_month: Month
    to_month: Month | None = None
    note: LongText | None = None
