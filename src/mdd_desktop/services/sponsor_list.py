"""Lists of sponsors and sponsorships."""

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.vietnamese import fold, name_sort_key
from mdd_desktop.services.public_ids import find_id
from mdd_desktop.storage.registry import Registry


def find(registry: Registry, text: str = "", *, limit: int | None = None) -> list[Sponsor]:
    """Sponsors by name, phone or contact; every word must occur, accents optional."""
    words = fold(text).split()
    with registry.read() as reading:
        everyone = reading.of(Sponsor).where(void=False)
    found = [
        sponsor
        for sponsor in everyone
        if sponsor.merged_into is None and all(word in _haystack(sponsor) for word in words)
    ]
    found.sort(key=lambda sponsor: name_sort_key(sponsor.sort_name or sponsor.full_name))
    return found[:limit]


def sponsorships(
    registry: Registry, *, child: str | None = None, sponsor: str | None = None
) -> tuple[Sponsorship, ...]:
    """Sponsorships, of one child or of one sponsor."""
    wanted = {}
    with registry.read() as reading:
        if child is not None:
            wanted["child_id"] = find_id(reading, Child, child)
        if sponsor is not None:
            wanted["sponsor_id"] = find_id(reading, Sponsor, sponsor)
        return reading.of(Sponsorship).where(void=False, **wanted)


def _haystack(sponsor: Sponsor) -> str:
    texts = (sponsor.full_name, sponsor.phone, sponsor.contact_name, sponsor.source_ref)
    return fold(" ".join(text for text in texts if text))
