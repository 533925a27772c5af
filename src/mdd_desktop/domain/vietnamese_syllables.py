"""Which letters can make a Vietnamese syllable: the means to tell an encoding from another."""

import re
from functools import lru_cache
from typing import Final

from mdd_desktop.domain.vietnamese_letters import NANG, SAC, compose, without_tone

_RHYME_TABLE: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uynh uyt uyu
    ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
"""
_RHYMES: Final = frozenset(_RHYME_TABLE.split())
_RHYMES_AFTER_QU: Final = _RHYMES | {"ych", "yn", "ynh", "yp", "yt"}
_ONSET = re.compile(
    r"(?P<front>ngh(?=[eêi])|gh(?=[eêi])|k(?=[eêiy]))"
    r"|(?P<back>ng(?![hieêy])|g(?![heêy])|c(?![heêiy]))"
    r"|(?P<qu>qu)|(?P<other>kh|ch|nh|ph|th|tr|[bdđhlmnprstvx]|)"
)
_STOP_CODA = re.compile(r"(?:[cpt]|ch)$")
_STOP_TONES: Final = (SAC, NANG)


_CODA_LETTERS: Final = "cghmnpt"
_QUALITY_LETTERS: Final = frozenset("ăâêôơư")
_EITHER_PLACE: Final = frozenset({"oa", "oe", "uy"})


@lru_cache(maxsize=65536)
def is_vietnamese_syllable(word: str) -> bool:
    """Tell whether a word could be Vietnamese: a lawful onset, rhyme, tone and place of the tone.

    A capital is accepted first or throughout. It is a matter of form, not of meaning.
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    composed = compose(word.lower())
    letters, tones = without_tone(composed)
    if len(tones) > 1 or (_STOP_CODA.search(letters) and tones not in _STOP_TONES):
        return False
    return any(
        letters[start:] in allowed and (not tones or _bears_tone(composed, letters, start))
        for start, allowed in _readings(letters)
    )


def _readings(letters: str) -> list[tuple[int, frozenset[str]]]:
    """Return where the rhyme may begin; "gi" is an onset, or g and the beginning of a rhyme."""
    onset = _ONSET.match(letters)
    start = onset.end() if onset else 0
    allowed = _RHYMES_AFTER_QU if onset and onset["qu"] else _RHYMES
    readings = [(start, allowed)]
    if letters.startswith("gi"):
        readings.append((2, _RHYMES))
    return readings


def _bears_tone(composed: str, letters: str, start: int) -> bool:
    """Tell whether the tone stands on the letter of the rhyme that bears it (not "aõ")."""
    rhyme = letters[start:]
    vowels = rhyme.rstrip(_CODA_LETTERS)
    place = next(
        i for i, pair in enumerate(zip(composed, letters, strict=True)) if len({*pair}) > 1
    )
    place -= start
    quality = [i for i, letter in enumerate(vowels) if letter in _QUALITY_LETTERS]
    if quality:
        return place == quality[-1]
    if vowels in _EITHER_PLACE:
        return place in {0, 1}
    closed = len(rhyme) > len(vowels)
    return place == (len(vowels) - 1 if closed else (len(vowels) - 1) // 2)
