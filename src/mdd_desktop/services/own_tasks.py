"""What officers want to be reminded of about some children, besides what follows from the records.

A task of one's own stays on this computer, as the day a task was put off to does, and is gone when
somebody says that it is done.
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
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_LONGEST = 200


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
    row = (made.hex, told, due_on.isoformat(), who, registry.keys.officer)
    own_tasks.write(registry.engine, row)
    return made


def finish(registry: Registry, task: UUID) -> None:
    """Say that a task is done; it is not shown any more."""
    own_tasks.remove(registry.engine, task.hex)


def open_tasks(reading: Reading) -> tuple[OwnTask, ...]:
    """The tasks that are not done; children whose record is gone from here are left out."""
    return tuple(
        _task(reading, UUID(task), words, dt.date.fromisoformat(due_on), who, officer)
        for task, words, due_on, who, officer in own_tasks.read_all(reading.connection)
    )


def _task(
    reading: Reading, task: UUID, words: str, due_on: dt.date, who: str, officer: str
) -> OwnTask:
    found = reading.of(Child).many([UUID(one) for one in json.loads(who)])
    people = tuple(Dated(one.id, one.full_name, due_on) for one in found)
    return OwnTask(task, words, due_on, officer, people)
