"""What a verified package holds: its changes, and the signed heads that vouch for them."""

from collections.abc import Mapping, Sequence
from typing import Final

from mdd_desktop.sync.changes import ReadChange, read_lines
from mdd_desktop.sync.compression import decompress
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.package import CHANGES, REGISTRY, STATEMENTS, Manifest, feed_spans
from mdd_desktop.sync.statements import HeadStatement, read_statements, require_statements
from mdd_desktop.sync.trust import TrustList

LIST_STAYED_BEHIND: Final = (
    "Gói không mang theo danh sách tin cậy vì nơi gửi tưởng ở đây đã có. Nhờ nơi gửi tạo gói lần"
    " nữa: gói ấy sẽ mang theo."
)


def read_contents(
    manifest: Manifest,
    members: Mapping[str, bytes],
    trust: TrustList,
    alarms: Sequence[PackageError] = (),
) -> tuple[tuple[ReadChange, ...], tuple[HeadStatement, ...]]:
    """Clauses 7.12 to 7.14: changes typed and canonical, chained, and stated by their devices.

    A device that only a refused list names is that list's fault: its alarm says what to do.
    """
    raw = decompress(members[CHANGES], manifest.raw_size)
    changes = tuple(read_lines(raw, manifest.n_ops))
    if feed_spans(changes) != manifest.feeds:
        raise PackageError("E_CHAIN", "feeds of the manifest")
    statements = read_statements(members[STATEMENTS]) if STATEMENTS in members else ()
    try:
        _require_writers(changes, statements, trust, alarms)
    except PackageError as error:
        if _has_our_list(manifest, trust):
            raise
        raise PackageError("E_SIGNER_UNKNOWN", error.detail, shown=LIST_STAYED_BEHIND) from error
    return changes, statements


def _require_writers(
    changes: Sequence[ReadChange],
    statements: Sequence[HeadStatement],
    trust: TrustList,
    alarms: Sequence[PackageError],
) -> None:
    """Every statement is of a listed computer, and every chain ends in one."""
    for statement in statements:
        if not trust.names_writer(statement):
            refused = next((alarm for alarm in alarms if alarm.code == "E_REGISTRY"), None)
            raise refused or PackageError("E_CHAIN", f"writer not listed: {statement.key}")
    require_statements(changes, statements, trust.vouched_heads)


def _has_our_list(manifest: Manifest, trust: TrustList) -> bool:
    """Whether the sender believed the same computers as we, or brought what it believes.

    It leaves its list at home when it heard from us that we hold it. After a return to an older
    copy we do not, and then its package speaks of computers that we cannot know.
    """
    shared = {trust.shared_by(manifest.sender, unit).digest for unit in manifest.recipients}
    return REGISTRY in manifest.members or manifest.trust_list in {"", *shared}
