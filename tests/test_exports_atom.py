"""Atom feeds, read back as a feed reader reads them."""

from __future__ import annotations

from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given

from dateline.exports.atom import atom
from dateline.exports.feed import FeedInfo, FeedItem
from tests.export_samples import HOSTILE, INFO, ITEM, texts, xml_texts

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def words(element: ElementTree.Element, name: str) -> str | None:
    return element.findtext(ATOM + name)


def link(element: ElementTree.Element, relation: str) -> dict[str, str]:
    (found,) = (e for e in element.findall(ATOM + "link") if e.get("rel") == relation)
    return found.attrib


def test_the_feed_says_what_it_is() -> None:
    feed = read(atom(INFO, [ITEM]))
    assert feed.tag == ATOM + "feed"
    assert feed.get(LANG) == "en"
    assert words(feed, "id") == INFO.id
    assert words(feed, "title") == "A story"
    assert words(feed, "subtitle") == "What happened."
    assert words(feed, "updated") == "2022-01-05T14:00:00Z"
    assert words(feed, "rights") == "CC BY 4.0"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "The newsroom"
    assert link(feed, "self")["href"] == INFO.self_url
    assert link(feed, "self")["type"] == "application/atom+xml"
    assert link(feed, "alternate")["href"] == INFO.home_url


def test_an_entry_has_everything() -> None:
    (entry,) = read(atom(INFO, [ITEM])).findall(ATOM + "entry")
    assert entry.get(LANG) == "ru"
    assert words(entry, "id") == ITEM.id
    assert words(entry, "title") == ITEM.title
    assert words(entry, "published") == ITEM.published
    assert words(entry, "updated") == ITEM.updated
    assert words(entry, "summary") == ITEM.summary
    assert words(entry, "content") == ITEM.html
    assert entry.find(ATOM + "content").attrib == {"type": "html"}  # type: ignore[union-attr]
    assert link(entry, "alternate")["href"] == ITEM.url
    assert [c.get("term") for c in entry.findall(ATOM + "category")] == ["government", "a & b"]
    assert [a.findtext(ATOM + "name") for a in entry.findall(ATOM + "author")] == ["A. Writer"]


def test_what_is_not_known_is_left_out() -> None:
    info = FeedInfo(id="urn:x", title="T", home_url="index.html", self_url="feed.atom", updated="u")
    item = FeedItem(id="urn:y", url="x/", title="E", html="", published="p", updated="u")
    feed = read(atom(info, [item]))
    assert [e.tag.removeprefix(ATOM) for e in feed] == [
        "id", "title", "updated", "link", "link", "author", "generator", "entry",
    ]  # fmt: skip
    assert [e.tag.removeprefix(ATOM) for e in feed[-1]] == [
        "id", "title", "link", "published", "updated",
    ]  # fmt: skip
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "T"
    assert LANG not in feed.attrib
    assert LANG not in feed[-1].attrib


def test_items_keep_their_order_and_a_feed_may_be_empty() -> None:
    second = msgspec.structs.replace(ITEM, title="Second")
    entries = read(atom(INFO, [second, ITEM])).findall(ATOM + "entry")
    assert [words(e, "title") for e in entries] == ["Second", ITEM.title]
    assert read(atom(INFO, [])).findall(ATOM + "entry") == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_letter_for_letter(text: str) -> None:
    item = msgspec.structs.replace(
        ITEM, title=text, summary=text, html=text, tags=(text,), url=text
    )
    info = msgspec.structs.replace(INFO, title=text, subtitle=text, rights=text, home_url=text)
    feed = read(atom(info, [item]))
    (entry,) = feed.findall(ATOM + "entry")
    found = [words(feed, n) for n in ("title", "subtitle", "rights")]
    found += [words(entry, n) for n in ("title", "summary", "content")]
    assert found == [text] * 6
    assert link(feed, "alternate")["href"] == text
    assert link(entry, "alternate")["href"] == text
    assert entry.find(ATOM + "category").get("term") == text  # type: ignore[union-attr]


@given(xml_texts.filter(bool))
def test_any_title_is_read_back(text: str) -> None:
    feed = read(atom(INFO, [msgspec.structs.replace(ITEM, title=text)]))
    assert words(feed.findall(ATOM + "entry")[0], "title") == text


@given(texts)
def test_no_text_breaks_the_feed(text: str) -> None:
    item = msgspec.structs.replace(ITEM, title=text, html=text, tags=(text,), language=text)
    assert len(read(atom(INFO, [item])).findall(ATOM + "entry")) == 1
