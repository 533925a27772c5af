"""D12: the recovery sheet, one page with the key in large groups and as a QR code."""

import datetime as dt
import io
from dataclasses import dataclass

import segno
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from mdd_desktop.documents.typography import MM, Face, chosen_fonts
from mdd_desktop.domain.vietnamese import short_date

_LEFT, _TOP = 30 * MM, A4[1] - 25 * MM
_KEY_SIZE, _KEY_STEP, _GROUP, _GROUPS_IN_LINE = 16, 11.5, 5, 6
_KEY_LINE = _KEY_SIZE * 1.7
_QR_SIZE = 45 * MM
BEGINNING = "AGE-SECRET-KEY-"
"""How every key begins."""
_ADVICE = (
    "Phiếu này mở được sổ khi quên mật khẩu. Niêm phong, cất két.",
    "Không chụp ảnh, không gửi qua mạng.",
    "Muốn phòng khi mất phiếu: in bản thứ hai, niêm phong, gửi Hội cấp trên cất giữ,",
    "hai bên ký giao nhận. Không có bản ký gửi thì không ai khác mở được sổ.",
    "Khi dùng, gõ đủ các nhóm dưới đây theo thứ tự, không cần gõ dấu cách.",
)


@dataclass(frozen=True)
class RecoverySheet:
    """What the sheet says.

    Attributes:
        unit: Name of the office's unit.
        device: Spoken fingerprint of the computer.
        made_on: Day of the set-up.
        recovery_key: The secret key itself.
    """

    unit: str
    device: str
    made_on: dt.date
    recovery_key: str


def render(sheet: RecoverySheet) -> bytes:
    """Draw the sheet as PDF; it holds no data of children."""
    fonts, buffer = chosen_fonts(), io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle("Phiếu khôi phục")
    canvas.setAuthor(sheet.unit)
    y = _line(canvas, fonts.bold, 18, _TOP, "PHIẾU KHÔI PHỤC")
    facts = (
        f"Đơn vị: {sheet.unit}",
        f"Máy: {sheet.device}",
        f"Ngày lập: {short_date(sheet.made_on)}",
    )
    for text in (*facts, "", *_ADVICE):
        y = _line(canvas, fonts.regular, 13, y, text)
    y = _key(canvas, fonts.regular, y - 6 * MM, sheet.recovery_key)
    _qr(canvas, y - _QR_SIZE, sheet.recovery_key)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def groups(key: str) -> list[str]:
    """What differs from key to key, behind the fixed beginning, in groups of five signs."""
    secret = key.removeprefix(BEGINNING)
    return [secret[start : start + _GROUP] for start in range(0, len(secret), _GROUP)]


def _line(canvas: Canvas, face: Face, size: float, y: float, text: str) -> float:
    if text:
        face.width(text, size)  # refuses a character that the font lacks
        canvas.setFont(face.name, size)
        canvas.drawString(_LEFT, y, text)
    return y - size * 1.6


def _key(canvas: Canvas, face: Face, y: float, key: str) -> float:
    """Draw the key: its beginning whole, the groups below it.

    Every sign has the same width, so that groups stand below one another.
    """
    canvas.setFont(face.name, _KEY_SIZE)
    if key.startswith(BEGINNING):
        _signs(canvas, _LEFT, y, BEGINNING)
        y -= _KEY_LINE
    for index, group in enumerate(groups(key)):
        row, column = divmod(index, _GROUPS_IN_LINE)
        x = _LEFT + column * (_GROUP + 1) * _KEY_STEP
        _signs(canvas, x, y - row * _KEY_LINE, group)
    rows = -(-len(groups(key)) // _GROUPS_IN_LINE)
    return y - rows * _KEY_LINE - 4 * MM


def _signs(canvas: Canvas, x: float, y: float, signs: str) -> None:
    for place, sign in enumerate(signs):
        canvas.drawCentredString(x + (place + 0.5) * _KEY_STEP, y, sign)


def _qr(canvas: Canvas, bottom: float, key: str) -> None:
    matrix = [list(row) for row in segno.make(key, error="m", micro=False).matrix]
    step = _QR_SIZE / len(matrix)
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                y = bottom + _QR_SIZE - (row + 1) * step
                canvas.rect(_LEFT + column * step, y, step, step, stroke=0, fill=1)
