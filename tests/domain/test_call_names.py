"""By which part of a name somebody is called, in the order of each people."""

import pytest

from mdd_desktop.domain.call_names import call_name


@pytest.mark.parametrize(
    ("full_name", "called"),
    [
        ("Trần Thị Ánh", "Ánh"), ("Nguyễn Thị Như Ý", "Ý"), ("Trần Y", "Y"), ("An", "An"),
        ("", ""), ("H’Hoa Niê", "H’Hoa"), ("H'Hoa Niê", "H'Hoa"), ("H’ Hoa Niê", "H’ Hoa"),
        ("H’Bia Knul Niê Siêng Bkrông Êban", "H’Bia"), ("Y Bhăm Mlô", "Y Bhăm"),
        ("Y Ngông Niê Kđăm", "Y Ngông"), ("Y Bhăm", "Y Bhăm"), ("A Thiu", "A Thiu"),
        ("K’Brêu", "K’Brêu"), ("Ka Hương", "Ka Hương"), ("Ksor H’Nhi", "H’Nhi"),
        ("Rơ Châm H’ Yéo", "H’ Yéo"), ("Thạch Sa Rây", "Rây"), ("Y", "Y"),
        ("Ý Nhi", "Nhi"), ("Hà Thị Hoa", "Hoa"), ("Kim Ngọc", "Ngọc"),
    ],
)  # fmt: skip
def test_the_given_name_is_found_where_its_people_put_it(full_name: str, called: str) -> None:
    assert call_name(full_name) == called


@pytest.mark.parametrize(
    ("full_name", "sort_name", "called"),
    [
        ("Y Bhăm Niê", "Bhăm Niê Y", "Y Bhăm"), ("H’Hen Niê", "Hen Niê", "H’Hen"),
        ("Siu Blah Rơ Mah", "Blah Siu", "Blah"), ("Trần Thị Hòa", "Hoà Trần Thị", "Hòa"),
        ("Trần Thị Ánh", "Khác", "Ánh"), ("Trần Thị Ánh", "  ", "Ánh"),
    ],
)  # fmt: skip
def test_a_name_that_was_put_in_order_by_hand_wins(
    full_name: str, sort_name: str, called: str
) -> None:
    assert call_name(full_name, sort_name) == called
