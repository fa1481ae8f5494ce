"""`timeline.json`: it is what its schema says, and enough to make the content again."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.rows import (
    EntityRow,
    EntryRow,
    PageRow,
    SiteRow,
    SourceRow,
    TimelineFile,
)
from tests.export_samples import (
    ENTITY,
    ENTRY,
    HOSTILE,
    SITE,
    SOURCE,
    entity_rows,
    entry_rows,
    page_rows,
    site_rows,
    source_rows,
    whole,
)

SAMPLE = whole(SITE, [ENTRY, msgspec.structs.replace(ENTRY, id="b")], [SOURCE], [ENTITY], [])


def test_the_file_says_what_it_is_and_where_its_schema_lies() -> None:
    read = json.loads(SAMPLE)
    assert list(read) == ["$schema", "format", "site", "entries", "sources", "entities", "pages"]
    assert read["$schema"] == "timeline.schema.json"
    assert read["format"] == "dateline-timeline/1"


def test_each_record_has_a_line() -> None:
    lines = SAMPLE.decode().splitlines()
    assert len(lines) == 16
    records = [
        json.loads(line.rstrip(",")) for line in lines if line.startswith("{") and line != "{"
    ]
    assert [r["id"] for r in records] == [ENTRY.id, "b", SOURCE.id, ENTITY.id]


def test_a_story_without_anything_is_still_a_file() -> None:
    read = json.loads(whole(SITE, [], [], [], []))
    assert [read[k] for k in ("entries", "sources", "entities", "pages")] == [[], [], [], []]


def test_nothing_is_left_out_because_it_is_empty() -> None:
    bare: dict[str, Any] = json.loads(SAMPLE)["entries"][0]
    assert bare["media"] == []
    assert bare["merged_into"] is None
    assert bare["publish_at"] == ""
    assert list(bare) == list(EntryRow.__struct_fields__)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_letter_for_letter(text: str) -> None:
    entry = msgspec.structs.replace(ENTRY, title=text, markdown=text)
    (read,) = json.loads(whole(SITE, [entry], [], [], []))["entries"]
    assert (read["title"], read["markdown"]) == (text, text)


def test_a_remembered_record_stands_as_if_it_were_encoded_now() -> None:
    entry, source = (msgspec.Raw(msgspec.json.encode(record)) for record in (ENTRY, SOURCE))
    other = msgspec.structs.replace(ENTRY, id="b")
    assert whole(SITE, [entry, other], [source], [ENTITY], []) == SAMPLE


def test_a_lone_surrogate_is_our_mistake() -> None:
    with pytest.raises(UnicodeEncodeError):
        whole(SITE, [msgspec.structs.replace(ENTRY, title="\ud800")], [], [], [])


@given(
    site_rows,
    st.lists(entry_rows, max_size=2),
    st.lists(source_rows, max_size=2),
    st.lists(entity_rows, max_size=2),
    st.lists(page_rows, max_size=2),
)
def test_any_records_are_read_back(
    site: SiteRow,
    entries: list[EntryRow],
    sources: list[SourceRow],
    entities: list[EntityRow],
    pages: list[PageRow],
) -> None:
    data = whole(site, iter(entries), iter(sources), iter(entities), iter(pages))
    read = msgspec.json.decode(data, type=TimelineFile)
    assert read.site == site
    assert read.entries == tuple(entries)
    assert read.sources == tuple(sources)
    assert read.entities == tuple(entities)
    assert read.pages == tuple(pages)
