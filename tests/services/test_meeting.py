"""The mode of meetings: every name of the registry is known, nothing is written meanwhile."""

import pytest

import builders
from builders import Offices
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import children, drafts, meeting
from mdd_desktop.services.offices import Registry

FAMILY = {
    "father": {"full_name": "Hồ Văn Cha"},
    "mother": {"full_name": "Hồ Thị Mẹ"},
    "guardian_name": "Hồ Thị Bà",
    "caregivers": [{"name": "Hồ Thị Dì", "from": "2020-01-01", "to": "2022-01-01"}],
    "consents": [{"scope": "lap_ho_so", "by": "giam_ho", "from": "2024-01-01", "name": "Hồ Cậu"}],
}


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


def test_names_of_the_family_of_carers_signers_and_drafts_are_masked(office: Registry) -> None:
    child = builders.a_child(office, full_name="Hồ Thị Con", **FAMILY)
    drafts.save(office, "sponsor:new", {"full_name": "Hồ Thị Nháp", "village": "Phú Lợi"})

    mask = meeting.begin(office)

    names = ("Con", "Mẹ", "Bà", "Dì", "Nháp")
    assert {mask.text(f"em Hồ Thị {name} ở đây") for name in names} == {
        "em H.T.C. ở đây",
        "em H.T.M. ở đây",
        "em H.T.B. ở đây",
        "em H.T.D. ở đây",
        "em H.T.N. ở đây",
    }
    assert mask.text("ông Hồ Văn Cha, Hồ Cậu ký") == "ông H.V.C., H.C. ký"
    assert mask.text("ấp Phú Lợi") == "ấp Phú Lợi"
    with pytest.raises(RuleError, match="chế độ họp"):
        children.correct(office, child.id, {"village": "ấp Hai"})
    meeting.end(office)
    children.correct(office, child.id, {"village": "ấp Hai"})
