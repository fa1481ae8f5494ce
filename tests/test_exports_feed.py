"""What both kinds of feed share."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import EventDate, parse_date
from dateline.exports.feed import (
    EPOCH,
    FeedSource,
    feed_html,
    feed_id,
    feed_instant,
    feed_updated,
    item_id,
)
from tests.export_samples import ITEM


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2022-01-05", "2022-01-04T18:00:00Z"),
        ("2022-01-05T20:00", "2022-01-05T14:00:00Z"),
        ("2022-01-05/..", "2022-01-04T18:00:00Z"),
        ("../2022-01-05", "2022-01-05T17:59:59Z"),
        ("before 2022-01-05", "2022-01-04T17:59:59Z"),
        ("-0043-03-15", "0001-01-01T00:00:00Z"),
        ("-0043-03-15/..", "0001-01-01T00:00:00Z"),
        ("0001-01-01/..", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59-06:00", "9999-12-31T23:59:59Z"),
    ],
)
def test_a_feed_gives_the_nearest_moment_it_can(written: str, instant: str) -> None:
    date, _ = parse_date(written, "Asia/Almaty")
    assert isinstance(date, EventDate)
    assert feed_instant(date.earliest, date.latest) == instant


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2022-01-05", "2022-01-05T06:00:00Z"),
        ("2022-01", "2022-01-01T06:00:00Z"),
        ("2022", "2022-01-01T06:00:00Z"),
        ("2022-01-05/2022-01-07", "2022-01-05T06:00:00Z"),
        ("../2022-01-05", "2022-01-05T05:59:59Z"),
        ("before 2022-01-05", "2022-01-04T05:59:59Z"),
        ("-0043-03-15", "0001-01-01T00:00:00Z"),
    ],
)
def test_a_day_without_a_clock_time_is_given_as_its_noon(written: str, instant: str) -> None:
    date, _ = parse_date(written, "Asia/Almaty")
    assert isinstance(date, EventDate)
    assert feed_instant(date.earliest, date.latest, clock=False) == instant


def test_names_do_not_depend_on_addresses() -> None:
    base = "https://example.org/story/"
    assert item_id(base, "x-y") == "https://example.org/story/#x-y"
    assert item_id("", "x-y") == "urn:dateline:entry:x-y"
    assert feed_id(base, "tags/fuel/feed.atom") == "https://example.org/story/tags/fuel/feed"
    assert feed_id("", "tags/fuel/feed.json") == "urn:dateline:feed:tags/fuel/feed"


def test_a_feed_was_changed_when_its_newest_item_was() -> None:
    older = msgspec.structs.replace(ITEM, updated="2022-01-05T14:00:00Z")
    assert feed_updated([older, ITEM, older]) == ITEM.updated
    assert feed_updated([]) == EPOCH


def test_content_holds_date_body_and_numbered_sources() -> None:
    sources = [
        FeedSource("https://a.example/?a=1&b=2", "Заголовок <1>", "A & B", "ru"),
        FeedSource("https://b.example/", "b.example"),
    ]
    assert feed_html("about 5 < 6 January", "<p>It.</p>", sources, "x/") == (
        "<p>about 5 &lt; 6 January</p><p>It.</p>"
        '<ol><li><a href="https://a.example/?a=1&amp;b=2" lang="ru">Заголовок &lt;1&gt;</a>, '
        'A &amp; B</li><li><a href="https://b.example/">b.example</a></li></ol>'
    )


def test_content_without_sources_has_no_empty_list() -> None:
    assert feed_html("2022", "", [], "x/") == "<p>2022</p>"


def test_links_within_the_text_lead_to_the_entry() -> None:
    body = (
        '<p><sup class="cite"><a href="#source-1">1</a></sup> '
        '<a title="a &quot; b" href="#fn-1">x</a> <a href="https://a.example/#b">y</a> '
        'He typed href="#source-1" himself.</p>'
    )
    assert feed_html("2022", body, [], 'a\\1"b/') == (
        '<p>2022</p><p><sup class="cite"><a href="a\\1&quot;b/#source-1">1</a></sup> '
        '<a title="a &quot; b" href="a\\1&quot;b/#fn-1">x</a> <a href="https://a.example/#b">y</a> '
        'He typed href="#source-1" himself.</p>'
    )


BODY = (
    '<p><a class="entry-link" href="2022/x/index.html">x</a> '
    '<img alt="&quot;a&quot;" src="media/a%20b.jpg?1&amp;2"> <a href="https://a.example/">y</a> '
    '<a href="//[odd/">o</a> <a href="mailto:a@b.example">z</a> '
    'He typed src="media/c.jpg" himself.</p>'
)


def test_links_are_absolute_where_the_feed_has_an_address() -> None:
    found = feed_html("2022", BODY, [], "x/", "https://example.org/s/tags/a/feed.atom")
    assert found == (
        '<p>2022</p><p><a class="entry-link" href="https://example.org/s/tags/a/2022/x/index.html">'
        'x</a> <img alt="&quot;a&quot;" '
        'src="https://example.org/s/tags/a/media/a%20b.jpg?1&amp;2"> '
        '<a href="https://a.example/">y</a> <a href="//[odd/">o</a> '
        '<a href="mailto:a@b.example">z</a> He typed src="media/c.jpg" himself.</p>'
    )


def test_links_stay_relative_where_it_has_none() -> None:
    assert feed_html("2022", BODY, [], "x/", "feed.atom") == "<p>2022</p>" + BODY
    assert feed_html("2022", BODY, [], "x/") == "<p>2022</p>" + BODY


@given(st.text(max_size=40))
def test_a_body_without_links_is_left_as_it_is(words: str) -> None:
    body = words.replace("<", "&lt;")
    assert feed_html("", body, [], "x/") == "<p></p>" + body
