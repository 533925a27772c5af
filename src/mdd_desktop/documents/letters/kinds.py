"""Letters, receipts and forms, in the order of the catalogue."""

from mdd_desktop.documents.forms.blank_recovery_sheet import BLANK_RECOVERY_SHEET
from mdd_desktop.documents.forms.child_profile import CHILD_PROFILE
from mdd_desktop.documents.forms.consent_form import CONSENT_FORM
from mdd_desktop.documents.forms.household_sheet import HOUSEHOLD_SHEET
from mdd_desktop.documents.forms.visit_sheet import VISIT_SHEET
from mdd_desktop.documents.letters.agreement import AGREEMENT
from mdd_desktop.documents.letters.bilingual_letter import BILINGUAL_LETTER
from mdd_desktop.documents.letters.handover import HAND_OVER
from mdd_desktop.documents.letters.package_receipt import PACKAGE_RECEIPT
from mdd_desktop.documents.letters.proposal import PROPOSAL
from mdd_desktop.documents.letters.receipt import RECEIPT
from mdd_desktop.documents.letters.sponsor_letter import SPONSOR_LETTER
from mdd_desktop.documents.letters.thanks_letter import THANKS_LETTER
from mdd_desktop.documents.lists.outgoing_register import OUTGOING_REGISTER
from mdd_desktop.documents.material import DocumentKind

LETTERS: tuple[DocumentKind, ...] = (
    SPONSOR_LETTER,
    BILINGUAL_LETTER,
    THANKS_LETTER,
    RECEIPT,
    AGREEMENT,
    CONSENT_FORM,
    VISIT_SHEET,
    CHILD_PROFILE,
    HAND_OVER,
    PROPOSAL,
    OUTGOING_REGISTER,
    BLANK_RECOVERY_SHEET,
    PACKAGE_RECEIPT,
    HOUSEHOLD_SHEET,
)
