"""Parts of letters and forms: two columns, signatures, boxes to tick, lines to write on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mdd_desktop.domain.document import Block


@dataclass(frozen=True, slots=True)
class Pair:
    """Blocks side by side without a rule between them; the left has ``share`` of the width."""

    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]"
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Half:
    """Half of an upright A4 page; ``cut`` draws the dashed line at the middle of the paper."""

    blocks: "tuple[Block, ...]"
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """A column of signatures: date line, titles, note, and the name below the blank space."""

    titles: tuple[str, ...]
    above: str = ""
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, in columns of equal width; their titles stand on one line."""

    signers: tuple[Signer, ...]
    space_mm: float = 27.0
    size: float = 14.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with empty boxes; none is ever ticked by the program.

    Attributes:
        earlier: The last answer, printed pale behind the boxes.
        tab: Where the first box stands at least, as a share of the width: boxes below another.
    """

    label: str
    options: tuple[str, ...]
    earlier: str = ""
    tab: float = 0.0


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Lines to write on, 8 mm apart; the first begins behind the label.

    Attributes:
        earlier: The last answer, printed pale on the lines.
    """

    label: str = ""
    count: int = 1
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code for a scanner and, beneath it, the same in letters."""

    content: str
    caption: str
    size_mm: float = 22.0


@dataclass(frozen=True, slots=True)
class PhotoFrame:
    """The place of a photograph, or the photograph itself (JPEG or PNG)."""

    label: str = "Ảnh"
    width_mm: float = 30.0
    height_mm: float = 40.0
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


FormBlock = PageBreak | Pair | Half | Signatures | Choice | WritingLines | QrCode | PhotoFrame
