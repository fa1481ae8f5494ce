from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec import json

from dateline.config import Config
from dateline.model import Archive, DatedName, Entry
from dateline.planning.rows import (
    Record,
    bundles,
    entity_rows,
    page_rows,
    site_row,
    source_rows,
)
from tests.samples import (
    context,
    entity,
    entry,
    lesser,
    linking,
    media,
    page,
    picture,
    ref,
    related,
    relations,
    source,
)


def records(*values: Any, **options: Any) -> list[Record]:
    placed: dict[int, Record] = {}
    for bundle in bundles(context(related(*values, **options))):
        placed.update(zip(bundle.positions, bundle.recipe.make(), strict=True))
    return [placed[n] for n in range(len(placed))]


def rows(*values: Any, **options: Any) -> list[dict[str, Any]]:
    return [json.decode(r.entry) for r in records(*values, **options)]


def with_text(value: Entry, markdown: str) -> Entry:
    return msgspec.structs.replace(value, markdown=markdown)


def test_the_story_as_a_whole() -> None:
    config = Config(title="T", description="D", language="kk", timezone="Asia/Almaty")
    row = site_row(context(related(), config))
    assert (row.title, row.description, row.language, row.timezone) == (
        "T",
        "D",
        "kk",
        "Asia/Almaty",
    )
    assert row.base_url is None


def test_records_are_in_timeline_order_with_withdrawn_ones_last() -> None:
    values = [entry(f"e{n:03}", f"2022-01-{n % 28 + 1:02}") for n in range(150)]
    gone = entry("gone", "2000-01-01", status="retracted")
    order = [e.id for e in related(*values).entries]
    assert [r["id"] for r in rows(gone, *values)] == [*order, "gone"]


def test_an_entrys_record() -> None:
    value = entry(
        "one",
        summary="S",
        key=True,
        tags=("a",),
        actors=("ann",),
        places=("town",),
        sources=("wire", "own"),
        inline_sources=(source("own"),),
        media=(picture("media/a.png", caption="C"),),
        aliases=("/old/",),
        relations=relations(follows=("two",)),
    )
    value = with_text(value, "As [@wire] said.")
    others = (entry("two", "2023"), source("wire"), entity("ann"), entity("town", "place"))
    record = records(value, *others, files=media("media/a.png"))[0]
    row = json.decode(record.entry)
    assert (row["address"], row["url"]) == ("2022/01/05/one/index.html", None)
    assert (row["actors"], row["places"], row["sources"]) == (["ann"], ["town"], ["wire", "own"])
    assert row["relations"]["follows"] == ["two"]
    assert row["media"][0]["address"] == "media/a.png"
    assert row["markdown"] == "As [@wire] said."
    assert (row["aliases"], row["status"], row["key"]) == (["/old/"], "published", True)
    assert row["date"]["edtf"] == "2022-01-05"
    assert [json.decode(s)["id"] for s in record.sources] == ["own"]
    assert b"Ann" in record.row


def test_what_is_held_back_is_not_named() -> None:
    value = entry(
        "one",
        relations=relations(follows=("secret", "two"), part_of=("gone",)),
        body=linking("secret", "two", "gone"),
    )
    text = "See [[secret]], [[secret|the vote]], [[ secret ]], [[two]] and [[gone|it]]."
    hidden = entry("secret", status="draft")
    gone = entry("gone", status="retracted")
    row = rows(with_text(value, text), entry("two", "2023"), hidden, gone)[0]
    assert row["relations"] == {
        "follows": ["two"],
        "contradicts": [],
        "updates": [],
        "part_of": [],
    }
    assert row["markdown"] == "See , the vote, , [[two]] and [[gone|it]]."


def test_what_is_held_back_is_not_named_on_pages() -> None:
    about = page("about", markdown="See [[secret|the vote]].", body=linking("secret"))
    made = context(related(about, entry("secret", status="draft")))
    assert [r.markdown for r in page_rows(made)] == ["See the vote."]


def test_of_what_is_withdrawn_only_a_notice_is_left() -> None:
    gone = entry(
        "gone",
        status="merged",
        merged_into=ref("one"),
        summary="S",
        tags=("a",),
        sources=("wire",),
        relations=relations(follows=("one",)),
    )
    row = rows(with_text(gone, "It was so."), entry("one"), source("wire"))[1]
    assert (row["status"], row["merged_into"], row["title"]) == ("merged", "one", "Gone")
    assert (row["summary"], row["tags"], row["sources"], row["markdown"]) == ("", [], [], "")
    assert row["relations"]["follows"] == []


def test_a_source_of_the_registry() -> None:
    wire = source(
        "wire",
        archives=(Archive("https://archive.example/1", lesser("2022-01-06")),),
        published=lesser("2022-01"),
    )
    (row,) = source_rows(context(related(entry("one", sources=("wire",)), wire)))
    assert (row.id, row.entry, row.address) == ("wire", "", "sources/wire/index.html")
    assert row.published
    assert (row.published.edtf, row.published.text) == ("2022-01", "January 2022")
    assert row.archives[0].date
    assert row.archives[0].date.edtf == "2022-01-06"


def test_an_entity() -> None:
    town = entity(
        "town",
        "place",
        coordinates=(51.1, 71.4),
        names_valid=(DatedName("Old", lesser("2019"), None),),
    )
    (row,) = entity_rows(context(related(entry("one", places=("town",)), town)))
    assert row.coordinates
    assert (row.coordinates.latitude, row.coordinates.longitude) == (51.1, 71.4)
    assert row.names_valid[0].start
    assert row.names_valid[0].start.edtf == "2019"
    assert row.names_valid[0].end is None


def keys(*values: Any) -> set[bytes]:
    return {b.recipe.key for b in bundles(context(related(*values)))}


LINKS = entry("one", body=linking("two"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"status": "draft"}, {"status": "retracted"}),
        ({"status": "draft"}, {}),
        ({}, {"status": "retracted"}),
    ],
)
def test_a_change_of_standing_changes_the_record(before: Any, after: Any) -> None:
    assert keys(LINKS, entry("two", **before)) != keys(LINKS, entry("two", **after))


def test_one_edit_changes_one_bundle() -> None:
    values = [entry(f"e{n:03}") for n in range(300)]
    before, after = keys(*values), keys(entry("e000", title="X"), *values[1:])
    assert len(before - after) == 1
    assert len(before) > 4
