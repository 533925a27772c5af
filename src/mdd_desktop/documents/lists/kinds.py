"""The lists, in the order of the catalogue."""

from mdd_desktop.documents.lists.children import CHILDREN_LIST
from mdd_desktop.documents.lists.gaps import GAPS_LIST
from mdd_desktop.documents.lists.public_children import PUBLIC_LIST
from mdd_desktop.documents.lists.sponsors import SPONSORS_LIST
from mdd_desktop.documents.lists.sponsorships import SPONSORSHIPS_LIST
from mdd_desktop.documents.lists.summary_list import SUMMARY_LIST
from mdd_desktop.documents.lists.visits import VISITS_LIST
from mdd_desktop.documents.lists.waiting import WAITING_LIST
from mdd_desktop.documents.material import DocumentKind

LISTS: tuple[DocumentKind, ...] = (
    CHILDREN_LIST,
    SPONSORS_LIST,
    SPONSORSHIPS_LIST,
    VISITS_LIST,
    SUMMARY_LIST,
    WAITING_LIST,
    GAPS_LIST,
    PUBLIC_LIST,
)
