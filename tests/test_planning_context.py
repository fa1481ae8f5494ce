from __future__ import annotations

import pytest

from dateline.config import Config
from dateline.planning.context import feeds_of, frame, page_count, pages_of, portions
from dateline.views import Link, Pages
from tests.samples import context, related


@pytest.mark.parametrize(
    ("items", "size", "pages"), [(0, 10, 1), (1, 10, 1), (10, 10, 1), (11, 10, 2), (40, 10, 4)]
)
def test_over_how_many_pages_a_list_goes(items: int, size: int, pages: int) -> None:
    assert page_count(items, size) == pages
    assert len(portions(range(items), size)) == pages
    assert [n for portion in portions(range(items), size) for n in portion] == list(range(items))


def test_a_list_on_one_page() -> None:
    assert pages_of("a/index.html", 1, 1) == Pages(1, 1, "", "", ())


def test_a_list_on_several_pages() -> None:
    links = (
        Link("1", "a/index.html"),
        Link("2", "a/page-2/index.html"),
        Link("3", "a/page-3/index.html"),
    )
    assert [pages_of("a/index.html", n, 3) for n in (1, 2, 3)] == [
        Pages(1, 3, "", "a/page-2/index.html", links),
        Pages(2, 3, "a/index.html", "a/page-3/index.html", links),
        Pages(3, 3, "a/page-2/index.html", "", links),
    ]


def test_what_every_view_has() -> None:
    made = context(related(), Config(title="A", base_url="https://example.org/a/"))
    found = frame(made, "tag", "tags/a b/index.html", "A b", description="D")
    assert dict(found) == {
        "kind": "tag",
        "address": "tags/a b/index.html",
        "root": "../../",
        "title": "A b",
        "description": "D",
        "canonical": "https://example.org/a/tags/a%20b/",
        "feeds": (),
        "current": "tags/a b/index.html",
    }


def test_a_page_below_another_says_which_is_the_current_one() -> None:
    found = frame(context(related()), "tag", "tags/a/index.html", "A", current="tags/index.html")
    assert found["current"] == "tags/index.html"
    assert found["canonical"] == ""


def test_feeds_stand_beside_their_page() -> None:
    assert [(f.address, f.type) for f in feeds_of("tags/a/", "T")] == [
        ("tags/a/feed.atom", "application/atom+xml"),
        ("tags/a/feed.json", "application/feed+json"),
    ]
