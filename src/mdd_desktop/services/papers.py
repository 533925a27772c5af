"""Papers and photographs: added with their scan, looked at, taken out, reported when missing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from mdd_desktop.documents.pictures import make_scan, make_thumbnail
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.errors import NotFoundError, RegistryError, RuleError
from mdd_desktop.domain.paper import JPEG, PHOTO, Paper, PaperPlace, paper_places, portrait
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.storage import attachments
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_MOST_TOLD = 200


class MissingScan(NamedTuple):
    """A scan that is named but not here: its paper, and whose it is.

    Attributes:
        owner: Name of the child or the sponsor, for the screen of this computer only.
        code: The child's printed code, otherwise "".
    """

    paper: str
    owner: str
    code: str


def add(registry: Registry, values: Mapping[str, Any], content: bytes | None = None) -> Paper:
    """Enter a paper, with its scan when there is one.

    Args:
        registry: Of the office.
        values: Fields of the paper; ``kind``, and ``child_id`` or ``sponsor_id``.
        content: The bytes of a camera file, picture or PDF.

    Raises:
        RuleError: The scan is refused, or the paper belongs to nobody.
        NotFoundError: There is no such child or sponsor.
    """
    scan = make_scan(content) if content is not None else None
    with registry.transaction("Thêm giấy tờ") as tx:
        given = {"unit_id": tx.unit, "recorded_on": registry.today}
        paper = checked(Paper, {"id": new_id(), **given, **values})
        _require_known(paper)
        if paper.child_id is not None:
            tx.of(Child).get(paper.child_id)
            owner = tx.of(Child).owner(paper.child_id)
        else:
            tx.of(Sponsor).get(UUID(str(paper.sponsor_id)))
            owner = tx.of(Sponsor).owner(UUID(str(paper.sponsor_id)))
        if scan is not None:
            name = attachments.keep(tx.connection, scan.content)
            paper = paper.corrected(content=name, media=scan.media, size=len(scan.content))
        if owner != tx.unit:
            raise RuleError(
                "not_owner", f"Hồ sơ này do đơn vị {owner} quản lý nên giấy tờ thêm ở đơn vị ấy."
            )
        tx.of(Paper).save(paper)
    return paper


def add_file(registry: Registry, values: Mapping[str, Any], path: Path) -> Paper:
    """Enter a paper with the scan in a file.

    Raises:
        NotFoundError: The file cannot be read.
        RuleError: As ``add``.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise NotFoundError(
            "no_file", "Không đọc được tệp đã chọn. Xem lại thẻ nhớ, USB rồi chọn lại."
        ) from None
    return add(registry, values, content)


def remove(registry: Registry, paper_id: UUID) -> Paper:
    """Mark a paper as entered by mistake; it can be taken back."""
    with registry.transaction("Bỏ giấy tờ ghi nhầm") as tx:
        paper = tx.of(Paper).get(paper_id).corrected(void=True)
        tx.of(Paper).save(paper)
    return paper


def read_scan(registry: Registry, paper_id: UUID) -> tuple[Paper, bytes]:
    """A paper and its scan.

    Raises:
        NotFoundError: ``scan_missing``: the scan has not come, or only the paper is kept.
    """
    with registry.read() as reading:
        paper = reading.of(Paper).get(paper_id)
        content = attachments.read(reading.connection, paper.content) if paper.content else None
    if content is None:
        name = label("paper_kind", paper.kind)
        raise NotFoundError(
            "scan_missing",
            f"Chưa có bản chụp “{name}” trong máy này. Gói sau của đơn vị gửi sẽ mang theo, "
            "hoặc chụp lại từ bản giấy.",
        )
    return paper, content


def places_of(reading: Reading, child: Child) -> tuple[PaperPlace, ...]:
    """The child's papers, có or thiếu."""
    return paper_places(child, reading.of(Paper).where(child_id=child.id))


def portrait_of(registry: Registry, child_id: UUID, side: int) -> bytes | None:
    """The child's newest photograph cut square, or None."""
    with registry.read() as reading:
        found = portrait(reading.of(Paper).where(child_id=child_id, kind=PHOTO, void=False))
        if found is None or found.content is None or found.media != JPEG:
            return None
        content = attachments.read(reading.connection, found.content)
    if content is None:
        return None
    try:
        return make_thumbnail(content, side)
    except RegistryError:
        return None  # the record says that the scan cannot be read; the head shows initials


def missing_scans(registry: Registry) -> tuple[MissingScan, ...]:
    """The scans that papers name and that are not in this registry, by name of the paper."""
    with registry.read() as reading:
        return missing_in(reading)


def missing_in(reading: Reading) -> tuple[MissingScan, ...]:
    """The same, within a reading."""
    named = attachments.missing(reading.connection, _MOST_TOLD)
    return tuple(_missing(reading, UUID(one.paper)) for one in named)


def _missing(reading: Reading, paper_id: UUID) -> MissingScan:
    paper = reading.of(Paper).get(paper_id)
    child = reading.of(Child).find(paper.child_id) if paper.child_id else None
    sponsor = reading.of(Sponsor).find(paper.sponsor_id) if paper.sponsor_id else None
    whose = child or sponsor
    return MissingScan(
        paper=label("paper_kind", paper.kind),
        owner=whose.full_name if whose else "",
        code=(child.code or "") if child else "",
    )


def _require_known(paper: Paper) -> None:
    if (paper.child_id is None) == (paper.sponsor_id is None):
        raise RuleError("nobody", "Giấy tờ phải thuộc hồ sơ của một em hoặc một Mẹ đỡ đầu.")
    if paper.kind == "khac" and not paper.title:
        raise RuleError("title_missing", "Chọn “Giấy khác” thì ghi tên giấy.")
