"""The composer's words: a composition as sections, boxes and lines; boxes back into a wish."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mdd_desktop.domain.document import Issuer, SizeSet
from mdd_desktop.domain.report import Report
from mdd_desktop.services import composer, documents
from mdd_desktop.services.composer import Composition, SectionText
from mdd_desktop.services.document_records import CLASS
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.history import Entry
from mdd_desktop.ui.documents.ports import EditLine, FormBox, Inserts, Outline
from mdd_desktop.ui.text import at_the_start, tr

_DASH = "- "
_LONGEST_CAPTION = 40
_APART = re.compile(": |; |, ")
_NEEDS = {
    "child": "Trẻ (mã hồ sơ, cách nhau dấu phẩy)",
    "sponsor": "Mẹ đỡ đầu (mã, cách nhau dấu phẩy)",
    "sponsorship": "Lượt đỡ đầu (mã, cách nhau dấu phẩy)",
    "entry": "Khoản hỗ trợ (mã, cách nhau dấu phẩy)",
    "package": "Gói (mã)",
}
_PERIODS = {
    "month": "Tháng (như 2026-10)",
    "half": "6 tháng (như 2026-H1)",
    "year": "Năm (như 2026)",
    "range": "Giai đoạn (như 2021..2026)",
}
_HEAD = ("place_name", "signature_lines", "signer_name")
_TYPED, _NEED, _ELECTRONIC = "typed:", "need:", "electronic"


def title_of(composition: Composition) -> tuple[str, str]:
    """The title of the page and the line below it: tên loại, trích yếu."""
    document = composition.document
    return document.type_name, document.subject.replace("\n", " ").replace("\u00a0", " ").strip()


def outline_of(composition: Composition) -> list[Outline]:
    """The sections, one paragraph a line."""
    return [_outline(section) for section in composition.sections]


def inserts_of(report: Report) -> Inserts:
    """What can be put into the texts of a document with these figures."""
    return Inserts(
        composer.figures_to_insert(report),
        composer.targets_to_insert(report),
        [(name, "") for name in composer.TABLES],
        (composer.BOLD, composer.ITALIC),
    )


def head_boxes(composition: Composition) -> list[FormBox]:
    """Period, records, letterhead, signature, further texts."""
    wish, issuer = composition.wish, composition.document.issuer
    kind = next(one for one in documents.kinds() if one["id"].lower() == wish.kind.lower())  # type: ignore[attr-defined]
    boxes = []
    if kind["period"] in _PERIODS:
        text = tr(_PERIODS[str(kind["period"])])
        boxes.append(FormBox("period", text, wish.period or ""))
    boxes += [
        FormBox(f"{_NEED}{need}", tr(_NEEDS.get(need, need)), ", ".join(wish.records.get(need, ())))
        for need in composition.needs
    ]
    if composition.readers:
        chosen = "".join(wish.records.get(CLASS, ())) or composition.readers[0][0]
        hint = tr("Bản gửi cấp trên không có số điện thoại; sức khỏe chỉ ghi mức.")
        name, readers = f"{_NEED}{CLASS}", composition.readers
        boxes.append(FormBox(name, tr("Người đọc"), chosen, hint, options=readers))
    boxes += [
        FormBox(f"{_TYPED}{key}", *_caption(text, _joined(wish, key)), long=True)
        for key, text in composition.typed
    ]
    preset = wish.preset or ""
    options = (("", tr("Như đã đặt cho đơn vị")), *composition.presets)
    boxes.append(FormBox("preset", tr("Mẫu đầu văn bản"), preset.lower(), options=options))
    sizes = ((SizeSet.SMALL.value, tr("Thường (12–13)")), (SizeSet.LARGE.value, tr("Lớn (13–14)")))
    boxes.append(FormBox("size_set", tr("Bộ cỡ chữ"), wish.size_set.value, options=sizes))
    if composition.document.annexes:
        ways = (("", tr("Bản giấy")), (_ELECTRONIC, tr("Bản điện tử")))
        hint = tr("Bản điện tử để trống số, ngày ở dòng “Kèm theo” của phụ lục.")
        shown = _ELECTRONIC if wish.electronic else ""
        boxes.append(FormBox(_ELECTRONIC, tr("Bản phát hành"), shown, hint, options=ways))
    return [*boxes, *(FormBox(name, *_head(name, issuer)) for name in _HEAD)]


def _caption(text: str, value: str) -> tuple[str, str, str]:
    """Caption, value and hint of a text: a caption stays on its line, the rest goes below."""
    if len(text) <= _LONGEST_CAPTION:
        return text, value, ""
    caption, rest = _APART.split(text, maxsplit=1)
    return caption, value, at_the_start(rest)


def recipient_boxes(composition: Composition) -> list[FormBox]:
    """Who gets the paper."""
    lines = "\n".join(composition.document.issuer.recipients).replace("\u00a0", " ")
    hint = tr("Mỗi dòng một nơi nhận; dòng cuối là nơi lưu.")
    return [FormBox("recipients", tr("Nơi nhận"), lines, hint, long=True)]


def formats_of(composition: Composition) -> list[str]:
    """The files this kind can be saved as."""
    wish = composition.wish
    kind = next(one for one in documents.kinds() if str(one["id"]).lower() == wish.kind.lower())
    formats = kind["formats"]
    return [str(one) for one in formats] if isinstance(formats, list) else []


def lines_of(text: str) -> tuple[str, ...]:
    """What stands in a box, a paragraph for each line that says something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def changed(wish: Wish, name: str, value: str) -> Wish:
    """The wish with what a box says now."""
    value = value.strip()
    if name in _PLAIN:
        return replace(wish, **_PLAIN[name](value))
    if name.startswith(_NEED):
        ids = tuple(one.strip() for one in value.split(",") if one.strip())
        return replace(wish, records={**wish.records, name.removeprefix(_NEED): ids})
    if name.startswith(_TYPED):
        key = name.removeprefix(_TYPED)
        content = {k: v for k, v in (wish.content or {}).items() if k != key}
        return replace(wish, content=content | ({key: lines_of(value)} if value else {}))
    head = {k: v for k, v in wish.head.items() if k != name}
    return replace(wish, head=head | ({name: value} if value else {}))


