import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.vietnamese import detect_legacy, from_tcvn3, from_vni

# Tables of their own, so that a slip in the program's tables cannot hide.
TCVN3 = dict(
    pair.split("=")
    for pair in re.split(
        r"\s+",
        "Ă=A1 Â=A2 Ê=A3 Ô=A4 Ơ=A5 Ư=A6 Đ=A7 ă=A8 â=A9 ê=AA ô=AB ơ=AC ư=AD đ=AE à=B5 ả=B6 ã=B7"
        " á=B8 ạ=B9 ằ=BB ẳ=BC ẵ=BD ắ=BE ặ=C6 ầ=C7 ẩ=C8 ẫ=C9 ấ=CA ậ=CB è=CC ẻ=CE ẽ=CF é=D0 ẹ=D1"
        " ề=D2 ể=D3 ễ=D4 ế=D5 ệ=D6 ì=D7 ỉ=D8 ĩ=DC í=DD ị=DE ò=DF ỏ=E1 õ=E2 ó=E3 ọ=E4 ồ=E5 ổ=E6"
        " ỗ=E7 ố=E8 ộ=E9 ờ=EA ở=EB ỡ=EC ớ=ED ợ=EE ù=EF ủ=F1 ũ=F2 ú=F3 ụ=F4 ừ=F5 ử=F6 ữ=F7 ứ=F8"
        " ự=F9 ỳ=FA ỷ=FB ỹ=FC ý=FD ỵ=FE",
    )
)
TONE_SIGNS = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
HAT_SIGNS = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
BREVE_SIGNS = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
SINGLE_SIGNS = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}

PEOPLE = [
    "Nguyễn Thị Ánh Tuyết",
    "Trần Văn Hoà",
    "Lê Thị Kỷ",
    "Phạm Đình Mỹ",
    "Hồ Quỳnh Như",
    "Võ Hữu Nghĩa",
    "Đặng Ngọc Hân",
]
PLACES = ["xã Hoa Sen", "phường Điện Biên", "ấp Bưng Cà Pốt", "khóm 3, thị trấn cũ", "Hà Nội"]
SENTENCES = [
    "trẻ em mồ côi cả cha lẫn mẹ",
    "hộ cận nghèo, đang học lớp 5",
    "được cấp thẻ bảo hiểm y tế",
    "ước mơ làm cô giáo",
    "khuỷu tay bị gãy, ngoằn ngoèo, thuở nhỏ",
]


def to_tcvn3(text: str) -> str:
    lowered = "".join(c if c in TCVN3 or c.isascii() else c.lower() for c in text)
    return "".join(chr(int(TCVN3[c], 16)) if c in TCVN3 else c for c in lowered)


def to_vni(text: str, *, loud: bool = False) -> str:
    return "".join(vni_letter(c, loud=loud) for c in text)


def vni_letter(letter: str, *, loud: bool) -> str:
    if letter.isascii():
        return letter
    single = SINGLE_SIGNS.get(letter.lower())
    if single:
        return single.upper() if letter.isupper() else single
    base, *marks = list(unicodedata.normalize("NFD", letter.lower()))
    tone = next((mark for mark in marks if mark in TONE_SIGNS), "")
    if "\u031b" in marks:
        first, sign = {"o": "ô", "u": "ö"}[base], TONE_SIGNS.get(tone, "")
    elif "\u0302" in marks:
        first, sign = base, HAT_SIGNS[tone]
    elif "\u0306" in marks:
        first, sign = base, BREVE_SIGNS[tone]
    else:
        first, sign = base, TONE_SIGNS[tone]
    return (first.upper() if letter.isupper() else first) + (sign.upper() if loud else sign)


@pytest.mark.parametrize(
    ("text", "tcvn3", "vni"),
    [
        ("Nguyễn Thị Ánh Tuyết", "NguyÔn ThÞ ¸nh TuyÕt", "Nguyeãn Thò AÙnh Tuyeát"),
        ("Phường Điện Biên", "Ph\u00adêng §iÖn Biªn", "Phöôøng Ñieän Bieân"),
        ("trẻ em mồ côi", "trÎ em må c«i", "treû em moà coâi"),
        ("hộ cận nghèo", "hé cËn nghÌo", "hoä caän ngheøo"),
        ("Hồ Thị Kỷ", "Hå ThÞ Kû", "Hoà Thò Kyû"),
        ("Vũ Đình Mỹ", "Vò §×nh Mü", "Vuõ Ñình Myõ"),
    ],
)
def test_old_text_is_read_and_its_encoding_is_known(text: str, tcvn3: str, vni: str) -> None:
    assert from_tcvn3(tcvn3) == text
    assert from_vni(vni) == text
    assert detect_legacy([tcvn3]) == "tcvn3"
    assert detect_legacy([vni]) == "vni"
    assert detect_legacy([text]) == "unicode"


@pytest.mark.parametrize("text", [*PEOPLE, *PLACES[:2], *PLACES[3:], *SENTENCES])
def test_what_went_into_the_old_encodings_comes_back(text: str) -> None:
    assert from_tcvn3(to_tcvn3(text)) == text
    assert from_vni(to_vni(text)) == text
    assert from_vni(to_vni(text, loud=True)) == text
    assert from_vni(to_vni(text.upper())) == text.upper()
    assert from_vni(to_vni(text.upper(), loud=True)) == text.upper()
    assert from_tcvn3(to_tcvn3(text.lower()), capitals=True) == text.upper()


