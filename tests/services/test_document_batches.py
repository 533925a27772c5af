"""Fifty letters, receipts or sheets are one file, drawn alike each time, and can be stopped."""

from dataclasses import replace

import pytest
from documents_office import example_office, office

from mdd_desktop.domain.stopping import StoppedError, listening
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office"]
FIFTY = 50
BATCHES = {
    "D1": {"sponsor": ["S1", "S4"]},
    "D4": {"entry": ["E01", "E02"]},
    "D7": {"child": ["C01", "C03"]},
}


@pytest.mark.parametrize("kind", BATCHES)
def test_fifty_documents_are_one_file_of_the_pages_of_each(office: Registry, kind: str) -> None:
    two = documents.gather(office, Wish(kind=kind, records=BATCHES[kind]))
    fifty = replace(two, records=two.records * (FIFTY // 2))
    wish = Wish(kind=kind, number=1)

    pages = documents.draw(documents.composed(office, wish, two), two, "pdf").pages
    batch = documents.composed(office, wish, fifty)
    first, again = (documents.draw(batch, fifty, "pdf") for _ in range(2))

    assert len(batch.batch) == FIFTY
    assert first.pages == pages * (FIFTY // 2)
    assert first.sha256 == again.sha256


def test_a_batch_that_nobody_wants_any_more_stops_between_two_pages(office: Registry) -> None:
    wish = Wish(kind="D7", records={"child": ["C01"] * FIFTY})
    report = documents.gather(office, wish)
    document = documents.composed(office, wish, report)
    heard = []

    def stop_after_ten(done: int, total: int) -> None:
        heard.append((done, total))
        if len(heard) == FIFTY // 5:
            raise StoppedError

    with pytest.raises(StoppedError), listening(stop_after_ten):
        documents.draw(document, report, "pdf")

    assert len(heard) == FIFTY // 5
