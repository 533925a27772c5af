"""What an officer may wish on a child's record, beside the buttons of its head."""

from PySide6.QtCore import Signal

from mdd_desktop.ui.paper_card import PaperWishes


class RecordWishes(PaperWishes):
    """Signals of the panels beside those of papers; the presenter answers.

    Attributes:
        child_wanted: The id of a sister or brother.
        need_wanted: Add a need (""), or change the one of this kind.
        need_dropped: Take the need of this kind off the list.
        referral_answered: Record what the service of the referral with this key answered.
        join_wanted: Compare with whoever may be the same child, and join.
        split_wanted: Take back that the record with this id was joined into this one.
        private_wanted: Open the private part for a while.
        match_wanted: Look for a sponsor.
        bond_step: (step, id of the sponsorship).
        plan_wanted: Plan what follows the eighteenth birthday.
        support_wanted: Enter support.
        receipt_wanted: Print the receipt of the entry with this id.
        ledger_wanted: Open the support book at her row.
        visit_wanted: Enter a visit (None), or correct the one with this id.
        answers_wanted: Answer what another office proposes or asks.
        flag_wanted: Say what was done about the red flag of the visit with this id.
        consent_wanted: Record what was signed.
        consent_withdrawn: (use, who): take it back.
    """

    child_wanted = Signal(object)
    need_wanted = Signal(str)
    need_dropped = Signal(str)
    referral_answered = Signal(str)
    join_wanted = Signal()
    split_wanted = Signal(object)
    private_wanted = Signal()
    match_wanted = Signal()
    bond_step = Signal(str, object)
    plan_wanted = Signal()
    support_wanted = Signal()
    receipt_wanted = Signal(object)
    ledger_wanted = Signal()
    visit_wanted = Signal(object)
    answers_wanted = Signal()
    flag_wanted = Signal(object)
    consent_wanted = Signal()
    consent_withdrawn = Signal(str, str)
