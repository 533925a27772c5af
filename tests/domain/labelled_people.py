"""Invented children of whom it is known who was entered twice."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from mdd_desktop.domain.duplicates import Person
from mdd_desktop.domain.likeness.edits import slips_between
from mdd_desktop.domain.vietnamese import fold

FAMILY = (
    ("Nguyễn", 38), ("Trần", 11), ("Lê", 9), ("Phạm", 7), ("Hoàng", 5), ("Huỳnh", 4), ("Phan", 4),
    ("Vũ", 4), ("Võ", 3), ("Đặng", 2), ("Bùi", 2), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 1), ("Dương", 1),
    ("Lý", 1), ("Đinh", 1), ("Trương", 1), ("Lương", 1), ("Thạch", 1), ("Mai", 1), ("Cao", 1),
)  # fmt: skip
MIDDLE_F = """
    Thị Thị Thị Ngọc Thanh Minh Kim Bảo Thu Như Khánh Thùy Phương Hồng Mỹ Quỳnh Gia
"""
MIDDLE_M = """
    Văn Văn Văn Minh Hoàng Gia Đức Quốc Thanh Hữu Tuấn Anh Trọng Nhật Công Bảo
"""
GIVEN_F = """
    Anh Ánh Linh Trang Hương Lan Mai Ngân Ngọc Nhi Như Thảo Thư Trâm Trân Vy Yến Hà Hạnh Hân
    Diễm Điệp Dung Giang Hằng Hiền Hoa Huệ Khánh Kiều Lam Loan Ly My Mỹ Nga Nhung Oanh Phượng
    Quyên Quỳnh Thanh Thủy Thúy Tiên Trinh Trúc Tú Tuyền Uyên Vân Xuân Ý Châu Chi Đào Bích Cẩm
    Thoa
"""
GIVEN_M = """
    Anh An Bảo Bình Cường Dũng Duy Dương Đạt Đăng Đức Hải Hào Hiếu Hoàng Huy Hùng Hưng Khang
    Khoa Kiệt Lâm Long Lộc Minh Nam Nghĩa Nguyên Nhân Phát Phong Phú Phúc Quân Quang Quốc Quý
    Sang Sơn Tài Tâm Tân Thái Thắng Thành Thiện Thịnh Thuận Tiến Toàn Trí Trung Trường Tú Tuấn
