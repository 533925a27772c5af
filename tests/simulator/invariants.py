"""What must hold at the end of every simulated history."""

from simulated import Computer, Simulation

from builders import changes_by_feed
from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.ownership import Authority
from mdd_desktop.services import forks
from mdd_desktop.storage.intake import held_changes
from mdd_desktop.storage.integrity import chain_problems, replay_problems, unit_digests


def check(simulation: Simulation) -> None:
    """Hold a healed simulation against every invariant."""
    computers = list(simulation.computers.values())
    for computer in computers:
        _only_the_revoked_are_held(computer, simulation)
        _what_was_erased_is_gone(computer, simulation)
        if simulation.revocation_is_known:
            _no_thief_is_shown(computer, simulation)
        _replay_equals_tables(computer)
        _only_owners_are_shown(computer)
        _no_other_commune_is_known(computer)
    _all_know_the_same(computers)
    _nothing_was_lost(simulation)


def _only_the_revoked_are_held(computer: Computer, simulation: Simulation) -> None:
    assert forks.open_forks(computer.registry) == []
    with computer.registry.read() as reading:
        held = {change.feed.device for _, _, change in held_changes(reading.connection)}
    assert held <= simulation.revoked


def _what_was_erased_is_gone(computer: Computer, simulation: Simulation) -> None:
    """Wherever the decision came, which is everywhere by now, nothing of the content is left."""
    kept = {
        change.id
        for chain in changes_by_feed(computer.registry).values()
        for change in chain
        if change.body is not None
    }
    erasures = {
        erased
        for chain in changes_by_feed(computer.registry).values()
        for change in chain
        if change.kind == ChangeKind.ERASE
        for erased in change.named
    }
    assert not kept & simulation.erased & erasures, "erased content came back"


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
    """Two computers that see a unit's records hold the same of them."""
    by_unit: dict[str, dict[str, set[str]]] = {}
    for computer in computers:
        with computer.registry.read() as reading:
            seen = reading.tree.subtree(computer.unit)
            digests = unit_digests(reading)
        for unit in seen:
            value = digests.get(unit, "")
            by_unit.setdefault(unit, {}).setdefault(value, set()).add(computer.name)
    differing = {unit: held for unit, held in by_unit.items() if len(held) > 1}
    assert not differing, differing


def _nothing_was_lost(simulation: Simulation) -> None:
    """Every change that was on a computer when healing began is at the top office."""
    top = simulation.computers[simulation.top_name]
    known = {x.id for chain in changes_by_feed(top.registry).values() for x in chain}
    with top.registry.read() as reading:
        known |= {change.id for _, _, change in held_changes(reading.connection)}
    assert simulation.travelling <= known, "changes were lost"


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
    owners = {link.id: link.owner for link in state.chain}
    if change.kind == ChangeKind.NEW:
        return change.unit == state.chain[0].owner
    if change.kind == ChangeKind.OWN:
        return tree.is_above(change.unit, change.receiver)
    owner = owners.get(change.link)
    if change.kind in (ChangeKind.ALIAS, ChangeKind.UNALIAS):
        return change.unit == owner or tree.is_above(change.unit, owner)
    return change.unit == owner


def _no_other_commune_is_known(computer: Computer) -> None:
    """A commune has only its own feeds and those that the offices above write for it."""
    if not computer.unit.startswith("X"):
        return
    for feed in changes_by_feed(computer.registry):
        author, _, _, audience = feed.split("/")
        assert computer.unit in (author, audience), feed
    with computer.registry.read() as reading:
        for child in reading.of(Child).all():
            state = reading.log.state(child.id)
            assert computer.unit in {link.owner for link in state.chain}
