"""The parts of a list's workbook that are the same for every list, and the frame of its sheet."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from mdd_desktop.documents.xlsx.grid import column_letters

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TITLE: Final = 31
_BORDER: Final = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
_WRAP: Final = '<alignment vertical="top" wrapText="1"/>'


def _xf(font: int, fill: int, border: int, number: int, more: str, inner: str = "") -> str:
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        f"{more}>{inner}</xf>"
    )


_CENTRED: Final = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
_STYLES: Final = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="3"><font><sz val="12"/><name val="Times New Roman"/></font>'
    '<font><b/><sz val="14"/><name val="Times New Roman"/></font>'
    '<font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF3E8EF"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f"<border>{_BORDER}<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="8">'
    + _xf(0, 0, 0, 0, "")
    + _xf(1, 0, 0, 49, "")
    + _xf(2, 2, 1, 49, "", _CENTRED)
    + _xf(0, 0, 1, 49, "", _WRAP)
    + _xf(0, 0, 1, 49, ' quotePrefix="1"', _WRAP)
    + _xf(0, 0, 1, 164, "", '<alignment horizontal="center" vertical="top"/>')
    + _xf(0, 0, 1, 3, "", '<alignment horizontal="right" vertical="top"/>')
    + _xf(0, 0, 1, 1, "", '<alignment horizontal="center" vertical="top"/>')
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)

FIXED_PARTS: Final = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": _STYLES,
}
HEAD_ROW: Final = 3


def sheet_start(widths: Sequence[float]) -> str:
    """The sheet up to its rows: fit to the page's width, head frozen, widths."""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width:g}" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
        f'<pane xSplit="2" ySplit="{HEAD_ROW}" topLeftCell="C{HEAD_ROW + 1}" '
        'activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="16"/><cols>{columns}</cols><sheetData>'
    )


def sheet_end(columns: int, rows: int) -> str:
    """The sheet after its rows: filter, margins, A4 across, page numbers."""
    return (
        f'</sheetData><autoFilter ref="{_area(columns, rows)}"/>'
        '<pageMargins left="0.5" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>"
    )


def workbook_part(name: str, columns: int, rows: int) -> str:
    """The workbook: one sheet, its head repeated on every printed page."""
    title = "".join(sign for sign in name if sign not in "[]:*?/\\'")[:_TITLE] or "Danh sách"
    sheet = escape(f"'{title}'")
    filtered = f"$A${HEAD_ROW}:${column_letters(columns - 1)}${HEAD_ROW + rows}"
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(title)} sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{sheet}!{filtered}'
        f'</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">{sheet}!'
        f"${HEAD_ROW}:${HEAD_ROW}</definedName></definedNames></workbook>"
    )


def _area(columns: int, rows: int) -> str:
    return f"A{HEAD_ROW}:{column_letters(columns - 1)}{HEAD_ROW + rows}"