@given(st.lists(st.sampled_from(sorted(TCVN3)), max_size=12))
def test_every_row_of_letters_survives_vni(letters: list[str]) -> None:
    text = " ".join(letters)

    assert from_vni(to_vni(text)) == text
    assert from_vni(to_vni(text.upper(), loud=True)) == text.upper()


def test_every_letter_of_tcvn3_is_read() -> None:
    letters = "".join(letter for letter in TCVN3 if letter.islower())

    assert from_tcvn3("a" + to_tcvn3(letters)) == "a" + letters


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("¸nh", "Ánh"),
        ("A¸nh", "Ánh"),
        ("¢Ên", "Ấn"),
        ("TRÇN THÞ Hµ", "TRẦN THỊ HÀ"),
        ("X· AN B×NH, Tổ", "X· AN B×NH, Tổ"),
        ("TØNH Sãc Tr¨ng", "TỈNH Sóc Trăng"),
        ("sèng ë Êp 3", "sống ở ấp 3"),
        ("Lµ ë Hµ Néi", "Là ở Hà Nội"),
        ("L£ V¡N ¸I", "LÊ VĂN ÁI"),
        ("Hµ", "Hà"),
        ("123", "123"),
        ("", ""),
        ("H-¬ng", "Hương"),
        ("2024-2030", "2024-2030"),
        ("OEo", "OEo"),
        ("TA¸M", "TÁM"),
        ("x· Ia BOßNG", "xã Ia BOÒNG"),
    ],
)
def test_capitals_that_tcvn3_could_not_write_come_back(shown: str, text: str) -> None:
    assert from_tcvn3(shown) == text


def test_the_second_sign_of_vni_may_be_of_either_case() -> None:
    assert from_vni("AÙnh AùNH ÑÖÔØNG ñöÔøng") == "Ánh ÁNH ĐƯỜNG đưỜng"


def test_text_that_is_unicode_already_is_left_alone() -> None:
    for convert in (from_tcvn3, from_vni):
        assert convert("Hồng Vân") == "Hồng Vân"
        assert convert(unicodedata.normalize("NFD", "Hồng Vân")) == "Hồng Vân"
        assert convert("An 12") == "An 12"


def test_decomposed_signs_of_vni_are_read() -> None:
    assert from_vni(unicodedata.normalize("NFD", "Nguyeãn")) == "Nguyễn"


@pytest.mark.parametrize(
    "column",
    [
        [],
        [""],
        ["Lan", "Minh An"],
        ["Hoà"],
        ["Hoà", "Thuý"],
        ["Toà", "Loà", "An"],
        ["Hà", "Lê Công Tín", "Vân"],
        ["Lê Thị Hoà", "Trần Văn Toà", "Hoà"],
        ["Hoà", "Nguyễn Văn An", "Sơn"],
        [unicodedata.normalize("NFD", "Nguyễn Văn An")],
        ["José", "Müller", "Noël", "Zoë", "Anaïs", "Raúl", "François"],
        ["Thu Hà", "Niê", "H’Bê Ayŭn"],
        ["· Hoa", "« Lan »", "m²", "20°"],
        ["Ý", "Ô"],
        ["xóm Gò", "bò", "só"],
        ["HÀ", "VÂN", "LÝ"],
    ],
)
def test_a_unicode_column_is_known(column: list[str]) -> None:
    assert detect_legacy(column) == "unicode"


@pytest.mark.parametrize("convert", [str, str.upper])
@pytest.mark.parametrize("column", [PEOPLE, PLACES, SENTENCES])
def test_whole_columns_are_known(column: list[str], convert: type[str]) -> None:
    written = [convert(text) for text in column]

    assert detect_legacy(written) == "unicode"
    assert detect_legacy([to_vni(text) for text in written]) == "vni"
    assert detect_legacy([to_tcvn3(text) for text in written]) == "tcvn3"


@pytest.mark.parametrize("text", PEOPLE)
def test_a_column_of_one_name_is_known(text: str) -> None:
    assert detect_legacy([to_tcvn3(text)]) == "tcvn3"
    assert detect_legacy([to_vni(text)]) == "vni"


def test_some_old_cells_do_not_turn_a_unicode_column() -> None:
    column = [*PEOPLE, *(to_vni(text) for text in PEOPLE[:2])]

    assert detect_legacy(column) == "unicode"


def test_a_few_new_cells_do_not_hide_an_old_column() -> None:
    column = [PEOPLE[0], *(to_tcvn3(text) for text in PEOPLE)]

    assert detect_legacy(column) == "tcvn3"
    assert [from_tcvn3(text) for text in column] == [PEOPLE[0], *PEOPLE]


def test_a_common_name_decides_between_two_lawful_readings() -> None:
    assert detect_legacy(["Hoà Thò"]) == "vni"
    assert detect_legacy(["thò tay"]) == "unicode"
