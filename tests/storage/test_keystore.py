import hashlib
import json
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from mdd_desktop.domain.errors import DamagedError, NotFoundError, RegistryError, RuleError
from mdd_desktop.storage import whole_file
from mdd_desktop.storage.keystore import Keys, Keystore
from mdd_desktop.storage.keystore_file import REAL_COST, KdfCost

GOOD = "trâu nâu, nhà mới"
OTHER = "mèo trắng bay cao"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keystore.json"


@pytest.fixture
def made(path: Path, fast: KdfCost) -> tuple[Keys, str]:
    return Keystore.create(path, officer="Lê Thu", passphrase=GOOD, cost=fast)


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(RegistryError) as refusal:
        work()
    return refusal.value.code


def secrets_of(keys: Keys) -> tuple[object, ...]:
    return (
        keys.device,
        keys.db_key,
        keys.signing_key.private_bytes_raw(),
        keys.age_identity,
        keys.secrets,
    )


def test_the_passphrase_opens_what_was_made(path: Path, made: tuple[Keys, str]) -> None:
    keys = Keystore.load(path).unlock(GOOD)

    assert secrets_of(keys) == secrets_of(made[0])
    assert keys.officer == "Lê Thu"
    assert len(keys.db_key) == 96
    assert keys.age_identity.startswith("AGE-SECRET-KEY-1")


def test_a_real_slot_costs_what_the_design_says(path: Path) -> None:
    Keystore.create(path, officer="Lê Thu", passphrase=GOOD)

    slot = json.loads(path.read_text(encoding="utf-8"))["slots"][0]

    assert (slot["kdf"], slot["m"], slot["t"], slot["p"]) == ("argon2id", 65536, 3, 4)
    assert KdfCost(65536, 3, 4) == REAL_COST
    assert Keystore.load(path).unlock(GOOD).officer == "Lê Thu"


def test_no_secret_is_shown_or_stands_in_the_file(path: Path, made: tuple[Keys, str]) -> None:
    keys, recovery_key = made
    shown, stored = repr(keys), path.read_bytes()

    for secret in (keys.db_key, keys.age_identity, recovery_key, keys.master.hex()):
        assert secret not in shown
        assert secret.encode() not in stored
    assert keys.master not in stored


def test_only_the_owner_may_read_it(path: Path, made: tuple[Keys, str]) -> None:
    assert made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_wrong_passphrase_is_refused_with_what_to_do(path: Path, made: tuple[Keys, str]) -> None:
    assert made
    with pytest.raises(RuleError) as refusal:
        Keystore.load(path).unlock(OTHER)

    assert refusal.value.code == "wrong_passphrase"
    assert refusal.value.exit_code == 1
    assert "tờ mã khôi phục" in refusal.value.message


def test_a_passphrase_typed_in_decomposed_letters_opens_too(
    path: Path, made: tuple[Keys, str]
) -> None:
    assert made
    typed = unicodedata.normalize("NFD", GOOD)

    assert Keystore.load(path).unlock(typed).officer == "Lê Thu"


