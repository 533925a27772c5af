"""What each list and letter names, gathered from one reading of the registry."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mdd_desktop.documents.material import DocumentKind
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report import Report
from mdd_desktop.domain.vietnamese import fold, initials, within
from mdd_desktop.services import (
    document_commitments,
    document_forms,
    document_households,
    document_letters,
    document_lists,
    document_outgoing,
)
from mdd_desktop.services.document_ground import Ground, ground_of
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

CLASS = "class"
_NARROWED: Mapping[str, frozenset[str]] = {"B1": frozenset({"child"})}
"""Lists of everybody that may be of some records only, by the need that names them."""
_GATHERERS: Mapping[str, Callable[[Ground], tuple[Any, ...]]] = {
    "B1": document_lists.children,
    "B2": document_lists.sponsors,
    "B3": document_commitments.sponsorships,
    "B4": document_lists.visits,
    "B6": document_lists.waiting,
    "B7": document_commitments.gaps,
    "B8": document_lists.public_children,
    **dict.fromkeys(("D1", "D2", "D3"), document_letters.sponsor_letters),
    "D4": document_letters.receipts,
    "D5": document_letters.agreements,
    "D6": document_forms.consent_forms,
    "D7": document_forms.visit_sheets,
    "D8": document_forms.profiles,
    "D9": document_forms.hand_over,
    "D11": document_outgoing.outgoing_register,
    "D13": document_forms.package_receipts,
    "D14": document_households.household_sheets,
}


@dataclass(frozen=True)
class Chosen:
    """What a caller chose for a document: records by need, the class of reader.

    Attributes:
        records: Ids by need, such as ``child``; ``class`` holds the audience.
        known_on: Ignore what was recorded later.
    """

    records: Mapping[str, Sequence[str]] = field(default_factory=dict)
    known_on: dt.date | None = None

    def audience(self, kind: DocumentKind) -> Audience:
        """Who reads the document.

        Raises:
            RuleError: The kind is not made for that class.
        """
        asked = "".join(self.records.get(CLASS, ()))
        if not asked:
            return kind.audiences[0]
        for one in kind.audiences:
            if fold(one.value) == fold(asked):
                return one
        known = ", ".join(kind.audiences) or "không có"
        message = f"{kind.id} không lập cho lớp người đọc này. Các lớp: {known}."
        raise RuleError("wrong_audience", message)


def record_keys(kind: DocumentKind) -> frozenset[str]:
    """The keys of ``--set`` that name records or the class of readers, and no paragraph."""
    named = frozenset(kind.needs) | _NARROWED.get(kind.id, frozenset())
    return named | ({CLASS} if len(kind.audiences) > 1 else frozenset())


def gather_records(
    registry: Registry, reading: Reading, kind: DocumentKind, report: Report, chosen: Chosen
) -> tuple[object, ...]:
    """The records a document names, as plain rows; one item for each document of a batch.

    Raises:
        RuleError: A record cannot be used for this kind.
        NotFoundError: There is no such record.
    """
    unknown = [key for key in chosen.records if key not in record_keys(kind)]
    if unknown:
        known = ", ".join(sorted(record_keys(kind))) or "không có"
        message = f"{kind.id} không dùng “{unknown[0]}”. Các ô chọn hồ sơ: {known}."
        raise RuleError("unknown_need", message)
    gatherer = _GATHERERS.get(kind.id)
    if gatherer is None:
        return ()
    audience = chosen.audience(kind) if kind.audiences else Audience.FIGURES
    ground = ground_of(
        reading, report, audience, chosen.records, today=registry.today, known_on=chosen.known_on
    )
    return gatherer(ground)


def tracing(registry: Registry, kind: DocumentKind, report: Report) -> str:
    """The footer that tells which print this is (documents.md, L27); empty where none is due."""
    if not kind.traced:
        return ""
    return (
        f"{kind.id}-{report.unit_code}-{report.state_on:%Y%m%d}"
        f" · chốt {report.cut_off_at:%d/%m/%Y %H:%M}"
        f" · in {registry.today:%d/%m/%Y} bởi {initials(registry.keys.officer)}"
        f" · {within(kind.title)}"
    )
