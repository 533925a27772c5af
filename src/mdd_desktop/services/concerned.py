"""Whoever a decision concerns and who lacks the copy for it hears of it again."""

from mdd_desktop.services import erasure, late_edits, transfers
from mdd_desktop.storage.transaction import Transaction


def tell_concerned(tx: Transaction) -> int:
    """Write the copies that are missing of this office's decisions; pass late edits on and back.

    Looked at are the records that the transaction touched and about whose ownership anybody ever
    decided: only those have more than one copy. And those of which the law had something erased.

    Returns:
        How many changes were written.
    """
    tx.log.flush()
    records = dict(tx.log.decided)
    written = transfers.inform(tx, records)
    written += erasure.complete(tx) + erasure.tell_again(tx, records)
    written += late_edits.pass_on(tx, records) + late_edits.tell_back(tx, records)
    tx.log.flush()
    return written
