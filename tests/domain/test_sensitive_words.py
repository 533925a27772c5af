import pytest

from mdd_desktop.domain.vietnamese import find_forbidden_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cháu nhiễm HIV", ["HIV"]),
        ("nhiễm hiv từ mẹ", ["HIV"]),
        ("H.I.V", ["HIV"]),
        ("HIV/AIDS", ["HIV", "AIDS"]),
        ("H\u200bIV", ["HIV"]),
        ("HIV(+), uống ARV", ["HIV", "ARV"]),
        ("HIV-1", ["HIV"]),
        ("Cháu có H", ["có H"]),
        ("mẹ co H, bố mất", ["có H"]),
        ("CÓ  H.", ["có H"]),
        ("c\u006f\u0301 h", ["có H"]),
        ("có H rồi uống arv vì aids", ["có H", "ARV", "AIDS"]),
    ],
)
def test_words_that_tell_of_an_infection_are_found(text: str, words: list[str]) -> None:
    assert find_forbidden_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "có hai con",
        "có H'Hen đi cùng",
        "có H’Hen đi cùng",
        "có H.T.A. đi cùng",
        "có H-Bia",
        "cô H. nhận nuôi",
        "cờ H",
        "học H",
        "archive, raids, carve, chivalry",
        "có 2h học",
        "có h2",
    ],
)
def test_ordinary_words_raise_no_alarm(text: str) -> None:
    assert find_forbidden_words(text) == []
