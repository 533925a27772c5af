"""Papers about a child or a sponsor: which there are, which are missing, which has a scan."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.child import Child, Poverty
from mdd_desktop.domain.code_lists import codes
from mdd_desktop.domain.record import Code, LongText, Record, ShortText, UnitCode

PHOTO = "anh_tre"
CONSENT_FORM = "phieu_dong_y"
PROTECTION = "cam_ket_bao_ve"
OTHER = "khac"
JPEG, PDF = "jpeg", "pdf"

SPONSOR_PAPERS = (PROTECTION, "thoa_thuan", "bien_nhan", OTHER)
"""Kinds that a sponsor's record takes."""
CHILD_PAPERS = tuple(code for code in codes("paper_kind") if code != PROTECTION)
"""Kinds that a child's record takes."""

ContentHash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Paper(Record):
    """A paper that the office has seen or keeps, perhaps with its scan.

    Attributes:
        kind: A code of the list ``paper_kind``.
        title: What it is called when its kind does not say enough.
        content: SHA-256 of the scan, hex; None when only the paper itself is kept.
        media: ``jpeg`` or ``pdf``.
        size: Of the scan, in bytes.
    """

    table: ClassVar[str] = "paper"

    unit_id: UnitCode
    child_id: UUID | None = None
    sponsor_id: UUID | None = None
    kind: Code
    title: ShortText | None = None
    dated_on: dt.date | None = None
    valid_until: dt.date | None = None
    content: ContentHash | None = None
    media: Code | None = None
    size: int = Field(default=0, ge=0, lt=2**31)
    note: LongText | None = None


@dataclass(frozen=True)
class PaperPlace:
    """A place in the list of papers of a child: what is wanted, what is there.

    Attributes:
        kind: A code of the list ``paper_kind``.
        wanted: Whether a complete file has it; otherwise it is there as an extra.
        papers: Newest first; empty when it is missing.
    """

    kind: str
    wanted: bool
    papers: tuple[Paper, ...]

    @property
    def is_missing(self) -> bool:
        """Whether it is wanted and not there."""
        return self.wanted and not self.papers


def wanted_papers(child: Child) -> tuple[str, ...]:
    """Which kinds of paper a complete file of this child has, in the order of the folder.

    An identity card is never among them: it must not be copied into the registry.
    """
    kinds = ["giay_khai_sinh"]
    if child.father.is_dead:
        kinds.append("giay_chung_tu_cha")
    if child.mother.is_dead:
        kinds.append("giay_chung_tu_me")
    if any(year.status in {Poverty.POOR, Poverty.NEAR_POOR} for year in child.household):
        kinds.append("xac_nhan_ho")
    return (*kinds, "phieu_xac_minh", CONSENT_FORM, PHOTO)


def paper_places(child: Child, papers: Iterable[Paper]) -> tuple[PaperPlace, ...]:
    """The list of a child's papers, có or thiếu."""
    return _places(wanted_papers(child), papers)


def sponsor_places(papers: Iterable[Paper], *, cares: bool) -> tuple[PaperPlace, ...]:
    """The list of a sponsor's papers; her promise is wanted where she ``cares`` for a child."""
    return _places((PROTECTION,) if cares else (), papers)


def _places(wanted: Sequence[str], papers: Iterable[Paper]) -> tuple[PaperPlace, ...]:
    """First the wanted ones, then whatever else is there."""
    by_kind: dict[str, list[Paper]] = {}
    for paper in papers:
        if not paper.void:
            by_kind.setdefault(paper.kind, []).append(paper)
    extra = [kind for kind in by_kind if kind not in wanted]
    return tuple(
        PaperPlace(kind, kind in wanted, newest_first(by_kind.get(kind, ())))
        for kind in (*wanted, *sorted(extra))
    )


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Papers by their date, those without one by the day they were entered."""
    return tuple(
        sorted(
            papers,
            key=lambda paper: (paper.dated_on or paper.recorded_on or dt.date.min, str(paper.id)),
            reverse=True,
        )
    )


def portrait(papers: Iterable[Paper]) -> Paper | None:
    """The newest photograph of the child that has a scan."""
    found = (p for p in papers if p.kind == PHOTO and not p.void and p.content is not None)
    return next(iter(newest_first(found)), None)
