"""Every page and file of a site, and that no two of them want one address."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dateline.config import Config
from dateline.phrasing.periods import Naming, language_names
from dateline.plan import POLICY, plan
from dateline.theme import Theme
from dateline.timeline import Timeline
from dateline.views import Link
from tests.samples import (
    THEME,
    entity,
    entry,
    linking,
    media,
    page,
    planned,
    ref,
    related,
    source,
    text_of,
    words,
)

FULL = (
    entry(
        "2022-01-05-resigns",
        tags=("government",),
        actors=("ann",),
        places=("town",),
        sources=("wire", "own"),
        inline_sources=(source("own"),),
        aliases=("/old/",),
        body=linking(media=("media/a.png",)),
    ),
    entry("gone", status="retracted"),
    page("about"),
    source("wire"),
    entity("ann"),
    entity("town", "place"),
)
ASSETS = {"style.css": b"a", "fonts/x.woff2": b"b", "icon.svg": b"c", "app.js": b"d"}


def addresses(*values: Any, config: Config | None = None, **options: Any) -> list[str]:
    return [p.address for p in planned(related(*values, **options), config).pages]


def test_the_pages_of_a_short_story() -> None:
    assert addresses(*FULL, files=media("media/a.png")) == [
        "index.html",
        "2022/01/05/resigns/index.html",
        "2022/01/05/gone/index.html",
        "tags/index.html",
        "tags/government/index.html",
        "actors/index.html",
        "actors/ann/index.html",
        "places/index.html",
        "places/town/index.html",
        "sources/index.html",
        "sources/publishers/own-example/index.html",
        "sources/publishers/wire-example/index.html",
        "sources/wire/index.html",
        "about/index.html",
        "old/index.html",
        "404.html",
    ]


def test_a_long_story_has_years_and_months() -> None:
    found = addresses(entry("a", "2021-12-31"), entry("b", "2022"), config=Config(home_limit=1))
    assert found == [
        "index.html",
        "2021/12/31/a/index.html",
        "2022/b/index.html",
        "2021/index.html",
        "2022/index.html",
        "2021/12/index.html",
        "404.html",
    ]


def test_assets_carry_a_digest_of_what_is_in_them() -> None:
    theme = msgspec.structs.replace(THEME, assets=ASSETS)
    made = planned(related(), theme=theme)
    found = {a.address: a.data for a in made.assets}
    assert found == {
        "assets/app.18ac3e7343.js": b"d",
        "assets/fonts/x.3e23e81600.woff2": b"b",
        "assets/icon.2e7d2c03a9.svg": b"c",
        "assets/style.ca978112ca.css": b"a",
    }
    assert made.site.stylesheets == ("assets/style.ca978112ca.css",)
    assert made.site.scripts == ("assets/app.18ac3e7343.js",)
    assert made.site.icon == "assets/icon.2e7d2c03a9.svg"


def test_media_keep_their_path() -> None:
    made = planned(related(*FULL, files=media("media/a.png")))
    assert [(a, m.path) for a, m in made.media.items()] == [("media/a.png", "media/a.png")]


def test_what_is_the_same_on_every_page() -> None:
    config = Config(
        title="A long title",
        description="D",
        language="ar-EG",
        base_url="https://example.org/",
        licence="CC BY 4.0",
        theme_options={"accent": "blue"},
    )
    theme = msgspec.structs.replace(THEME, options={"accent": "red", "scheme": "auto"})
    site = planned(related(*FULL, files=media("media/a.png")), config, theme).site
    assert (site.title, site.short_title, site.direction) == ("A long title", "A long title", "rtl")
    assert site.options == {"accent": "blue", "scheme": "auto"}
    assert site.navigation == (Link("About", "about/index.html"),)
    assert site.sections == ("tags", "actors", "places", "sources")
    assert site.home == "index.html"
    assert site.policy == POLICY
    assert site.icon == ""


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("kk", "ltr"), ("he", "rtl"), ("fa-IR", "rtl"), ("az", "ltr"), ("uk", "ltr")],
)
def test_which_way_a_language_is_written(language: str, direction: str) -> None:
    assert planned(related(), Config(language=language)).site.direction == direction


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    assert POLICY.startswith("default-src 'none'; ")
    assert not any(word in POLICY for word in ("unsafe", "http:", "https:", "data:", "*"))


def told(*values: Any, config: Config | None = None, **options: Any) -> list[str]:
    return told_of(related(*values, **options), config)


def told_of(timeline: Timeline, config: Config | None = None) -> list[str]:
    naming = Naming(words, language_names("en"))
    theme = Theme("t", ("t",), {}, {"a.css": b""}, {}, {}, "")
    _, problems = plan(timeline, config or Config(title="T"), theme, naming, text_of)
    return [
        f"{d.span.path}:{d.span.line}:{d.span.column}: {d.severity} {d.code}: {d.message}; {d.hint}"
        for d in problems
    ]


KEPT = entry("kept")
ONE, TWO = "content/entries/one.yml", "content/entries/two.yml"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            (entry("2022-01-05-a"), entry("a")),
            "content/entries/a.yml:1:0: error DL501: the address /2022/01/05/a/ is already taken "
            "by content/entries/2022-01-05-a.yml; choose another id or alias",
        ),
        (
            (KEPT, page("tags"), entry("one", tags=("a",))),
            "content/pages/tags.md:0:0: error DL501: the address /tags/ is taken by a page of "
            "the site; choose another id or alias",
        ),
        (
            (entry("one", aliases=("/sources/",), sources=("wire",)), source("wire")),
            f"{ONE}:1:5: error DL501: the address /sources/ is taken by a page of the site; "
            "choose another id or alias",
        ),
        (
            (entry("one", aliases=("/old/",)), entry("two", aliases=("/old",))),
            f"{TWO}:1:5: error DL503: the address /old/ is already taken by {ONE}; "
            "choose another id or alias",
        ),
        (
            (entry("one", aliases=("/2022/01/05/two/",)), entry("two")),
            f"{ONE}:1:5: error DL503: the address /2022/01/05/two/ is already taken by {TWO}; "
            "choose another id or alias",
        ),
        (
            (entry("one", aliases=("/2022/01/05/one/",)),),
            f"{ONE}:1:5: error DL503: the address /2022/01/05/one/ is already taken by {ONE}; "
            "choose another id or alias",
        ),
        (
            (entry("one", aliases=("/Old/",)), entry("two", aliases=("/old/",))),
            f"{TWO}:1:5: error DL502: the address /old/ differs from /Old/ only in its form; "
            f"it is already taken by {ONE}; choose another",
        ),
        (
            (entry("one", aliases=("/caf\u00e9/", "/cafe\u0301/")),),
            f"{ONE}:2:5: error DL502: the address /cafe\u0301/ differs from /caf\u00e9/ only in "
            f"its form; it is already taken by {ONE}; choose another",
        ),
        (
            (entry("one", aliases=("/robots.txt/",)),),
            f"{ONE}:1:5: error DL501: the address /robots.txt/ lies below the file /robots.txt; "
            "choose another id or alias",
        ),
        (
            (entry("one", aliases=("/a.html",)), entry("two", aliases=("/a.html/b/c/",))),
            f"{TWO}:1:5: error DL501: the address /a.html/b/c/ lies below the file /a.html; "
            "choose another id or alias",
        ),
        (
            (entry("one", aliases=("/404.html",)),),
            f"{ONE}:1:5: error DL501: the address /404.html is taken by a page of the site; "
            "choose another id or alias",
        ),
        (
            (entry("one", status="retracted"), entry("2022-01-05-one", aliases=()), KEPT),
            "content/entries/one.yml:1:0: error DL501: the address /2022/01/05/one/ is already "
            "taken by content/entries/2022-01-05-one.yml; choose another id or alias",
        ),
    ],
)
def test_two_things_at_one_address(values: tuple[Any, ...], expected: str) -> None:
    assert told(*values) == [expected]


def test_a_years_page_and_an_entry() -> None:
    values = (entry("01", "2022"), entry("b", "2022-01-05"))
    (found,) = told(*values, config=Config(title="T", home_limit=1))
    assert found == (
        "content/entries/01.yml:1:0: error DL501: the address /2022/01/ is taken by a page of "
        "the site; choose another id or alias"
    )


def test_what_is_held_back_takes_no_address() -> None:
    assert told(entry("2022-01-05-a"), entry("a", status="draft")) == []


def test_the_same_file_name_on_another_day_is_fine() -> None:
    assert told(entry("2022-01-05-a"), entry("2022-01-06-a", "2022-01-06")) == []


@pytest.mark.parametrize(
    "values",
    [(), (entry("a", status="draft"),), (entry("a", status="retracted"),)],
)
def test_nothing_to_publish_is_said(values: Any) -> None:
    assert told(*values) == [
        "content/entries:0:0: warning DL504: no entry is published, so the timeline is empty; "
        "add an entry, or look at what was held back"
    ]


def test_nothing_to_publish_is_not_said_where_entries_were_refused() -> None:
    timeline = msgspec.structs.replace(related(), complete=False)
    assert told_of(timeline) == []


def test_ids_of_entries_and_pages_are_apart() -> None:
    moved = entry("moved", status="merged", merged_into=ref("kept"))
    assert told(KEPT, moved, page("kept"), page("moved")) == []
