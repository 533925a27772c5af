"""Why a file was not accepted: one code and one Vietnamese sentence for each failure."""

from typing import Final

from mdd_desktop.domain.errors import DamagedError

_SENTENCES: Final = {
    "E_NOT_PKG": "Tệp này không phải gói dữ liệu của phần mềm. Chưa ghi gì. Chị chọn lại tệp .mdd.",
    "E_DECRYPT": (
        "Gói bị hỏng, bị cắt cụt khi chép, hoặc gửi cho đơn vị khác. Chưa ghi gì."
        " Nhờ nơi gửi chép lại từ máy."
    ),
    "E_FORMAT": "Ruột gói không đúng khuôn dạng. Chưa ghi gì. Nhờ nơi gửi tạo lại gói.",
    "E_SIGNER_UNKNOWN": (
        "Máy gửi gói này chưa có trong danh sách tin cậy. Chưa ghi gì, gói vẫn giữ."
        " Chị gọi nơi gửi đối chiếu dấu máy, rồi nhờ cấp trên ghi danh máy ấy."
    ),
    "E_SIGNATURE": (
        "Chữ ký không khớp với nội dung gói. Chưa ghi gì."
        " Nhờ nơi gửi chép lại từ máy; nếu vẫn vậy thì báo cấp trên."
    ),
    "E_REVOKED": (
        "Máy gửi gói này đã bị thu hồi. Chưa ghi gì. Chị báo cán bộ quản trị của cấp trên."
    ),
    "E_EXPIRED": (
        "Máy gửi gói này đã hết hạn ghi danh. Chưa ghi gì, gói vẫn giữ."
        " Nơi gửi xin gia hạn; chị cũng xem lại ngày giờ trên máy này."
    ),
    "E_NEWER_APP": (
        "Gói do bản phần mềm mới hơn tạo ra. Chưa ghi gì, gói vẫn giữ."
        " Chị cập nhật phần mềm rồi ghép lại."
    ),
    "E_RECIPIENT": (
        "Gói này không gửi cho đơn vị của chị. Chưa ghi gì. Chị nhờ nơi gửi tạo đúng gói."
    ),
    "E_HASH": (
        "Một phần của gói không khớp với bản kê đã ký. Chưa ghi gì. Nhờ nơi gửi tạo lại gói."
    ),
    "E_TOO_BIG": "Gói lớn quá mức cho phép. Chưa ghi gì. Nhờ nơi gửi chia gói nhỏ hơn.",
    "E_SIZE": (
        "Dữ liệu nén trong gói không đúng cỡ đã khai. Chưa ghi gì. Nhờ nơi gửi tạo lại gói."
    ),
    "E_OPS": (
        "Có dòng thay đổi trong gói viết sai quy cách. Chưa ghi gì. Nhờ nơi gửi tạo lại gói."
    ),
    "E_CHAIN": (
        "Chuỗi thay đổi trong gói bị đứt, hoặc thiếu xác nhận của máy đã viết. Chưa ghi gì."
        " Nhờ nơi gửi tạo lại gói."
    ),
    "E_REQUEST": (
        "Tệp đề nghị ghi danh không đúng hoặc đã bị sửa. Chưa ghi gì."
        " Nhờ đơn vị ấy lập lại đề nghị từ máy."
    ),
    "E_REGISTRY": (
        "Danh sách tin cậy kèm theo không kiểm được. Danh sách đang dùng vẫn giữ nguyên."
        " Chị báo cán bộ quản trị của cấp trên."
    ),
    "E_ROLLBACK": (
        "Danh sách tin cậy kèm theo cũ hơn danh sách đang dùng. Danh sách đang dùng vẫn giữ nguyên."
        " Chị báo cán bộ quản trị của cấp trên."
    ),
    "E_NOT_LISTED": (
        "Danh sách trong gói chưa có máy này. Chưa ghi gì."
        " Nhờ cấp trên duyệt lại đúng đề nghị của máy này."
    ),
}


class PackageError(DamagedError):
    """A package, request or trust list that is refused whole; nothing of it was applied.

    Attributes:
        detail: English words for the log and for tests: structure and fingerprints only, never
            anything that a person typed into a record.
    """

    def __init__(self, code: str, detail: str = "", *, shown: str = "") -> None:
        """Take the sentence of the code; ``shown`` is one more sentence that names the case."""
        super().__init__(code, f"{_SENTENCES[code]} {shown}".rstrip())
        self.detail = detail
