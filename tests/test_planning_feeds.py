from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dateline.config import Config
from dateline.exports.feed import FeedView
from dateline.planning.feeds import feed_files
from tests.samples import context, entity, entry, linking, related, source, view_at

BASE = Config(title="A story", description="What happened.", base_url="https://example.org/s/")


def feed(address: str, *values: Any, config: Config | None = None) -> FeedView:
    found = view_at(list(feed_files(context(related(*values), config))), address)
    assert isinstance(found, FeedView)
    return found


def test_there_are_two_for_the_site_and_for_everything_one_can_follow() -> None:
    values = (
        entry("one", tags=("a",), actors=("ann",), places=("town",)),
        entity("ann"),
        entity("town", "place"),
    )
    assert [r.address for r in feed_files(context(related(*values)))] == [
        "feed.atom",
        "feed.json",
        "tags/a/feed.atom",
        "tags/a/feed.json",
        "actors/ann/feed.atom",
        "actors/ann/feed.json",
        "places/town/feed.atom",
        "places/town/feed.json",
    ]


def test_the_newest_come_first_and_only_so_many() -> None:
    values = [entry(f"e{n}", f"2022-01-0{n}", tags=("a",)) for n in range(1, 6)]
    config = Config(feed_size=3)
    for address in ("feed.atom", "tags/a/feed.json"):
        assert [i.title for i in feed(address, *values, config=config).items] == ["E5", "E4", "E3"]


def test_the_sites_feed_has_the_text_and_others_the_summary() -> None:
    value = entry("one", tags=("a",), summary="In <short>.", body=linking("two"))
    body = msgspec.structs.replace(value.body, html="<p>At length.</p>" + value.body.html)
    values = (msgspec.structs.replace(value, body=body), entry("two"))
    (whole,) = (i for i in feed("feed.atom", *values).items if i.title == "One")
    (brief,) = feed("tags/a/feed.atom", *values).items
    assert "<p>At length.</p>" in whole.html
    assert '<a class="entry-link" href="2022/01/05/two/index.html">Two</a>' in whole.html
    assert "At length" not in brief.html
    assert "<p>In &lt;short&gt;.</p>" in brief.html


def test_addresses_are_whole_where_the_site_has_one() -> None:
    values = (entry("one", tags=("a",), body=linking("one")),)
    found = feed("tags/a/feed.atom", *values, config=BASE)
    assert found.info.home_url == "https://example.org/s/tags/a/"
    assert found.info.self_url == "https://example.org/s/tags/a/feed.atom"
    assert found.items[0].url == "https://example.org/s/2022/01/05/one/"
    (item,) = feed("feed.json", *values, config=BASE).items
    assert 'href="https://example.org/s/2022/01/05/one/index.html"' in item.html


def test_addresses_are_relative_where_it_has_none() -> None:
    found = feed("tags/a/feed.atom", entry("one", tags=("a",)))
    assert (found.info.home_url, found.info.self_url) == ("index.html", "feed.atom")
    assert found.items[0].url == "../../2022/01/05/one/index.html"


def test_what_a_feed_says_of_itself() -> None:
    value = entry("one", tags=("a",))
    whole, part = (feed(a, value, config=BASE) for a in ("feed.atom", "tags/a/feed.atom"))
    assert (whole.info.title, whole.info.subtitle) == ("A story", "What happened.")
    assert (part.info.title, part.info.subtitle) == ("A story: a", "")
    assert whole.info.id != part.info.id


def test_sources_are_named() -> None:
    value = entry("one", sources=("wire",))
    (item,) = feed("feed.atom", value, source("wire", title="The wire", publisher="W")).items
    assert '<a href="https://wire.example/1">The wire</a>, W' in item.html


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        ("2022-01-05T21:00Z", "2022-01-05T21:00:00Z"),
        ("2022-01-05", "2022-01-05T12:00:00Z"),
        ("2022-01", "2022-01-01T12:00:00Z"),
        ("../2022-01-05T21:00Z", "2022-01-05T21:00:59Z"),
        ("2022-01-05T21:00Z/..", "2022-01-05T21:00:00Z"),
        ("-0043-03-15", "0001-01-01T00:00:00Z"),
    ],
)
def test_a_feed_names_the_nearest_moment(day: str, instant: str) -> None:
    (item,) = feed("feed.atom", entry("one", day)).items
    assert (item.published, item.updated) == (instant, instant)


def keys(*values: Any) -> dict[str, bytes]:
    return {r.address: r.key for r in feed_files(context(related(*values)))}


def test_an_edit_changes_the_feeds_that_show_it() -> None:
    one, two = entry("one", tags=("a",)), entry("two", tags=("b",), body=linking("one"))
    before = keys(one, two)
    after = keys(entry("one", tags=("a",), title="X"), two)
    assert [a for a in before if before[a] != after[a]] == [
        "feed.atom",
        "feed.json",
        "tags/a/feed.atom",
        "tags/a/feed.json",
    ]


def test_a_target_that_is_moved_changes_the_feed_that_links_it() -> None:
    old = entry("one", "2020-01-01")
    late = entry("two", "2022-01-01", body=linking("one"))
    config = Config(feed_size=1)

    def key(*values: Any) -> bytes:
        recipes = feed_files(context(related(*values), config))
        return next(r.key for r in recipes if r.address == "feed.atom")

    assert key(old, late) != key(entry("one", "2020-01-02"), late)
