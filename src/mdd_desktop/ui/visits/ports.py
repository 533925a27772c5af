"""What the screens of visits show, and the words of the paper sheet."""

from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.visit_rules import QUESTIONS
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Options
from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class VisitLine:
    """One child on the list of visits, ready to be drawn."""

    id: UUID
    name: str
    code: str
    village: str
    carer: str
    phone: str
    last: str
    due: str
    state: ChipText


@dataclass(frozen=True)
class Earlier:
    """One answer of the time before: its rating as a word, and the note."""

    rating: str
    note: str

    def shown(self) -> str:
        """Both in one line."""
        return " – ".join(word for word in (self.rating, self.note) if word)


@dataclass(frozen=True)
class SheetHead:
    """What stands above the questions of a visit.

    Attributes:
        earlier: By question; empty at the first visit.
        wishes: Of the time before.
        received: Deliveries since then, as lines.
    """

    name: str
    facts: str
    contact: str
    last: str
    due: str
    earlier: dict[str, Earlier]
    wishes: str
    received: tuple[str, ...]


def ratings() -> Options:
    """The three answers of every question."""
    return tuple((code, label("visit_rating", code)) for code in codes("visit_rating"))


def question_text(question: str) -> str:
    """A question as the paper sheet prints it."""
    return {
        "living": tr("Sinh sống"),
        "study": tr("Học tập"),
        "health": tr("Sức khỏe"),
        "mind": tr("Tâm lý"),
        "safety": tr("An toàn"),
    }[question]


def question_example(question: str) -> str:
    """What a note may be about."""
    return {
        "living": tr("chỗ ở, bữa ăn, người chăm sóc"),
        "study": tr("đi học đều, kết quả, sách vở"),
        "health": tr("ốm đau, bảo hiểm y tế"),
        "mind": tr("vui buồn, bạn bè, lo lắng"),
        "safety": tr("ai ở cùng, có ai làm em sợ"),
    }[question]


__all__ = [
    "QUESTIONS",
    "Earlier",
    "SheetHead",
    "VisitLine",
    "question_example",
    "question_text",
    "ratings",
]