"""
VILLAGES = [f"ấp {name}" for name in ("Phú Lợi", "Tân Hòa", "Bình An", "Mỹ Thới", "1", "2", "3")]
COMMUNES = [f"30{number}" for number in range(100, 160)]
REGIONAL = {"Hoàng": "Huỳnh", "Vũ": "Võ", "Phúc": "Phước", "Mỹ": "Mĩ", "Quý": "Quí",
            "Ly": "Li", "Huỳnh": "Hoàng", "Võ": "Vũ", "Sơn": "Xơn", "Trang": "Chang", "Lan": "Lang",
            "Bảo": "Bửu", "Nhân": "Nhơn", "Vân": "Dân", "Thủy": "Thũy", "Hải": "Hãi"}  # fmt: skip
TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
TELEX_SHAPES = {"\u0302": None, "\u0306": "w", "\u031b": "w"}


@dataclass(frozen=True)
class LabelledPeople:
    people: list[Person]
    duplicates: frozenset[frozenset[str]]
    siblings: frozenset[frozenset[str]]


def labelled_people(
    seed: int = 7, *, children: int = 4000, twice: float = 0.2, communes: int = 60
) -> LabelledPeople:
    """Children, some twins and siblings, some entered twice with the slips of real life."""
    rng = random.Random(seed)  # noqa: S311 - invented children
    people: list[Person] = []
    siblings: set[frozenset[str]] = set()
    while len(people) < children:
        family = _family(rng, COMMUNES[:communes])
        count = rng.choices((1, 2, 3), (75, 20, 5))[0]
        born = _birthday(rng)
        brood: list[Person] = []
        for _ in range(count):
            born = born if rng.random() < 0.25 else _birthday(rng)
            child = _child(rng, family, born, len(people) + len(brood), brood)
            brood.append(child)
        people += brood
        siblings |= {frozenset((a.id, b.id)) for a in brood for b in brood if a.id < b.id}
    again = [_again(rng, person) for person in rng.sample(people, int(children * twice))]
    duplicates = frozenset(frozenset((copy.id.removesuffix("x"), copy.id)) for copy in again)
    everyone = people + again
    rng.shuffle(everyone)
    return LabelledPeople(everyone, duplicates, frozenset(siblings))


def only_the_basics(person: Person) -> Person:
    return Person(person.id, person.full_name, person.born_on, person.sex, commune=person.commune)


def _family(rng: random.Random, communes: list[str]) -> Person:
    father = _adult(rng, "nam")
    mother = _adult(rng, "nu")
    guardian = rng.choice((mother, father, _adult(rng, "nu"), _adult(rng, "nam")))
    phone = f"09{rng.randrange(10**8):08}" if rng.random() < 0.7 else ""
    return Person(
        "", father.split()[0], mother_name=mother, father_name=father, guardian_name=guardian,
        phone=phone, village=rng.choice(VILLAGES), commune=rng.choice(communes),
    )  # fmt: skip


def _adult(rng: random.Random, sex: str) -> str:
    return _name(rng, rng.choices(*zip(*FAMILY, strict=True))[0], sex)


def _name(rng: random.Random, family: str, sex: str) -> str:
    middle = rng.choice(_middles(sex))
    given = rng.choice(_givens(sex))
    more = f" {rng.choice(_middles(sex))}" if rng.random() < 0.3 else ""
    return f"{family} {middle}{more} {given}"


def _middles(sex: str) -> list[str]:
    return (MIDDLE_F if sex == "nu" else MIDDLE_M).split()


def _givens(sex: str) -> list[str]:
    return (GIVEN_F if sex == "nu" else GIVEN_M).split()


def _birthday(rng: random.Random) -> str:
    return f"{rng.randint(2009, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _child(
    rng: random.Random, family: Person, born: str, number: int, brood: list[Person]
) -> Person:
    sex = rng.choice(("nam", "nu"))
    taken = {other.full_name.split()[-1] for other in brood}
    name = _name(rng, family.full_name, sex)
    while name.split()[-1] in taken:
        name = _name(rng, family.full_name, sex)
    if brood and rng.random() < 0.5:
        elder = brood[-1].full_name.split()
        name = " ".join([*elder[:-1], _rhyming(rng, elder[-1], sex, taken)])
    century = 2 if sex == "nam" else 3
    digits = f"087{century}{born[2:4]}{rng.randrange(10**6):06}"
    known = digits if rng.random() < 0.6 else ""
    return replace(
        family, id=f"p{number:05}", full_name=name, born_on=born, sex=sex, identity_number=known
    )


def _rhyming(rng: random.Random, given: str, sex: str, taken: set[str]) -> str:
    """Parents like names that begin or end alike: Diễm and Điệp, Thúy and Thủy."""
    names = [name for name in _givens(sex) if name not in taken]
    names.sort(key=lambda name: slips_between(fold(name), fold(given)))
    return rng.choice(names[:4])


def _again(rng: random.Random, person: Person) -> Person:
    """The same child, entered by somebody else from another paper."""
    copy = replace(
        person,
        id=person.id + "x",
        full_name=_retyped(rng, person.full_name),
        born_on=_redated(rng, person.born_on),
    )
    if rng.random() < 0.01:
        copy = replace(copy, sex="nu" if person.sex == "nam" else "nam")
    for field in ("mother_name", "father_name", "guardian_name"):
        copy = replace(copy, **{field: _relative(rng, getattr(person, field))})
    for field in ("phone", "identity_number", "village"):
        if rng.random() < 0.35:
            copy = replace(copy, **{field: ""})
    return _moved(rng, copy)


def _relative(rng: random.Random, name: str) -> str:
    chance = rng.random()
    if chance < 0.25:
        return ""
    return _retyped(rng, name) if chance < 0.45 else name


def _moved(rng: random.Random, person: Person) -> Person:
    if rng.random() < 0.1:
        person = replace(person, commune=rng.choice(COMMUNES), village="")
    if rng.random() < 0.1:
        person = replace(person, guardian_name=_adult(rng, "nu"), phone="")
    return person


def _retyped(rng: random.Random, name: str) -> str:
    change: Callable[[random.Random, str], str] = rng.choices(
        (
            lambda _, text: text,
            _bare,
            _slip,
            _telex,
            _abbreviated,
            _without_middle,
            _dialect,
            _mark,
        ),
        (30, 16, 12, 8, 8, 10, 10, 6),
    )[0]
    return change(rng, name)


def _bare(_: random.Random, name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _slip(rng: random.Random, name: str) -> str:
    place = rng.randrange(1, len(name) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + name[place] + name[place:]
    if kind == 2:
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + rng.choice("abcdeghiklmnopqrstuvxy") + name[place + 1 :]


def _telex(_: random.Random, name: str) -> str:
    return " ".join(_telex_word(word) for word in name.split())


def _telex_word(word: str) -> str:
    keys, tone = "", ""
    word = word.replace("đ", "dd").replace("Đ", "DD")
    for letter in unicodedata.normalize("NFD", word):
        if letter in TELEX_TONES:
            tone = TELEX_TONES[letter]
        elif letter in TELEX_SHAPES:
            keys += TELEX_SHAPES[letter] or keys[-1].lower()
        else:
            keys += letter
    return keys + tone


def _abbreviated(rng: random.Random, name: str) -> str:
    family, *middle, given = name.split()
    short = [f"{word[0]}." for word in middle]
    return " ".join([family if rng.random() < 0.6 else f"{family[0]}.", *short, given])


def _without_middle(rng: random.Random, name: str) -> str:
    family, *middle, given = name.split()
    middle.pop(rng.randrange(len(middle)))
    return " ".join([family, *middle, given])


def _dialect(_: random.Random, name: str) -> str:
    return " ".join(REGIONAL.get(word, word) for word in name.split())


def _mark(rng: random.Random, name: str) -> str:
    words = name.split()
    place = rng.randrange(len(words))
    words[place] = _bare(rng, words[place])
    return " ".join(words)


def _redated(rng: random.Random, born: str) -> str:
    year, month, day = born.split("-")
    swapped = f"{year}-{day}-{month}" if int(day) <= 12 else born
    forms = (
        born,
        swapped,
        year,
        f"{year}-01-01",
        f"{year}-{month}",
        f"{year}-{month}-{rng.randint(1, 28):02}",
        f"{int(year) + rng.choice((-1, 1))}-{month}-{day}",
    )
    return rng.choices(forms, (78, 6, 6, 2, 2, 3, 3))[0]
