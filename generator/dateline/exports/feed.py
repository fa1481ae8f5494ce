"""Feeds: the values both kinds are written from, and the rules they share (pure).

No moment in a feed is that of the build. A feed reader wants an instant where a story often has
less: `feed_instant` names the nearest one, and the item's content says the date in words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin

import msgspec

from dateline.dates import MIN_INSTANT
from dateline.exports.instants import LAST_MOMENT, instant_utc

ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"

EPOCH = "1970-01-01T00:00:00Z"
"""When a feed that has no items was last changed: there is no better answer without a clock."""

# Bodies are written by one HTML writer, which leaves no "<" in a text and no quote within a quoted
# value; so this finds links and nothing that looks like one.
_LINK = re.compile(r'(<[a-z]+ (?:[a-z-]+="[^"]*" )*(?:href|src)=")([^"]*)')

_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

_HALF_DAY = 12 * 3600


class FeedSource(msgspec.Struct, frozen=True):
    """A source as a feed lists it, in the order of its number."""

    url: str
    title: str
    """Title, or what stands in for it; never empty."""
    publisher: str = ""
    language: str = ""
    """BCP 47 tag of the title; empty where it is not stated."""


class FeedItem(msgspec.Struct, frozen=True):
    """One entry in a feed."""

    id: str
    """A URI that never changes, not even when the address does; see `item_id`."""
    url: str
    """Address of its page: absolute, or relative to the feed's file."""
    title: str
    html: str
    """The whole content; its links are absolute or relative to the feed's file."""
    published: str
    """RFC 3339, UTC."""
    updated: str
    """RFC 3339, UTC; not before `published`."""
    summary: str = ""
    language: str = ""
    """BCP 47 tag; empty where it is the feed's."""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Names of those who wrote it; the feed's author where empty."""


class FeedInfo(msgspec.Struct, frozen=True):
    """A feed as a whole."""

    id: str
    """A URI that never changes; see `feed_id`."""
    title: str
    home_url: str
    """The page it belongs to: absolute, or relative to the feed's file."""
    self_url: str
    """The feed itself: absolute, or relative to its own file."""
    updated: str
    """RFC 3339, UTC; see `feed_updated`."""
    subtitle: str = ""
    language: str = ""
    author: str = ""
    """Who publishes it; the title where empty, since Atom asks for one."""
    rights: str = ""
    """Terms of use, in one line."""


class FeedView(msgspec.Struct, frozen=True):
    """A feed, whichever of the two formats it is written in."""

    address: str
    info: FeedInfo
    items: tuple[FeedItem, ...]


def item_id(identity: str, entry_id: str) -> str:
    """Name an entry for ever: by its id, which outlives its address.

    `identity` is the site's base URL, or the one it had when its feeds were first read: a site
    that moves and keeps it is not taken for a new one. Without any, the name holds for one site
    only, which is enough where nothing is published.
    """
    return f"{identity}#{entry_id}" if identity else f"urn:dateline:entry:{entry_id}"


def feed_id(identity: str, address: str) -> str:
    """Name a feed for ever, by the address of its file without the format's ending."""
    stem = address.rpartition(".")[0] or address
    return f"{identity}{stem}" if identity else f"urn:dateline:feed:{stem}"


def feed_instant(earliest: int, latest: int, *, clock: bool = True) -> str:
    """Return the moment a feed gives for a date: its first, or its last where that is not known.

    Takes the two instants of an `EventDate`. Without a known `clock` time it is noon of the first
    day (or the last) at the place: midnight would be the day before, or even the year before, for
    most readers west of it. RFC 3339 ends at the year 9999 and readers know nothing before the
    year 1: a moment beyond these is given as the nearest one within.
    """
    step = 0 if clock else _HALF_DAY
    moment = latest - step if earliest == MIN_INSTANT else min(earliest + step, latest)
    return instant_utc(min(max(moment, 0), LAST_MOMENT))


def feed_updated(items: Iterable[FeedItem]) -> str:
    """Return the newest change among a feed's items."""
    return max((item.updated for item in items), default=EPOCH)


def feed_html(
    when: str, body: str, sources: Iterable[FeedSource], url: str, feed_url: str = ""
) -> str:
    """Put together an item's content: the date in words, the body, the numbered sources.

    A feed reader shows little else, so what a statement rests on must stand in the content. The
    body's links to its own notes are made to lead to `url`, the entry's page; its other links are
    relative to the feed's file, and are made absolute if that has an absolute `feed_url`, since
    most feed readers do not know what to make of relative ones.
    """
    notes = "".join(_note(source) for source in sources)
    text = _LINK.sub(lambda found: found[1] + _target(found[2], url, feed_url), body)
    return f"<p>{html.escape(when)}</p>{text}" + (f"<ol>{notes}</ol>" if notes else "")


def _target(reference: str, url: str, feed_url: str) -> str:
    """Return where a link of a body leads from a feed; takes and gives escaped text."""
    if reference.startswith("#"):
        return html.escape(url) + reference
    if "://" not in feed_url or _WHOLE.match(reference):
        return reference
    return html.escape(urljoin(feed_url, html.unescape(reference)))


def _note(source: FeedSource) -> str:
    language = f' lang="{html.escape(source.language)}"' if source.language else ""
    link = f'<a href="{html.escape(source.url)}"{language}>{html.escape(source.title)}</a>'
    publisher = f", {html.escape(source.publisher)}" if source.publisher else ""
    return f"<li>{link}{publisher}</li>"
