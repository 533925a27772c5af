import pytest

from mdd_desktop.sync.feeds import OWN, UP, FeedId, is_unit_code


def test_a_feed_id_survives_its_text() -> None:
    text = "30127/0123456789abcdef/0badcafe/up"

    feed = FeedId.parse(text)

    assert (feed.unit, feed.audience) == ("30127", UP)
    assert str(feed) == text
    assert str(feed._replace(audience=OWN)) == "30127/0123456789abcdef/0badcafe/own"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30127/0123456789abcdef/0badcafe",
        "30127/0123456789ABCDEF/0badcafe/up",
        "30127/0123456789abcdef/0badcaf/up",
        "../0123456789abcdef/0badcafe/up",
        "30127/0123456789abcdef/0badcafe/up\n",
        "30127/0123456789abcdef/0badcafe/up/x",
    ],
)
def test_what_is_no_feed_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="feed id"):
        FeedId.parse(text)


def test_codes_of_units_are_short_and_plain() -> None:
    assert [is_unit_code(code) for code in ("X1", "79", "a.b-c_d", "", ".", "a b", "x" * 33)] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]
