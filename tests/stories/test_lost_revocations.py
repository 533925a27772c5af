"""An office takes its trust in a computer back, and forgets that with a restore."""

from test_restored_and_copied import a_backup, list_of, restore

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child, a_sponsor
from mdd_desktop.services import notices, revocation, root_keys
from mdd_desktop.services.trusted import limits_of


def forget_a_revocation(offices: Offices) -> str:
    """The other commune hears of the thief; the province goes back and signs newer lists."""
    backup, thief = a_backup(offices, PROVINCE), offices[SECOND].device
    revocation.revoke(offices[PROVINCE], thief, last_good="all", reason="mất cắp")
    offices.send(PROVINCE, OTHER)
    restore(offices, PROVINCE, backup)
    for _ in range(5):
        root_keys.sign_again(offices[PROVINCE])
    assert list_of(offices[PROVINCE]).version > list_of(offices[OTHER]).version
    assert thief not in limits_of(list_of(offices[PROVINCE]))
    return thief


def test_whoever_heard_of_it_reminds_the_restored_office_and_everybody_hears_again(
    offices: Offices,
) -> None:
    thief = forget_a_revocation(offices)

    for _ in range(2):  # the list comes along with the second
        offices.send(OTHER, PROVINCE)
    offices.send(PROVINCE, COMMUNE)

    for name in (PROVINCE, OTHER, COMMUNE):
        assert thief in limits_of(list_of(offices[name])), name
    once = list_of(offices[PROVINCE]).version
    offices.send(OTHER, PROVINCE)
    assert list_of(offices[PROVINCE]).version == once


def test_a_restored_office_is_told_who_has_what_it_lacks(offices: Offices) -> None:
    copies = {name: a_backup(offices, name) for name in (PROVINCE, COMMUNE)}
    told = {}
    for name, copy in copies.items():
        a_child(offices[COMMUNE])
        offices.send(COMMUNE, PROVINCE)
        a_sponsor(offices[PROVINCE])
        restore(offices, name, copy)
        told[name] = [one.text for one in notices.notices(offices[name])]

    assert "Nhờ các đơn vị bên dưới gửi lại gói" in told[PROVINCE][0]
    assert "Nhờ cấp trên gửi gói trả lời" in told[COMMUNE][0]
