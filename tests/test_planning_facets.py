from __future__ import annotations

from typing import Any

import pytest

from dateline.config import Config
from dateline.model import DatedName
from dateline.planning.facets import facet_pages, sections
from dateline.views import IndexItem, Link, ListView
from tests.samples import context, entity, entry, lesser, related, source, view_at


def view(address: str, *values: Any, config: Config | None = None) -> Any:
    return view_at(list(facet_pages(context(related(*values), config))), address)


def test_a_site_without_any_has_no_such_pages() -> None:
    made = context(related(entry("one")))
    assert list(facet_pages(made)) == []
    assert sections(made) == ()


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"tags": ("a",)}, ("tags",)),
        ({"actors": ("ann",)}, ("actors",)),
        ({"places": ("town",)}, ("places",)),
        ({"sources": ("wire",)}, ("sources",)),
        ({"sources": ("own",), "inline_sources": (source("own"),)}, ("sources",)),
        (
            {"tags": ("a",), "places": ("town",), "actors": ("ann",), "sources": ("wire",)},
            ("tags", "actors", "places", "sources"),
        ),
    ],
)
def test_a_section_is_there_if_it_has_a_page(fields: Any, found: tuple[str, ...]) -> None:
    values = (entry("one", **fields), entity("ann"), entity("town", "place"), source("wire"))
    assert sections(context(related(*values))) == found


def test_an_index_of_tags_is_in_the_order_of_letters() -> None:
    values = (entry("one", tags=("b", "A", "Ёлка")), entry("two", tags=("A",)))
    (group,) = view("tags/index.html", *values).groups
    assert group.name == "tag"
    assert [(i.text, i.address, i.count) for i in group.links] == [
        ("A", "tags/a/index.html", 2),
        ("b", "tags/b/index.html", 1),
        ("Ёлка", "tags/elka/index.html", 1),
    ]


def test_persons_come_before_organisations() -> None:
    values = (
        entry("one", actors=("un", "ann")),
        entity("un", "organisation", name="UN", description="Nations.", names={"fr": "ONU"}),
        entity("ann"),
    )
    groups = view("actors/index.html", *values).groups
    assert [(g.name, [i.text for i in g.links]) for g in groups] == [
        ("person", ["Ann"]),
        ("organisation", ["UN"]),
    ]
    assert groups[1].links[0] == IndexItem(
        "UN", "actors/un/index.html", 1, "Nations.", (Link("ONU", "", language="fr"),)
    )


def test_the_page_of_a_place() -> None:
    town = entity(
        "town",
        "place",
        name="Astana",
        description="The capital.",
        names={"en": "Astana", "kk": "Астана", "ru": "Астана"},
        aliases=("Akmola",),
        names_valid=(
            DatedName("Nur-Sultan", lesser("2019-03"), lesser("2022-09")),
            DatedName("Akmola", None, lesser("1998")),
            DatedName("Astana", lesser("2022-09"), None),
            DatedName("Tselinograd"),
        ),
        external={"wikidata": "Q1520", "geonames": "1526273"},
    )
    found = view("places/town/index.html", entry("one", places=("town",)), town)
    assert isinstance(found, ListView)
    assert (found.kind, found.title, found.description) == ("place", "Astana", "The capital.")
    assert (found.total, found.entity_kind, found.current) == (1, "place", "places/index.html")
    assert found.names == (Link("Астана", "", language="kk"),)
    assert [n.text for n in found.past_names] == [
        "Nur-Sultan, March 2019 – September 2022",
        "Akmola, – 1998",
        "Astana, September 2022 –",
        "Tselinograd",
    ]
    assert found.aliases == ("Akmola",)
    assert found.external == (Link("geonames", "1526273"), Link("wikidata", "Q1520"))
    assert [f.address for f in found.feeds] == ["places/town/feed.atom", "places/town/feed.json"]


def test_long_lists_go_on_over_several_pages() -> None:
    values = [entry(f"e{n:02}", f"2022-01-{n:02}", tags=("a",)) for n in range(1, 26)]
    config = Config(page_size=10)
    first = view("tags/a/index.html", *values, config=config)
    last = view("tags/a/page-3/index.html", *values, config=config)
    assert [c.id for d in first.days for c in d.cards] == [f"e{n:02}" for n in range(1, 11)]
    assert [c.id for d in last.days for c in d.cards] == [f"e{n:02}" for n in range(21, 26)]
    assert (first.total, first.pages.total, last.pages.number) == (25, 3, 3)
    assert last.feeds == first.feeds


def keys(*values: Any) -> dict[str, bytes]:
    return {r.address: r.key for r in facet_pages(context(related(*values)))}


def test_an_edit_changes_the_lists_that_show_it() -> None:
    one, two = entry("one", tags=("a",), actors=("ann",)), entry("two", tags=("a", "b"))
    before = keys(one, two, entity("ann"))
    edited = keys(entry("one", title="X", tags=("a",), actors=("ann",)), two, entity("ann"))
    renamed = keys(one, two, entity("ann", description="Hers."))
    assert [a for a in before if before[a] != edited[a]] == [
        "tags/a/index.html",
        "actors/ann/index.html",
    ]
    assert [a for a in before if before[a] != renamed[a]] == [
        "tags/a/index.html",
        "actors/index.html",
        "actors/ann/index.html",
    ]
