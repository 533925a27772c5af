"""The papers of a child or a sponsor as lines: there or missing, with their scans."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.paper import Paper, PaperPlace
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class ScanLink:
    """One paper that is there.

    Attributes:
        state: What stands beside it: "bản chụp", "chưa có bản chụp", "bản chụp chưa về".
        can_open: Whether its scan is here.
    """

    id: UUID
    about: str
    state: str
    can_open: bool


@dataclass(frozen=True)
class PaperLine:
    """One place in the list of papers."""

    kind: str
    name: str
    state: ChipText
    scans: tuple[ScanLink, ...]
    is_missing: bool


def paper_lines(places: Sequence[PaperPlace], scans: frozenset[str]) -> tuple[PaperLine, ...]:
    """Return the list of papers, có or thiếu.

    Args:
        places: Of a child or a sponsor.
        scans: The contents that are in this computer.
    """
    return tuple(_paper_line(place, scans) for place in places)


def _paper_line(place: PaperPlace, scans: frozenset[str]) -> PaperLine:
    found = tuple(_scan(paper, scans) for paper in place.papers)
    if place.is_missing:
        state = ChipText(tr("Thiếu"), "warn", "alert-triangle")
    elif any(scan.can_open for scan in found):
        state = ChipText(tr("Có bản chụp"), "ok", "check")
    else:
        state = ChipText(tr("Có giấy"), "info", "file-text")
    name = label("paper_kind", place.kind)
    return PaperLine(place.kind, name, state, found, place.is_missing)


def _scan(paper: Paper, scans: frozenset[str]) -> ScanLink:
    words = [
        paper.title or "",
        tr("ngày {day}").format(day=f"{paper.dated_on:%d/%m/%Y}") if paper.dated_on else "",
        tr("có hạn đến {day}").format(day=f"{paper.valid_until:%d/%m/%Y}")
        if paper.valid_until
        else "",
        paper.note or "",
    ]
    here = paper.content in scans
    if paper.content is None:
        state = tr("chưa có bản chụp")
    elif here:
        state = tr("{size} KB").format(size=max(1, paper.size // 1000))
    else:
        state = tr("bản chụp chưa về máy này")
    about = " · ".join(word for word in words if word)
    return ScanLink(paper.id, about or tr("không ghi ngày"), state, here)
