"""What lies behind the door of the window: pages, first run, backup of the day.

Loaded while the officer types the passphrase, not before: with it come the libraries of the
registry, of documents and of packages.
"""

import datetime as dt
from pathlib import Path

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import backups, office_facts, originals, recovery_sheet
from mdd_desktop.services.office_facts import OfficeFacts
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.location import require_safe_folder
from mdd_desktop.storage.passphrase import suggest_passphrase
from mdd_desktop.ui.first_run.beginning import Beginning
from mdd_desktop.ui.first_run.late_gates import RestoreGate, SheetGate
from mdd_desktop.ui.first_run.late_presenters import RestorePresenter, SheetPresenter
from mdd_desktop.ui.first_run.making import FirstRunServices
from mdd_desktop.ui.first_run.presenter import FirstRunPresenter
from mdd_desktop.ui.first_run.view import FirstRunView
from mdd_desktop.ui.idle import IdleWatch
from mdd_desktop.ui.moments import moment_words
from mdd_desktop.ui.paper import PaperDialogs
from mdd_desktop.ui.preferences import default_path
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.workspace import Workspace

_DAY = 24 * 60 * 60


def first_run(
    tasks: Tasks, dialogs: PaperDialogs, *, folder: Path, training_folder: Path
) -> tuple[FirstRunView, FirstRunPresenter]:
    """The six steps, and what happens in them."""
    view = FirstRunView()
    services = FirstRunServices(
        folder=folder,
        training_folder=training_folder,
        refuse_folder=_refusal,
        sheet=recovery_sheet.content,
        set_signature=office_facts.set_signature,
        suggest=suggest_passphrase,
        beginning=Beginning(default_path().with_name("first-run.json")),
    )
    return view, FirstRunPresenter(view, tasks, services, dialogs)


def read_facts(registry: Registry) -> OfficeFacts:
    """What the shell says about the office."""
    return office_facts.read_facts(registry)


def sheet_is_owed(registry: Registry) -> bool:
    """Whether the first run ended before the recovery sheet was on paper."""
    return recovery_sheet.is_owed(registry)


def sheet_gate(
    tasks: Tasks, dialogs: PaperDialogs, registry: Registry
) -> tuple[SheetGate, SheetPresenter]:
    """The page of the recovery sheet that is still owed."""
    view = SheetGate()
    return view, SheetPresenter(view, tasks, dialogs, registry)


def restore_gate(
    tasks: Tasks, dialogs: PaperDialogs, folder: Path
) -> tuple[RestoreGate, RestorePresenter]:
    """The page on which a backup is chosen and put back."""
    view = RestoreGate()
    return view, RestorePresenter(view, tasks, dialogs, folder)


def restore(registry: Registry, path: Path, secret: str) -> None:
    """Close the registry and put a backup in its place; what was there is kept aside."""
    registry.close()
    backups.restore(path, registry.path, secret)


def _refusal(folder: Path) -> str:
    try:
        require_safe_folder(folder)
    except RuleError as error:
        return error.message
    return ""


def backed_up(registry: Registry) -> str:
    """Make the copy of the day if there is none yet; every copy is opened once to be sure.

    Once a day too the packages go that came more than ninety days ago.
    """
    found = backups.latest(registry)
    now = dt.datetime.now().astimezone().replace(tzinfo=None)  # as the names of the copies
    if found is None or (now - found[1]).total_seconds() > _DAY:
        backups.make(registry)
        originals.sweep(registry)
        found = backups.latest(registry)
    return moment_words(found[1], now) if found else ""


__all__ = [
    "IdleWatch",
    "PaperDialogs",
    "Workspace",
    "backed_up",
    "first_run",
    "read_facts",
    "restore",
    "restore_gate",
    "sheet_gate",
    "sheet_is_owed",
]
