"""Codes of newer programs: each stands for itself wherever a member of the list may stand."""

import copy
import pickle

import pytest

from mdd_desktop.domain.sponsorship import SponsorshipForm

NEWER = "cua_nam_sau"


@pytest.mark.parametrize("code", [NEWER, "truc_tiep"])
def test_a_copy_of_a_code_is_the_code_itself(code: str) -> None:
    found = SponsorshipForm.of(code)

    assert copy.deepcopy({"form": found})["form"] is found
    assert copy.copy(found) is found
    assert pickle.loads(pickle.dumps(found)) is found  # noqa: S301 - made in the line itself


def test_a_newer_code_equals_no_member() -> None:
    found = SponsorshipForm.of(NEWER)

    assert found.is_new
    assert found not in list(SponsorshipForm)
    assert SponsorshipForm.of("truc_tiep") is SponsorshipForm.DIRECT
