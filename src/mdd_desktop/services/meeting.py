"""The meeting mode: what has to be hidden, and that nothing is written while it is."""

from collections.abc import Iterator

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.masking import Mask
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import drafts
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

HELD = "Đang ở chế độ họp nên chỉ xem. Tắt chế độ họp (Ctrl+H) rồi ghi."


def begin(registry: Registry) -> Mask:
    """Hold the registry against writing and return the mask for everything that is shown."""
    with registry.read() as reading:
        names = set(_names(reading))
    for draft in drafts.everything(registry):
        names.update(text for name, text in draft.fields.items() if name.endswith("name"))
    registry.hold = HELD
    return Mask(names)


def end(registry: Registry) -> None:
    """Let the registry be written again."""
    registry.hold = ""


def _names(reading: Reading) -> Iterator[str]:
    for child in reading.of(Child).all():
        yield child.full_name
        carers = [carer.name for carer in child.caregivers]
        for name in (child.father.full_name, child.mother.full_name, child.guardian_name, *carers):
            if name:
                yield name
    for sponsor in reading.of(Sponsor).all():
        yield sponsor.full_name
