"""Everything figures are counted from, at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.office import Officer, Settings
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.unit import Unit
from mdd_desktop.domain.visit import Activity, ExternalCount, Visit

_STANDING = ("id", "void", "recorded_on", "unit_id")
ASKED: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        Child: (
            *_STANDING,
            "code",
            "full_name",
            "sort_name",
            "sex",
            "birth",
            "ethnic",
            "village",
            "registered_on",
            "father",
            "mother",
            "household",
            "groups",
            "hardship_confirmed",
            "needs",
            "sponsor_wanted",
            "unit_history",
            "exit",
            "state_allowance",
            "consents",
            "merged_into",
        ),
        Sponsor: (
            *_STANDING,
            "kind",
            "foreign",
            "full_name",
            "occupation",
            "phone",
            "merged_into",
        ),
        Visit: (*_STANDING, "date", "child_id", "red_flag", "visitor"),
    }
)
"""Of records with many fields: those that figures, their lists and the board of gaps ask for."""


@dataclass(frozen=True)
class Snapshot:
    """The records of a registry as one consistent reading saw them; void ones included."""

    settings: Settings
    units: tuple[Unit, ...] = ()
    children: tuple[Child, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    sponsorships: tuple[Sponsorship, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    support_entries: tuple[SupportEntry, ...] = ()
    visits: tuple[Visit, ...] = ()
    activities: tuple[Activity, ...] = ()
    officers: tuple[Officer, ...] = ()
    external_counts: tuple[ExternalCount, ...] = field(default=())
