"""What offices do besides their records: keys, root keys, receipts, scans."""

import datetime as dt
import io

from PIL import Image
from simulated import Computer, Simulation

from builders import FAST
from mdd_desktop.services import genealogy, key_renewal, papers, receipts, root_keys
from mdd_desktop.services.office_keys import office_of
from mdd_desktop.services.trusted import adopt_trust, require_trust, trust_list
from mdd_desktop.sync.trust_regained import regained
from mdd_desktop.sync.trust_update import updated, write_registry

MOST_MERGERS = 2
_SECRET = "phong bì niêm phong số 1"


def ask_for_keys(_: Simulation, computer: Computer) -> None:
    """A computer wants other keys; copies of it are not kept in step, so only first ones ask."""
    if "+" not in computer.name and not computer.name.startswith("T"):
        key_renewal.ask(computer.registry)


def confirm_keys(_: Simulation, computer: Computer) -> None:
    """The registrar lists the keys that were asked for, with a clock that she has looked at."""
    if "+" not in computer.name and not computer.skew:
        for request in key_renewal.asked(computer.registry):
            key_renewal.confirm(computer.registry, request.id)


def renew_the_top(sim: Simulation, _: Computer) -> None:
    """The top office changes its own key at once; everybody below follows with its packages."""
    top = sim.computers[sim.top_name]
    if not top.skew:  # a year too fast, the old key would end before its copies are gone
        key_renewal.ask(top.registry)


def rotate_root(sim: Simulation, _: Computer) -> None:
    """The root goes to three holders, and later from two of them to other three."""
    if sim.computers[sim.top_name].skew:
        return
    sim.count += 1
    files = [sim.place / f"{sim.count}-{holder}.khoa" for holder in "abc"]
    for path in files:
        root_keys.make_key_file(path, holder=path.stem, passphrase=_SECRET, cost=FAST)
    given = [(path, _SECRET) for path in (*sim.root_files[:2], *files)]
    registry = sim.computers[sim.top_name].registry
    root_keys.appoint(registry, given, threshold=2, drop=root_keys.root_state(registry).keys)
    sim.root_files = files


def merge_by_law(sim: Simulation, _: Computer) -> None:
    """Two communes become one, or one becomes two: every office follows with the list."""
    computer = _who_decides_about_units(sim)
    if computer is None or len(sim.mergers) >= MOST_MERGERS:
        return
    with computer.registry.read() as reading:
        units = reading.tree.units.values()
    standing = sorted(u.code for u in units if u.parent == computer.unit and u.valid_to is None)
    communes = [code for code in standing if code[0] == "X"]
    old = sim.rng.sample(communes, k=min(len(communes), sim.rng.choice((1, 2, 2))))
    if not old:
        return
    number = len(sim.mergers) + 1
    new = [f"X{number}{letter}" for letter in ("A" if len(old) > 1 else "AB")]
    genealogy.carry_out(
        computer.registry,
        genealogy.Merger(
            old=tuple(old),
            new={code: f"xã {code}" for code in new},
            on=sim.now.date(),
            grace_until=sim.now.date() + dt.timedelta(days=200),
        ),
    )
    sim.mergers.append(frozenset((*old, *new)))


def hand_out_by_village(sim: Simulation, _: Computer) -> None:
    """After a split the second unit gets the children of a village, by ordinary transfers."""
    computer = _who_decides_about_units(sim)
    if computer is None:
        return
    with computer.registry.read() as reading:
        tree = reading.tree
    split = [u.successors for u in tree.units.values() if len(u.successors) > 1]
    if split:  # also an undone merger: what the new unit began is the first one's until then
        first, second, *_ = sim.rng.choice(sorted(split))
        village = sim.rng.choice(("một", "hai"))
        genealogy.hand_out(computer.registry, first, {village: second}, "chia theo thôn")


def take_merger_back(sim: Simulation, _: Computer) -> None:
    """While the new unit has written nothing, the office that merged may take it back."""
    computer = _who_decides_about_units(sim)
    if computer is None:
        return
    with computer.registry.read() as reading:
        below = [u for u in reading.tree.units.values() if u.parent == computer.unit]
        undone = reading.tree.is_undone
    new = sorted({heir for unit in below if not undone(unit.code) for heir in unit.successors})
    if new:
        genealogy.undo(computer.registry, sim.rng.choice(new))


def _who_decides_about_units(sim: Simulation) -> Computer | None:
    """An office by its right clock; a copy of its disk does not keep a second list."""
    offices = [c for c in sim.computers.values() if c.unit[0] != "X" and "+" not in c.name]
    computer = sim.rng.choice(offices)
    return None if computer.skew else computer


def take_newest_list(sim: Simulation, computer: Computer) -> None:
    """An office that came back from a copy opens somebody's package before it lists anybody."""
    with computer.registry.transaction("Nhận danh sách mới nhất") as tx:
        trust = require_trust(tx)
        for other in sim.computers.values():
            offered = trust_list(other.registry)
            if offered is not None and other is not computer:
                member = write_registry(offered)
                heard, _alarms = updated(trust, member)
                own = office_of(computer.registry)
                trust = regained(trust, heard, member, own, tx.clock.believed)
        adopt_trust(tx, trust)


def add_paper(sim: Simulation, computer: Computer) -> None:
    """A paper with its scan; the scan travels beside the change, or later."""
    for child in sim.some_child(computer, mine=True):
        target = io.BytesIO()
        Image.new("RGB", (40, 40), (sim.rng.randrange(256), 90, 160)).save(target, "PNG")
        values = {"child_id": child, "kind": "giay_khai_sinh"}
        papers.add(computer.registry, values, target.getvalue())


def write_receipt(sim: Simulation, computer: Computer) -> None:
    """A receipt goes back as a file, which may be late or lost like any package."""
    for receiver in sim.some_correspondent(computer):
        sim.count += 1
        file = sim.place / f"{sim.count}-bien-nhan.mdd"
        receipts.make_receipt(computer.registry, receiver, file)
        if sim.rng.random() < 0.8:
            sim.letters.append((file, receiver))


def read_receipt_aloud(sim: Simulation, computer: Computer) -> None:
    """An office reads its codes over the telephone; whom one fits believes it."""
    for sender in sim.some_correspondent(computer):
        lines = receipts.spoken_receipts(computer.registry, sender)
        if lines:
            said = sim.rng.choice(lines).code
            listening = sim.rng.choice([c for c in sim.computers.values() if c.unit == sender])
            receipts.confirm_spoken(listening.registry, computer.unit, said)
