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


@lru_cache(maxsize=65536)
def is_vietnamese_syllable(word: str) -> bool:
    """Tell whether a word could be Vietnamese: a lawful onset, rhyme and tone, one case.

    A capital is accepted first or throughout. It is a matter of form, not of meaning.
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    letters, tones = without_tone(compose(word.lower()))
    if len(tones) > 1 or (_STOP_CODA.search(letters) and tones not in _STOP_TONES):
        return False
    return any(rhyme in allowed for rhyme, allowed in _readings(letters))


def _readings(letters: str) -> list[tuple[str, frozenset[str]]]:
    """Return the rhyme after the onset; "gi" can be an onset or g and the beginning of a rhyme."""
    onset = _ONSET.match(letters)
    start = onset.end() if onset else 0
    allowed = _RHYMES_AFTER_QU if onset and onset["qu"] else _RHYMES
    readings = [(letters[start:], allowed)]
    if letters.startswith("gi"):
        readings.append((letters[2:], _RHYMES))
    return readings
