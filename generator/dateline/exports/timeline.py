"""`timeline.json`: the whole timeline as data, one record to a line (pure).

A line for each record keeps the file readable for people, for `grep` and for `git diff`. It is
encoded record by record, so that the records of a large site need never be in memory together.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
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
) -> bytes:
    """Encode the timeline; the records keep their order.

    A record of an entry or a source may come encoded, as one is that was remembered. The result is
    UTF-8 JSON in the form of `rows.TimelineFile`. Raises UnicodeEncodeError for a lone surrogate,
    which reading has refused.
    """
    encoder = msgspec.json.Encoder()
    file = io.BytesIO()
    file.write(b'{\n"$schema": ' + encoder.encode(SCHEMA_NAME))
    file.write(b',\n"format": ' + encoder.encode(FORMAT))
    file.write(b',\n"site": ' + encoder.encode(site))
    lists: tuple[tuple[bytes, Iterable[_Record]], ...] = (
        (b"entries", entries),
        (b"sources", sources),
        (b"entities", entities),
        (b"pages", pages),
    )
    for name, rows in lists:
        file.write(b',\n"' + name + b'": [')
        _write(file, encoder, rows)
        file.write(b"]")
    file.write(b"\n}\n")
    return file.getvalue()


def _write(file: io.BytesIO, encoder: msgspec.json.Encoder, rows: Iterable[_Record]) -> None:
    """Write the rows by way of one buffer: the whole file is then never copied."""
    buffer = bytearray()
    separator = b"\n"
    for row in rows:
        file.write(separator)
        encoder.encode_into(row, buffer)
        file.write(buffer)
        separator = b",\n"
    if separator != b"\n":
        file.write(b"\n")
