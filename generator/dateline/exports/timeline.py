"""`timeline.json`: the whole timeline as data, one record to a line (pure).

A line for each record keeps the file readable for people, for `grep` and for `git diff`. It is
encoded record by record, so that the records of a large site need never be in memory together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import msgspec

from dateline.exports.rows import FORMAT, EntityRow, EntryRow, PageRow, SiteRow, SourceRow

_Record: TypeAlias = msgspec.Struct | msgspec.Raw

SCHEMA_NAME = "timeline.schema.json"
"""File name of the schema, which lies beside the data."""


def timeline_json(
    site: SiteRow,
    entries: Iterable[EntryRow | msgspec.Raw],
    sources: Iterable[SourceRow | msgspec.Raw],
    entities: Iterable[EntityRow],
    pages: Iterable[PageRow],
) -> Iterator[bytes]:
    """Yield the timeline encoded, in parts; the records keep their order.

    A record of an entry or a source may come encoded, as one is that was remembered. The result is
    UTF-8 JSON in the form of `rows.TimelineFile`. Raises UnicodeEncodeError for a lone surrogate,
    which reading has refused.
    """
    encode = msgspec.json.Encoder().encode
    yield b'{\n"$schema": ' + encode(SCHEMA_NAME)
    yield b',\n"format": ' + encode(FORMAT)
    yield b',\n"site": ' + encode(site)
    lists: tuple[tuple[bytes, Iterable[_Record]], ...] = (
        (b"entries", entries),
        (b"sources", sources),
        (b"entities", entities),
        (b"pages", pages),
    )
    for name, rows in lists:
        yield b',\n"' + name + b'": ['
        yield from _lines(encode, rows)
        yield b"]"
    yield b"\n}\n"


def _lines(encode: Callable[[_Record], bytes], rows: Iterable[_Record]) -> Iterator[bytes]:
    """Yield the rows with what stands between them."""
    separator = b"\n"
    for row in rows:
        yield separator
        yield bytes(row) if isinstance(row, msgspec.Raw) else encode(row)
        separator = b",\n"
    if separator != b"\n":
        yield b"\n"