@pytest.mark.parametrize("weak", ["", "mười một ch", "aaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused_and_nothing_is_written(
    path: Path, fast: KdfCost, weak: str
) -> None:
    code = code_of(lambda: Keystore.create(path, officer="Lê Thu", passphrase=weak, cost=fast))

    assert code == "weak_passphrase"
    assert not path.exists()


def test_keys_are_never_made_over_keys(path: Path, made: tuple[Keys, str], fast: KdfCost) -> None:
    before = path.read_bytes()

    code = code_of(lambda: Keystore.create(path, officer="Khác", passphrase=GOOD, cost=fast))

    assert made
    assert code == "keystore_exists"
    assert path.read_bytes() == before


def test_the_printed_sheet_opens_however_it_is_copied(path: Path, made: tuple[Keys, str]) -> None:
    keys, recovery_key = made
    copied = "\n".join(recovery_key.lower()[at : at + 5] for at in range(0, len(recovery_key), 5))

    opened = Keystore.load(path).unlock_with_recovery(copied)

    assert secrets_of(opened) == secrets_of(keys)
    assert opened.officer == ""


def test_the_sheet_of_another_computer_opens_nothing(
    path: Path, made: tuple[Keys, str], tmp_path: Path, fast: KdfCost
) -> None:
    _, foreign = Keystore.create(
        tmp_path / "other.json", officer="Khác", passphrase=GOOD, cost=fast
    )
    store = Keystore.load(path)

    assert made
    assert code_of(lambda: store.unlock_with_recovery(foreign)) == "wrong_recovery_key"
    assert code_of(lambda: store.unlock_with_recovery("AGE-SECRET-KEY-1")) == "wrong_recovery_key"


def test_a_changed_passphrase_keeps_every_key(
    path: Path, made: tuple[Keys, str], fast: KdfCost
) -> None:
    Keystore.load(path).change_passphrase(GOOD, OTHER, cost=fast)

    store = Keystore.load(path)

    assert secrets_of(store.unlock(OTHER)) == secrets_of(made[0])
    assert code_of(lambda: store.unlock(GOOD)) == "wrong_passphrase"
    assert secrets_of(store.unlock_with_recovery(made[1])) == secrets_of(made[0])


def test_a_refused_change_of_passphrase_changes_nothing(
    path: Path, made: tuple[Keys, str], fast: KdfCost
) -> None:
    before, store = path.read_bytes(), Keystore.load(path)

    weak = code_of(lambda: store.change_passphrase(GOOD, "ngắn", cost=fast))
    wrong = code_of(lambda: store.change_passphrase(OTHER, GOOD, cost=fast))

    assert made
    assert (weak, wrong) == ("weak_passphrase", "wrong_passphrase")
    assert path.read_bytes() == before


def test_every_officer_opens_with_her_own_passphrase(
    path: Path, made: tuple[Keys, str], fast: KdfCost
) -> None:
    Keystore.load(path).add_slot(made[0], officer="Phan Cúc", passphrase=OTHER, cost=fast)

    store = Keystore.load(path)

    assert store.officers == ("Lê Thu", "Phan Cúc")
    assert store.unlock(OTHER).officer == "Phan Cúc"
    assert store.unlock(GOOD, officer="Lê Thu").db_key == made[0].db_key
    assert code_of(lambda: store.unlock(GOOD, officer="Phan Cúc")) == "wrong_passphrase"


def test_an_officer_who_left_opens_nothing_and_the_last_one_stays(
    path: Path, made: tuple[Keys, str], fast: KdfCost
) -> None:
    store = Keystore.load(path)
    store.add_slot(made[0], officer="Phan Cúc", passphrase=OTHER, cost=fast)

    store.remove_slot("Lê Thu")

    assert code_of(lambda: Keystore.load(path).unlock(GOOD)) == "wrong_passphrase"
    assert code_of(lambda: store.remove_slot("Phan Cúc")) == "last_slot"
    assert Keystore.load(path).unlock(OTHER).officer == "Phan Cúc"


def test_a_forgotten_passphrase_is_replaced_with_the_sheet(
    path: Path, made: tuple[Keys, str], fast: KdfCost
) -> None:
    keys = Keystore.load(path).reset_with_recovery(
        made[1], officer="Lê Thu", new_passphrase=OTHER, cost=fast
    )

    store = Keystore.load(path)

    assert keys.officer == "Lê Thu"
    assert store.officers == ("Lê Thu",)
    assert secrets_of(store.unlock(OTHER)) == secrets_of(made[0])
    assert code_of(lambda: store.unlock(GOOD)) == "wrong_passphrase"


def test_a_new_sheet_makes_the_old_one_void(path: Path, made: tuple[Keys, str]) -> None:
    new = Keystore.load(path).renew_recovery(made[0])

    store = Keystore.load(path)

    assert store.unlock_with_recovery(new).db_key == made[0].db_key
    assert code_of(lambda: store.unlock_with_recovery(made[1])) == "wrong_recovery_key"


def test_further_secrets_are_kept_by_name(path: Path, made: tuple[Keys, str]) -> None:
    keys = Keystore.load(path).put_secret(made[0], "registrar", b"\x01\x02")

    assert keys.secrets == {"registrar": b"\x01\x02"}
    assert Keystore.load(path).unlock(GOOD).secrets == {"registrar": b"\x01\x02"}
    with pytest.raises(ValueError, match="never replaced"):
        Keystore.load(path).put_secret(made[0], "db_key", b"x")


def test_a_missing_keystore_says_that_there_is_no_registry(path: Path) -> None:
    with pytest.raises(NotFoundError) as refusal:
        Keystore.load(path)

    assert refusal.value.code == "no_registry"


def test_every_damaged_byte_is_told_from_a_wrong_passphrase(
    path: Path, made: tuple[Keys, str]
) -> None:
    assert made
    sound = path.read_bytes()

    for at in range(0, len(sound), 7):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x04]) + sound[at + 1 :])
        with pytest.raises(DamagedError) as refusal:
            Keystore.load(path)
        assert refusal.value.code == "keystore_damaged"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff\xfe", b'{"check": 1}'])
def test_what_is_no_keystore_is_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    assert code_of(lambda: Keystore.load(path)) == "keystore_damaged"


@pytest.mark.parametrize(
    ("name", "value"), [("m", 1 << 40), ("t", 1000), ("p", 0), ("m", 8), ("kdf", "md5")]
)
def test_a_slot_that_would_exhaust_the_computer_is_refused(
    path: Path, made: tuple[Keys, str], name: str, value: object
) -> None:
    assert made
    body = json.loads(path.read_text(encoding="utf-8"))
    del body["check"]
    body["slots"][0].update({"p": 4, name: value})
    whole = {**body, "check": keystore_checksum(body)}
    path.write_text(json.dumps(whole), encoding="utf-8")

    assert code_of(lambda: Keystore.load(path)) == "keystore_damaged"


def test_a_slot_of_another_officer_cannot_be_put_under_a_name(
    path: Path, made: tuple[Keys, str]
) -> None:
    assert made
    body = json.loads(path.read_text(encoding="utf-8"))
    del body["check"]
    body["slots"][0]["officer"] = "Người khác"
    whole = {**body, "check": keystore_checksum(body)}
    path.write_text(json.dumps(whole), encoding="utf-8")

    assert code_of(lambda: Keystore.load(path).unlock(GOOD)) == "wrong_passphrase"


def test_a_power_cut_while_writing_leaves_the_old_keystore(
    path: Path, made: tuple[Keys, str], fast: KdfCost, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(whole_file.os, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        Keystore.load(path).change_passphrase(GOOD, OTHER, cost=fast)

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["keystore.json"]
    assert Keystore.load(path).unlock(GOOD).db_key == made[0].db_key


def keystore_checksum(body: object) -> str:

    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
