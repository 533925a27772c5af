"""What is said of a package that was merged."""

import datetime as dt

from mdd_desktop.services.incoming import Taken

_CONTRADICTED = (
    "Danh sách tin cậy trong gói trái với danh sách đang dùng nên đã bỏ qua. Có thể máy ký "
    "danh sách đã được khôi phục từ bản cũ: ký lại danh sách ở trang Khóa, rồi gửi gói "
    "cho mọi đơn vị."
)


def told_of(taken: Taken, before: str, *, contradicts: bool, replies: int) -> str:
    """The sentences for one merged package.

    Args:
        taken: What became of it.
        before: When it was merged before, "" for the first time.
        contradicts: Its trust list contradicts ours; older lists come with every late package and
            need nobody.
        replies: About how many records and changes of ours it says that they wait there.
    """
    told = (
        _told(taken, before),
        f"Nơi gửi báo {replies} mục của nơi này đang chờ quyết định." if replies else "",
        _newer(taken),
        _named_elsewhere(taken),
        _CONTRADICTED if contradicts else "",
    )
    return " ".join(filter(None, told))


def _told(taken: Taken, before: str) -> str:
    if taken.differing:
        return _differing(taken)
    if taken.intake.gap:
        return (
            f"Còn thiếu phần trước của {taken.intake.gap} thay đổi. Gói sau của đơn vị ấy sẽ tự "
            "mang theo phần thiếu."
        )
    if taken.intake.held:
        return _held(taken)
    if not taken.intake.applied:
        if before:
            day = dt.datetime.fromisoformat(before).astimezone()
            return f"Gói này đã nhận ngày {day:%d/%m/%Y}, không có gì mới."
        return "Gói này không có gì mới."
    return f"Đã nhận {taken.intake.applied} thay đổi."


def _held(taken: Taken) -> str:
    """What is kept aside, and where a person finds it."""
    revoked, forked = taken.intake.revoked, taken.intake.held - taken.intake.revoked
    applied = taken.intake.applied
    told = [f"Đã nhận {applied} thay đổi."] if applied else []
    if revoked:
        told.append(
            f"Có {revoked} thay đổi của máy đã bị thu hồi, ghi sau mốc còn tin: chưa vào sổ, đang "
            "giữ riêng ở trang Chìa khóa và thay đổi giữ riêng để chị xem từng việc."
        )
    if forked:
        told.append(
            f"Có {forked} thay đổi nối tiếp theo hai hướng khác nhau, đang giữ riêng "
            "để chị xem: máy gửi được khôi phục, bị sao chép hay mất cắp?"
        )
    return " ".join(told)


def _differing(taken: Taken) -> str:
    """What officers hear of a fault of the program; its signs name nobody."""
    units = ", ".join(taken.differing)
    told = f"Số liệu của đơn vị {units} ở hai nơi khác nhau dù đã nhận cùng các thay đổi. "
    if taken.mended:
        told += "Máy này đã dựng lại sổ từ nhật ký và nay khớp; không mất gì."
    else:
        told += (
            "Máy này đã dựng lại sổ từ nhật ký mà vẫn khác. Gửi gói cho nơi kia để máy bên ấy cũng "
            "dựng lại."
        )
    signs = "; ".join(f"{unit} {a[:8]} {b[:8]}" for unit, (a, b) in taken.differing.items())
    return f"{told} Chép câu này gửi người hỗ trợ, không có tên ai: {signs}."


def _named_elsewhere(taken: Taken) -> str:
    """What a person must know of units that her own list names and this computer did not."""
    standing, undone = (
        ", ".join(sorted(code for code, stands in taken.units_named.items() if stands is wanted))
        for wanted in (True, False)
    )
    told = ""
    if standing:
        told = (
            f"Danh sách của nơi này có thêm đơn vị {standing}, do máy khác của nơi này ghi hoặc "
            "ghi trước khi khôi phục từ bản cũ. Chị xem trang Sáp nhập đơn vị. "
        )
    if undone:
        told += (
            f"Lần lập đơn vị {undone} trước khi khôi phục coi như đã bỏ: trái với lần sáp nhập "
            "đang có hiệu lực, hoặc đã bỏ từ trước."
        )
    return told.rstrip()


def _newer(taken: Taken) -> str:
    if not taken.intake.newer:
        return ""
    return (
        "Có dữ liệu do bản phần mềm mới hơn ghi: vẫn giữ nguyên và gửi tiếp, sẽ hiện ra sau khi "
        "cập nhật phần mềm."
    )
