import pytest

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.storage.passphrase import (
    QUALITIES,
    THINGS,
    normalised,
    require_strength,
    suggest_passphrase,
    suggestion_bits,
)


def test_a_suggestion_has_more_than_sixty_bits_of_chance() -> None:
    assert len(set(THINGS)) == len(THINGS)
    assert len(set(QUALITIES)) == len(QUALITIES)
    assert suggestion_bits() > 60


def test_a_suggestion_is_strong_enough_and_different_every_time() -> None:
    made = {suggest_passphrase() for _ in range(50)}

    assert len(made) == 50
    for passphrase in made:
        require_strength(passphrase)
        assert len(passphrase.split()) == 10


def test_a_typing_method_that_is_on_does_not_change_a_suggestion() -> None:
    for syllable in (*THINGS, *QUALITIES):
        assert syllable.isascii()
        assert syllable.isalpha()
        assert not set(syllable) & set("wfjz")
        letters = syllable.lstrip("bcdghklmnpqrstvx")
        assert not set(letters) & set("srx")
        assert all(letters.count(vowel) < 2 for vowel in "aeo")


def test_twelve_signs_are_enough_and_eleven_are_not() -> None:
    require_strength("muoi hai chu")
    with pytest.raises(RuleError) as refusal:
        require_strength("muoi mot ch")

    assert refusal.value.code == "weak_passphrase"
    assert "12 ký tự" in refusal.value.message


def test_a_decomposed_letter_counts_once() -> None:
    decomposed = "a\u0302\u0301" * 6 + "bcd"

    with pytest.raises(RuleError):
        require_strength(decomposed)
    assert normalised("a\u0302") == "â".encode()