_PLAIN: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "period": lambda value: {"period": value or None},
    "preset": lambda value: {"preset": value or None},
    "size_set": lambda value: {"size_set": SizeSet(value)},
    _ELECTRONIC: lambda value: {"electronic": bool(value)},
}
"""Boxes that are one field of the wish, with how their text is read."""


def is_counted_anew(name: str) -> bool:
    """Whether another value of a box changes the figures or the records."""
    return name == "period" or name.startswith(_NEED)


def file_name(composition: Composition, form: str) -> str:
    """A name without anything personal."""
    document = composition.document
    number = f"{document.number:02d}-" if document.number else ""
    period = f"-{composition.wish.period}" if composition.wish.period else ""
    return f"{number}{document.kind.lower()}{period}.{form}"


def write_file(composition: Composition, form: str, path: Path, pdf: bytes) -> None:
    """Write the pages that are shown, or the same document in another form."""
    if pdf:
        documents.save(Made(pdf, 0, "", composition.report), path)
        return
    documents.save(documents.draw(composition.document, composition.report, form), path)


def history_of(entries: Sequence[Entry]) -> list[EditLine]:
    """Who wrote what when."""
    return [
        EditLine(
            f"{entry.at:%H:%M %d/%m/%Y}",
            entry.officer,
            tr("Lập bản thảo") if entry.is_new else _told(entry),
        )
        for entry in entries
    ]


def _told(entry: Entry) -> str:
    fields = dict.fromkeys(edit.field for edit in entry.edits)
    return tr("Sửa: {fields}").format(fields=", ".join(fields))


def _outline(section: SectionText) -> Outline:
    lines = section.typed or section.lines
    if section.key and lines and all(line.startswith(_DASH) for line in lines):
        lines = tuple(line.removeprefix(_DASH) for line in lines)
    return Outline(
        place=section.place,
        title=section.title.replace("\u00a0", " "),
        level=section.level,
        key=section.key,
        text="\n".join(lines),
        own=bool(section.typed),
        added="\n".join(section.added),
        tables=section.tables,
    )


def _joined(wish: Wish, key: str) -> str:
    typed = (wish.content or {}).get(key, ())
    return typed if isinstance(typed, str) else "\n".join(typed)


def _head(name: str, issuer: Issuer) -> tuple[str, str]:
    value = {
        "place_name": issuer.place,
        "signature_lines": " / ".join(issuer.signature_lines),
        "signer_name": issuer.signer_name,
    }[name]
    return documents.HEAD_FIELDS[name], value.replace("\u00a0", " ")
