"""The library of căn cứ, each with the time it was in force."""

import datetime as dt
import re
from collections.abc import Iterable

from mdd_desktop.documents.templates import template
from mdd_desktop.domain.document import LegalBasis
from mdd_desktop.domain.errors import RuleError


def legal_bases(names: Iterable[str], on: dt.date) -> list[LegalBasis]:
    """The căn cứ lines of a document of that day.

    Raises:
        RuleError: One is unknown, not yet or no longer in force.
    """
    return [LegalBasis(_text(name, on)) for name in names]


def cited_bases(texts: Iterable[str], on: dt.date) -> list[LegalBasis]:
    """Căn cứ lines in an officer's own words.

    Raises:
        RuleError: One cites a text of the library that is not yet or no longer in force.
    """
    bases = [LegalBasis(text.rstrip(" ;.")) for text in texts]
    for basis in bases:
        cited = _squeezed(basis.text)
        for name, entry in template("legal_bases").items():
            if re.search(rf"(?<!\d){re.escape(_squeezed(entry['mark']))}", cited):
                _text(name, on)
    return bases


def _squeezed(text: str) -> str:
    return "".join(text.lower().split()).replace("–", "-")


def _text(name: str, on: dt.date) -> str:
    entry = template("legal_bases").get(name)
    if entry is None:
        raise RuleError("unknown_basis", f"Không có căn cứ “{name}” trong thư viện. Chọn lại.")
    if not entry["from"] <= on <= entry.get("to", dt.date.max):
        message = f"{entry['text']}: không còn hoặc chưa có hiệu lực vào ngày ký. Chọn căn cứ khác."
        raise RuleError("basis_not_in_force", message)
    return str(entry["text"])
