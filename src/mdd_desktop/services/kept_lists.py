"""Lists of their own that officers keep under a name: the filters, not the records found by them.

They stay in this computer's registry and are not sent anywhere. A list that was kept of a figure
holds the records themselves, because a figure counts a day and the filters would not find them.
"""

from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese import sort_key
from mdd_desktop.domain.vietnamese_letters import normalise
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.figure_lists import FigureQuestion
from mdd_desktop.services.sponsor_screen import SponsorQuestion
from mdd_desktop.storage import kept_lists
from mdd_desktop.storage.registry import Registry

AnyQuestion = TypeVar("AnyQuestion", bound=Question | SponsorQuestion | FigureQuestion)
ScreenQuestion = TypeVar("ScreenQuestion", bound=Question | SponsorQuestion)
_PLACES: dict[type, str] = {
    Question: "children",
    SponsorQuestion: "sponsors",
    FigureQuestion: "figures",
}
_LONGEST = 60


class KeptList(NamedTuple, Generic[AnyQuestion]):
    """A list under its name.

    Attributes:
        asked: What it asks for, a question of its screen.
    """

    name: str
    asked: AnyQuestion


def everything(registry: Registry, kind: type[AnyQuestion]) -> tuple[KeptList[AnyQuestion], ...]:
    """The lists kept of a screen, by name; one this version cannot read any more is left out."""
    reads = TypeAdapter(kind)
    found = []
    with registry.read() as reading:
        rows = kept_lists.read_all(reading.connection, _PLACES[kind])
    for name, question in rows:
        try:
            found.append(KeptList(name, reads.validate_json(question)))
        except ValidationError:
            continue
    return tuple(sorted(found, key=lambda one: sort_key(one.name)))


def keep(registry: Registry, name: str, asked: AnyQuestion) -> KeptList[AnyQuestion]:
    """Keep what a screen asks for under a name.

    Raises:
        RuleError: ``name_needed``, ``name_too_long`` or ``name_taken``.
    """
    kind = type(asked)
    words = normalise(name).strip()
    if not words:
        raise RuleError("name_needed", "Chị đặt tên cho danh sách, để lần sau tìm lại.")
    if len(words) > _LONGEST:
        raise RuleError("name_too_long", f"Tên danh sách dài quá {_LONGEST} chữ. Chị gọi ngắn hơn.")
    with registry.read() as reading:
        taken = {one for one, _ in kept_lists.read_all(reading.connection, _PLACES[kind])}
    if words in taken:
        raise RuleError("name_taken", "Đã có danh sách tên này. Chị đặt tên khác.")
    question = _settled(asked)
    text = TypeAdapter(kind).dump_json(question).decode()
    kept_lists.write(registry.engine, _PLACES[kind], words, text)
    return KeptList(words, question)


def _settled(asked: AnyQuestion) -> AnyQuestion:
    """The question as it is stored: what was typed in its one spelling."""
    if isinstance(asked, FigureQuestion):
        return asked
    return replace(asked, typed=normalise(asked.typed).strip())


def drop(registry: Registry, kept: KeptList[AnyQuestion]) -> None:
    """Keep a list no longer; the records in it stay as they are."""
    kept_lists.remove(registry.engine, _PLACES[type(kept.asked)], kept.name)
