"""The meeting mode hides every known name wherever it stands, and nothing else."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pytest

from mdd_desktop.domain.child import Child, Parent
from mdd_desktop.domain.masking import Mask
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.value_words import value_words

MASK = Mask(["Nguyễn Thị Ngọc Ánh", "Ngô Thị Sáu", "Y Ngông Niê Kđăm", "H’Hen Niê", "An"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nguyễn Thị Ngọc Ánh", "N.T.N.Á."),
        ("Thăm em Nguyễn Thị Ngọc Ánh, ấp Phú Lợi", "Thăm em N.T.N.Á., ấp Phú Lợi"),
        ("bà nội Ngô Thị Sáu; Y Ngông Niê Kđăm", "bà nội N.T.S.; Y.N.N.K."),
        ("H’Hen Niê (cô)", "H.N. (cô)"),
        ("An", "A."),
        ("Ấp An Bình, xã An Hòa", "Ấp An Bình, xã An Hòa"),
        ("Điện thoại 0912345678", "Điện thoại •••"),
        ("30127-26-0001-HXA ngày 05/01/2015: 1.500.000 đồng", None),
        ("", None),
    ],
)
def test_a_text_is_masked(text: str, shown: str | None) -> None:
    assert MASK.text(text) == (text if shown is None else shown)


class Word(StrEnum):
    NAME = "Ngô Thị Sáu"


class Line(NamedTuple):
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    sentence: str
    lines: tuple[Line, ...]


def test_everything_that_a_service_returns_is_masked_in_copies() -> None:
    row = Row("Ngô Thị Sáu", (Line("Nguyễn Thị Ngọc Ánh", 2),))
    child = Child(
        id=new_id(),
        unit_id="X1",
        full_name="Nguyễn Thị Ngọc Ánh",
        father=Parent(full_name="Ngô Thị Sáu"),
    )

    masked = MASK.anything({"rows": [row], "child": child, "code": Word.NAME, "none": None})

    assert masked["rows"] == [Row("N.T.S.", (Line("N.T.N.Á.", 2),))]
    assert masked["child"].full_name == "N.T.N.Á."
    assert masked["child"].father.full_name == "N.T.S."
    assert masked["code"] is Word.NAME
    assert row.sentence == "Ngô Thị Sáu"
    assert child.full_name == "Nguyễn Thị Ngọc Ánh"


def test_what_holds_no_name_is_not_copied() -> None:
    child = Child(id=new_id(), unit_id="X1", full_name="Trần Thị Lạ")

    assert MASK.anything(child) is child


def test_an_earlier_name_in_the_history_is_masked_though_nobody_bears_it_now() -> None:
    before = value_words("child", "father.full_name", "Hồ Văn Tên Cũ")
    place = value_words("child", "village", "ấp Hồ Văn Tên Cũ")

    assert (before, MASK.text(before)) == ("Hồ Văn Tên Cũ", "H.V.T.C.")
    assert MASK.text(place) == "ấp Hồ Văn Tên Cũ"
