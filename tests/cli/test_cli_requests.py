"""What offices ask of one another, and the answers, through the command line."""

from pathlib import Path

from cli_runner import Mdd, refused

from builders import COMMUNE, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.services import children


def _carry(mdd: Mdd, offices: Offices, sender: str, receiver: str, to: str) -> None:
    target = offices.errands / f"{sender}-{receiver}-{len(list(offices.errands.iterdir()))}.mdd"
    made = mdd("package", "make", "--to", to, "-o", target, "--json", data=offices.path(sender))
    file = Path(made.answer["file"])
    merged = mdd("package", "merge", file, "--json", data=offices.path(receiver))
    assert [one["status"] for one in merged.answer["results"]] == ["merged"]


def test_a_request_to_move_is_refused_and_answered(mdd: Mdd, offices: Offices) -> None:
    child = str(a_child(offices[COMMUNE]).code)
    offices.close()
    commune, province = offices.path(COMMUNE), offices.path(PROVINCE)

    wish = ("--to", "X2", "--reason", "theo bà ngoại")
    assert mdd("transfers", "ask", child, *wish, data=commune).code == 0
    _carry(mdd, offices, COMMUNE, PROVINCE, "T")
    (asked,) = mdd("transfers", "list", "--json", data=province).answer["transfers"]
    assert (asked["code"], asked["to"], asked["open"]) == (child, "X2", True)
    refused(mdd("transfers", "refuse", child, "--code", "khac", "--json", data=province))
    reason = ("--code", "chi_tam_tru", "--reason", "về lại hè này")
    assert mdd("transfers", "refuse", child, *reason, data=province).code == 0
    assert "đã trả lại: Em chỉ ở tạm" in mdd("transfers", "list", data=province).out

    _carry(mdd, offices, PROVINCE, COMMUNE, "X1")
    (said,) = mdd("proposals", "list", "--json", data=commune).answer["proposals"]
    assert (said["ours"], said["why"]) == (True, "Em chỉ ở tạm, chưa chuyển hẳn: về lại hè này")
    both = mdd("proposals", "answer", said["id"], "--accept", "--refuse", "--json", data=commune)
    refused(both, code=2)
    refused(mdd("proposals", "answer", said["id"], "--refuse", "--json", data=commune))
    assert mdd("proposals", "answer", said["id"], "--accept", data=commune).code == 0
    (answered,) = mdd("proposals", "list", "--answered", "--json", data=commune).answer["proposals"]
    assert answered["state"] == "accepted"
    refused(mdd("transfers", "drop", child, "--json", data=commune))


def test_an_office_of_which_nobody_asks_anything_says_so(mdd: Mdd, office: Path) -> None:
    assert "Không có đề nghị" in mdd("transfers", "list", data=office).out
    assert "Không có đề nghị" in mdd("proposals", "list", data=office).out


def test_what_another_computer_decided_otherwise_is_listed_until_read(
    mdd: Mdd, offices: Offices
) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"phone": "0912345678"})
    children.correct(offices[SECOND], child.id, {"phone": "0987654321"})
    offices.close()
    _carry(mdd, offices, SECOND, PROVINCE, "T")
    _carry(mdd, offices, PROVINCE, COMMUNE, "X1")
    first, second = offices.path(COMMUNE), offices.path(SECOND)
    (found,) = mdd("conflicts", "list", "--json", data=first).answer["conflicts"]
    taken = [one["value"] for one in found["values"]].index("0912345678") + 1
    choice = ("--choose", taken, "--reason", "đã gọi thử")
    assert mdd("conflicts", "settle", found["id"], *choice, data=first).code == 0
    _carry(mdd, offices, COMMUNE, PROVINCE, "T")
    _carry(mdd, offices, PROVINCE, SECOND, "X1")

    (told,) = mdd("proposals", "list", "--json", data=second).answer["overruled"]
    assert (told["was"], told["now"], told["why"]) == ("0987654321", "0912345678", "đã gọi thử")
    assert told["sentence"] in mdd("proposals", "list", data=second).out
    assert mdd("proposals", "read", told["id"], "--json", data=second).answer == {"unread": 0}
    assert mdd("proposals", "list", "--json", data=second).answer["overruled"] == []
