"""plan (pure): from the timeline to every page and data file, at addresses proven distinct."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from dateline.config import Config
from dateline.diagnostics import WARNING, Diagnostic, Span, in_order
from dateline.exports.feed import FeedView
from dateline.model import Entry, Text
from dateline.phrasing.periods import Naming
from dateline.planning.cards import Catalogue
from dateline.planning.clashes import clashes
from dateline.planning.context import Context
from dateline.planning.data import DATA_NAMES, Parts, data_files
from dateline.planning.entries import (
    entry_pages,
    not_found_page,
    redirect_pages,
    standing_address,
    standing_pages,
)
from dateline.planning.facets import facet_pages, sections
from dateline.planning.feeds import feed_files
from dateline.planning.home import HOME, home_page, is_long
from dateline.planning.periods import period_pages
from dateline.planning.recipe import Recipe, encoded, key_of
from dateline.planning.rows import Bundle, Record, bundles
from dateline.planning.sources import source_pages
from dateline.theme import Theme
from dateline.timeline import MediaFile, Timeline
from dateline.views import Feed, Link, Site, View

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of every page: nothing from elsewhere, nothing inline."""

_FILES = (
    Feed("timeline.json", "timeline.json", "application/json"),
    Feed("timeline.csv", "timeline.csv", "text/csv"),
)
"""Data offered on every page."""

_RTL = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"))


class DataFile(msgspec.Struct, frozen=True):
    """A file whose bytes are ready."""

    address: str
    data: bytes


class Plan(msgspec.Struct, frozen=True):
    """Everything a build publishes."""

    site: Site
    pages: tuple[Recipe[View], ...]
    feeds: tuple[Recipe[FeedView], ...]
    records: tuple[Bundle, ...]
    """What the data files hold of each entry."""
    data: Callable[[Sequence[Record]], Iterator[tuple[str, Parts]]]
    """Makes the data files from the records: addresses and what gives the bytes."""
    forget: Callable[[], None]
    """Lets go of what only pages and feeds need, once these are made."""
    assets: tuple[DataFile, ...]
    """The theme's, at addresses that carry their digest."""
    media: dict[str, MediaFile]
    """By address."""


def plan(
    timeline: Timeline,
    config: Config,
    theme: Theme,
    naming: Naming,
    texts: Callable[[Entry], Text],
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Lay out the site; `texts` fetches an entry's text when a page needs it.

    Two pages at one address, or at addresses that some systems cannot tell apart, are errors.
    """
    context = Context(
        timeline=timeline,
        config=config,
        cards=Catalogue(timeline, config, naming.languages),
        words=naming.periods,
        media={path: path for path in timeline.media},
        texts=texts,
        base=key_of(encoded(config)),
    )
    assets = {name: _asset(name, data) for name, data in sorted(theme.assets.items())}
    pages = tuple(_pages(context))
    made = Plan(
        site=_site(context, theme, {n: a.address for n, a in assets.items()}),
        pages=pages,
        feeds=tuple(feed_files(context)),
        records=tuple(bundles(context)),
        data=partial(data_files, context, pages),
        forget=context.cards.forget,
        assets=tuple(assets.values()),
        media={context.media[m.path]: m for m in timeline.media.values()},
    )
    return made, in_order(_problems(timeline, made))


def _pages(context: Context) -> Iterator[Recipe[Any]]:
    yield home_page(context)
    yield from entry_pages(context)
    if is_long(context):
        yield from period_pages(context)
    yield from facet_pages(context)
    yield from source_pages(context)
    yield from standing_pages(context)
    yield from redirect_pages(context)
    yield not_found_page(context)


def _asset(name: str, data: bytes) -> DataFile:
    stem, suffix = posixpath.splitext(name)
    digest = hashlib.sha256(data).hexdigest()[:10]
    return DataFile(f"assets/{stem}.{digest}{suffix}", data)


def _site(context: Context, theme: Theme, assets: Mapping[str, str]) -> Site:
    config, timeline = context.config, context.timeline
    return Site(
        title=config.title,
        short_title=config.short_title or config.title,
        description=config.description,
        language=config.language,
        direction="rtl" if config.language.split("-")[0] in _RTL else "ltr",
        base_url=config.base_url,
        licence=config.licence,
        navigation=tuple(Link(p.title, standing_address(p.id)) for p in timeline.pages),
        sections=sections(context),
        home=HOME,
        stylesheets=tuple(a for n, a in assets.items() if n.endswith(".css")),
        scripts=tuple(a for n, a in assets.items() if n.endswith(".js")),
        icon=assets.get("icon.svg", ""),
        policy=POLICY,
        options={**theme.options, **config.theme_options},
        files=_FILES,
    )


def _problems(timeline: Timeline, made: Plan) -> Iterator[Diagnostic]:
    yield from clashes(timeline, _addresses(made))
    if not timeline.entries and timeline.complete:
        yield Diagnostic(
            "DL504",
            "no entry is published, so the timeline is empty",
            Span("content/entries"),
            "add an entry, or look at what was held back",
            WARNING,
        )


def _addresses(made: Plan) -> Iterator[str]:
    """Every address, entries' before those of generated pages and aliases."""
    yield from (page.address for page in made.pages)
    yield from (feed.address for feed in made.feeds)
    for asset in made.assets:
        yield asset.address
    yield from made.media
    yield from DATA_NAMES
