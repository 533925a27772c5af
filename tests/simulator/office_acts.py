"""What offices do besides their records: keys, root keys, receipts, scans."""

import io

from PIL import Image
from simulated import Computer, Simulation

from builders import FAST
from mdd_desktop.services import key_renewal, papers, receipts, root_keys
from mdd_desktop.services.trusted import adopt_trust, require_trust, trust_list
from mdd_desktop.sync.trust_update import updated, write_registry

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


def take_newest_list(sim: Simulation, computer: Computer) -> None:
    """An office that came back from a copy opens somebody's package before it lists anybody."""
    with computer.registry.transaction("Nhận danh sách mới nhất") as tx:
        trust = require_trust(tx)
        for other in sim.computers.values():
            offered = trust_list(other.registry)
            if offered is not None and other is not computer:
                trust, _alarms = updated(trust, write_registry(offered))
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
    receiver = sim.rng.choice(sim.correspondents(computer))
    sim.count += 1
    file = sim.place / f"{sim.count}-bien-nhan.mdd"
    receipts.make_receipt(computer.registry, receiver, file)
    if sim.rng.random() < 0.8:
        sim.letters.append((file, receiver))


def read_receipt_aloud(sim: Simulation, computer: Computer) -> None:
    """An office reads its codes over the telephone; whom one fits believes it."""
    sender = sim.rng.choice(sim.correspondents(computer))
    lines = receipts.spoken_receipts(computer.registry, sender)
    if lines:
        said = sim.rng.choice(lines).code
        listening = sim.rng.choice([c for c in sim.computers.values() if c.unit == sender])
        receipts.confirm_spoken(listening.registry, computer.unit, said)
