"""The words for what the list of children shows."""

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.family_kind import FamilyKind
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
        Tab.CLOSED: tr("Đã đóng"),
    }


def scope_of(office: str, asked: Question) -> str:
    """Return the unit and the filter, as the line under the title of the printed list has them."""
    said = [office]
    if asked.tab is not Tab.ALL:
        said.append(tab_names()[asked.tab].lower().replace("mẹ đỡ đầu", "Mẹ đỡ đầu"))
    if asked.village:
        said.append(asked.village)
    if asked.family:
        said.append(FamilyKind(asked.family).label.lower())
    if asked.need:
        said.append(tr("cần {need}").format(need=label("need", asked.need).lower()))
    if asked.poor:
        said.append(tr("hộ nghèo, cận nghèo"))
    if asked.only is not None:
        said.append(asked.only.words)
    if asked.typed.strip():
        said.append(tr("khớp “{typed}”").format(typed=asked.typed.strip()))
    return "; ".join(said)
