"""`timeline.csv`: a row for each entry, for spreadsheets (pure; RFC 4180).

Whoever wants a program to read the timeline has `timeline.json`, which keeps everything letter
for letter. This file is for people with a spreadsheet, and three choices follow from that:

- it begins with a byte order mark, without which Excel takes UTF-8 for an old code page and shows
  Cyrillic as rubbish; the readers of pandas, R, DuckDB and LibreOffice pass over it;
- a text that a spreadsheet would take for a formula (`=`, `+`, `-` or `@` first) has an apostrophe
  before it, the sign by which a spreadsheet knows a text: titles of sources come from the web;
- several values in a cell stand between bars, with a backslash before a bar or a backslash that
  belongs to a value.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.exports.rows import EntryRow, SourceRow

COLUMNS: Mapping[str, str] = {
    "id": "Stable name of the entry.",
    "date": "The date as the editor wrote it (EDTF).",
    "date_text": "The date in words, in the language of the site.",
    "start": "Day it begins on (ISO 8601), or month or year if no more is known.",
    "end": "Day, month or year it ends on, likewise.",
    "earliest": "First second it may be, in UTC; empty where the beginning is open.",
    "latest": "Last second it may be, in UTC; empty where the end is open.",
    "precision": "How precisely the date is known.",
    "qualifier": "How surely the date is known; empty where nothing is in doubt.",
    "zone": "Time zone the date is read in.",
    "title": "What happened.",
    "summary": "The same in a sentence or two.",
    "key": "`true` for a development that a hurried reader must see, else `false`.",
    "status": "`published`, `retracted` or `merged`.",
    "language": "BCP 47 tag of the language of title and summary.",
    "tags": "Themes.",
    "actors": "Names of the persons and organisations in it.",
    "places": "Names of the places it happened in.",
    "sources": "How many sources it has.",
    "source_titles": "Titles of its sources, in the order of their numbers.",
    "source_publishers": "Publishers of its sources, likewise.",
    "source_urls": "Addresses of its sources, likewise.",
    "url": "Its page: on the web if the site has a public address, else relative to this file.",
}
"""Every column with what it holds, in order."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_BOM = "\ufeff"


def csv_file(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the table in parts: its head, then the rows in their order."""
    yield _BOM.encode()
    yield _line(COLUMNS)
    yield from rows


def csv_row(entry: EntryRow, sources: Mapping[str, SourceRow], names: Mapping[str, str]) -> bytes:
    """Write an entry's line.

    `sources` are as `source_index` arranges them; raises KeyError for one that is not there.
    `names` are those of entities by id; one that is not there is named by its id.
    """
    return _line(_row(entry, sources, names))


def _line(cells: Iterable[str | int]) -> bytes:
    table = io.StringIO(newline="")
    csv.writer(table).writerow(cells)
    return table.getvalue().encode()


def source_index(sources: Iterable[SourceRow]) -> dict[str, SourceRow]:
    """Arrange sources so that an entry finds its own before those of the registry."""
    return {f"{s.entry}/{s.id}" if s.entry else s.id: s for s in sources}


def _row(
    entry: EntryRow, sources: Mapping[str, SourceRow], names: Mapping[str, str]
) -> tuple[str | int, ...]:
    date = entry.date
    own = entry.id + "/"
    cited = [sources.get(own + key) or sources[key] for key in entry.sources]
    return (
        entry.id,
        date.edtf,
        _safe(date.text),
        date.start,
        date.end,
        date.earliest or "",
        date.latest or "",
        date.precision,
        date.qualifier,
        date.zone,
        _safe(entry.title),
        _safe(entry.summary),
        "true" if entry.key else "false",
        entry.status,
        entry.language,
        _cell(entry.tags),
        _cell([names.get(key, key) for key in entry.actors]),
        _cell([names.get(key, key) for key in entry.places]),
        len(cited),
        _cell([source.title for source in cited]),
        _cell([source.publisher for source in cited]),
        _cell([source.url for source in cited]),
        entry.url or entry.address,
    )


def _cell(values: Sequence[str]) -> str:
    """Join several values so that they can be told apart again."""
    if not values:
        return ""
    joined = "|".join(values)
    if "\\" in joined or joined.count("|") >= len(values):
        joined = "|".join(v.replace("\\", "\\\\").replace("|", "\\|") for v in values)
    return _safe(joined)


def _safe(text: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return "'" + text if text[:1] in _FORMULA else text
