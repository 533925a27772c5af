"""Figures of money, goods and gifts: sums over the ledger, by the unit that booked (rule F11)."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from mdd_desktop.domain.figures.children import itself, life_id
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
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.support_book import SupportSum, is_delivery, is_receipt
from mdd_desktop.domain.support import Direction, SupportForm

_COUNTED_KINDS = {
    "hoc_bong": ("Suất học bổng đã trao", "suất"),
    "bhyt": ("Thẻ bảo hiểm y tế đã trao", "thẻ"),
    "xe_dap": ("Xe đạp đã trao", "chiếc"),
    "nha": ("Nhà đã trao", "nhà"),
    "so_tiet_kiem": ("Sổ tiết kiệm đã trao", "sổ"),
    "qua": ("Phần quà đã trao", "phần"),
}


def _booked(moment: Moment) -> Iterator[Placed[SupportSum]]:
    return _placed(moment.booked)


def _line_by_line(moment: Moment) -> Iterator[Placed[SupportSum]]:
    return _placed(moment.facts.support.lines(moment.period.lo, moment.period.hi))


def _cash_in_hand(moment: Moment) -> Iterator[Placed[SupportSum]]:
    return _placed(filter(_moves_cash, moment.facts.support.sums(dt.date.min, moment.period.hi)))


def _cash_line_by_line(moment: Moment) -> Iterator[Placed[SupportSum]]:
    return _placed(filter(_moves_cash, moment.facts.support.lines(dt.date.min, moment.period.hi)))


def _placed(sums: Iterable[SupportSum]) -> Iterator[Placed[SupportSum]]:
    for one in sums:
        yield one.unit_id, one, None


def _moves_cash(one: SupportSum) -> bool:
    return _cash(one) and (one.direction is Direction.RECEIVED or _is_handed_out(one))


def _is_handed_out(one: SupportSum) -> bool:
    return one.direction is Direction.DELIVERED and is_delivery(one)


def _helped(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for unit, life in moment.helped:
        yield unit, life, None


def _entry_id(one: SupportSum) -> Ident:
    return one.entry or one.unit_id


def _lines(one: SupportSum) -> int:
    return one.lines


def _value(one: SupportSum) -> int:
    return one.amount


def _change_of_cash(one: SupportSum) -> int:
    return one.amount if one.direction is Direction.RECEIVED else -one.amount


def _cash(one: SupportSum) -> bool:
    return one.form is SupportForm.CASH


def _valued_goods(one: SupportSum) -> bool:
    return one.form is SupportForm.GOODS and one.is_valued


_ENTRIES = Stream(_booked, _entry_id, members=_line_by_line, size=_lines)
_BALANCE = Stream(_cash_in_hand, _entry_id, members=_cash_line_by_line)


def _money(name: str, label: str, rule: Rule, kind: Kind = Kind.IN_PERIOD) -> FigureDefinition:
    return FigureDefinition(name, label, kind, "đồng", RollUp.SUM, rule)


def _sum_of(test: Callable[[SupportSum], bool]) -> Count:
    return Count(_ENTRIES, test, _value)


def _quantity(kind: str) -> FigureDefinition:
    label, word = _COUNTED_KINDS[kind]
    rule = Count(
        _ENTRIES,
        lambda one: one.kind == kind and is_delivery(one),
        lambda one: one.quantity,
    )
    return FigureDefinition(f"qty_{kind}", label, Kind.IN_PERIOD, word, RollUp.SUM, rule)


def _count(
    name: str, label: str, word: str, test: Callable[[SupportSum], bool]
) -> FigureDefinition:
    rule = Count(_ENTRIES, test)
    return FigureDefinition(name, label, Kind.IN_PERIOD, word, RollUp.SUM, rule)


LEDGER_FIGURES = (
    _money(
        "received_cash",
        "Tiền mặt tiếp nhận",
        _sum_of(lambda one: _cash(one) and is_receipt(one)),
    ),
    _money(
        "received_goods_value",
        "Hiện vật tiếp nhận quy đổi",
        _sum_of(lambda one: _valued_goods(one) and is_receipt(one)),
    ),
    _money("received_total", "Tổng tiếp nhận", Sum(("received_cash", "received_goods_value"))),
    _money(
        "delivered_cash",
        "Tiền mặt đã trao",
        _sum_of(lambda one: _cash(one) and is_delivery(one)),
    ),
    _money(
        "delivered_goods_value",
        "Hiện vật đã trao quy đổi",
        _sum_of(lambda one: _valued_goods(one) and is_delivery(one)),
    ),
    _money("delivered_total", "Tổng đã trao", Sum(("delivered_cash", "delivered_goods_value"))),
    _money(
        "delivered_by_sponsorship_total",
        "Đã trao qua lượt đỡ đầu",
        _sum_of(
            lambda one: one.through_bond and (_cash(one) or _valued_goods(one)) and is_delivery(one)
        ),
    ),
    _count(
        "delivered_goods_unestimated",
        "Hiện vật đã trao chưa quy đổi",
        "khoản",
        lambda one: one.form is SupportForm.GOODS and not one.is_valued and is_delivery(one),
    ),
    _count(
        "services_delivered",
        "Dịch vụ đã cung cấp",
        "dịch vụ",
        lambda one: one.form is SupportForm.SERVICE and is_delivery(one),
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
        Count(Stream(_helped, life_id, distinct=itself), always),
    ),
    FigureDefinition(
        "gift_recipients_unnamed",
        "Lượt nhận không ghi tên",
        Kind.IN_PERIOD,
        "lượt",
        RollUp.SUM,
        Count(
            _ENTRIES,
            lambda one: one.headcount > 0 and is_delivery(one),
            lambda one: one.headcount,
        ),
    ),
)
