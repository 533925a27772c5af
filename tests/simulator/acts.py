"""What happens in a simulated province, one thing after another, as the seed says."""

import datetime as dt
import shutil
from collections.abc import Callable

import office_acts
from simulated import Computer, Simulation

import newer_program
from builders import changes_by_feed
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.record import new_id
from mdd_desktop.services import (
    children,
    conflicts,
    erasure,
    forks,
    joins,
    packages,
    proposals,
    transfers,
    unmerging,
)

FIELDS = ("village", "phone", "note", "school")
VALUES = ("một", "hai", "ba", None)
PHONES = ("0912345678", "0987654321", "0933333333", None)


def run(sim: Simulation, steps: int) -> None:
    """Let that many things happen; what the program may refuse is told, anything else raised."""
    acts, weights = zip(*ACTS.items(), strict=True)
    for _ in range(steps):
        sim.now += dt.timedelta(minutes=sim.rng.randint(1, 400))
        act = sim.rng.choices(acts, weights)[0]
        computer = sim.pick()
        try:
            act(sim, computer)
        except RegistryError as error:
            if error.code not in ALLOWED:
                raise
            sim.told.append(f"{act.__name__} {computer.name}: {error.code}")
        else:
            sim.told.append(f"{act.__name__} {computer.name}")


def register(sim: Simulation, computer: Computer) -> None:
    if computer.unit.startswith("X"):
        sim.count += 1
        children.register(computer.registry, {"full_name": f"Trẻ {sim.count}"})


def correct(sim: Simulation, computer: Computer) -> None:
    for child in sim.some_child(computer, mine=True):
        field = sim.rng.choice(FIELDS)
        value = sim.rng.choice(PHONES if field == "phone" else VALUES)
        children.correct(computer.registry, child, {field: value})


def remove(sim: Simulation, computer: Computer) -> None:
    for child in sim.some_child(computer, mine=True):
        with computer.registry.transaction("Bỏ hồ sơ") as tx:
            found = tx.of(Child).get(child)
            tx.of(Child).save(found.corrected(void=not found.void))


def propose(sim: Simulation, computer: Computer) -> None:
    for child in sim.some_child(computer, mine=False):
        with computer.registry.transaction("Đề nghị") as tx:
            found = tx.of(Child).get(child)
            tx.of(Child).propose(found.corrected(note=sim.rng.choice(VALUES)))


def answer(sim: Simulation, computer: Computer) -> None:
    found = [p for p in proposals.proposals(computer.registry) if p.owner == computer.unit]
    if found:
        chosen = sim.rng.choice(found)
        accept = sim.rng.random() < 0.5
        proposals.answer(computer.registry, chosen.id, accept=accept, reason="đã xem")


def settle(sim: Simulation, computer: Computer) -> None:
    found = conflicts.open_conflicts(computer.registry)
    if found:
        chosen = sim.rng.choice(found)
        choose = sim.rng.randint(1, len(chosen["values"]))
        if chosen["field"] != "merged_into":
            conflicts.settle(computer.registry, chosen["id"], choose=choose)


def move(sim: Simulation, computer: Computer) -> None:
    if not computer.unit.startswith("X"):
        for child in sim.some_child(computer, mine=False):
            with computer.registry.read() as reading:
                tree = reading.tree
            standing = [code for code in tree.units if code[0] == "X" and tree.heir(code) == code]
            to = sim.rng.choice(sorted(standing) or ["X1"])  # a copy knows what it knew
            transfers.transfer(computer.registry, child, to=to, reason="chuyển nơi ở")


def join(sim: Simulation, computer: Computer) -> None:
    known = [*sim.some_child(computer, mine=None), *sim.some_child(computer, mine=None)]
    if len(known) == 2:
        joins.merge(computer.registry, known[0], known[1], agreed=joins.UNASKED)


def part(sim: Simulation, computer: Computer) -> None:
    with computer.registry.read() as reading:
        joined = [c.id for c in reading.of(Child).all() if c.merged_into is not None]
    if joined:
        joins.unmerge(computer.registry, sim.rng.choice(joined))


def decide_forks(_: Simulation, computer: Computer) -> None:
    for fork in forks.open_forks(computer.registry):
        forks.accept(computer.registry, fork.id)


def send(sim: Simulation, computer: Computer) -> None:
    """Make a package for somebody and let it travel: it may be lost, doubled, late, damaged."""
    for receiver in sim.some_correspondent(computer):
        file = sim.make(computer, receiver)
        fate = sim.rng.random()
        if fate < 0.15:
            return
        if fate < 0.2:
            content = bytearray(file.read_bytes())
            content[int(sim.rng.random() * len(content))] ^= 1 << sim.rng.randrange(8)
            file.write_bytes(bytes(content))
        copies = 2 if fate > 0.9 else 1
        sim.letters += [(file, receiver)] * copies


def receive(sim: Simulation, _: Computer) -> None:
    """A package arrives, not always the oldest, at one of the receiving unit's computers."""
    if sim.letters:
        place = 0 if sim.rng.random() < 0.5 else sim.rng.randrange(len(sim.letters))
        file, unit = sim.letters.pop(place)
        homes = [c for c in sim.computers.values() if unit in (c.unit, c.first_unit)]
        if homes:  # a unit that the law made has no computer before the list reaches one
            sim.merge(sim.rng.choice(homes), file)


