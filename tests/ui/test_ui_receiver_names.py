"""Whom a line of the support book is about: two of one name are two in the box."""

import datetime as dt
from uuid import UUID, uuid4

from mdd_desktop.services.support_entries import Receiver
from mdd_desktop.ui.ledger.receiver_names import told_apart
from mdd_desktop.ui.widgets.offers import Offers


def a_receiver(name: str = "Lê Thị Ngọc", sponsor: str = "", **more: object) -> Receiver:
    bond = uuid4() if sponsor else None
    return Receiver(bond, uuid4(), name, sponsor, "")._replace(**more)


def test_two_children_of_one_name_are_told_apart_by_village_and_code() -> None:
    found = {
        "a": a_receiver(village="ấp Một", code="X1-1"),
        "b": a_receiver(village="ấp Hai", code="X1-2"),
        "c": a_receiver("Trần Văn An", village="ấp Hai", code="X1-3"),
    }

    texts = told_apart(found)

    assert texts == {
        "a": "Lê Thị Ngọc · ấp Một, X1-1",
        "b": "Lê Thị Ngọc · ấp Hai, X1-2",
        "c": "Trần Văn An",
    }
    offers = Offers(texts.items())
    assert [offers.code_of(text) for text in offers.matching("le thi ngoc", 9)] == ["a", "b"]


def test_two_sponsorships_of_one_child_by_one_person_are_told_apart_by_their_beginning() -> None:
    of = {"sponsor": "Chi hội ấp Một", "village": "ấp Một", "code": "X1-1"}
    found = {
        str(year): a_receiver(**of, child=UUID(int=1), since=dt.date(year, 2, 1))
        for year in (2024, 2026)
    }

    texts = told_apart(found)

    assert texts["2024"].endswith("· Chi hội ấp Một · ấp Một, X1-1 · từ 01/02/2024")
    assert len(set(texts.values())) == 2
