"""What is said of a package that was merged."""

import datetime as dt

from mdd_desktop.services.incoming import Taken

_CONTRADICTED = (
    "Danh sách tin cậy trong gói trái với danh sách đang dùng nên đã bỏ qua. Có thể máy ký "
    "danh sách đã được khôi phục từ bản cũ: ký lại danh sách ở trang Khóa, rồi gửi gói "
    "cho mọi đơn vị."
)


def told_of(taken: Taken, before: str, *, contradicts: bool) -> str:
    """The sentences for one merged package.

    Args:
        taken: What became of it.
        before: When it was merged before, "" for the first time.
        contradicts: Its trust list contradicts ours; older lists come with every late package and
            need nobody.
    """
    told = (_told(taken, before), _newer(taken), _CONTRADICTED if contradicts else "")
    return " ".join(filter(None, told))


def _told(taken: Taken, before: str) -> str:
    if taken.differing:
        return (
            f"Số liệu của đơn vị {', '.join(taken.differing)} ở hai nơi khác nhau dù đã nhận cùng "
            "các thay đổi. Chạy “mdd check --deep” ở cả hai nơi và gửi kết quả cho người hỗ trợ."
        )
    if taken.intake.gap:
        return (
            f"Còn thiếu phần trước của {taken.intake.gap} thay đổi. Gói sau của đơn vị ấy sẽ tự "
            "mang theo phần thiếu."
        )
    if taken.intake.held:
        return (
            f"Có {taken.intake.held} thay đổi nối tiếp theo hai hướng khác nhau, đang giữ riêng "
            "để chị xem: máy gửi được khôi phục, bị sao chép hay mất cắp?"
        )
    if not taken.intake.applied:
        if before:
            day = dt.datetime.fromisoformat(before).astimezone()
            return f"Gói này đã nhận ngày {day:%d/%m/%Y}, không có gì mới."
        return "Gói này không có gì mới."
    return f"Đã nhận {taken.intake.applied} thay đổi."


def _newer(taken: Taken) -> str:
    if not taken.intake.newer:
        return ""
    return (
        "Có dữ liệu do bản phần mềm mới hơn ghi: vẫn giữ nguyên và gửi tiếp, sẽ hiện ra sau khi "
        "cập nhật phần mềm."
    )
