"""``mdd transfers`` and ``mdd proposals``: what offices ask of one another, and the answers."""

import click

from mdd_desktop.cli.options import Options, UsageError
from mdd_desktop.cli.output import Answer
from mdd_desktop.cli.session import opened
from mdd_desktop.cli.wording import VietnameseGroup
from mdd_desktop.domain.code_lists import codes
from mdd_desktop.services import cases, joins, move_requests, overruled
from mdd_desktop.services import proposals as asked
from mdd_desktop.services.move_requests import REFUSALS
from mdd_desktop.services.proposals import ToldProposal


@click.group(
    cls=VietnameseGroup, help="Đề nghị chuyển hồ sơ: xã đề nghị, cấp trên chuyển hoặc trả lại."
)
def transfers() -> None:
    """Requests to move children."""


@transfers.command(name="list", help="Các đề nghị chuyển hồ sơ, cũ nhất trước.")
@click.pass_obj
def list_transfers(options: Options) -> Answer:
    """List the requests."""
    with opened(options) as registry:
        found = move_requests.requests(registry)
    items = [
        {
            "child": str(one.child.id),
            "code": one.child.code,
            "from": one.owner,
            "to": one.wish.to,
            "on": one.wish.on.isoformat(),
            "reason": one.wish.reason,
            "refused": one.refused,
            "insists": one.insists,
            "open": one.is_open,
        }
        for one in found
    ]
    lines = [
        f"{item['code']}: {item['from']} sang {item['to']}, {item['reason']}"
        + (f" (đã trả lại: {item['refused']})" if item["refused"] else "")
        for item in items
    ]
    return Answer({"transfers": items}, lines or ["Không có đề nghị chuyển hồ sơ nào."])


@transfers.command(help="Đề nghị cấp trên chuyển hồ sơ một trẻ sang xã khác.")
@click.argument("child", metavar="TRẺ")
@click.option("--to", required=True, help="Mã xã nhận.")
@click.option("--reason", required=True, help="Lý do.")
@click.pass_obj
def ask(options: Options, child: str, to: str, reason: str) -> Answer:
    """Ask the office above."""
    with opened(options) as registry:
        cases.ask_transfer(registry, joins.find(registry, child), to=to, reason=reason)
    return Answer({"child": child, "status": "asked"}, ["Đã ghi đề nghị, đi trong gói kế tiếp."])


@transfers.command(help="Xã thôi đề nghị chuyển hồ sơ.")
@click.argument("child", metavar="TRẺ")
@click.pass_obj
def drop(options: Options, child: str) -> Answer:
    """Take a request back."""
    with opened(options) as registry:
        cases.drop_transfer(registry, joins.find(registry, child))
    return Answer({"child": child, "status": "dropped"}, ["Đã thôi đề nghị chuyển hồ sơ."])


@transfers.command(help="Trả lại một đề nghị chuyển hồ sơ, kèm lý do gửi về xã.")
@click.argument("child", metavar="TRẺ")
@click.option(
    "--code", required=True, type=click.Choice(codes(REFUSALS)), help="Lý do theo danh mục."
)
@click.option("--reason", default="", help="Ghi rõ; cần có khi lý do là khac.")
@click.pass_obj
def refuse(options: Options, child: str, code: str, reason: str) -> Answer:
    """Refuse a request."""
    with opened(options) as registry:
        move_requests.refuse(registry, joins.find(registry, child), code=code, words=reason)
    told = "Đã trả lại đề nghị, gửi về xã trong gói kế tiếp."
    return Answer({"child": child, "status": "refused"}, [told])


@click.group(cls=VietnameseGroup, help="Đề nghị, câu hỏi của đơn vị khác về hồ sơ.")
def proposals() -> None:
    """Proposals and questions."""


@proposals.command(name="list", help="Đề nghị, câu hỏi đang chờ trả lời ở đây hoặc ở đơn vị khác.")
@click.option("--answered", is_flag=True, help="Những cái đã trả lời.")
@click.pass_obj
def list_proposals(options: Options, *, answered: bool) -> Answer:
    """List proposals."""
    with opened(options) as registry:
        found = asked.told_answered(registry) if answered else asked.told(registry)
        against = () if answered else overruled.unread(registry)
    items = [_item(one) for one in found]
    lines = [
        f"{item['id']}: {item['name']} – {item['field']}: {item['now']} → {item['proposed']}"
        + (f", vì {item['why']}" if item["why"] else "")
        for item in items
    ]
    lines += [f"{one.id}: {one.sentence}" for one in against]
    news = [
        {"id": one.id, "record": str(one.record), "was": one.was, "now": one.now, "why": one.why}
        | {"unit": one.unit, "officer": one.officer, "field": one.label, "sentence": one.sentence}
        for one in against
    ]
    keys = {"proposals": items, "overruled": news}
    return Answer(keys, lines or ["Không có đề nghị nào."])


@proposals.command(help="Ghi là đã đọc điều đơn vị khác quyết định khác với ở đây.")
@click.argument("ids", nargs=-1, required=True, metavar="MÃ…")
@click.pass_obj
def read(options: Options, ids: tuple[str, ...]) -> Answer:
    """Acknowledge what was decided elsewhere."""
    with opened(options) as registry:
        overruled.acknowledge(registry, *ids)
        left = len(overruled.unread(registry))
    return Answer({"unread": left}, ["Đã ghi là đã đọc."])


@proposals.command(help="Trả lời một đề nghị hoặc câu hỏi; câu trả lời đi trong gói kế tiếp.")
@click.argument("proposal", metavar="MÃ")
@click.option("--accept", is_flag=True, help="Đồng ý.")
@click.option("--refuse", "refusal", is_flag=True, help="Không đồng ý; cần --reason.")
@click.option("--reason", default="", help="Lý do, hoặc câu trả lời.")
@click.pass_obj
def answer(options: Options, proposal: str, reason: str, *, accept: bool, refusal: bool) -> Answer:
    """Answer a proposal."""
    if accept == refusal:
        msg = "Ghi đúng một trong hai: --accept hoặc --refuse."
        raise UsageError(msg)
    with opened(options) as registry:
        asked.answer(registry, proposal, accept=accept, reason=reason)
    status = "accepted" if accept else "rejected"
    return Answer({"id": proposal, "status": status}, ["Đã ghi câu trả lời, đi trong gói kế tiếp."])


def _item(one: ToldProposal) -> dict[str, object]:
    said = one.proposal
    (field, now, wanted), *_ = one.edits or (("", "", ""),)
    return {
        "id": said.id,
        "record": str(said.record),
        "name": one.name,
        "unit": said.unit,
        "officer": said.officer,
        "field": field,
        "now": now,
        "proposed": wanted,
        "why": said.why,
        "question": bool(said.question),
        "ours": one.is_ours_to_answer,
        "state": said.state,
        "answer": said.reason,
    }


COMMANDS: tuple[click.Command, ...] = (transfers, proposals)
