"""What the makers of pages share (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict, TypeVar

import msgspec

from dateline.config import Config
from dateline.dating.civil import Civil
from dateline.exports.addresses import public_url
from dateline.exports.feed import ATOM_TYPE, JSON_TYPE
from dateline.model import Entry, Text
from dateline.phrasing.periods import Words
from dateline.planning import addresses
from dateline.planning.cards import Catalogue
from dateline.timeline import Timeline
from dateline.views import Feed, Link, Pages


class Context(msgspec.Struct, frozen=True):
    """The timeline, its catalogue of cards, and how things are named."""

    timeline: Timeline
    config: Config
    cards: Catalogue
    words: Callable[[str, Civil], Words]
    """Names of periods in the site's language."""
    media: dict[str, str]
    """Address on the site of each media file, by its path in the content folder."""
    texts: Callable[[Entry], Text]
    """Fetches an entry's text."""
    base: bytes
    """The configuration's part of every key: it may shape any page."""


class Frame(TypedDict):
    """The fields every view has; see `views.View`."""

    kind: str
    address: str
    root: str
    title: str
    description: str
    canonical: str
    feeds: tuple[Feed, ...]
    current: str


def frame(
    context: Context,
    kind: str,
    address: str,
    title: str,
    *,
    description: str = "",
    feeds: tuple[Feed, ...] = (),
    current: str = "",
) -> Frame:
    """Return the fields that every view has."""
    return Frame(
        kind=kind,
        address=address,
        root=addresses.root_of(address),
        title=title,
        description=description,
        canonical=public_url(context.config.base_url, address),
        feeds=feeds,
        current=current or address,
    )


def feeds_of(folder: str, title: str) -> tuple[Feed, ...]:
    """Return the two feeds that stand in a folder (empty, or with a final slash)."""
    return (
        Feed(title, f"{folder}feed.atom", ATOM_TYPE),
        Feed(title, f"{folder}feed.json", JSON_TYPE),
    )


def page_count(items: int, size: int) -> int:
    """Return over how many pages so many items go; at least one."""
    return max(1, -(-items // size))


def pages_of(address: str, number: int, total: int) -> Pages:
    """Return where the n-th page of a list stands among its pages."""
    at = [addresses.numbered(address, n) for n in range(1, total + 1)]
    return Pages(
        number=number,
        total=total,
        previous=at[number - 2] if number > 1 else "",
        next=at[number] if number < total else "",
        all=tuple(Link(str(n), a) for n, a in enumerate(at, 1)) if total > 1 else (),
    )


_Item = TypeVar("_Item")


def portions(items: Sequence[_Item], size: int) -> list[Sequence[_Item]]:
    """Cut a list into page-sized portions; an empty list is one empty portion."""
    return [items[i : i + size] for i in range(0, len(items), size)] or [()]
