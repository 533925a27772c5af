"""Figures of money, goods and gifts: sums over the ledger, by the unit that booked (rule F11)."""

from collections.abc import Callable, Iterator

from mdd_desktop.domain.figures.children import life_id
from mdd_desktop.domain.figures.definition import (
    Count,
    FigureDefinition,
    Ident,
    Kind,
    Placed,
    RollUp,
    Rule,
    Stream,
    Sum,
    always,
)
from mdd_desktop.domain.figures.lives import ChildLife
from mdd_desktop.domain.figures.moment import Moment, is_delivery, is_receipt
from mdd_desktop.domain.support import Direction, SupportEntry, SupportForm

_COUNTED_KINDS = {
    "hoc_bong": ("Suất học bổng đã trao", "suất"),
    "bhyt": ("Thẻ bảo hiểm y tế đã trao", "thẻ"),
    "xe_dap": ("Xe đạp đã trao", "chiếc"),
    "nha": ("Nhà đã trao", "nhà"),
    "so_tiet_kiem": ("Sổ tiết kiệm đã trao", "sổ"),
    "qua": ("Phần quà đã trao", "phần"),
}


def _booked(moment: Moment) -> Iterator[Placed[SupportEntry]]:
    for entry in moment.entries:
        yield Placed(entry.unit_id, entry)


def _cash_in_hand(moment: Moment) -> Iterator[Placed[SupportEntry]]:
    for entry in moment.facts.entries:
        counted = entry.form is SupportForm.CASH and entry.date <= moment.period.hi
        if counted and (entry.direction is Direction.RECEIVED or _is_handed_out(entry)):
            yield Placed(entry.unit_id, entry)


def _is_handed_out(entry: SupportEntry) -> bool:
    return entry.direction is Direction.DELIVERED and is_delivery(entry)


def _helped(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for entry in moment.entries:
        life = moment.facts.child(entry.child_id)
        if life and is_delivery(entry):
            yield Placed(entry.unit_id, life)


def _entry_id(entry: SupportEntry) -> Ident:
    return entry.id


def _value(entry: SupportEntry) -> int:
    return entry.amount or 0


def _change_of_cash(entry: SupportEntry) -> int:
    return _value(entry) if entry.direction is Direction.RECEIVED else -_value(entry)


def _cash(entry: SupportEntry) -> bool:
    return entry.form is SupportForm.CASH


def _valued_goods(entry: SupportEntry) -> bool:
    return entry.form is SupportForm.GOODS and entry.amount is not None


_ENTRIES = Stream(_booked, _entry_id)
_BALANCE = Stream(_cash_in_hand, _entry_id)


def _money(name: str, label: str, rule: Rule, kind: Kind = Kind.IN_PERIOD) -> FigureDefinition:
    return FigureDefinition(name, label, kind, "đồng", RollUp.SUM, rule)


def _sum_of(test: Callable[[SupportEntry], bool]) -> Count:
    return Count(_ENTRIES, test, _value)


def _quantity(kind: str) -> FigureDefinition:
    label, word = _COUNTED_KINDS[kind]
    rule = Count(
        _ENTRIES,
        lambda entry: entry.kind == kind and is_delivery(entry),
        lambda entry: entry.quantity,
    )
    return FigureDefinition(f"qty_{kind}", label, Kind.IN_PERIOD, word, RollUp.SUM, rule)


def _count(
    name: str, label: str, word: str, test: Callable[[SupportEntry], bool]
) -> FigureDefinition:
    rule = Count(_ENTRIES, test)
    return FigureDefinition(name, label, Kind.IN_PERIOD, word, RollUp.SUM, rule)


LEDGER_FIGURES = (
    _money(
        "received_cash",
        "Tiền mặt tiếp nhận",
        _sum_of(lambda entry: _cash(entry) and is_receipt(entry)),
    ),
    _money(
        "received_goods_value",
        "Hiện vật tiếp nhận quy đổi",
        _sum_of(lambda entry: _valued_goods(entry) and is_receipt(entry)),
    ),
    _money("received_total", "Tổng tiếp nhận", Sum(("received_cash", "received_goods_value"))),
    _money(
        "delivered_cash",
        "Tiền mặt đã trao",
        _sum_of(lambda entry: _cash(entry) and is_delivery(entry)),
    ),
    _money(
        "delivered_goods_value",
        "Hiện vật đã trao quy đổi",
        _sum_of(lambda entry: _valued_goods(entry) and is_delivery(entry)),
    ),
    _money("delivered_total", "Tổng đã trao", Sum(("delivered_cash", "delivered_goods_value"))),
    _money(
        "delivered_by_sponsorship_total",
        "Đã trao qua lượt đỡ đầu",
        _sum_of(
            lambda entry: (
                entry.sponsorship_id is not None
                and (_cash(entry) or _valued_goods(entry))
                and is_delivery(entry)
            )
        ),
    ),
    _count(
        "delivered_goods_unestimated",
        "Hiện vật đã trao chưa quy đổi",
        "khoản",
        lambda entry: (
            entry.form is SupportForm.GOODS and entry.amount is None and is_delivery(entry)
        ),
    ),
    _count(
        "services_delivered",
        "Dịch vụ đã cung cấp",
        "dịch vụ",
        lambda entry: entry.form is SupportForm.SERVICE and is_delivery(entry),
    ),
    _money(
        "cash_balance",
        "Tiền mặt còn giữ",
        Count(_BALANCE, always, _change_of_cash),
        Kind.AS_OF,
    ),
    *(_quantity(kind) for kind in _COUNTED_KINDS),
    FigureDefinition(
        "children_supported",
        "Trẻ được nhận hỗ trợ",
        Kind.IN_PERIOD,
        "trẻ",
        RollUp.RECOUNT,
        Count(Stream(_helped, life_id, distinct=True), always),
    ),
    FigureDefinition(
        "gift_recipients_unnamed",
        "Lượt nhận không ghi tên",
        Kind.IN_PERIOD,
        "lượt",
        RollUp.SUM,
        Count(
            _ENTRIES,
            lambda entry: bool(entry.headcount) and is_delivery(entry),
            lambda entry: entry.headcount or 0,
        ),
    ),
)
