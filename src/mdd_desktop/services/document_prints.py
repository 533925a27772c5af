"""The log of prints: who printed or saved which document, when, how many copies."""

from mdd_desktop.documents.catalogue import document_kind
from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.services.documents import Made
from mdd_desktop.storage.documents_kept import Printed, log_print, prints
from mdd_desktop.storage.registry import Registry


def note_print(registry: Registry, document: OfficialDocument, made: Made, copies: int) -> None:
    """Note that a document was printed or saved as a file: who, when, what, how many."""
    with registry.transaction("In văn bản") as tx:
        log_print(
            tx.connection,
            Printed(
                at=registry.clock().astimezone().isoformat(timespec="seconds"),
                officer=registry.keys.officer,
                kind=document.kind,
                title=document.title,
                copies=copies,
                way="in" if copies else "tệp",
                sha256=made.sha256,
            ),
        )


def is_logged(kind_id: str) -> bool:
    """Whether every copy of a kind is noted: lists that name persons or their initials."""
    return document_kind(kind_id).traced


def note_paper(registry: Registry, made: Made, copies: int = 0) -> None:
    """Note that a paper went to the printer, or without copies into a file, outside the composer.

    It settles the duty it is asked for, as one that was printed from the composer does.
    """
    kind = document_kind(made.report.kind)
    with registry.transaction("In văn bản" if copies else "Lập tệp văn bản") as tx:
        log_print(
            tx.connection,
            Printed(
                at=registry.clock().astimezone().isoformat(timespec="seconds"),
                officer=registry.keys.officer,
                kind=kind.id,
                title=kind.title,
                copies=copies,
                way="in" if copies else "tệp",
                sha256=made.sha256,
            ),
        )


def print_log(registry: Registry, kind: str | None = None) -> list[Printed]:
    """The prints made on this computer, newest first."""
    with registry.read() as reading:
        return prints(reading.connection, kind)
