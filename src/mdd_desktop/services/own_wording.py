"""The office's own wording of templates: checked, versioned, kept through upgrades."""

from collections.abc import Mapping
from dataclasses import dataclass

from mdd_desktop.documents.levels import switched
from mdd_desktop.documents.names_of_values import (
    WORDS,
    read_by_officers,
    written_by_officers,
)
from mdd_desktop.documents.own_texts import (
    EDITABLE,
    about,
    check_text,
    is_of_committee,
    placeholders,
    texts_of,
)
from mdd_desktop.documents.templates import BY_COMMITTEE
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.outgoing import TemplateText
from mdd_desktop.domain.record import checked, natural_id
from mdd_desktop.domain.text_merge import MergedText, merged_text
from mdd_desktop.domain.vietnamese import normalise_lines
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

__all__ = [
    "BY_COMMITTEE",
    "PlaceLine",
    "TemplateLine",
    "own_texts_of",
    "places",
    "restore",
    "templates",
    "write",
]


@dataclass(frozen=True)
class TemplateLine:
    """A template in the list of templates.

    Attributes:
        own: How many of its texts the office wrote itself.
        disputed: How many of these stand against a newer standard text.
    """

    name: str
    title: str
    texts: int
    own: int
    disputed: int


@dataclass(frozen=True)
class PlaceLine:
    """One text of a template.

    Attributes:
        standard: As it comes with the program.
        text: What is printed, its values under the names officers know.
        version: How often the office has written it; 0 for the standard text.
        disputed: Both the office and the program changed the same words since.
        told: The text as this office prints it, of two alternatives the one for its level.
        names: Of the values that may stand in it.
        problem: Why the office's text cannot be printed and the standard one is; mostly "".
        about: What the text is, where it does not say it by itself.
    """

    place: str
    standard: str
    text: str
    version: int
    disputed: bool
    told: str
    names: frozenset[str]
    problem: str = ""
    about: str = ""

    @property
    def by_committee(self) -> bool:
        """Whether it is printed under the head of the People's Committee alone."""
        return is_of_committee(self.place)


def own_texts_of(reading: Reading) -> dict[str, dict[str, str]]:
    """The office's texts as they are printed: by template, by place.

    A text that can no longer be printed, because a value it names is gone, is left out: the
    standard text is printed in its place, and the office finds its own marked among the templates.
    """
    found: dict[str, dict[str, str]] = {}
    for record in reading.of(TemplateText).where(unit_id=reading.unit, void=False):
        standard = _standard(record)
        if standard is not None:
            merged = merged_text(record.standard, record.text, standard)
            if not _problem(record.template, record.place, merged.text):
                found.setdefault(record.template, {})[record.place] = merged.text
    return found


def templates(registry: Registry) -> tuple[TemplateLine, ...]:
    """All templates with how far they are the office's own."""
    with registry.read() as reading:
        records = reading.of(TemplateText).where(unit_id=registry.unit, void=False)
    lines = []
    for name, title in EDITABLE.items():
        own = [record for record in records if record.template == name]
        disputed = sum(1 for record in own if (found := _merged(record)) and found.disputed)
        lines.append(TemplateLine(name, title, len(texts_of(name)), len(own), disputed))
    return tuple(lines)


def places(registry: Registry, template: str) -> tuple[PlaceLine, ...]:
    """Every text of a template, the office's own in its place.

    Raises:
        NotFoundError: There is no such template.
    """
    standard = texts_of(template)
    with registry.read() as reading:
        own = {one.place: one for one in _of(reading, template)}
        level = reading.tree.level(registry.unit).value
    return tuple(
        _line(template, place, text, own.get(place), level) for place, text in standard.items()
    )


def write(registry: Registry, template: str, place: str, text: str) -> TemplateText:
    """Put an office's words in the place of a standard text.

    Raises:
        RuleError: It names a value nobody knows, or cannot be printed.
        NotFoundError: There is no such place.
    """
    text = written_by_officers(normalise_lines(text))
    check_text(template, place, text)
    record_id = natural_id("template_text", registry.unit, template, place)
    with registry.transaction("Sửa lời văn mẫu") as tx:
        before = tx.of(TemplateText).find(record_id)
        record = checked(
            TemplateText,
            {
                "id": record_id,
                "unit_id": registry.unit,
                "template": template,
                "place": place,
                "standard": texts_of(template)[place],
                "text": text,
                "version": before.version + 1 if before else 1,
                "recorded_on": registry.today,
            },
        )
        tx.of(TemplateText).save(record)
    return record


def restore(registry: Registry, template: str, place: str) -> None:
    """Go back to the standard text; the office's words stay in the history.

    Raises:
        NotFoundError: The office wrote nothing there.
    """
    record_id = natural_id("template_text", registry.unit, template, place)
    with registry.transaction("Trả lời văn mẫu về lời chuẩn") as tx:
        tx.of(TemplateText).save(tx.of(TemplateText).get(record_id).corrected(void=True))


def _of(reading: Reading, template: str) -> tuple[TemplateText, ...]:
    return reading.of(TemplateText).where(unit_id=reading.unit, template=template, void=False)


def _standard(record: TemplateText) -> str | None:
    """The standard text of its place now; None when the place is gone."""
    places: Mapping[str, str] = texts_of(record.template) if record.template in EDITABLE else {}
    return places.get(record.place)


def _merged(record: TemplateText) -> MergedText | None:
    standard = _standard(record)
    return None if standard is None else merged_text(record.standard, record.text, standard)


def _line(
    template: str, place: str, standard: str, record: TemplateText | None, level: str
) -> PlaceLine:
    names = frozenset(WORDS[name] for name in placeholders(template, place) if name in WORDS)
    shown, what = read_by_officers(standard), about(template, place)
    if record is None:
        told = switched(shown, level=level)
        return PlaceLine(place, shown, shown, 0, disputed=False, told=told, names=names, about=what)
    merged = merged_text(record.standard, record.text, standard)
    text = read_by_officers(merged.text)
    problem = _problem(template, place, merged.text)
    told = switched(text, level=level)
    return PlaceLine(
        place, shown, text, record.version, merged.disputed, told, names, problem, what
    )


def _problem(template: str, place: str, text: str) -> str:
    """Why a text cannot be printed; "" when it can."""
    try:
        check_text(template, place, text)
    except RuleError as error:
        return error.message
    return ""
