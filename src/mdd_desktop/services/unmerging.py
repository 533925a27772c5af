"""A merge taken back: the changes that a package brought go out of the log again.

Nothing is written against them: the registry is then what it was without that package, and our
acknowledgements say so, so that its sender sends everything again. The file itself stays among
the originals and can be merged once more.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.storage import brought, exchange
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction

LABEL: Final = "Hoàn tác lần gộp gói"
_FINAL: Final = frozenset({ChangeKind.OWN, ChangeKind.ERASE, ChangeKind.FORK})


class Unmerged(NamedTuple):
    """What went.

    Attributes:
        packages: How many packages.
        changes: How many changes.
    """

    packages: int
    changes: int


def unmerge(registry: Registry, packages: Sequence[str]) -> Unmerged:
    """Take back the merge of some packages, all of them or none.

    What they brought besides stays: the trust list only grows, and what a sender confirmed is so.

    Args:
        registry: Of this office.
        packages: Their ids; later ones are taken back first.

    Raises:
        NotFoundError: ``not_merged``.
        RuleError: ``came_on`` when a later package continues one of them; ``built_on`` when this
            office decided something on its ground; ``not_taken_back`` when it brought a decision
            that cannot be unsaid; ``role``.
    """
    with registry.transaction(LABEL) as tx:
        tx.require_in_charge()
        rows = {_row(tx, package): package for package in packages}
        gone = 0
        for row in sorted(rows, reverse=True):
            gone += _take_out(tx, registry.device, row)
            brought.strike_out(tx.connection, rows[row])
    return Unmerged(len(packages), gone)


def _row(tx: Transaction, package: str) -> int:
    row = exchange.row_in_book(tx.connection, package)
    if row is None:
        raise NotFoundError("not_merged", "Gói này chưa gộp, hoặc đã hoàn tác rồi.")
    return row


def _take_out(tx: Transaction, device: str, row: int) -> int:
    changes = brought.brought_by(tx.connection, row)
    _require_loose(tx, device, row, changes)
    tx.log.withdraw(changes)
    return len(changes)


def _require_loose(tx: Transaction, device: str, row: int, changes: Sequence[Change]) -> None:
    if brought.is_continued(tx.connection, row):
        raise RuleError(
            "came_on",
            "Sau gói này đã gộp gói khác nối tiếp nó. Chưa đổi gì. Chị hoàn tác gói gộp sau trước.",
        )
    if any(change.kind in _FINAL or change.feed.device == device for change in changes):
        raise RuleError(
            "not_taken_back",
            "Gói này mang theo việc không gỡ ra được: quyết định chuyển hồ sơ, xóa theo luật, máy "
            "tách hai hướng, hoặc việc của chính máy này vừa về lại. Chưa đổi gì.",
        )
    ours = brought.built_on(tx.connection, row, device, changes)
    if ours:
        raise RuleError(
            "built_on",
            f"Sau lần gộp, ở đây đã ghi {ours} việc dựa vào các thay đổi của gói (quyết định, đề "
            "nghị, câu trả lời). Chưa đổi gì. Chị lấy lại các việc ấy trước.",
        )
