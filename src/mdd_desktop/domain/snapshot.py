"""Everything figures are counted from, at one moment."""

from dataclasses import dataclass, field

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.office import Officer, Settings
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.unit import Unit
from mdd_desktop.domain.visit import Activity, ExternalCount, Visit


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
