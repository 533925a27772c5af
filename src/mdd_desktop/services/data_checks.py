"""The data checks of a registry: what they find, what was said to be right all the same."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.acceptance import Acceptance
from mdd_desktop.domain.checks.rule import CheckFinding
from mdd_desktop.domain.checks.run import RULES, look_through
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.problem import Severity
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.storage.queries.references import records_of_owner
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_KINDS = ("child", "sponsor", "sponsorship", "pledge", "support_entry", "visit")


@dataclass(frozen=True)
class CheckLine:
    """One finding as a list shows it.

    Attributes:
        finding: What was found.
        title: The rule, over a list of findings.
        reason: Why it matters and what to do.
        name: Of the child or the sponsor; "" where none is known.
        code: The child's printed code, otherwise "".
        sponsor_id: For what is found in a sponsor's record.
        is_ours: Whether this office writes the record.
    """

    finding: CheckFinding
    title: str
    reason: str
    name: str
    code: str
    sponsor_id: UUID | None
    is_ours: bool


@dataclass(frozen=True)
class CheckReport:
    """What the checks found.

    Attributes:
        lines: The gravest first; accepted findings are left out.
        accepted: How many findings were said to be right.
        records: How many records were looked through.
    """

    lines: tuple[CheckLine, ...]
    accepted: int
    records: int

    @property
    def by_rule(self) -> dict[str, int]:
        """How many findings each rule has."""
        return dict(Counter(line.finding.rule for line in self.lines))


@dataclass(frozen=True)
class CheckCounts:
    """The number of findings, for the line that stands before a package or a report."""

    errors: int
    warnings: int
    notes: int


def look(registry: Registry) -> CheckReport:
    """Hold the whole registry against every rule."""
    with registry.read() as reading:
        snapshot = reading.snapshot()
        accepted = _accepted(reading)
        ours = frozenset[UUID]().union(
            *(records_of_owner(reading.connection, table, reading.unit) for table in _KINDS)
        )
    found = look_through(snapshot, registry.today)
    left = [one for one in found if (one.rule, one.record_id, one.mark) not in accepted]
    names = _Names(snapshot)
    lines = tuple(names.line(one, is_ours=one.record_id in ours) for one in left)
    return CheckReport(lines, len(found) - len(left), _records(snapshot))


def count(registry: Registry) -> CheckCounts:
    """How much the checks find: before every package and every report."""
    with registry.read() as reading:
        snapshot, accepted = reading.snapshot(), _accepted(reading)
    found = Counter(
        one.severity
        for one in look_through(snapshot, registry.today)
        if (one.rule, one.record_id, one.mark) not in accepted
    )
    return CheckCounts(found[Severity.ERROR], found[Severity.WARNING], found[Severity.NOTE])


def accept(registry: Registry, finding: CheckFinding, reason: str) -> Acceptance:
    """Say that what a soft rule found is right as it stands; the rule asks no more.

    Raises:
        RuleError: ``hard_rule``: it cannot be right; ``reason_missing``.
    """
    if finding.severity is Severity.ERROR:
        raise RuleError("hard_rule", "Chỗ này không thể đúng nên phải sửa, không giữ nguyên được.")
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi vì sao giữ nguyên, để người sau khỏi hỏi lại.")
    with registry.transaction("Giữ nguyên chỗ cần xem") as tx:
        accepted = Acceptance(
            unit_id=tx.unit,
            rule=finding.rule,
            record_id=finding.record_id,
            mark=finding.mark,
            reason=reason,
            recorded_on=registry.today,
        )
        tx.of(Acceptance).save(accepted)
    return accepted


def _accepted(reading: Reading) -> frozenset[tuple[str, UUID, str]]:
    return frozenset(
        (one.rule, one.record_id, one.mark) for one in reading.of(Acceptance).all() if not one.void
    )


def _records(snapshot: Snapshot) -> int:
    kinds = (
        snapshot.children,
        snapshot.sponsors,
        snapshot.sponsorships,
        snapshot.pledges,
        snapshot.support_entries,
        snapshot.visits,
    )
    return sum(map(len, kinds))


class _Names:
    """Whose record a finding is about."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._children: dict[UUID, Child] = {child.id: child for child in snapshot.children}
        self._sponsors: dict[UUID, Sponsor] = {one.id: one for one in snapshot.sponsors}

    def line(self, finding: CheckFinding, *, is_ours: bool) -> CheckLine:
        rule = RULES[finding.rule]
        child = self._children.get(finding.child_id) if finding.child_id else None
        sponsor = self._sponsors.get(finding.record_id)
        named = child or sponsor
        return CheckLine(
            finding=finding,
            title=rule.title,
            reason=rule.reason,
            name=named.full_name if named else "",
            code=(child.code or "") if child else "",
            sponsor_id=sponsor.id if sponsor else None,
            is_ours=is_ours,
        )
