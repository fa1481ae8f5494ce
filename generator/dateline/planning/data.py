"""Data files of the whole site (pure): for programs, spreadsheets, crawlers and hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from dateline.exports.csvfile import csv_file
from dateline.exports.redirects import redirects
from dateline.exports.robots import robots
from dateline.exports.rows import SourceRow
from dateline.exports.sitemap import sitemap
from dateline.exports.timeline import SCHEMA_NAME, timeline_json
from dateline.exports.timeline_schema import timeline_schema
from dateline.planning import addresses
from dateline.planning.context import Context
from dateline.planning.recipe import Recipe
from dateline.planning.rows import Record, entity_rows, page_rows, site_row, source_rows
from dateline.views import View

DATA_NAMES = (
    "timeline.json",
    SCHEMA_NAME,
    "timeline.csv",
    "sitemap.xml",
    "robots.txt",
    "_redirects",
    "manifest.json",
)
"""Addresses that are taken on every site."""

_UNLISTED = ("redirect", "404")


Parts = Callable[[], Iterable[bytes]]
"""Gives a file's bytes in parts, from the first one at every call: some files are large."""


def data_files(
    context: Context, pages: Iterable[Recipe[View]], records: Sequence[Record]
) -> Iterator[tuple[str, Parts]]:
    """Yield the address and the bytes of every data file but the manifest."""
    yield "timeline.json", partial(_timeline, context, records)
    yield SCHEMA_NAME, _whole(timeline_schema())
    yield "timeline.csv", lambda: csv_file(r.row for r in records)
    base_url = context.config.base_url
    gone = {addresses.entry(e) for e in context.timeline.tombstones}
    listed = (p.address for p in pages if p.kind not in _UNLISTED and p.address not in gone)
    yield from ((address, _whole(data)) for address, data in sitemap(base_url, listed))
    yield "robots.txt", _whole(robots(base_url))
    moved = tuple(_moved(context))
    if moved:
        yield "_redirects", _whole(redirects(moved))


def _whole(data: bytes) -> Parts:
    return lambda: (data,)


def _timeline(context: Context, records: Sequence[Record]) -> Iterator[bytes]:
    return timeline_json(
        site_row(context),
        map(msgspec.Raw, (r.entry for r in records)),
        _sources(context, records),
        entity_rows(context),
        page_rows(context),
    )


def _sources(context: Context, records: Sequence[Record]) -> Iterator[SourceRow | msgspec.Raw]:
    yield from source_rows(context)
    yield from (msgspec.Raw(source) for record in records for source in record.sources)


def _moved(context: Context) -> Iterator[tuple[str, str]]:
    for entry in (*context.timeline.entries, *context.timeline.tombstones):
        for alias in entry.aliases:
            yield alias.id, addresses.entry(entry)
