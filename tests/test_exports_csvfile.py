"""The table for spreadsheets, read back with the csv module."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.exports.csvfile import COLUMNS, csv_file, csv_row, source_index
from dateline.exports.rows import EntryRow
from tests.export_samples import DATE, ENTITY, ENTRY, HOSTILE, SOURCE, texts

OWN = replace(
    SOURCE, id="own", entry=ENTRY.id, url="https://b.example/?a=|", title="", publisher="B"
)
PLACE = replace(ENTITY, id="kazakhstan", kind="place", name="Kazakhstan")
SOURCES = source_index([SOURCE, OWN])
NAMES = {e.id: e.name for e in (ENTITY, PLACE)}


def table(*entries: EntryRow) -> list[dict[str, str]]:
    data = b"".join(csv_file(csv_row(entry, SOURCES, NAMES) for entry in entries))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def parts(cell: str) -> list[str]:
    """Take a cell with several values apart, as the reference says."""
    found, escaped = [""], False
    for letter in cell:
        if letter == "|" and not escaped:
            found.append("")
        elif letter != "\\" or escaped:
            found[-1] += letter
        escaped = letter == "\\" and not escaped
    return found


def test_a_row_has_everything() -> None:
    (row,) = table(ENTRY)
    assert row == {
        "id": ENTRY.id,
        "date": "2022-01-05T20:00",
        "date_text": "Wednesday 5 January 2022, 20:00",
        "start": "2022-01-05",
        "end": "2022-01-05",
        "earliest": "2022-01-05T14:00:00Z",
        "latest": "2022-01-05T14:00:59Z",
        "precision": "minute",
        "qualifier": "",
        "zone": "Asia/Almaty",
        "title": "Cabinet resigns",
        "summary": "The president accepts the resignation.",
        "key": "true",
        "status": "published",
        "language": "en",
        "tags": "government",
        "actors": "Askar Mamin",
        "places": "Kazakhstan",
        "sources": "2",
        "source_titles": "Cabinet out|",
        "source_publishers": "Wire|B",
        "source_urls": "https://wire.example/1|https://b.example/?a=\\|",
        "url": "https://example.org/story/2022/01/05/cabinet-resigns/",
    }


def test_the_file_is_what_a_spreadsheet_wants() -> None:
    data = b"".join(csv_file([csv_row(ENTRY, SOURCES, NAMES)]))
    assert data.startswith(b"\xef\xbb\xbfid,date,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2


def test_an_entry_without_anything() -> None:
    bare = replace(
        ENTRY,
        url=None,
        date=replace(DATE, earliest=None, latest=None),
        key=False,
        tags=(),
        actors=(),
        places=(),
        sources=(),
    )
    (row,) = table(bare)
    empty = ("earliest", "latest", "tags", "actors", "places", "source_titles", "source_urls")
    assert {row[name] for name in empty} == {""}
    assert (row["key"], row["sources"], row["url"]) == ("false", "0", ENTRY.address)


def test_a_timeline_without_entries_has_its_columns() -> None:
    assert b"".join(csv_file([])).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


def test_rows_keep_the_order_of_the_entries() -> None:
    rows = table(replace(ENTRY, title="b"), replace(ENTRY, title="a"))
    assert [row["title"] for row in rows] == ["b", "a"]


def test_an_entrys_own_source_comes_before_the_registrys() -> None:
    twin = replace(OWN, id="wire", url="https://own.example/")
    data = csv_row(ENTRY, source_index([SOURCE, OWN, twin]), NAMES)
    assert b"https://own.example/|" in data


def test_an_unknown_source_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        table(replace(ENTRY, sources=("nobody",)))


def test_an_unknown_person_is_named_by_id() -> None:
    (row,) = table(replace(ENTRY, actors=("mamin", "nobody")))
    assert row["actors"] == "Askar Mamin|nobody"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back(text: str) -> None:
    (row,) = table(replace(ENTRY, title=text, summary=text))
    assert row["title"].removeprefix("'") == text
    assert row["summary"].removeprefix("'") == text


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_is_a_formula(first: str) -> None:
    text = f"{first}1+1"
    (row,) = table(replace(ENTRY, title=text, summary=text, tags=(text, "b")))
    assert row["title"] == "'" + text
    assert row["summary"] == "'" + text
    assert row["tags"] == "'" + text + "|b"


def test_a_date_before_our_era_stays_a_date() -> None:
    early = replace(DATE, edtf="-0043-03-15", start="-0043-03-15")
    (row,) = table(replace(ENTRY, date=early))
    assert (row["date"], row["start"]) == ("-0043-03-15", "-0043-03-15")


@given(st.lists(texts, min_size=1, max_size=4))
def test_several_values_can_be_told_apart_again(values: list[str]) -> None:
    (row,) = table(replace(ENTRY, tags=tuple(values)))
    cell = row["tags"]
    if values[0][:1] in tuple("=+-@\t\r\n＝＋－＠"):
        assert cell.startswith("'")
        cell = cell[1:]
    assert parts(cell) == values


@given(texts)
def test_any_title_is_read_back(text: str) -> None:
    (row,) = table(replace(ENTRY, title=text))
    assert row["title"] in (text, "'" + text)
    assert list(row) == list(COLUMNS)
