"""Passphrases: the rule they must meet, and one made by the computer.

A suggested passphrase is five Vietnamese words without accents, each a thing and its quality
("trau nau"), drawn evenly from 71 things and 73 qualities: log2(71 × 73) × 5 = 61.7 bits. The
syllables are written apart, so that Telex and VNI typing leaves them as they are.
"""

import math
import secrets
import unicodedata

from mdd_desktop.domain.errors import RuleError

MINIMUM_LENGTH = 12
_WORDS = 5

_THINGS = (
    "trau bo ga vit meo cho lon ca tom cua chim ong buom voi huou tho ran rua ech ngua de cuu "
    "cay hoa la co lua ngo khoai dau mia dua chuoi buoi cam mit na oi xoai nhan vai sen bep nha "
    "ao non giay tui gio bat dia noi am chen ghe ban giuong den quat sach vo but thuoc thuyen "
    "xe cau duong song nui may mua"
)
_QUALITIES = (
    "xanh vang trang nau tim hong sam to nho dai ngan cao thap tron vuong mong day nang nhe moi "
    "cu sach tho min cung mem thom ngot chua man cay dang nong am mat lanh kho uot sang toi "
    "nhanh cham khoe hien ngoan vui buon khon la quen gan xa sau rong hep thang cong nghieng "
    "dung nam bay boi chay nhay hat cuoi khoc ngu thuc an giau gion bong"
)
THINGS = tuple(_THINGS.split())
QUALITIES = tuple(_QUALITIES.split())


def normalised(passphrase: str) -> bytes:
    """The bytes that are hashed: NFC, so that every keyboard gives the same."""
    return unicodedata.normalize("NFC", passphrase).encode()


def require_strength(passphrase: str) -> None:
    """Refuse a passphrase that could be guessed.

    Raises:
        RuleError: ``weak_passphrase``.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < MINIMUM_LENGTH or len(set(text)) < MINIMUM_LENGTH // 3:
        raise RuleError(
            "weak_passphrase",
            f"Mật khẩu cần ít nhất {MINIMUM_LENGTH} ký tự và không lặp một vài chữ. "
            "Dùng vài từ dễ nhớ, hoặc lấy 5 từ máy gợi ý.",
        )


def suggest_passphrase() -> str:
    """Five random words such as ``trau nau nha moi …``; see the module for its strength."""
    return " ".join(f"{secrets.choice(THINGS)} {secrets.choice(QUALITIES)}" for _ in range(_WORDS))


def suggestion_bits() -> float:
    """How many bits of chance are in a suggestion."""
    return _WORDS * math.log2(len(THINGS) * len(QUALITIES))
