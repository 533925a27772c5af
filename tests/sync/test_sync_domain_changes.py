"""The registry writes its changes, the reader of packages checks them: both must mean one form."""

import unicodedata
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.change import (
    NO_PREDECESSOR,
    Change,
    ChangeKind,
    Feed,
    Origin,
    new_change,
)
from mdd_desktop.sync.changes import ORIGIN, ReadChange, read_lines, write_lines
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.feeds import FeedId

FEED = "00451/0123456789abcdef/0badcafe/up"
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)
VALUE = TEXT | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none()


def _change(
    values: dict[str, str | int | bool | None], officer: str = "cán bộ", table: str = "child"
) -> Change:
    return new_change(
        feed=Feed.parse(FEED),
        number=1,
        prev=NO_PREDECESSOR,
        kind=ChangeKind.PUT,
        table=table,
        record=UUID(int=7),
        link=bytes(16),
        values=values,
        parents={field: ["ab" * 16] for field in values},
        origin=Origin("cd" * 16, 1_790_000_000_000, "ok", officer),
        salt=bytes(16),
        extra={"to": "00452", "cut": ["ef" * 32]},
    )


def _as_read(change: Change) -> ReadChange:
    return ReadChange(
        str(change.feed),
        change.number,
        change.prev,
        change.hash,
        change.header,
        change.body,
        change.body_hash,
    )


@given(st.dictionaries(TEXT, VALUE, max_size=4), TEXT)
def test_whatever_the_registry_writes_the_reader_accepts(
    values: dict[str, str | int | bool | None], officer: str
) -> None:
    """Of a kind that no version knows, so that no field has a form of its own."""
    change = _as_read(_change(values, officer, "loai_chua_co"))

    assert read_lines(b"".join(write_lines([change])), 1) == [change]


@pytest.mark.parametrize("text", ["a\0b", unicodedata.normalize("NFD", "Đỗ Thị Ánh"), "\ufb1d"])
def test_text_that_no_reader_accepts_is_noticed(text: str) -> None:
    change = _as_read(_change({"note": text}))

    with pytest.raises(PackageError) as caught:
        read_lines(b"".join(write_lines([change])), 1)

    assert caught.value.code == "E_OPS"


def test_both_sides_name_feeds_and_beginnings_alike() -> None:
    assert str(Feed.parse(FEED)) == str(FeedId.parse(FEED)) == FEED
    assert NO_PREDECESSOR == ORIGIN
