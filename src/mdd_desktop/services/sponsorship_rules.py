"""What must hold before a child and a sponsor are brought together; checked inside the saving."""

import datetime as dt
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.sponsor import Promise, Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipForm, SponsorshipState
from mdd_desktop.storage.queries.sponsor_bonds import children_taken
from mdd_desktop.storage.transaction import Reading, Transaction

_RUNNING = {SponsorshipState.WAITING, SponsorshipState.ACTIVE, SponsorshipState.PAUSED}


def require_listed(child: Child) -> None:
    """Refuse a child who left the list or speaks through another record.

    Raises:
        RuleError: ``child_left``.
    """
    if child.void or child.exit is not None or child.merged_into is not None:
        raise RuleError(
            "child_left",
            "Hồ sơ trẻ này đã đóng hoặc đã gộp vào hồ sơ khác nên không lập lượt đỡ đầu. "
            "Mở lại hồ sơ trước.",
        )


def require_sponsor(sponsor: Sponsor) -> None:
    """Refuse a sponsor whose record was entered by mistake or speaks through another.

    Raises:
        RuleError: ``sponsor_left``.
    """
    if sponsor.void or sponsor.merged_into is not None:
        raise RuleError(
            "sponsor_left", "Hồ sơ Mẹ đỡ đầu này đã bỏ hoặc đã gộp. Mở hồ sơ còn dùng để lập lượt."
        )


def require_free(tx: Reading, child: UUID, sponsor: Sponsor, today: dt.date) -> None:
    """Refuse a pair that exists already, a sponsor who is full, a child kept for another.

    Raises:
        RuleError: ``already_sponsors``, ``held_for_other`` or ``sponsor_full``.
    """
    for bond in tx.of(Sponsorship).where(child_id=child, sponsor_id=sponsor.id, void=False):
        if bond.state_on(today) in _RUNNING:
            raise RuleError(
                "already_sponsors",
                "Mẹ đỡ đầu này đã có lượt đỡ đầu với em. "
                "Muốn đổi mức thì mở hồ sơ em, chọn Đổi mức ở lượt ấy.",
            )
    for hold in open_holds(tx, child, today):
        if hold.sponsor_id != sponsor.id:
            raise RuleError(
                "held_for_other",
                f"Em đang được giữ chỗ cho Mẹ đỡ đầu khác đến hết {hold.until:%d/%m/%Y}. "
                "Bỏ giữ chỗ ấy trước.",
            )
    taken = children_taken(tx.connection, sponsor.id, today) - {child}
    if sponsor.capacity is not None and len(taken) >= sponsor.capacity:
        raise RuleError(
            "sponsor_full",
            f"Mẹ đỡ đầu đã đủ {sponsor.capacity} trẻ như đăng ký. "
            "Nếu Mẹ nhận thêm, mở hồ sơ Mẹ, sửa ô “Có thể nhận” rồi lập lượt.",
        )


def require_promise(sponsor: Sponsor, form: SponsorshipForm, day: dt.date) -> None:
    """Refuse direct care without a valid promise to protect children.

    Raises:
        RuleError: ``promise_missing``.
    """
    if form is not SponsorshipForm.DIRECT:
        return
    promise = sponsor.promise_on(day)
    if promise is Promise.EXPIRED:
        raise RuleError(
            "promise_missing",
            "Cam kết bảo vệ trẻ em của Mẹ đỡ đầu đã hết hạn "
            f"{sponsor.protection_expires_on:%d/%m/%Y} nên chưa đỡ đầu trực tiếp được. "
            "Ký lại cam kết, hoặc chọn gián tiếp.",
        )
    if promise is Promise.MISSING:
        raise RuleError(
            "promise_missing",
            "Mẹ đỡ đầu chưa ký cam kết bảo vệ trẻ em nên chưa đỡ đầu trực tiếp được. "
            "Ký cam kết rồi ghi ngày ký, hoặc chọn gián tiếp.",
        )


def open_holds(tx: Reading, child: UUID, today: dt.date) -> list[Hold]:
    """The places that are kept for a child."""
    return [hold for hold in tx.of(Hold).where(child_id=child, void=False) if hold.is_open(today)]


def close_hold(tx: Transaction, hold: Hold, **values: object) -> Hold:
    """Save the end of a hold."""
    closed = hold.corrected(**values)
    tx.of(Hold).save(closed)
    return closed
