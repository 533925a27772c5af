"""No name, number or telephone leaves the encrypted registry in readable form (T38)."""

import io
import logging
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from builders import COMMUNE, PASSPHRASE, PROVINCE, SECOND, Offices, a_child, an_office
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services import (
    backups,
    bulk_load,
    children,
    conflicts,
    drafts,
    packages,
    sponsors,
)
from mdd_desktop.services.offices import open_office

GIVEN = ("Quỳnh", "Thảo", "Vy", "Kiều", "Đạt", "Nghĩa", "Tâm", "Uyên", "Huệ", "Khuê")
SECRETS = [
    *(f"Nguyễn Hoàng Bạch {given}" for given in GIVEN),
    *(f"09876{number:05d}" for number in range(11111, 11116)),
    *(f"9993140{number:05d}" for number in range(77771, 77776)),
]


def spellings(secret: str) -> Iterator[bytes]:
    for text in (secret, fold(secret), secret.upper(), secret.rsplit(" ", 1)[0]):
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("unicode_escape")


NEEDLES = sorted({needle for secret in SECRETS for needle in spellings(secret)})


def found_in(folder: Path) -> list[str]:
    return [
        f"{path.relative_to(folder)}: {needle!r}"
        for path in folder.rglob("*")
        if path.is_file()
        for content in [path.read_bytes() + str(path).encode()]
        for needle in NEEDLES
        if needle in content
    ]


