"""What officers want to be reminded of about some children, besides what follows from the records.

A task of one's own stays on this computer, as the day a task was put off to does. Once it is done
it can be taken up again for some days, then it is forgotten.
"""

import datetime as dt
import json
from collections.abc import Sequence
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.task import Dated, OwnTask
from mdd_desktop.domain.vietnamese_letters import normalise
from mdd_desktop.storage import own_tasks
from mdd_desktop.storage.own_tasks import StoredTask
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_LONGEST = 200
KEPT_FOR = dt.timedelta(days=14)
"""How long a task that is done can be taken up again."""


def add(registry: Registry, words: str, due_on: dt.date, children: Sequence[UUID]) -> UUID:
    """Remember something to do about some children, at the latest on a day.

    Raises:
        RuleError: ``words_needed``, ``words_too_long``, ``day_past`` or ``nobody``.
    """
    told = normalise(words).strip()
    if not told:
        raise RuleError("words_needed", "Chị ghi việc cần làm là gì.")
    if len(told) > _LONGEST:
        raise RuleError("words_too_long", f"Việc ghi dài quá {_LONGEST} chữ. Chị ghi ngắn hơn.")
    if due_on < registry.today:
        raise RuleError("day_past", "Ngày này đã qua. Chị chọn hôm nay hoặc một ngày tới.")
    if not children:
        raise RuleError("nobody", "Chị đánh dấu trẻ cần làm việc này trước.")
    made = new_id()
    who = json.dumps([one.hex for one in children])
    row = StoredTask(made.hex, told, due_on.isoformat(), who, registry.keys.officer)
    own_tasks.write(registry.engine, row)
    return made


def finish(registry: Registry, task: UUID) -> None:
    """Say that a task is done; it can be taken up again for ``KEPT_FOR``."""
    _mark(registry, task, registry.today)


def take_up(registry: Registry, task: UUID) -> None:
    """Say that a task is not done after all."""
    _mark(registry, task, None)


def _mark(registry: Registry, task: UUID, done_on: dt.date | None) -> None:
    told = done_on.isoformat() if done_on else None
    limit = (registry.today - KEPT_FOR).isoformat()
    own_tasks.mark(registry.engine, task.hex, told, forget_before=limit)


def all_tasks(reading: Reading, today: dt.date) -> tuple[OwnTask, ...]:
    """The tasks to do and those done of late; children whose record is gone are left out."""
    stored = own_tasks.read_all(reading.connection)
    limit = (today - KEPT_FOR).isoformat()
    return tuple(_task(reading, one) for one in stored if not one.done_on or one.done_on >= limit)


def _task(reading: Reading, stored: StoredTask) -> OwnTask:
    due_on = dt.date.fromisoformat(stored.due_on)
    found = reading.of(Child).many([UUID(one) for one in json.loads(stored.who)])
    people = tuple(Dated(one.id, one.full_name, due_on) for one in found)
    done_on = dt.date.fromisoformat(stored.done_on) if stored.done_on else None
    return OwnTask(UUID(stored.id), stored.words, due_on, stored.officer, people, done_on)
