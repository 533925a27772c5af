"""The meeting mode: what has to be hidden, and that nothing is written while it is."""

from collections.abc import Iterator

from mdd_desktop.domain.masking import Mask, is_name
from mdd_desktop.services import drafts
from mdd_desktop.storage.queries.known_names import known_names
from mdd_desktop.storage.queries.open_questions import all_proposals, conflict_rows
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

HELD = "Đang ở chế độ họp nên chỉ xem. Tắt chế độ họp (Ctrl+H) rồi ghi."


def begin(registry: Registry) -> Mask:
    """Hold the registry against writing and return the mask for everything that is shown."""
    with registry.read() as reading:
        names = known_names(reading.connection).union(_disputed(reading))
    for draft in drafts.everything(registry):
        names.update(text for name, text in draft.fields.items() if name.endswith("name"))
    registry.hold = HELD
    return Mask(names)


def end(registry: Registry) -> None:
    """Let the registry be written again."""
    registry.hold = ""


def _disputed(reading: Reading) -> Iterator[str]:
    """The names of somebody about whom offices do not agree, as each of them wrote it."""
    records = {found.record for found in conflict_rows(reading.connection) if is_name(found.field)}
    records |= {record for _change, record, _state in all_proposals(reading.connection)}
    for record in records:
        for change in reading.log.changes_of(record):
            yield from (str(text) for path, text in change.values.items() if text and is_name(path))
