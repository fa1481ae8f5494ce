"""Feeds (pure): the whole site's, and one for each tag, actor and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from dateline.exports.addresses import public_url, way
from dateline.exports.feed import (
    FeedInfo,
    FeedItem,
    FeedSource,
    FeedView,
    feed_html,
    feed_id,
    feed_instant,
    feed_updated,
    item_id,
)
from dateline.planning import addresses
from dateline.planning.context import Context
from dateline.planning.entries import finished
from dateline.planning.facets import groups_of
from dateline.planning.home import HOME
from dateline.planning.recipe import Recipe, key_of


def feed_files(context: Context) -> Iterator[Recipe[FeedView]]:
    """Yield both feeds of the whole site and of each tag, actor and place.

    The site's carry each entry's text, the others its summary.
    """
    newest = _newest(context, range(len(context.timeline.entries)))
    links = [r for p in newest for r in context.timeline.entries[p].body.links]
    entries = context.timeline.entries
    texts = key_of(context.cards.targets_key(links), *(entries[p].text_digest for p in newest))
    yield from _pair(context, _Feed(HOME, context.config.title, newest, whole=True), texts)
    for section in ("tags", "actors", "places"):
        for group in groups_of(context, section):
            title = f"{context.config.title}: {group.name}"
            page = addresses.page(section, group.id)
            feed = _Feed(page, title, _newest(context, group.entries), whole=False)
            yield from _pair(context, feed, b"")


class _Feed(NamedTuple):
    """What both formats of a feed share."""

    page: str
    """Address of the page it belongs to."""
    title: str
    positions: list[int]
    whole: bool
    """Whether the items carry the entries' texts."""


def _pair(context: Context, feed: _Feed, texts: bytes) -> Iterator[Recipe[FeedView]]:
    keys = context.cards.keys_of(feed.positions)
    for name in ("feed.atom", "feed.json"):
        address = addresses.pretty(feed.page) + name
        key = key_of(context.base, address, feed.title, keys, texts)
        yield Recipe("feed", address, key, partial(_feed, context, feed, address))


def _newest(context: Context, positions: Sequence[int]) -> list[int]:
    return list(reversed(positions[-context.config.feed_size :]))


def _feed(context: Context, feed: _Feed, address: str) -> FeedView:
    config = context.config
    items = tuple(_item(context, p, address, whole=feed.whole) for p in feed.positions)
    info = FeedInfo(
        id=feed_id(config.base_url, address),
        title=feed.title,
        home_url=_url(context, address, feed.page),
        self_url=_url(context, address, address),
        updated=feed_updated(items),
        subtitle=config.description if feed.page == HOME else "",
        language=config.language,
        rights=config.licence,
    )
    return FeedView(address, info, items)


def _url(context: Context, origin: str, target: str) -> str:
    return public_url(context.config.base_url, target) or way(origin, target)


def _item(context: Context, position: int, feed: str, *, whole: bool) -> FeedItem:
    entry = context.timeline.entries[position]
    card = context.cards.card(position)
    url = _url(context, feed, card.address)
    body = finished(context, context.texts(entry).html, feed) if whole else ""
    content = body or (f"<p>{_escaped(entry.summary)}</p>" if entry.summary else "")
    sources = [FeedSource(n.url, n.title, n.publisher, n.language) for n in card.sources]
    known = entry.date.first if entry.date.first.clock or not entry.date.last else entry.date.last
    instant = feed_instant(entry.date.earliest, entry.date.latest, clock=bool(known.clock))
    when = ", ".join(words for words in (entry.when.text.full, entry.when.text.zone) if words)
    return FeedItem(
        id=item_id(context.config.base_url, entry.id),
        url=url,
        title=entry.title,
        html=feed_html(when, content, sources, url, public_url(context.config.base_url, feed)),
        published=instant,
        updated=instant,
        summary=entry.summary,
        language=card.language,
        tags=entry.tags,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
