"""A draft in the officer's words: which form, whose, when it was left."""

import contextlib
import datetime as dt
from uuid import UUID

from mdd_desktop.services import import_drafts
from mdd_desktop.services.drafts import ABOUT, DIALOG, Draft
from mdd_desktop.ui.moments import decided_words, kept_words
from mdd_desktop.ui.overview.ports import Door, DraftLine
from mdd_desktop.ui.text import tr

_FORMS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "child": ("phiếu tiếp nhận {name}", "child_form", ("full_name",)),
    "sponsor": ("phiếu Mẹ đỡ đầu {name}", "sponsor_form", ("full_name",)),
    "support": ("ghi hỗ trợ {name}", "support_form", ("child_name", "child", "sponsor")),
    "visit": ("phiếu thăm {name}", "visit_form", ("child_name", "child")),
    "activity": ("hoạt động {name}", "activity_form", ("title",)),
    "external_count": ("số liệu nơi khác {name}", "count_form", ("source",)),
    "child_edit": ("sửa hồ sơ {name}", "child", (ABOUT,)),
    "sponsor_edit": ("sửa hồ sơ {name}", "sponsor", (ABOUT,)),
    "visit_edit": ("sửa phiếu thăm {name}", "visit_form", (ABOUT,)),
    "support_edit": ("sửa khoản hỗ trợ", "support_form", ()),
    import_drafts.KIND: ("nhập tệp {name}", import_drafts.KIND, (ABOUT,)),
    "activity_edit": ("sửa hoạt động", "activity_form", ()),
    "external_count_edit": ("sửa số liệu nơi khác", "count_form", ()),
}

_SEVERAL = frozenset({"child", "sponsor", "support"})
"""Forms that may be begun beside one that was left: their way in takes the draft itself."""

_AFTER_NOBODY = frozenset({"visit_edit", "support_edit"})
"""Forms whose way in names a child first, then what is corrected."""

_TAKES_A_RECORD = frozenset({"child", "sponsor", "matching"})
"""Pages whose way in names the record that a dialog was about."""


def draft_line(draft: Draft, now: dt.datetime) -> DraftLine | None:
    """Return the line of a draft; None for a form that no page offers to go on with."""
    form = _form(draft.key.partition(":")[0])
    if form is None or not any(draft.fields.values()):
        return None
    text, page, names = form
    name = next((draft.fields[one] for one in names if draft.fields.get(one)), "")
    title = tr("Đang làm dở: {form}").format(form=tr(text).format(name=name).strip())
    if page == import_drafts.KIND:
        begun = import_drafts.begun_in(draft)
        about: tuple[object, ...] = (begun.path,)
        told = decided_words(begun.decisions)
    else:
        typed = sum(bool(value) for name, value in draft.fields.items() if name != ABOUT)
        told = tr("đã gõ {n} ô").format(n=typed)
        about = (draft,) if draft.key.partition(":")[0] in _SEVERAL else _about(draft.key)
    return DraftLine(title, kept_words(draft.saved_at, now, told), Door(page, about))


def _form(name: str) -> tuple[str, str, tuple[str, ...]] | None:
    """How a draft is named, and the page to go on with it; of a dialog its key says the page."""
    kind, _, rest = name.partition(".")
    page = rest.partition(".")[0]
    if kind == DIALOG:
        return ("{name}", page, (ABOUT,)) if page else None
    return _FORMS.get(name)


def _about(key: str) -> tuple[object, ...]:
    """The record a form is about, when its key names one: a visit's child."""
    form, _, record = key.partition(":")
    if form.startswith(f"{DIALOG}.") and form.split(".")[1] not in _TAKES_A_RECORD:
        return ()
    with contextlib.suppress(ValueError):
        found = UUID(record.partition(".")[0])  # what follows tells several drafts apart
        return (None, found) if form in _AFTER_NOBODY else (found,)
    return ()
