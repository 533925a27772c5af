"""The exchange broken on purpose, in one way after another: a story must notice each (T40).

The mutants of the merge rule itself are killed in ``tests/domain``; these are the mistakes that a
rule cannot see: who is sent what, what is believed, and when a computer begins anew.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import test_branches_held_below
import test_decisions
import test_erasing_what_moved
import test_key_renewal
import test_lost_copies
import test_lost_mergers
import test_main_job
import test_mergers
import test_packages_astray
import test_receipts
import test_restored_and_copied
import test_stolen_computers
from sqlalchemy import Connection, select

from builders import Offices, copied
from mdd_desktop.domain import frontier, ownership
from mdd_desktop.domain.change import Change
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.services import (
    erasure,
    incoming,
    key_renewal,
    merging,
    outgoing,
    packages,
)
from mdd_desktop.services.packages import MadePackage, Preview
from mdd_desktop.storage import (
    acknowledged,
    branches,
    change_log,
    exchange,
    intake,
    log_reader,
    peer_heads,
)
from mdd_desktop.storage import registry as registry_module
from mdd_desktop.storage.branches import Place
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.revoked import Gate
from mdd_desktop.storage.tables import FeedRow, PeerHeadRow
from mdd_desktop.sync import mergers, reader
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_model import Device, ListedUnit

Story = Callable[[Offices], None]
Patch = Callable[[pytest.MonkeyPatch], None]
_HEADS = PeerHeadRow.__table__


def _acks_only_move_forward(patch: pytest.MonkeyPatch) -> None:
    real = peer_heads.replace_heads

    def forward(
        connection: Connection,
        device: str,
        _: str,
        heads: Mapping[str, Sequence[str]],
        *lists: str,
    ) -> None:
        query = select(_HEADS.c.feed, _HEADS.c.head).where(_HEADS.c.peer == f"{device}#always")
        known: dict[str, set[str]] = {feed: set(said) for feed, said in heads.items()}
        for feed, head in connection.execute(query):
            if "/" in feed:
                known.setdefault(feed, set()).add(head.hex())
        told = {feed: sorted(said) for feed, said in known.items()}
        real(connection, device, "always", told, *lists)

    patch.setattr(peer_heads, "replace_heads", forward)


def _the_second_branch_is_dropped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(intake, "hold", lambda *_: None)


def _only_what_is_new_since_the_last_export_is_sent(patch: pytest.MonkeyPatch) -> None:
    real = packages.make

    def make(registry: Any, to: str, target: Path) -> MadePackage:
        made = real(registry, to, target)
        with registry.transaction("Coi như đã tới") as tx:
            trust = packages.require_trust(tx)
            devices = outgoing.peers(trust, to, registry.device)
            heads = outgoing.load_for(tx, to, own_device="", devices=devices).heads
            for device in devices:
                peer_heads.replace_heads(tx.connection, device, "", heads)
        return made

    patch.setattr(packages, "make", make)


def _no_new_epoch_after_a_rollback(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(registry_module.Registry, "begin_epoch", lambda *_, **__: None)


def _late_edits_of_the_old_owner_count(patch: pytest.MonkeyPatch) -> None:
    class Everything:
        def reaches(self, *_: object) -> bool:
            return True

    patch.setattr(
        frontier,
        "is_valid",
        lambda change, chain, _: ownership.is_valid(change, chain, Everything()),
    )


def _revoked_computers_are_believed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Gate, "is_good", lambda *_: True)
    patch.setattr(Gate, "beyond", lambda *_: [])


def _what_was_erased_is_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(change_log, "forget_bodies", lambda *_: None)


def _a_commune_reads_its_neighbour(patch: pytest.MonkeyPatch) -> None:
    every = Prepared(select(FeedRow.__table__).where(FeedRow.__table__.c.number > 0))
    patch.setattr(exchange, "shared_feeds", lambda connection, *_: every.mappings(connection))


def _the_office_above_reads_what_is_for_nobody_else(patch: pytest.MonkeyPatch) -> None:
    real = exchange.is_visible

    def is_visible(feed: Mapping[str, Any], *given: Any) -> bool:
        return real({**feed, "audience": "up"}, *given)

    patch.setattr(exchange, "is_visible", is_visible)


def _a_gap_is_applied(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(intake, "place_of", lambda *_: Place.OPEN)


def _a_fork_is_applied(patch: pytest.MonkeyPatch) -> None:
    real = branches.place_of
    patch.setattr(
        intake,
        "place_of",
        lambda *given: Place.OPEN if real(*given) is Place.FORK else real(*given),
    )


def _nobody_is_doubted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(acknowledged, "_doubtful", lambda *_: frozenset())
    patch.setattr(registry_module.Registry, "begin_epoch", lambda *_, **__: None)


def _digests_are_not_compared(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(incoming, "differing_units", lambda *_: {})


def _ended_units_write_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ListedUnit, "may_send_on", lambda *_: True)


def _a_preview_leaves_traces(patch: pytest.MonkeyPatch) -> None:
    real = packages.inspect

    def inspect(registry: Any, path: Path) -> Preview:
        seen = real(registry, path)
        packages.merge(registry, [path])
        return seen

    patch.setattr(packages, "inspect", inspect)


def _any_spoken_code_is_believed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("mdd_desktop.services.receipts._believe", lambda *_: True)


_NOTICED = (AssertionError, pytest.fail.Exception, RegistryError, ValueError)
"""What a story raises that sees something else; any other error is the mutant's own."""


