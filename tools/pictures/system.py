"""The system page, subject by subject; training and meeting mode."""

from mdd_desktop.services import settings
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.system.section import SystemSection
from pictures.stage import Sitting, Stage

_SUBJECTS = ("office", "people", "lists", "backups", "log", "options", "training")


def pictures(stage: Stage) -> None:
    """Take them at every size; then for the one who manages officers."""
    for sitting in stage.sittings():
        for subject in _SUBJECTS:
            sitting.open("system", subject)
            sitting.take(f"31-he-thong-{subject}")
    with stage.sitting() as sitting:
        settings.change(sitting.registry, {"late_grace_days": 20})
        _managing(sitting)
        _meeting(sitting)
    contrast(stage)


def contrast(stage: Stage) -> None:
    """A list in the colours of high contrast."""
    with stage.sitting() as sitting:
        make_application([], contrast=True)
        sitting.open("children")
        sitting.take("31-tuong-phan-cao")
    make_application([])


def _managing(sitting: Sitting) -> None:
    facts = sitting.space.ground.facts
    object.__setattr__(
        facts, "access", next(one for one in type(facts.access) if one.name == "ADMIN")
    )
    sitting.open("system", "people")
    view = sitting.space.section(SystemSection).view
    view.show_panel("people")
    sitting.idle()
    sitting.take("31-he-thong-quan-tri")


def _meeting(sitting: Sitting) -> None:
    sitting.made.desk.meet(on=True)
    sitting.idle()
    sitting.open("children")
    sitting.take("31-che-do-hop")
