"""What must hold at the end of every simulated history."""

from simulated import Computer, Simulation

from builders import changes_by_feed
from mdd_desktop.domain.change import OWN, UP, Change, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.ownership import Authority, is_entitled
from mdd_desktop.domain.paper import Paper
from mdd_desktop.services import forks
from mdd_desktop.storage.intake import held_changes
from mdd_desktop.storage.integrity import chain_problems, replay_problems, unit_digests

Log = dict[str, list[Change]]


def check(simulation: Simulation) -> None:
    """Hold a healed simulation against every invariant."""
    computers = list(simulation.computers.values())
    logs = {computer.name: changes_by_feed(computer.registry) for computer in computers}
    for computer in computers:
        _only_the_revoked_are_held(computer, simulation)
        _what_was_erased_is_gone(logs[computer.name], simulation)
        _nothing_erased_is_known(computer, logs[computer.name])
        if simulation.revocation_is_known:
            _no_thief_is_shown(computer, simulation)
        _replay_equals_tables(computer)
        _only_owners_are_shown(computer)
        _no_other_commune_is_known(computer, logs[computer.name], simulation)
    _all_know_the_same(computers)
    _nothing_was_lost(simulation, logs[simulation.top_name])


def _only_the_revoked_are_held(computer: Computer, simulation: Simulation) -> None:
    assert forks.open_forks(computer.registry) == []
    with computer.registry.read() as reading:
        held = {change.feed.device for _, _, change in held_changes(reading.connection)}
    assert held <= simulation.revoked


def _what_was_erased_is_gone(log: Log, simulation: Simulation) -> None:
    """Wherever the decision came, which is everywhere by now, nothing of the content is left."""
    known = [change for chain in log.values() for change in chain]
    kept = {change.id for change in known if change.body is not None}
    erasures = {
        erased for change in known if change.kind == ChangeKind.ERASE for erased in change.named
    }
    assert not kept & simulation.erased & erasures, "erased content came back"


def _nothing_erased_is_known(computer: Computer, log: Log) -> None:
    """Of an erased record nothing is left up to the time of its erasure, whoever wrote it when.

    Also not by whoever had not heard of it; nor is a paper left of a child who was erased since.
    """
    known = [change for chain in log.values() for change in chain]
    with computer.registry.read() as reading:
        papers = {paper.child_id for paper in reading.of(Paper).all()}
        for record in {change.record for change in known if change.kind == ChangeKind.ERASE}:
            state, tree = reading.log.state(record), reading.tree
            written = [change for change in known if change.record == record]
            erasures = {change.link for change in written if is_entitled(change, state.chain, tree)}
            erasures &= {c.link for c in written if c.kind == ChangeKind.ERASE}
            owned = [link.id for link in state.chain]
            last = max((owned.index(link) for link in erasures), default=-1)
            gone = owned[: last + 1]
            kept = [c for c in written if c.kind != ChangeKind.ERASE and c.body is not None]
            own = ChangeKind.OWN
            left = [c for c in kept if (c.decision if c.kind == own else c.link) in gone]
            left += [c for c in kept if c.kind == ChangeKind.NEW and c.id in gone]
            assert not left, f"{computer.name}: what somebody wrote outlives the erasure"
            is_last = bool(gone) and gone[-1] == state.link
            assert not (is_last and record in papers), "a paper of an erased child"


def _no_thief_is_shown(computer: Computer, simulation: Simulation) -> None:
    with computer.registry.read() as reading:
        for child in reading.of(Child).all():
            state = reading.log.state(child.id)
            standing = {c for values in state.frontier.values() for c in values}
            assert not standing & simulation.stolen, "a thief's value stands"


def _replay_equals_tables(computer: Computer) -> None:
    with computer.registry.read() as reading:
        problems = [*chain_problems(reading.connection), *replay_problems(reading)]
    assert problems == [], problems


def _all_know_the_same(computers: list[Computer]) -> None:
    """Two computers that see a unit's records hold the same of them.

    Not of a unit for which no computer speaks, such as the second half of a split commune: what
    two copies of an office write for it has no way from one to the other.
    """
    spoken_for = {computer.unit for computer in computers}
    by_unit: dict[str, dict[str, set[str]]] = {}
    for computer in computers:
        with computer.registry.read() as reading:
            seen = reading.tree.subtree(computer.unit)
            digests = unit_digests(reading)
        for unit in seen & spoken_for:
            value = digests.get(unit, "")
            by_unit.setdefault(unit, {}).setdefault(value, set()).add(computer.name)
    differing = {unit: held for unit, held in by_unit.items() if len(held) > 1}
    assert not differing, differing


def _nothing_was_lost(simulation: Simulation, log: Log) -> None:
    """Every change that was on a computer when healing began is at the top office.

    But for what a copy of the top office wrote for a unit for which no computer speaks: nobody
    could bring it back.
    """
    top = simulation.computers[simulation.top_name]
    known = {change.id for chain in log.values() for change in chain}
    with top.registry.read() as reading:
        known |= {change.id for _, _, change in held_changes(reading.connection)}
        tree = reading.tree
    reached = {UP, *(computer.unit for computer in simulation.computers.values())}
    missing = {
        audience for change, audience in simulation.travelling.items() if change not in known
    }
    lost = {audience for audience in missing if reached & {audience, *tree.line(audience)}}
    assert not lost, "changes were lost"


def _only_owners_are_shown(computer: Computer) -> None:
    with computer.registry.read() as reading:
        log, tree = reading.log, reading.tree
        for child in reading.of(Child).all():
            state = log.state(child.id)
            by_id = {change.id: change for change in log.changes_of(child.id)}
            for name, standing in state.frontier.items():
                different = {repr(value) for value in standing.values()}
                assert len(different) == 1 or name in state.conflicts(), "a silent choice"
                for change_id in standing:
                    assert _had_the_right(by_id[change_id], state, tree), name


def _had_the_right(change: Change, state: RecordState, tree: Authority) -> bool:
    if change.kind == ChangeKind.OWN:
        return tree.is_above(change.unit, change.receiver)
    begun = state.chain[0].id if change.kind == ChangeKind.NEW else change.link
    (link,) = [link for link in state.chain if link.id == begun]
    # Only the law lets one unit write for another.
    assert {*link.former} <= {*tree.subtree(link.owner)}, link
    owns = change.unit in (link.owner, *link.former)
    if change.kind in (ChangeKind.ALIAS, ChangeKind.UNALIAS):
        return owns or tree.is_above(change.unit, link.owner)
    return owns


def _no_other_commune_is_known(computer: Computer, log: Log, simulation: Simulation) -> None:
    """A commune has only its own feeds and those that the offices above write for it.

    Those of communes with which the law made it one are its own, and what it learnt as one of them
    it keeps when that is undone.
    """
    if not computer.unit.startswith("X"):
        return
    mine = simulation.made_one_with(computer)
    for feed in log:
        author, _, _, audience = feed.split("/")
        assert audience == OWN or mine & {author, audience}, feed
    with computer.registry.read() as reading:
        for child in reading.of(Child).all():
            state = reading.log.state(child.id)
            assert mine & {link.owner for link in state.chain}
