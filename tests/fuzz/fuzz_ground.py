"""An office with something to lose, and what must stay as it is."""

import hashlib
import json
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from forgeries import Ground, forgery

from builders import (
    COMMUNE,
    OTHER,
    PROVINCE,
    Offices,
    a_child,
    changes_by_feed,
    enrolled_offices,
    everything_shown,
)
from mdd_desktop.services import children, packages
from mdd_desktop.services.trusted import age_recipient
from mdd_desktop.storage import exchange

SLOWEST_BOMB = 0.1


@dataclass
class Outcome:
    """What became of the forgeries.

    Attributes:
        codes: How often each kind met each refusal.
        accepted: Seeds that were not refused.
        bombs: Seconds for each bomb.
        memory: Most megabytes that the process ever used.
    """

    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    accepted: list[int] = field(default_factory=list)
    bombs: list[float] = field(default_factory=list)
    memory: int = 0


def prepare(folder: Path) -> tuple[Offices, Ground]:
    """A province that knows two communes; one of them has written again."""
    offices = enrolled_offices(folder)
    child = a_child(offices[COMMUNE], village="Thôn Đông", phone="0912345678")
    a_child(offices[OTHER])
    offices.send(COMMUNE, PROVINCE)
    offices.send(OTHER, PROVINCE)
    for note in ("một", "hai", "ba"):
        children.correct(offices[COMMUNE], child.id, {"note": note})
    file = offices.make(COMMUNE, PROVINCE)
    ground = Ground(
        package=file.read_bytes(),
        identity=offices[PROVINCE].keys.age_identity,
        recipient=age_recipient(offices[PROVINCE]),
        sender=offices[COMMUNE].keys.signing_key,
        neighbour=offices[OTHER].keys.signing_key,
    )
    return offices, ground


def held_dear(offices: Offices) -> str:
    """A digest of everything a package could touch: every cell, change, head, book and list."""
    province = offices[PROVINCE]
    with province.read() as reading:
        rows = [
            [list(map(str, row.values())) for row in books]
            for books in (
                exchange.packages_in(reading.connection),
                exchange.packages_out(reading.connection),
            )
        ]
        trust = exchange.read_trust(reading.connection)
    log = {feed: [c.hash.hex() for c in chain] for feed, chain in changes_by_feed(province).items()}
    shown = json.dumps([everything_shown(province), rows, log], default=str, sort_keys=False)
    return hashlib.sha256(shown.encode() + (trust or b"")).hexdigest()


def attack(offices: Offices, ground: Ground, seeds: range) -> Outcome:
    """Let the province merge every forgery; whatever is no refusal is raised or noted."""
    outcome = Outcome()
    file = offices.errands / "gia-mao.mdd"
    for seed in seeds:
        kind, content = forgery(seed, ground)
        file.write_bytes(content)
        began = time.process_time()
        (result,) = packages.merge(offices[PROVINCE], [file])
        took = time.process_time() - began
        outcome.codes[kind, result.code] += 1
        if result.status != "refused" or not result.code.startswith("E_"):
            outcome.accepted.append(seed)
        if kind == "bomb":
            outcome.bombs.append(took)
    outcome.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return outcome
