"""A drawn PDF completed for keeping: PDF/A-2b, with the same bytes every time.

What reportlab draws embeds its fonts; here it gets the metadata as XMP, the colour profile its
greys and reds are meant in, and the marks of the standard.
"""

import io
from functools import cache

import pikepdf
from pikepdf import Dictionary, Name, String

from mdd_desktop.documents.pdf_sheets import Sheets
from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.resources import resource

LANGUAGE = "vi-VN"
_MADE = "2000-01-01T00:00:00+00:00"
_CONDITION = "sRGB IEC61966-2.1"


def archived(frame: bytes, sheets: Sheets, document: OfficialDocument) -> bytes:
    """The pages as PDF/A-2b.

    Args:
        frame: A file of blank pages that brings their fonts and pictures.
        sheets: The pages.
        document: Whose pages they are.
    """
    with pikepdf.open(io.BytesIO(frame)) as pdf:
        _drop_unused_fonts(pdf)
        _settle_info(pdf, document)
        _write_metadata(pdf, document)
        root = pdf.Root
        root.OutputIntents = pikepdf.Array([_output_intent(pdf)])
        root.Lang = String(LANGUAGE)
        root.MarkInfo = Dictionary(Marked=False)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        return sheets.finished(pdf)


def _drop_unused_fonts(pdf: pikepdf.Pdf) -> None:
    """Let go of the typeface that reportlab names on every page and never draws with."""
    for page in pdf.pages:
        fonts = page.Resources.get("/Font", Dictionary())
        for name in list(fonts.keys()):
            if "/FontDescriptor" not in fonts[name]:
                del fonts[name]


def _settle_info(pdf: pikepdf.Pdf, document: OfficialDocument) -> None:
    """The old list of properties says exactly what the metadata say."""
    info = pdf.docinfo
    for name in list(info.keys()):
        del info[name]
    info["/Title"] = document.title
    info["/Author"] = document.issuer.office_text
    info["/Subject"] = document.kind
    info["/Creator"] = "Mẹ đỡ đầu"
    info["/Producer"] = "reportlab, pikepdf"
    info["/CreationDate"] = "D:20000101000000+00'00'"
    info["/ModDate"] = "D:20000101000000+00'00'"


def _write_metadata(pdf: pikepdf.Pdf, document: OfficialDocument) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = document.title
        meta["dc:creator"] = [document.issuer.office_text]
        meta["dc:description"] = document.kind
        meta["dc:language"] = {LANGUAGE}
        meta["dc:format"] = "application/pdf"
        meta["pdf:Producer"] = "reportlab, pikepdf"
        meta["xmp:CreatorTool"] = "Mẹ đỡ đầu"
        meta["xmp:CreateDate"] = meta["xmp:ModifyDate"] = meta["xmp:MetadataDate"] = _MADE
        meta["pdfaid:part"] = "2"
        meta["pdfaid:conformance"] = "B"


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    profile = pdf.make_stream(_profile(), N=3, Alternate=Name.DeviceRGB)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_CONDITION),
        Info=String(_CONDITION),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=profile,
    )


@cache
def _profile() -> bytes:
    return resource("color", "sRGB.icc").read_bytes()
