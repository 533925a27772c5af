"""The log of prints: who printed or saved which document, when, how many copies."""

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


def print_log(registry: Registry, kind: str | None = None) -> list[Printed]:
    """The prints made on this computer, newest first."""
    with registry.read() as reading:
        return prints(reading.connection, kind)
