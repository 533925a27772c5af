"""The form with the most boxes is made before it is wanted, and only where it will be."""

import pytest

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.ui.beforehand import Beforehand
from mdd_desktop.ui.children.form_view import ChildFormView
from mdd_desktop.ui.children.section import ChildrenSection


def forms(opened: Desktop) -> list[ChildFormView]:
    return opened.window.findChildren(ChildFormView)


def test_the_form_for_a_child_waits_in_the_window_and_opening_makes_no_other(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    opened.wait(lambda: forms(opened))
    waiting = forms(opened)
    assert not waiting[0].isVisible()
    assert opened.window.page() == "overview"

    monkeypatch.setattr(ChildFormView, "__init__", lambda _self: pytest.fail("made again"))
    opened.space.open("child_form")
    opened.settle()

    assert forms(opened) == waiting
    assert waiting[0].isVisible()
    assert opened.window.focusWidget() is waiting[0].editor("full_name")


def test_a_form_wanted_at_once_is_made_at_once_and_no_second_one_follows(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("child_form")
    assert forms(opened)[0].isVisible()

    opened.wait(lambda: not any(one.is_at_work() for one in opened.space.findChildren(Beforehand)))
    assert len(forms(opened)) == 1


def test_nothing_is_made_beforehand_for_whoever_only_reads(desktop: Opener) -> None:
    opened = desktop(access=Access.LEADER)

    assert opened.space.findChildren(Beforehand) == []
    assert "form_view" not in opened.space.section(ChildrenSection).__dict__


def test_nothing_is_made_while_work_is_under_way(desktop: Opener) -> None:
    opened = desktop()
    made: list[int] = []
    busy = [True]
    waiting = Beforehand(opened.space, lambda: busy[0], [lambda: made.append(1)])
    waiting.begin_soon(0)
    opened.settle()
    assert made == []

    busy[0] = False
    opened.wait(lambda: made)
    assert not waiting.is_at_work()
