"""Paragraphs an officer adds anywhere in a document, beside those of its template."""

from collections.abc import Mapping, Sequence

from mdd_desktop.documents.material import Content
from mdd_desktop.documents.templates import with_figures
from mdd_desktop.domain.document import Block, Heading, Paragraph
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report import Report

BEGINNING, ENDING = "mở đầu", "kết thúc"
_DASH = "- "


def with_additions(
    content: Content, added: Mapping[str, Sequence[str]], report: Report
) -> tuple[Block, ...]:
    """The body with further paragraphs at the end of the sections they are written for.

    Args:
        content: As its kind built it.
        added: Texts by the heading of their section, or ``mở đầu`` and ``kết thúc``.
        report: Whose figures they may name in braces.

    Raises:
        RuleError: ``unknown_section``.
    """
    blocks = list(content.body)
    for section, texts in added.items():
        new = [_block(with_figures(text, report)) for text in texts if text.strip()]
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


def _block(text: str) -> Paragraph:
    return Paragraph.item(text[len(_DASH) :]) if text.startswith(_DASH) else Paragraph.plain(text)
