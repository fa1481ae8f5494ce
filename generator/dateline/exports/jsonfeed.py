"""JSON Feed 1.1 (pure; jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.exports.feed import FeedInfo, FeedItem

VERSION = "https://jsonfeed.org/version/1.1"


class _Author(msgspec.Struct, frozen=True):
    name: str


class _Item(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str
    url: str
    title: str
    content_html: str
    date_published: str
    date_modified: str
    summary: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[_Author, ...] = ()


class _Feed(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str = ""
    authors: tuple[_Author, ...]
    language: str = ""
    items: tuple[_Item, ...]


def json_feed(info: FeedInfo, items: Iterable[FeedItem]) -> bytes:
    """Write a feed with its items in the order given, which should be the newest first."""
    feed = _Feed(
        version=VERSION,
        title=info.title,
        home_page_url=info.home_url,
        feed_url=info.self_url,
        description=info.subtitle,
        authors=(_Author(info.author or info.title),),
        language=info.language,
        items=tuple(_item(item) for item in items),
    )
    return msgspec.json.encode(feed) + b"\n"


def _item(item: FeedItem) -> _Item:
    return _Item(
        id=item.id,
        url=item.url,
        title=item.title,
        content_html=item.html,
        date_published=item.published,
        date_modified=item.updated,
        summary=item.summary,
        language=item.language,
        tags=item.tags,
        authors=tuple(_Author(name) for name in item.authors),
    )
