"""JSON Feed, read back and held against the rules of version 1.1."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given

from dateline.exports.feed import FeedInfo, FeedItem
from dateline.exports.jsonfeed import json_feed
from tests.export_samples import HOSTILE, INFO, ITEM, texts

RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FEED = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str,
    "authors": list, "language": str, "items": list,
}  # fmt: skip
ENTRY = {
    "id": str, "url": str, "title": str, "content_html": str, "summary": str, "language": str,
    "date_published": str, "date_modified": str, "tags": list, "authors": list,
}  # fmt: skip


def checked(data: bytes) -> dict[str, Any]:
    """Read a feed and hold it against the rules we use of jsonfeed.org/version/1.1."""
    feed: dict[str, Any] = json.loads(data)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"version", "title", "items"} <= feed.keys()
    for key, value in feed.items():
        assert isinstance(value, FEED[key])
    for item in feed["items"]:
        assert {"id", "content_html"} <= item.keys()
        for key, value in item.items():
            assert isinstance(value, ENTRY[key])
        assert RFC_3339.fullmatch(item["date_published"])
        assert RFC_3339.fullmatch(item["date_modified"])
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
        assert all(author.keys() == {"name"} for author in item.get("authors", []))
    return feed


def test_the_whole_feed() -> None:
    assert checked(json_feed(INFO, [ITEM])) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A story",
        "home_page_url": "https://example.org/story/",
        "feed_url": INFO.self_url,
        "description": "What happened.",
        "authors": [{"name": "The newsroom"}],
        "language": "en",
        "items": [
            {
                "id": ITEM.id,
                "url": ITEM.url,
                "title": "Cabinet resigns",
                "content_html": ITEM.html,
                "date_published": "2022-01-05T14:00:00Z",
                "date_modified": "2022-01-06T00:00:00Z",
                "summary": ITEM.summary,
                "language": "ru",
                "tags": ["government", "a & b"],
                "authors": [{"name": "A. Writer"}],
            }
        ],
    }


def test_what_is_not_known_is_left_out() -> None:
    info = FeedInfo(id="urn:x", title="T", home_url="index.html", self_url="feed.json", updated="u")
    item = FeedItem(id="urn:y", url="x/", title="E", html="", published="p", updated="u")
    feed = json.loads(json_feed(info, [item]))
    assert feed.keys() == {
        "version", "title", "home_page_url", "feed_url", "authors", "items",
    }  # fmt: skip
    assert feed["items"][0].keys() == {
        "id", "url", "title", "content_html", "date_published", "date_modified",
    }  # fmt: skip
    assert feed["authors"] == [{"name": "T"}]


def test_items_keep_their_order_and_a_feed_may_be_empty() -> None:
    second = msgspec.structs.replace(ITEM, title="Second")
    feed = checked(json_feed(INFO, [second, ITEM]))
    assert [item["title"] for item in feed["items"]] == ["Second", ITEM.title]
    assert checked(json_feed(INFO, []))["items"] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_letter_for_letter(text: str) -> None:
    item = msgspec.structs.replace(ITEM, title=text, summary=text, html=text, tags=(text,))
    (found,) = checked(json_feed(INFO, [item]))["items"]
    assert [found[k] for k in ("title", "summary", "content_html")] == [text] * 3
    assert found["tags"] == [text]


@given(texts)
def test_any_title_is_read_back(text: str) -> None:
    item = msgspec.structs.replace(ITEM, title=text)
    assert json.loads(json_feed(INFO, [item]))["items"][0]["title"] == text
