"""Activities in the window."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.visit import Activity, ExternalCount
from mdd_desktop.services import activities
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.activities.form_presenter import ActivityFormPresenter
from mdd_desktop.ui.activities.form_view import ActivityFormView
from mdd_desktop.ui.activities.forms import (
    activity_fields,
    activity_groups,
    activity_kind,
    count_fields,
    count_groups,
    count_kind,
)
from mdd_desktop.ui.activities.presenter import ActivitiesPresenter
from mdd_desktop.ui.activities.view import ActivitiesView
from mdd_desktop.ui.places import may_open
from mdd_desktop.ui.section import Route, Section
from mdd_desktop.ui.text import tr


class ActivitiesSection(Section):
    """``activities``, ``activity_form`` and ``count_form`` (an id, or None for a new one)."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "activities": Route(lambda: self.view, self._open),
            "activity_form": Route(lambda: self.activity_view, self._activity, "activities"),
            "count_form": Route(lambda: self.count_view, self._count, "activities"),
        }

    @override
    def keep_drafts(self) -> None:
        page = self.ground.window.page()
        if page == "activity_form":
            self.activity_form.draft.keep()
        elif page == "count_form":
            self.count_form.draft.keep()

    @cached_property
    def view(self) -> ActivitiesView:
        """The list."""
        return ActivitiesView()

    @cached_property
    def presenter(self) -> ActivitiesPresenter:
        """What happens in the list."""
        made = ActivitiesPresenter(self.view, self.ground.desk)
        self.view.show_permission(may_enter=may_open(self.ground.facts, "activity_form"))
        made.activity_wanted.connect(lambda record: self.ground.go("activity_form", record))
        made.count_wanted.connect(lambda record: self.ground.go("count_form", record))
        return made

    @cached_property
    def activity_view(self) -> ActivityFormView:
        """The form of an activity."""
        return ActivityFormView(activity_kind(), activity_groups(), "title")

    @cached_property
    def activity_form(self) -> ActivityFormPresenter:
        """What happens in it."""
        return self._form(self.activity_view, activity_kind(), _save_activity)

    @cached_property
    def count_view(self) -> ActivityFormView:
        """The form of a count."""
        return ActivityFormView(count_kind(), count_groups(), "indicator")

    @cached_property
    def count_form(self) -> ActivityFormPresenter:
        """What happens in it."""
        return self._form(self.count_view, count_kind(), _save_count)

    def _form(self, view: ActivityFormView, kind: Any, save: Any) -> ActivityFormPresenter:  # noqa: ANN401 - handed on
        made = ActivityFormPresenter(view, self.ground.desk, kind, save)
        made.closed.connect(lambda: self.ground.go("activities"))
        return made

    def _open(self) -> None:
        self.presenter.open()

    def _activity(self, record: UUID | None = None) -> None:
        self._open_form(self.activity_form, record)

    def _count(self, record: UUID | None = None) -> None:
        self._open_form(self.count_form, record)

    def _open_form(self, form: ActivityFormPresenter, record: UUID | None) -> None:
        if record is None:
            form.open_new()
            return
        view = self.activity_view if form is self.__dict__.get("activity_form") else self.count_view
        self.ground.desk.ask(
            activities.one,
            record,
            on_done=lambda found: form.open_record(record, _fields(found[0]), owned=found[1]),
            on_error=self.ground.desk.refused(view.show_failure, tr("Chưa mở được")),
            owner=view,
            key="activity_one",
        )


def _fields(record: Activity | ExternalCount) -> dict[str, str]:
    return activity_fields(record) if isinstance(record, Activity) else count_fields(record)


def _save_activity(registry: Registry, values: dict[str, Any], record: UUID | None) -> Activity:
    return activities.record(registry, values, activity=record)


def _save_count(registry: Registry, values: dict[str, Any], record: UUID | None) -> ExternalCount:
    return activities.record_count(registry, values, count=record)