def take_back_a_merge(_: Simulation, computer: Computer) -> None:
    """What the last package brought goes out again, until it is sent or merged once more."""
    merged = packages.received(computer.registry)
    if merged:
        unmerging.unmerge(computer.registry, [str(merged[0]["id"])])


def copy(sim: Simulation, computer: Computer) -> None:
    """The whole disk is copied as it lies, as after a power cut: the log is not folded in."""
    target = sim.place / "ban-sao" / f"{computer.name}-{len(computer.copies)}-{sim.now:%s}"
    shutil.copytree(computer.home, target)
    computer.copies.append(target)


def restore(sim: Simulation, computer: Computer) -> None:
    """An old copy comes back: the witness notices, unless the whole disk came back."""
    if not computer.copies:
        return
    source = sim.rng.choice(computer.copies)
    whole_disk = sim.rng.random() < 0.5
    computer.registry.close()
    for part in ("so", "dau") if whole_disk else ("so",):
        shutil.rmtree(computer.home / part, ignore_errors=True)
        shutil.copytree(source / part, computer.home / part)
    sim.reopen(computer)
    if not computer.unit.startswith("X"):
        office_acts.take_newest_list(sim, computer)


def clone(sim: Simulation, computer: Computer) -> None:
    """A copy of a disk is used on another machine for a while; both go on."""
    clones = sum(1 for name in sim.computers if "+" in name)
    if not computer.copies or clones >= 2:
        return
    home = sim.place / "may" / f"{computer.name}+{clones}"
    if not home.exists():
        shutil.copytree(sim.rng.choice(computer.copies), home)
        sim.start(home)


def misset_clock(sim: Simulation, computer: Computer) -> None:
    days = sim.rng.choice((0, 0, 0, -6200, -400, -2, 3, 300, 3300))
    computer.skew = dt.timedelta(days=days)


def erase(sim: Simulation, computer: Computer) -> None:
    """The law has a record erased: its content goes wherever the decision comes."""
    for child in sim.some_child(computer, mine=None):
        with computer.registry.read() as reading:
            known = {change.id for change in reading.log.changes_of(child)}
        erasure.erase(computer.registry, child, reason="theo luật")
        sim.erased |= known


def write_as_a_newer_program(sim: Simulation, computer: Computer) -> None:
    """One computer has the next version: it writes fields, codes and kinds that nobody here knows.

    Everybody goes on reading, correcting and sending the child that has them.
    """
    for child in sim.some_child(computer, mine=True):
        if computer.unit.startswith("X"):
            codes = dict(newer_program.coded_fields("child"))
            del codes["exit"]  # who has left the list is corrected by few
            name = sorted(codes)[len(sim.told) % len(codes)]
            text = sim.rng.choice(("một", "hai", 3, True))
            values = {newer_program.FIELD: text, name: codes[name]}
            newer_program.write(computer.registry, "child", child, values)
            if text is True:
                newer_program.write(computer.registry, newer_program.KIND, new_id(), {"a": "một"})


def steal(sim: Simulation, _: Computer) -> None:
    """A laptop of the first commune is stolen, and the thief writes with its key.

    Then the office above revokes it at what had come; everything beyond is held wherever it comes.
    """
    name = "X1~2"
    if sim.revoked or name not in sim.computers:
        return
    above = sim.parents["X1"]
    office = sim.computers[f"{above}~1"]
    computer = sim.computers[name]
    file = sim.make(computer, above)
    before = {c.id for chain in changes_by_feed(computer.registry).values() for c in chain}
    for child in (*sim.some_child(computer, mine=True), *sim.some_child(computer, mine=True)):
        children.correct(computer.registry, child, {"note": "của kẻ trộm"})
    forged = sim.make(computer, above)
    after = {c.id for chain in changes_by_feed(computer.registry).values() for c in chain}
    sim.merge(office, file)
    if sim.rng.random() < 0.5:
        sim.letters.append((forged, above))
    sim.revoke(office, name)
    if sim.rng.random() < 0.5:
        sim.letters.append((forged, above))
    sim.stolen |= after - before


ACTS: dict[Callable[[Simulation, Computer], None], int] = {
    register: 12,
    correct: 40,
    remove: 4,
    propose: 4,
    answer: 3,
    settle: 4,
    move: 4,
    join: 2,
    part: 1,
    decide_forks: 2,
    send: 34,
    receive: 30,
    take_back_a_merge: 2,
    copy: 5,
    restore: 5,
    clone: 1,
    misset_clock: 3,
    erase: 1,
    write_as_a_newer_program: 3,
    steal: 1,
    office_acts.ask_for_keys: 2,
    office_acts.confirm_keys: 3,
    office_acts.renew_the_top: 1,
    office_acts.rotate_root: 1,
    office_acts.merge_by_law: 1,
    office_acts.hand_out_by_village: 1,
    office_acts.take_merger_back: 1,
    office_acts.add_paper: 3,
    office_acts.write_receipt: 4,
    office_acts.read_receipt_aloud: 3,
}
ALLOWED = frozenset(
    {
        "not_above",
        "not_owner",
        "same_unit",
        "same_record",
        "already_merged",
        "not_merged",
        "open_conflict",
        "not_found",
        "invalid",
        "no_recipient_device",
        "unknown_recipient",
        "unknown_unit",
        "bad_receipt",
        "revoked",
        "root_not_reached",
        "has_written",
        "bad_dates",
        "came_on",
        "built_on",
        "not_taken_back",
    }
)
