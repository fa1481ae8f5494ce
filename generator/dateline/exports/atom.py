"""Atom feeds (pure; RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.exports.feed import ATOM_TYPE, FeedInfo, FeedItem
from dateline.exports.xmltext import attribute, element

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(info: FeedInfo, items: Iterable[FeedItem]) -> bytes:
    """Write a feed with its items in the order given, which should be the newest first."""
    parts = (
        f'{_HEAD}<feed xmlns="{_NAMESPACE}"{_language(info.language)}>\n',
        element("id", info.id),
        element("title", info.title),
        element("subtitle", info.subtitle),
        element("updated", info.updated),
        _link("self", info.self_url, ATOM_TYPE),
        _link("alternate", info.home_url, "text/html"),
        _author(info.author or info.title),
        element("rights", info.rights),
        "<generator>Dateline</generator>\n",
        *(_entry(item) for item in items),
        "</feed>\n",
    )
    return "".join(parts).encode()


def _entry(item: FeedItem) -> str:
    categories = (f'<category term="{attribute(tag)}"/>\n' for tag in item.tags)
    parts = (
        f"<entry{_language(item.language)}>\n",
        element("id", item.id),
        element("title", item.title),
        _link("alternate", item.url, "text/html"),
        element("published", item.published),
        element("updated", item.updated),
        *(_author(name) for name in item.authors),
        *categories,
        element("summary", item.summary),
        element("content", item.html, ' type="html"'),
        "</entry>\n",
    )
    return "".join(parts)


def _language(tag: str) -> str:
    return f' xml:lang="{attribute(tag)}"' if tag else ""


def _link(relation: str, url: str, media_type: str) -> str:
    return f'<link rel="{relation}" type="{media_type}" href="{attribute(url)}"/>\n'


def _author(name: str) -> str:
    return f"<author>{element('name', name).rstrip()}</author>\n"