def _revoked_keys_may_be_renewed(patch: pytest.MonkeyPatch) -> None:
    def listed(trust: TrustList, change: Change) -> Device | None:
        found = trust.devices_of(change.unit)
        return next((one for one in found if one.code == change.feed.device), None)

    patch.setattr(key_renewal, "_writer", listed)


def _a_new_key_begins_with_nothing_said(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(peer_heads, "rename_peer", lambda *_: None)


def _only_the_newest_identity_opens(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(merging, "identities", lambda keys: [keys.age_identity])


def _a_merger_forgets_who_had_moved_away(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(log_reader, "decisions_known", lambda *_: [])


def _only_the_first_of_two_mergers_is_remembered(patch: pytest.MonkeyPatch) -> None:
    def ends(tree: UnitTree, code: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((code, tree.heir(code))))

    patch.setattr(UnitTree, "line", ends)


def _a_merger_that_we_lost_is_not_heard(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reader, "grown", lambda trust, _: trust)


def _an_undone_unit_is_shut_out_at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(mergers, "GRACE", dt.timedelta())


def _an_older_list_reminds_nobody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(incoming, "remembered", lambda _registry, _now, trust, _offered: trust)


def _what_an_undone_unit_wrote_counts_for_nobody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(UnitTree, "_taken_back", lambda _: {})


def _only_packages_to_the_unit_of_today_are_ours(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TrustList, "units_of_recipients", lambda *_: frozenset())


def _held_branches_stay_where_they_are(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outgoing, "held_branches", lambda _: {})


def _lost_copies_of_an_erasure_stay_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(erasure, "tell_again", lambda *_: 0)


def _what_earlier_owners_wrote_outlives_an_erasure(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(erasure, "complete", lambda *_: 0)


MUTANTS: tuple[tuple[Patch, Story], ...] = (
    (
        _revoked_keys_may_be_renewed,
        test_key_renewal.test_whoever_was_revoked_cannot_renew_and_an_old_request_of_hers_asks_for_nothing,
    ),
    (
        _a_new_key_begins_with_nothing_said,
        test_key_renewal.test_before_the_new_key_speaks_the_word_of_the_old_one_counts,
    ),
    (
        _only_the_newest_identity_opens,
        test_key_renewal.test_what_was_sealed_to_the_first_key_opens_after_two_changes,
    ),
    (
        _a_merger_forgets_who_had_moved_away,
        test_mergers.test_a_child_that_had_moved_away_before_the_merger_is_worked_out_anew_too,
    ),
    (
        _only_the_first_of_two_mergers_is_remembered,
        test_mergers.test_what_a_unit_wrote_between_two_mergers_stays_after_the_second,
    ),
    (
        _a_merger_that_we_lost_is_not_heard,
        test_mergers.test_an_office_that_lost_the_merger_with_a_restore_hears_it_from_a_computer_that_went_over,
    ),
    (
        _an_undone_unit_is_shut_out_at_once,
        test_mergers.test_what_the_new_unit_wrote_before_it_heard_of_the_undoing_still_arrives,
    ),
    (
        _an_older_list_reminds_nobody,
        test_lost_mergers.test_a_forgotten_merger_that_nothing_contradicts_is_stated_again,
    ),
    (
        _what_an_undone_unit_wrote_counts_for_nobody,
        test_mergers.test_what_was_written_before_an_undoing_was_heard_counts_for_the_units_that_stand_again,
    ),
    (
        _only_packages_to_the_unit_of_today_are_ours,
        test_mergers.test_a_package_to_the_new_unit_is_for_the_computers_that_have_not_changed_over,
    ),
    (
        _held_branches_stay_where_they_are,
        test_branches_held_below.test_a_branch_that_only_the_commune_holds_reaches_the_office_that_decides,
    ),
    (
        _lost_copies_of_an_erasure_stay_lost,
        test_lost_copies.test_an_office_that_hears_of_its_own_erasure_tells_the_owner_who_was_not_told,
    ),
    (
        _what_earlier_owners_wrote_outlives_an_erasure,
        test_erasing_what_moved.test_an_old_owner_who_had_not_heard_of_it_leaves_nothing_either,
    ),
    (
        _acks_only_move_forward,
        test_restored_and_copied.test_a_restored_province_takes_back_its_own_decisions_from_the_communes,
    ),
    (
        _the_second_branch_is_dropped,
        test_restored_and_copied.test_a_copied_laptop_used_in_two_places_is_seen_as_a_fork,
    ),
    (
        _only_what_is_new_since_the_last_export_is_sent,
        test_packages_astray.test_a_lost_package_is_made_good_by_the_next_one,
    ),
    (
        _no_new_epoch_after_a_rollback,
        test_restored_and_copied.test_t15_an_old_registry_folder_put_back_is_noticed_by_the_witness,
    ),
    (
        _late_edits_of_the_old_owner_count,
        lambda o: (
            test_decisions.test_t21_a_late_edit_of_the_old_owner_is_a_proposal_in_either_order(
                o, edit_first=False
            )
        ),
    ),
    (
        _revoked_computers_are_believed,
        lambda o: (
            test_stolen_computers.test_t19_five_good_changes_count_and_seven_are_held_in_either_order(
                o, package_first=True
            )
        ),
    ),
    (
        _what_was_erased_is_kept,
        test_decisions.test_what_the_law_erased_stays_erased_and_the_chain_verifies,
    ),
    (
        _a_commune_reads_its_neighbour,
        test_main_job.test_a_commune_sees_nothing_of_another_commune,
    ),
    (
        _the_office_above_reads_what_is_for_nobody_else,
        test_main_job.test_what_an_office_keeps_for_itself_is_sent_to_nobody,
    ),
    (
        _a_gap_is_applied,
        test_restored_and_copied.test_a_gap_is_told_and_the_next_exchange_heals_it,
    ),
    (
        _a_fork_is_applied,
        test_restored_and_copied.test_a_copied_laptop_used_in_two_places_is_seen_as_a_fork,
    ),
    (
        _nobody_is_doubted,
        test_restored_and_copied.test_two_copies_of_one_disk_do_not_starve_each_other,
    ),
    (
        _digests_are_not_compared,
        test_stolen_computers.test_equal_heads_with_another_digest_raise_the_alarm,
    ),
    (
        _ended_units_write_for_ever,
        test_mergers.test_t27_a_late_package_of_an_ended_commune_lands_in_the_new_one_until_grace_ends,
    ),
    (
        _a_preview_leaves_traces,
        test_packages_astray.test_a_preview_tells_what_a_merge_would_do_and_writes_nothing,
    ),
    (
        _any_spoken_code_is_believed,
        test_receipts.test_the_code_for_another_computer_or_another_office_is_refused,
    ),
)


@pytest.fixture
def spoilt(province_template: Path, tmp_path: Path) -> Iterator[Offices]:
    """Offices that nobody holds against their logs afterwards."""
    made = copied(province_template, tmp_path / "so")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("mutant", "story"), MUTANTS, ids=[patch.__name__.strip("_") for patch, _ in MUTANTS]
)
def test_t40_a_story_notices_the_mistake(
    mutant: Patch, story: Story, spoilt: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        mutant(patch)
        try:
            story(spoilt)
        except _NOTICED:
            return
    pytest.fail("the mutant survived")
