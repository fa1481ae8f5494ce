from __future__ import annotations

from typing import Any

from dateline.config import Config
from dateline.model import Archive
from dateline.planning.sources import source_pages
from dateline.views import ArchiveCopy, Link, SourcesView
from tests.samples import context, entry, lesser, related, source, view_at


def view(address: str, *values: Any, config: Config | None = None) -> Any:
    return view_at(list(source_pages(context(related(*values), config))), address)


def test_nothing_is_cited() -> None:
    assert list(source_pages(context(related(entry("one"))))) == []


def test_the_index_names_publishers_and_languages() -> None:
    values = (
        entry("one", sources=("a", "b", "c", "own"), inline_sources=(source("own"),)),
        source("a", publisher="the Wire", language="ru"),
        source("b", publisher="Agency", language="ru"),
        source("c", publisher="the Wire", language="en"),
    )
    found = view("sources/index.html", *values)
    assert isinstance(found, SourcesView)
    assert found.publishers == (
        Link("Agency", "sources/publishers/agency/index.html", 1),
        Link("own.example", "sources/publishers/own-example/index.html", 1),
        Link("the Wire", "sources/publishers/the-wire/index.html", 2),
    )
    assert found.languages == (Link("Russian", "", 2), Link("English", "", 1))
    assert found.total == 4


def test_publishers_that_are_spelt_alike_are_one() -> None:
    values = (
        entry("one", sources=("a", "b")),
        source("a", publisher="The Wire"),
        source("b", publisher="the wire"),
    )
    assert [p.count for p in view("sources/index.html", *values).publishers] == [2]
    found = view("sources/publishers/the-wire/index.html", *values)
    assert (found.kind, found.total, found.current) == ("publisher", 2, "sources/index.html")


def test_a_publishers_sources_are_in_the_order_they_are_first_cited() -> None:
    values = (
        entry("one", "2022-01-01", sources=("b",)),
        entry("two", "2022-01-02", sources=("a", "b")),
        source("a", publisher="W"),
        source("b", publisher="W"),
    )
    found = view("sources/publishers/w/index.html", *values)
    assert [(c.note.id, c.count) for c in found.sources] == [("b", 2), ("a", 1)]
    assert [b.title for b in found.sources[0].entries] == ["One", "Two"]


def test_busy_publishers_go_on_over_several_pages() -> None:
    names = [f"s{n:02}" for n in range(23)]
    values = [entry("one", sources=tuple(names)), *(source(n, publisher="W") for n in names)]
    config = Config(page_size=10)
    first = view("sources/publishers/w/index.html", *values, config=config)
    last = view("sources/publishers/w/page-3/index.html", *values, config=config)
    assert (len(first.sources), len(last.sources), last.total) == (10, 3, 23)
    assert last.pages.previous == "sources/publishers/w/page-2/index.html"


def test_the_page_of_a_source() -> None:
    wire = source(
        "wire",
        title="The news",
        publisher="W",
        archives=(
            Archive("https://archive.example/1", lesser("2022")),
            Archive("https://archive.example/2"),
        ),
    )
    found = view("sources/wire/index.html", entry("one", sources=("wire",)), wire)
    assert (found.kind, found.title, found.current) == ("source", "The news", "sources/index.html")
    assert found.publisher == Link("W", "sources/publishers/w/index.html")
    assert found.archives == (
        ArchiveCopy("https://archive.example/1", lesser("2022")),
        ArchiveCopy("https://archive.example/2", None),
    )
    assert [b.title for b in found.cited.entries] == ["One"]


def test_a_source_without_a_title_is_called_by_its_host() -> None:
    found = view("sources/wire/index.html", entry("one", sources=("wire",)), source("wire"))
    assert found.title == "wire.example"


def test_a_source_that_is_cited_everywhere_names_so_many_only() -> None:
    values = [entry(f"e{n:02}", f"2022-01-{n:02}", sources=("wire",)) for n in range(1, 29)]
    config = Config(page_size=10)
    found = view("sources/wire/index.html", *values, source("wire"), config=config)
    assert (len(found.cited.entries), found.cited.count) == (10, 28)
    listed = view("sources/publishers/wire-example/index.html", *values, source("wire"))
    assert (len(listed.sources[0].entries), listed.sources[0].count) == (20, 28)


def keys(*values: Any) -> dict[str, bytes]:
    return {r.address: r.key for r in source_pages(context(related(*values)))}


def test_an_edit_changes_the_pages_that_show_it() -> None:
    wire, other = source("wire"), source("other")
    one, two = entry("one", sources=("wire",)), entry("two", sources=("other",))
    before = keys(one, two, wire, other)
    edited = keys(entry("one", sources=("wire",), title="X"), two, wire, other)
    noted = keys(one, two, source("wire", note="N"), other)
    expected = ["sources/publishers/wire-example/index.html", "sources/wire/index.html"]
    assert [a for a in before if before[a] != edited[a]] == expected
    assert [a for a in before if before[a] != noted[a]] == expected
