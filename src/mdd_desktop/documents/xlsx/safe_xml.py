"""An XML parser that refuses document types, and with them entities of any kind."""

from typing import NoReturn
from xml.parsers import expat

from mdd_desktop.domain.errors import DamagedError


def new_parser() -> expat.XMLParserType:
    """Return a parser whose handlers the caller sets."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def parse(parser: expat.XMLParserType, xml: bytes) -> None:
    """Feed a whole document."""
    parser.Parse(xml, True)  # noqa: FBT003 - the C function takes no keyword


def _refuse(*_: object) -> NoReturn:
    raise DamagedError("workbook_damaged", "Tệp có khai báo lạ (DOCTYPE) nên không được đọc.")
