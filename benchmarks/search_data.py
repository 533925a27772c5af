"""100,000 invented children in an encrypted registry, written straight into the record tables."""

import datetime as dt
import random
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.storage.bulk import insert_rows
from mdd_desktop.storage.database import close_database, create_database, open_database, writing
from mdd_desktop.storage.migrate import migrate
from mdd_desktop.storage.rows import row_of
from mdd_desktop.storage.search import tidy
from mdd_desktop.storage.tables import RECORD_TABLES

KEY = "5a" * 48
_FAMILY = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ "
    "Hồ Ngô Dương Lý Đinh Lương Y Niê"
)
_MIDDLE = "Thị Thị Thị Văn Văn Hữu Đức Ngọc Minh Thanh Gia Bảo Quốc Hoài Xuân Thu Khánh Phước"
_GIVEN = (
    "An Anh Ánh Ân Bảo Bình Châu Chi Cường Dung Dũng Đạt Đức Giang Hà Hải Hân Hạnh Hiếu Hoa Hòa "
    "Hùng Huy Hương Khang Khánh Kiều Lan Linh Long Mai Minh My Nam Nga Ngân Ngọc Nguyên Nhi Như "
    "Nhung Oanh Phong Phúc Phương Quân Quang Quỳnh Sơn Tâm Thảo Thắng Thư Trang Trí Trung Tú Tuấn "
    "Tuyết Uyên Vân Vy Yến"
)
_VILLAGES = tuple(f"Ấp {name}" for name in ("Phú Lợi", "Mỹ Điền", "Tân Hòa", "Long Bình"))
_STATUSES = ("con_song", "con_song", "mat", "mat", "mat_tich", "khong_ro")


def fill(path: Path, children: int, *, seed: int = 1, sponsors_too: int | None = None) -> Engine:
    """Make a registry with children, a tenth as many sponsors, and sponsorships of most."""
    close_database(create_database(path, KEY))
    migrate(path, KEY)
    engine = open_database(path, KEY)
    fill_tables(engine, children, seed=seed, sponsors_too=sponsors_too)
    return engine


def fill_tables(
    engine: Engine, children: int, *, seed: int = 1, sponsors_too: int | None = None
) -> None:
    """Write the same people into a registry that is open; no history tells of them."""
    chance = random.Random(seed)  # noqa: S311 - invented people
    sponsors = [_sponsor(chance, number) for number in range(sponsors_too or children // 10)]
    everybody = [_child(chance, number) for number in range(children)]
    bonds = [_bond(chance, child, sponsors) for child in everybody if chance.random() < 0.7]
    for records in (sponsors, everybody, bonds):
        with writing(engine) as connection:
            table = records[0].table
            rows = [row_of(table, one.id, "30127", fields_of(one)) for one in records]
            insert_rows(connection, RECORD_TABLES[table].__table__, rows)
    tidy(engine)


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128))


def _name(chance: random.Random) -> str:
    given = chance.choices(_GIVEN.split(), k=chance.choice((1, 1, 2)))
    return " ".join((chance.choice(_FAMILY.split()), chance.choice(_MIDDLE.split()), *given))


def _child(chance: random.Random, number: int) -> Record:
    year = chance.randint(2008, 2024)
    return Child.model_validate(
        {
            "id": _id(chance),
            "unit_id": f"30{number % 150:03d}",
            "code": f"30{number % 150:03d}-{year % 100 + 1}-{number // 150:04d}",
            "full_name": _name(chance),
            "sex": chance.choice(("nam", "nu")),
            "birth": f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
            "village": chance.choice(_VILLAGES),
            "registered_on": dt.date(2026, 1, 1),
            "father": {"status": chance.choice(_STATUSES)},
            "mother": {"status": chance.choice(_STATUSES)},
            "guardian_name": _name(chance),
            "guardian_relation": chance.choice(("ba_noi", "ong_ngoai", "me")),
            "phone": f"09{chance.randint(0, 10**8 - 1):08d}",
            "needs": [{"kind": chance.choice(("hoc_phi", "dinh_duong", "nha_o"))}],
        }
    )


def _sponsor(chance: random.Random, number: int) -> Record:
    return Sponsor(id=_id(chance), unit_id=f"30{number % 150:03d}", full_name=_name(chance))


def _bond(chance: random.Random, child: Record, sponsors: list[Record]) -> Record:
    ended = dt.date(2026, 6, 30) if chance.random() < 0.15 else None
    return Sponsorship.model_validate(
        {
            "id": _id(chance),
            "child_id": child.id,
            "sponsor_id": chance.choice(sponsors).id,
            "form": "gian_tiep",
            "start": dt.date(2025, 1, 1),
            "end": ended,
        }
    )
