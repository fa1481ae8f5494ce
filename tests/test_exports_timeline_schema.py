"""The schema of `timeline.json`: valid itself, true of every file, and not true of anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.exports.rows import EntityRow, EntryRow, PageRow, SiteRow, SourceRow
from dateline.exports.timeline_schema import timeline_schema
from tests.export_samples import (
    ENTITY,
    ENTRY,
    SITE,
    SOURCE,
    entity_rows,
    entry_rows,
    page_rows,
    site_rows,
    source_rows,
    whole,
)

SCHEMA: dict[str, Any] = json.loads(timeline_schema())
VALIDATOR = Draft202012Validator(SCHEMA)
Record = dict[str, Any]


def test_it_is_a_valid_schema_and_always_the_same() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert timeline_schema() == timeline_schema()


def test_everything_is_described_and_required() -> None:
    for record in SCHEMA["$defs"].values():
        assert record["description"]
        assert set(record["required"]) == set(record["properties"])
        for value in record["properties"].values():
            assert value["description"].endswith(".")


def test_records_bear_plain_names() -> None:
    assert sorted(SCHEMA["$defs"]) == [
        "Archive", "Coordinates", "Date", "Dated", "Entity", "Entry", "Media", "Name", "Page",
        "Relations", "Site", "Source", "TimelineFile",
    ]  # fmt: skip


@given(
    site_rows,
    st.lists(entry_rows, max_size=2),
    st.lists(source_rows, max_size=2),
    st.lists(entity_rows, max_size=2),
    st.lists(page_rows, max_size=2),
)
def test_every_timeline_is_valid(
    site: SiteRow,
    entries: list[EntryRow],
    sources: list[SourceRow],
    entities: list[EntityRow],
    pages: list[PageRow],
) -> None:
    VALIDATOR.validate(json.loads(whole(site, entries, sources, entities, pages)))


def sample() -> Record:
    read: Record = json.loads(whole(SITE, [ENTRY], [SOURCE], [ENTITY], []))
    return read


def inside(read: Record, path: tuple[str | int, ...]) -> dict[str | int, object]:
    found: Any = read
    for step in path[:-1]:
        found = found[step]
    place: dict[str | int, object] = found
    return place


def without(*path: str | int) -> Callable[[Record], None]:
    def change(read: Record) -> None:
        del inside(read, path)[path[-1]]

    return change


def with_value(value: object, *path: str | int) -> Callable[[Record], None]:
    def change(read: Record) -> None:
        inside(read, path)[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        without("format"),
        without("entries", 0, "date", "latest"),
        with_value("dateline-timeline/2", "format"),
        with_value("gone", "entries", 0, "status"),
        with_value("hour", "entries", 0, "date", "precision"),
        with_value("2022-01-05", "entries", 0, "date", "earliest"),
        with_value(None, "entries", 0, "title"),
        with_value("yes", "entries", 0, "key"),
        with_value([1], "entries", 0, "tags"),
        with_value("rumour", "sources", 0, "kind"),
        with_value("lost", "sources", 0, "status"),
        with_value("animal", "entities", 0, "kind"),
        with_value({"latitude": 91, "longitude": 0}, "entities", 0, "coordinates"),
    ],
)
def test_what_is_wrong_is_refused(change: Callable[[Record], None]) -> None:
    read = sample()
    VALIDATOR.validate(read)
    change(read)
    assert not VALIDATOR.is_valid(read)


def test_a_field_of_a_later_release_is_let_through() -> None:
    read = sample()
    read["entries"][0]["claims"] = []
    VALIDATOR.validate(read)
