"""The registry member of a package: the trust list as files, and how a newer one is taken over."""

from collections.abc import Sequence
from functools import lru_cache

from mdd_desktop.sync.archive import pack, unpack
from mdd_desktop.sync.compression import compress, decompress_at_most
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.feeds import is_unit_code
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import TARGETS, verify_list, verify_roots
from mdd_desktop.sync.trust_contents import read_devices, read_revocations, roles_of

_MAX_REGISTRY = 16 << 20
_JSON = ".json"


def write_registry(trust: TrustList) -> bytes:
    """Return the member ``registry.tar.zst``: every root, ``targets.json``, districts' lists."""
    roots = [(f"{n}.root{_JSON}", content) for n, content in enumerate(trust.roots, start=1)]
    districts = [(role + _JSON, content) for role, content in sorted(trust.districts.items())]
    return _packed((*roots, (TARGETS + _JSON, trust.targets), *districts))


@lru_cache(maxsize=16)
def _packed(files: tuple[tuple[str, bytes], ...]) -> bytes:
    """Pack files hard; the same list goes to many offices and is packed once."""
    return compress(pack(files))


@lru_cache(maxsize=16)
def read_registry(member: bytes) -> TrustList:
    """Read and verify a registry member from nothing; the same bytes are verified once.

    Raises:
        PackageError: E_REGISTRY, whatever was wrong.
    """
    try:
        files = unpack(decompress_at_most(member, _MAX_REGISTRY))
    except PackageError as error:
        raise PackageError("E_REGISTRY", error.detail) from error
    roots: list[bytes] = []
    while (content := files.pop(f"{len(roots) + 1}.root{_JSON}", None)) is not None:
        roots.append(content)
    targets = files.pop(TARGETS + _JSON, None)
    districts = {name.removesuffix(_JSON): content for name, content in files.items()}
    strange = [role for role in districts if role[:2] != "d-" or not is_unit_code(role[2:])]
    if targets is None or strange:
        raise PackageError("E_REGISTRY", "files of the list")
    return TrustList.verified(roots, targets, districts)


def updated(current: TrustList, member: bytes | None) -> tuple[TrustList, tuple[PackageError, ...]]:
    """Take over what is newer, file by file; never go back.

    Args:
        current: The list in force.
        member: ``registry.tar.zst`` of a package whose signature holds, or None.

    Returns:
        The list to use from now on (the current one when nothing is newer), and why something
        offered was ignored: E_ROLLBACK for an older file, E_REGISTRY for one that does not
        continue ours. Neither stops the package: late packages carry old lists in all innocence.
    """
    if member is None:
        return current, ()
    try:
        offered = read_registry(member)
        if offered == current:
            return current, ()
        roots = _longer(current.roots, offered.roots)
        alarms: list[PackageError] = []
        targets = _newer(current, offered, TARGETS, alarms)
        trust = TrustList.verified(roots, targets)
        districts = _districts(current, offered, trust, alarms)
        trust = TrustList.verified(roots, targets, districts)
    except PackageError as error:
        return current, (error,)
    return (current if trust == current else trust), tuple(alarms)


def grown(current: TrustList, member: bytes | None) -> TrustList:
    """Take over what is newer in the member of a package whose signer nobody knows yet.

    Only a list that begins with our own first root is looked at: what a stranger can make us read
    stays at comparing bytes.
    """
    try:
        files = {} if member is None else unpack(decompress_at_most(member, _MAX_REGISTRY))
    except PackageError:
        return current
    ours = files.get(f"1.root{_JSON}") == current.roots[0]
    return updated(current, member)[0] if ours else current


def rival(current: TrustList, member: bytes | None, role: str) -> TrustList | None:
    """The list in a package that says what ours does not, though ours is not the older one.

    So it is with another list under our very number, and with one that names units, or computers
    no longer believed, that ours does not: a list only ever grows, so its author went back to an
    old copy after signing it.

    Args:
        current: The list in force.
        member: ``registry.tar.zst`` of a package whose signature holds, or None.
        role: The list to look at, ``targets`` or a district's.
    """
    if member is None:
        return None
    try:
        offered = read_registry(member)
        ours, theirs = (trust.lists.get(role) for trust in (current, offered))
        if ours is None or theirs is None or theirs.signed == ours.signed:
            return None
        is_older = theirs.signed.version < ours.signed.version
        if theirs.signed.version > ours.signed.version or (
            is_older and not _says_more(current, offered, role)
        ):
            return None
        top = current.lists[TARGETS].signed
        longer = _longer(current.roots, offered.roots)
        delegator = verify_roots(longer) if role == TARGETS else top
        verify_list(delegator, role, offered.files[role])
    except PackageError:
        return None
    return offered


def _says_more(current: TrustList, offered: TrustList, role: str) -> bool:
    """Whether an older list names units that nobody knows here, or revokes computers of our own."""
    ours, theirs = (trust.lists[role].signed for trust in (current, offered))
    forgotten = offered.units.keys() - current.units.keys()
    if any(f"u-{code}" in roles_of(theirs) for code in forgotten):
        return True
    listed = {one.fingerprint for said in roles_of(ours).values() for one in read_devices(said)}
    revoked = {one.device for one in read_revocations(theirs)}
    return not revoked.isdisjoint(listed - current.contents.revocations.keys())


def _longer(ours: Sequence[bytes], theirs: Sequence[bytes]) -> Sequence[bytes]:
    """Return the longer chain of roots; one must be the beginning of the other."""
    common = min(len(ours), len(theirs))
    if tuple(ours[:common]) != tuple(theirs[:common]):
        raise PackageError("E_REGISTRY", "another root")
    return max(ours, theirs, key=len)


def _newer(current: TrustList, offered: TrustList, role: str, alarms: list[PackageError]) -> bytes:
    """Return the list of the role with the higher version, noting what was ignored."""
    ours, theirs = current.lists.get(role), offered.lists.get(role)
    if theirs is not None and (ours is None or theirs.signed.version > ours.signed.version):
        return offered.files[role]
    if ours is not None and theirs is not None and theirs.signed != ours.signed:
        older = theirs.signed.version < ours.signed.version
        alarms.append(PackageError("E_ROLLBACK" if older else "E_REGISTRY", role))
    return current.files[role]


def _districts(
    current: TrustList, offered: TrustList, trust: TrustList, alarms: list[PackageError]
) -> dict[str, bytes]:
    """Return each district's newest list that the new top list still delegates to its keys."""
    districts: dict[str, bytes] = {}
    for role in sorted({*current.districts, *offered.districts}):
        content = _newer(current, offered, role, alarms)
        try:
            verify_list(trust.lists[TARGETS].signed, role, content)
        except PackageError as error:
            alarms.append(error)
        else:
            districts[role] = content
    return districts
