"""What an officer adds anywhere in a document: paragraphs with bold and italic words, tables."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from mdd_desktop.documents.live_values import with_values
from mdd_desktop.documents.material import Content
from mdd_desktop.documents.reports.tables import (
    Said,
    sponsored_table,
    targets_detail,
    targets_table,
)
from mdd_desktop.domain.document import Block, Heading, Paragraph, Run, Table
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report import Report

BEGINNING, ENDING = "mở đầu", "kết thúc"
BOLD, ITALIC = "**", "__"
TABLES: Mapping[str, Callable[[Report, Said], Table]] = {
    "bảng Thực hiện chỉ tiêu": lambda report, said: targets_table(report, said=said),
    "bảng Chỉ tiêu, có tử số và mẫu số": targets_detail,
    "bảng Nhận đỡ đầu theo đơn vị": lambda report, _said: sponsored_table(report),
}
_DASH = "- "
_MARKED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__")


def with_additions(
    content: Content, added: Mapping[str, Sequence[str]], report: Report, said: Said = str
) -> tuple[Block, ...]:
    """The body with further paragraphs at the end of the sections they are written for.

    Args:
        content: As its kind built it.
        added: Texts by the heading of their section, or ``mở đầu`` and ``kết thúc``.
        report: Whose figures they may name in braces.
        said: How the issuer says the standing texts of tables.

    Raises:
        RuleError: ``unknown_section``.
    """
    blocks = list(content.body)
    for section, texts in added.items():
        new = [_block(text.strip(), report, said) for text in texts if text.strip()]
        at = _place(blocks, section)
        blocks[at:at] = new
    return tuple(blocks)


def sections(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The headings under which paragraphs can be added."""
    return tuple(block.text for block in blocks if isinstance(block, Heading))


def _place(blocks: Sequence[Block], section: str) -> int:
    headings = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    if section == BEGINNING:
        return headings[0] if headings else 0
    if section == ENDING:
        return max(len(blocks) - 1, 0)
    for at in headings:
        heading = blocks[at]
        if isinstance(heading, Heading) and heading.text == section:
            after = [n for n in headings if n > at]
            return after[0] if after else max(len(blocks) - 1, at + 1)
    known = "; ".join([BEGINNING, *sections(blocks), ENDING])
    raise RuleError(
        "unknown_section",
        f"Văn bản không có mục “{section[:60]}” để thêm đoạn. Các mục: {known}.",
    )


def _block(text: str, report: Report, said: Said) -> Block:
    table = TABLES.get(text[1:-1])
    if table is not None and text == f"{{{text[1:-1]}}}":
        return table(report, said)
    item = text.startswith(_DASH)
    runs = tuple(_runs(with_values(text.removeprefix(_DASH), report)))
    return Paragraph((Run(_DASH), *runs)) if item else Paragraph(runs)


def _runs(text: str) -> Iterator[Run]:
    """The text with ``**bold**`` and ``__italic__`` words; marks without a partner are printed."""
    begun = 0
    for found in _MARKED.finditer(text):
        if found.start() > begun:
            yield Run(text[begun : found.start()])
        yield Run(found[1] or found[2], bold=bool(found[1]), italic=bool(found[2]))
        begun = found.end()
    if begun < len(text) or not text:
        yield Run(text[begun:])