def people() -> list[dict[str, Any]]:
    return [
        {
            "full_name": SECRETS[number],
            "phone": SECRETS[10 + number // 2] if number % 2 else None,
            "identity_number": SECRETS[15 + number // 2] if number % 2 else None,
            "guardian_name": SECRETS[9 - number],
            "note": SECRETS[number],
        }
        for number in range(10)
    ]


@pytest.fixture
def busy(offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offices:
    """Offices that hold the twenty secrets, have exchanged them, and are still open."""
    temporary = tmp_path / "tam"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    added, _ = children.register_all(offices[COMMUNE], people())
    sponsors.register(offices[COMMUNE], {"full_name": SECRETS[0], "phone": SECRETS[10]})
    drafts.save(offices[COMMUNE], "child:new", {"full_name": SECRETS[1], "phone": SECRETS[11]})
    offices.everybody_hears_of_everything()
    for name, value in ((COMMUNE, SECRETS[2]), (SECOND, SECRETS[3])):
        children.correct(offices[name], added[0].id, {"full_name": value})
    offices.everybody_hears_of_everything()
    conflicts.open_conflicts(offices[PROVINCE])
    backups.make(offices[COMMUNE])
    packages.make(offices[COMMUNE], "T", offices.errands)
    return offices


def test_no_file_of_a_data_folder_shows_a_secret_while_it_is_open(busy: Offices) -> None:
    with busy[COMMUNE].read() as reading:
        assert len(reading.of(Child).all()) == 10
    children.correct(busy[COMMUNE], children.get(busy[COMMUNE], _code(busy)).id, {"village": "x"})

    assert (busy.path(COMMUNE) / "registry.db-wal").stat().st_size > 0
    assert list(busy.errands.glob("*.mdd"))
    assert list((busy.path(COMMUNE) / "outbox").iterdir())
    assert list((busy.path(COMMUNE) / "backups").iterdir())
    assert found_in(busy.folder) == []


def test_no_file_shows_a_secret_after_closing_and_nothing_is_left_in_the_temporary_folder(
    busy: Offices, tmp_path: Path
) -> None:
    busy.close()

    assert found_in(busy.folder) == []
    assert list((tmp_path / "tam").rglob("*")) == []
    assert found_in(tmp_path) == []


def test_a_needle_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(f"... {SECRETS[3]} ...", encoding="utf-8")

    assert found_in(tmp_path)


def test_only_the_owner_may_read_the_files_of_an_office(busy: Offices) -> None:
    folder = busy.path(COMMUNE)

    loose = [
        path.name
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & 0o077 and not path.name.endswith(".lock")
    ]
    assert loose == []


def refusals(offices: Offices) -> Iterator[BaseException]:
    """What is raised for wrong input in which every box holds a secret."""
    registry = offices[COMMUNE]
    name, phone, number = SECRETS[0], SECRETS[10], SECRETS[15]
    child = children.get(registry, _code(offices))
    attempts = [
        lambda: children.register(registry, {"full_name": name * 50}),
        lambda: children.register(registry, {"full_name": [name]}),
        lambda: children.register(registry, {"full_name": name, "phone": phone + "1234"}),
        lambda: children.register(registry, {"full_name": name, "identity_number": number}),
        lambda: children.register(registry, {"full_name": name, "identity_number": number[:-1]}),
        lambda: children.register(registry, {"full_name": name, "birth": "2027-01-01"}),
        lambda: children.register(registry, {"full_name": name, "sex": name}),
        lambda: children.register(registry, {"full_name": name, "household": [{"year": name}]}),
        lambda: children.correct(registry, child.id, {"birth": phone}),
        lambda: children.correct(registry, child.id, {"merged_into": name}),
        lambda: sponsors.register(registry, {"full_name": name, "foreign": True}),
        lambda: children.correct(offices[PROVINCE], child.id, {"note": name}),
    ]
    for attempt in attempts:
        try:
            attempt()
        except RegistryError as error:
            yield error
        else:
            pytest.fail("not refused")


def test_no_refusal_repeats_a_name_or_number(busy: Offices) -> None:
    for error in refusals(busy):
        told = "".join(traceback.format_exception(error)) + repr(error)
        told = told.replace(Path(__file__).read_text(encoding="utf-8"), "")
        assert not [needle for needle in NEEDLES if needle.decode(errors="replace") in told], error


def test_refused_rows_of_a_file_do_not_repeat_their_content(busy: Offices) -> None:
    rows = [{"unit_id": "X1", "full_name": secret, "sex": secret} for secret in SECRETS]

    result = bulk_load.load_records(busy[COMMUNE], {"children": rows})

    told = " ".join(refusal.message for refusal in result.refused)
    assert len(result.refused) == 20
    assert not [secret for secret in SECRETS if secret in told]


def test_nothing_is_logged_or_printed_while_working(
    offices: Offices, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        children.register_all(offices[COMMUNE], people())
        offices.send(COMMUNE, PROVINCE)

    said = capsys.readouterr()
    everything = caplog.text + said.out + said.err
    assert not [secret for secret in SECRETS if secret in everything]


def test_a_failure_inside_the_database_does_not_show_its_values(offices: Offices) -> None:
    registry = offices[COMMUNE]
    a_child(registry, full_name=SECRETS[0])
    told = io.StringIO()

    try:
        with registry.transaction("Hỏng") as tx:
            tx.of(Child).save(Child(unit_id="X1", full_name=SECRETS[1], phone=SECRETS[10]))
            tx.connection.exec_driver_sql("DROP TABLE child")
            tx.log.flush()
    except (DBAPIError, dbapi2.Error) as error:  # SQLAlchemy's own words, or the driver's
        traceback.print_exception(error, file=told)

    assert "no such table" in told.getvalue()
    assert SECRETS[1] not in told.getvalue()
    assert SECRETS[10] not in told.getvalue()
    assert len(children.get(registry, _code(offices)).full_name) > 0


def test_the_passphrase_is_nowhere_in_the_folder(tmp_path: Path) -> None:
    an_office(tmp_path / "so").close()

    for path in (tmp_path / "so").rglob("*"):
        if path.is_file():
            assert PASSPHRASE.encode() not in path.read_bytes()
    wrong = " ".join(reversed(PASSPHRASE.split()))
    with pytest.raises(RegistryError) as refused:
        open_office(tmp_path / "so", wrong)
    assert wrong not in "".join(traceback.format_exception(refused.value))


def _code(offices: Offices) -> str:
    with offices[COMMUNE].read() as reading:
        return str(reading.of(Child).all()[0].code)
