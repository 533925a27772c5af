"""Three texts of one place: no word of the office is ever lost."""

import random

from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.text_merge import merged_text

WORDS = st.lists(st.sampled_from(["Một câu.", "Câu hai;", "Ba là.", "Bốn là."]), max_size=6)
THEN = "Trẻ được thăm. Trẻ được học. Trẻ được vui."


def test_a_text_nobody_changed_follows_the_standard() -> None:
    assert merged_text(THEN, THEN, "Trẻ được lớn lên.").text == "Trẻ được lớn lên."


def test_the_office_keeps_its_text_while_the_standard_stays() -> None:
    merged = merged_text(THEN, "Lời của xã.", THEN)

    assert (merged.text, merged.combined, merged.disputed) == ("Lời của xã.", False, False)


def test_changes_of_different_sentences_stand_together() -> None:
    merged = merged_text(
        THEN,
        "Trẻ được thăm mỗi tháng. Trẻ được học. Trẻ được vui.",
        "Trẻ được thăm. Trẻ được học. Trẻ được vui, được chơi.",
    )

    assert merged.text == "Trẻ được thăm mỗi tháng. Trẻ được học. Trẻ được vui, được chơi."
    assert merged.combined
    assert not merged.disputed


def test_where_both_changed_the_same_sentence_the_office_stands_and_is_asked() -> None:
    own = "Trẻ được thăm mỗi tháng. Trẻ được học. Trẻ được vui."
    merged = merged_text(THEN, own, "Trẻ được thăm mỗi quý. Trẻ được học. Trẻ được vui.")

    assert (merged.text, merged.disputed) == (own, True)


def test_a_sentence_put_in_by_the_office_stays_when_the_standard_drops_its_neighbour() -> None:
    own = "Trẻ được thăm. Xã tặng xe đạp. Trẻ được học. Trẻ được vui."

    merged = merged_text(THEN, own, "Trẻ được học. Trẻ được vui.")

    assert "Xã tặng xe đạp." in merged.text


@given(WORDS, WORDS, st.integers(0, 6))
def test_a_sentence_of_the_office_is_never_lost(
    then: list[str], now: list[str], place: int
) -> None:
    own = [*then]
    own.insert(min(place, len(own)), "Lời riêng của xã.")

    merged = merged_text(" ".join(then), " ".join(own), " ".join(now))

    assert "Lời riêng của xã." in merged.text


def test_a_rewritten_text_survives_any_number_of_upgrades() -> None:
    picker = random.Random(7)  # noqa: S311 - no secret
    own = "Một. Hai của xã. Ba."
    for _ in range(50):
        now = " ".join(picker.sample(["Một.", "Hai.", "Ba.", "Bốn.", "Năm."], 4))
        assert "Hai của xã." in merged_text("Một. Hai. Ba.", own, now).text
