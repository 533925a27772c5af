"""A key that is held, or pressed again on a busy computer, saves once."""

import time
from collections.abc import Callable
from uuid import UUID

import pytest

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services.child_screen import Question, Tab, page
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.ledger.form_view import SupportFormView
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.visits.section import VisitsSection
from mdd_desktop.ui.widgets.form_page import SheetPage

BUSY_S = 0.5
Saver = SheetPage | SupportFormView


def some_child(opened: Desktop) -> UUID:
    return page(opened.registry, Question(tab=Tab.SPONSORED), 0, 1).rows[0].id


def new_child(opened: Desktop) -> Saver:
    opened.space.open("child_form")
    view = opened.space.section(ChildrenSection).form_view
    view.show_fields({"full_name": "Võ Thị Lan Khuê", "birth": "05/01/2015"})
    return view


def new_sponsor(opened: Desktop) -> Saver:
    opened.space.open("sponsor_form")
    view = opened.space.section(SponsorsSection).form_view
    view.show_fields(view.fields() | {"full_name": "Huỳnh Thị Mai Khôi", "kind": "ca_nhan"})
    return view


def new_line(opened: Desktop) -> Saver:
    opened.space.open("support_form", some_child(opened))
    opened.settle()
    view = opened.space.section(LedgerSection).form_view
    view.show_fields(view.fields() | {"amount": "300.000", "kind": "sinh_hoat"})
    return view


def new_sheet(opened: Desktop) -> Saver:
    opened.space.open("visit_form", some_child(opened))
    opened.settle()
    view = opened.space.section(VisitsSection).form_view
    view.show_fields(view.fields() | {"living": "tot"})
    return view


@pytest.mark.parametrize(
    ("begin", "kind"),
    [(new_child, Child), (new_sponsor, Sponsor), (new_sheet, Visit), (new_line, SupportEntry)],
)
def test_what_is_saved_twice_in_a_row_is_in_the_book_once(
    desktop: Opener, begin: Callable[[Desktop], Saver], kind: type[Record]
) -> None:
    opened = desktop()
    view = begin(opened)
    opened.settle()
    before = count(opened, kind)

    opened.program.tasks.registry(time.sleep, BUSY_S)
    for _ in range(2):
        view.save_button.click()
    opened.settle()

    assert count(opened, kind) == before + 1
    assert not view.banner.isVisible()


def count(opened: Desktop, kind: type[Record]) -> int:
    with opened.registry.read() as reading:
        return len(reading.of(kind).all())


def test_the_answers_of_one_child_are_not_saved_for_the_next(desktop: Opener) -> None:
    opened = desktop()
    view = new_sheet(opened)
    first, other = (row.id for row in page(opened.registry, Question(tab=Tab.SPONSORED), 0, 2).rows)
    before = count(opened, Visit)

    opened.program.tasks.registry(time.sleep, BUSY_S)
    opened.space.open("visit_form", other)
    view.save_button.click()
    opened.settle()

    assert first != other
    assert count(opened, Visit) == before
