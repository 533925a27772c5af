"""Heads of documents: presets, names, the office's own record."""

import pytest
from documents_builders import MADE_ON, a_pdf, a_report, an_issuer
from documents_measures import printed

from mdd_desktop.documents.catalogue import compose
from mdd_desktop.documents.letterheads import Office, issuer_of, proper_name
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Letterhead

COMMUNE = Office("xã Hoa Sen", "commune", "tỉnh Bình Hà")
PROVINCE = Office("tỉnh Bình Hà", "province")


def test_a_commune_stands_under_its_province() -> None:
    issuer = issuer_of(COMMUNE)

    assert issuer.superior_lines == ("HỘI LHPN TỈNH BÌNH HÀ",)
    assert issuer.office_lines == ("HỘI LHPN XÃ HOA SEN",)
    assert issuer.signature_lines == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")
    assert issuer.recipients[0] == "Hội LHPN tỉnh Bình Hà (để b/c)"
    assert issuer.recipients[-1] == "Lưu: VT"


def test_a_province_stands_under_the_centre() -> None:
    issuer = issuer_of(PROVINCE)

    assert issuer.superior_lines == ("HỘI LHPN VIỆT NAM",)
    assert "TT Tỉnh ủy (để b/c)" in issuer.recipients
    assert issuer.superior_text.startswith("Đoàn Chủ tịch")


def test_a_city_writes_to_its_own_committee() -> None:
    assert "TT Thành ủy (để b/c)" in issuer_of(Office("thành phố Cần Thơ", "province")).recipients


@pytest.mark.parametrize(
    ("preset", "superior", "office", "symbol"),
    [
        ("B", ("HỘI LHPN XÃ HOA SEN",), ("BAN THƯỜNG VỤ",), "BTV"),
        ("c", ("ỦY BAN MTTQ VIỆT NAM\nXÃ HOA SEN",), ("HỘI LIÊN HIỆP PHỤ NỮ",), "HPN"),
        ("U", (), ("ỦY BAN NHÂN DÂN\nXÃ HOA SEN",), "UBND"),
    ],
)
def test_other_presets_stand_as_the_office_chose(
    preset: str, superior: tuple[str, ...], office: tuple[str, ...], symbol: str
) -> None:
    issuer = issuer_of(COMMUNE, preset=preset)

    assert (issuer.superior_lines, issuer.office_lines, issuer.symbol) == (superior, office, symbol)


def test_the_peoples_committee_issues_in_its_own_name() -> None:
    issuer = issuer_of(COMMUNE, preset="u")

    assert issuer.body_text == "Ủy ban nhân dân xã Hoa Sen"
    assert issuer.signature_lines[0] == "TM. ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(("preset", "code"), [("x", "unknown_preset"), ("p", "wrong_preset")])
def test_a_preset_that_does_not_fit_is_refused(preset: str, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        issuer_of(COMMUNE, preset=preset)

    assert refused.value.code == code


def test_the_record_of_the_office_wins_over_the_preset() -> None:
    issuer = an_issuer(
        symbol_suffix="HLHPN",
        signature_lines="TM. BAN THƯỜNG VỤ / PHÓ CHỦ TỊCH",
        recipients="- Đảng ủy xã;\n- Lưu: VT.",
    )

    assert issuer.symbol == "HLHPN"
    assert issuer.signature_lines[-1] == "PHÓ CHỦ TỊCH"
    assert issuer.recipients == ("Đảng ủy xã", "Lưu: VT")


def test_a_province_whose_record_sets_only_a_signer_keeps_its_own_head() -> None:
    issuer = issuer_of(PROVINCE, Letterhead(unit_id="T", signer_name="Trần Thị Mai"))

    assert issuer.office_lines == ("HỘI LHPN TỈNH BÌNH HÀ",)
    assert issuer.signer_name == "Trần Thị Mai"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("xã Hoa Sen", "Hoa Sen"),
        ("phường 1", "Phường 1"),
        ("Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("thành phố Cần Thơ", "Cần Thơ"),
    ],
)
def test_the_date_line_names_the_place_by_rule(name: str, place: str) -> None:
    assert proper_name(name) == place


def test_an_office_at_the_top_of_its_own_tree_has_nobody_above() -> None:
    issuer = issuer_of(Office("xã Hoa Sen", "commune"))

    assert issuer.superior_lines == ()
    assert issuer.superior_text == ""
    assert issuer.recipients[0].startswith("TT Đảng ủy")


def test_the_centre_signs_for_its_presidium() -> None:
    issuer = issuer_of(Office("Trung ương", "centre"))

    assert issuer.symbol == "ĐCT"
    assert "VIỆT NAM" in printed(a_pdf(issuer=issuer))[0].text
    assert issuer.superior_text == "Ban Chấp hành Trung ương Hội LHPN Việt Nam"
    assert (issuer.place, issuer.unit_text) == ("Hà Nội", "cả nước")


@pytest.mark.parametrize(
    ("office", "receiver"),
    [
        (Office("xã Hoa Sen", "commune", "tỉnh Bình Hà"), "Ủy ban nhân dân xã Hoa Sen"),
        (Office("cụm Sông Mai", "cluster", "tỉnh Bình Hà"), "Hội LHPN tỉnh Bình Hà"),
        (Office("Trung ương", "centre"), "Ban Chấp hành Trung ương Hội LHPN Việt Nam"),
    ],
)
def test_a_proposal_goes_to_a_committee_that_exists(office: Office, receiver: str) -> None:
    document = compose("D10", a_report(), issuer_of(office), today=MADE_ON)

    assert [one.replace("\u00a0", " ") for one in document.addressees] == [receiver]
