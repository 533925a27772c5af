"""The words for what the list of children shows."""

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.vietnamese import within
from mdd_desktop.services.child_screen import Question, Tab
from mdd_desktop.ui.text import tr


def tab_names() -> dict[Tab, str]:
    """Return the tabs of the list in their order."""
    return {
        Tab.ALL: tr("Tất cả"),
        Tab.WITHOUT_SPONSOR: tr("Chưa có Mẹ đỡ đầu"),
        Tab.SPONSORED: tr("Đang đỡ đầu"),
        Tab.LACKING_PAPERS: tr("Thiếu giấy tờ"),
        Tab.INCOMPLETE: tr("Chưa đủ mục"),
        Tab.SOON_OF_AGE: tr("Sắp đủ tuổi"),
        Tab.SUSPECTED_DUPLICATE: tr("Nghi trùng"),
        Tab.CLOSED: tr("Đã đóng"),
    }


def age_names() -> dict[str, str]:
    """Return the groups of ages that the list can be filtered by."""
    return {
        "0-5": tr("dưới 6 tuổi"),
        "6-10": tr("6 đến 10 tuổi"),
        "11-15": tr("11 đến 15 tuổi"),
        "16-17": tr("16, 17 tuổi"),
        "18": tr("từ 18 tuổi"),
    }


def scope_of(office: str, asked: Question) -> str:
    """Return the unit and the filter, as the line under the title of the printed list has them."""
    tab = "" if asked.tab is Tab.ALL else tab_names()[asked.tab].lower()
    need = label("need", asked.need).lower() if asked.need else ""
    said = [
        office,
        tab.replace("mẹ đỡ đầu", "Mẹ đỡ đầu"),
        asked.village,
        within(FamilyKind(asked.family).in_full) if asked.family else "",
        tr("cần {need}").format(need=need) if need else "",
        age_names().get(asked.age, ""),
        tr("hộ nghèo, cận nghèo") if asked.poor else "",
        asked.only.words if asked.only is not None else "",
        tr("khớp “{typed}”").format(typed=asked.typed.strip()) if asked.typed.strip() else "",
    ]
    return "; ".join(words for words in said if words)
