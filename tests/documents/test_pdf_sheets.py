"""A file that grows page by page is as sound as one written whole."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from documents_builders import a_long_list, a_pdf, the_fonts
from pikepdf import Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.pdf_sheets import Sheets

A4 = (595.2756, 841.8898)
TRICKY = "12 0 R ) \\ ( > << Đỗ Thị Ánh"
MADE = (lambda: a_pdf("BC-T", "T"), lambda: render_pdf(a_long_list(300), the_fonts()))


@pytest.mark.parametrize("make", MADE, ids=["report", "list"])
def test_every_object_lies_where_the_table_says(make: Callable[[], bytes]) -> None:
    data = make()

    begin = int(re.findall(rb"startxref\n(\d+)\n%%EOF", data)[0])
    rows = re.findall(rb"(\d{10}) (\d{5}) ([nf]) \n", data[begin:])
    assert data[begin:].startswith(b"xref\n0 %d\n" % len(rows))
    assert rows[0] == (b"0000000000", b"65535", b"f")
    for number, (place, _, _) in enumerate(rows[1:], start=1):
        assert data[int(place) :].startswith(b"%d 0 obj\n" % number)
    assert f"/Size {len(rows)}/".encode() in data[begin:]


@pytest.mark.parametrize("make", MADE, ids=["report", "list"])
def test_readers_find_nothing_to_repair(make: Callable[[], bytes]) -> None:
    with pikepdf.open(io.BytesIO(make()), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.objects) == int(pdf.trailer.Size) - 1
        assert all(one is not None for one in pdf.objects)


def test_equal_files_have_one_id_and_others_another() -> None:
    def mark(rows: int) -> str:
        with pikepdf.open(io.BytesIO(render_pdf(a_long_list(rows), the_fonts()))) as pdf:
            return str(bytes(pdf.trailer.ID[0]).hex())

    assert mark(3) == mark(3) != mark(4)


def framed(canvas: Canvas, frame: io.BytesIO, sheets: Sheets) -> pikepdf.Pdf:
    """The finished file of these pages, with values that are hard to spell."""
    canvas.save()
    with pikepdf.open(frame) as pdf:
        pdf.docinfo["/Title"] = TRICKY
        pdf.Root.Probe = Dictionary(
            A=pikepdf.Array([1, True, None, Name("/Có dấu"), String(TRICKY)]), B=1.25
        )
        return pikepdf.open(io.BytesIO(sheets.finished(pdf)))


def test_values_of_every_sort_are_spelt_as_they_were() -> None:
    frame, sheets = io.BytesIO(), Sheets()
    canvas = Canvas(frame)
    canvas.showPage()
    sheets.add("0 0 m 10 10 l S", A4, 0)

    with framed(canvas, frame, sheets) as pdf:
        assert str(pdf.docinfo["/Title"]) == TRICKY
        assert [str(one) for one in pdf.Root.Probe.A][3:] == ["/Có dấu", TRICKY]
        assert [pdf.Root.Probe.A[n] for n in range(3)] == [1, True, None]
        assert float(pdf.Root.Probe.B) == 1.25
        assert [float(one) for one in pdf.pages[0].MediaBox] == [0, 0, *A4]
        assert pdf.pages[0].Contents.read_bytes() == b"0 0 m 10 10 l S"


def test_each_page_brings_the_pictures_of_its_own_frame_and_no_others() -> None:
    """A page taken out of a batch must not carry the photographs of other children along."""
    frame, sheets = io.BytesIO(), Sheets()
    canvas = Canvas(frame)
    for name in ("first", "second"):
        canvas.beginForm(name)
        canvas.endForm()
        canvas.doForm(name)
        canvas.showPage()
    for like in (1, 0, 1):
        sheets.add("", A4, like)

    with framed(canvas, frame, sheets) as pdf:
        found = [list(dict(page.Resources.XObject.items())) for page in pdf.pages]
        assert found == [["/FormXob.second"], ["/FormXob.first"], ["/FormXob.second"]]
