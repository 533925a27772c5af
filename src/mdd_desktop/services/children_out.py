"""Children of the list on their way out: as an official list, as sheets, as a workbook."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import child_screen, documents, excel_export
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.storage.registry import Registry

_LIST, _PROFILE, _HOUSEHOLD = "B1", "D8", "D14"
_MOST_PROFILES = 200


def list_paper(registry: Registry, asked: Question, scope: str) -> Made:
    """The official list of the children who answer, drawn as PDF.

    Args:
        registry: Of the office.
        asked: Their filter and order; inside a village the order is kept.
        scope: The unit and the filter in words, for the line under the title.

    Raises:
        RuleError: ``nobody``.
    """
    ids = [str(one) for one in _somebody(child_screen.found(registry, asked))]
    wish = Wish(kind=_LIST, records={"child": ids}, content={"scope": scope})
    return documents.make(registry, wish, "pdf")


def workbook(registry: Registry, asked: Question, path: Path) -> int:
    """Write the children who answer into a workbook; return how many.

    Raises:
        RuleError: ``nobody``.
    """
    ids = _somebody(child_screen.found(registry, asked))
    return excel_export.export_children(registry, path, ids)


def profiles(registry: Registry, children: Sequence[UUID]) -> Made:
    """The profiles of these children in one file.

    Raises:
        RuleError: ``too_many``, or ``nobody``.
    """
    if len(children) > _MOST_PROFILES:
        message = f"Mỗi lần in nhiều nhất {_MOST_PROFILES} hồ sơ. Bỏ bớt đánh dấu rồi in lại."
        raise RuleError("too_many", message)
    chosen = [str(child) for child in _somebody(children)]
    return documents.make(registry, Wish(kind=_PROFILE, records={"child": chosen}), "pdf")


def households(registry: Registry, children: Sequence[UUID]) -> Made:
    """The sheets of these children's households in one file, with what is known.

    Raises:
        RuleError: ``too_many``, or ``nobody``.
    """
    if len(children) > _MOST_PROFILES:
        message = f"Mỗi lần in phiếu hộ của nhiều nhất {_MOST_PROFILES} trẻ. Bỏ bớt đánh dấu."
        raise RuleError("too_many", message)
    chosen = [str(child) for child in _somebody(children)]
    return documents.make(registry, Wish(kind=_HOUSEHOLD, records={"child": chosen}), "pdf")


def _somebody(children: Sequence[UUID]) -> Sequence[UUID]:
    if not children:
        raise RuleError("nobody", "Danh sách không có trẻ nào. Bỏ bớt điều kiện lọc rồi làm lại.")
    return children
