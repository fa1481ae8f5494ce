"""The default theme: every template, rendered with hand-made views, has the structure it should."""

from __future__ import annotations

import gzip
import re
from functools import cache
from itertools import pairwise

import msgspec
import pytest

from dateline.render import KINDS
from tests import theme_samples as samples
from tests.theme_page import Page

PAGES = samples.pages()
CSS = (samples.THEME / "assets" / "style.css").read_text(encoding="utf-8")


@cache
def page(name: str) -> Page:
    return Page(samples.render(PAGES[name]))


def home(**changes: object) -> Page:
    return Page(samples.render(msgspec.structs.replace(samples.home(), **changes)))


def entry(**changes: object) -> Page:
    return Page(samples.render(samples.entry(**changes)))


def test_every_kind_of_page_has_a_sample() -> None:
    assert {view.kind for view in PAGES.values()} == set(KINDS)


@pytest.mark.parametrize("name", PAGES)
def test_the_markup_is_balanced_and_its_ids_are_unique(name: str) -> None:
    found = page(name)
    assert found.problems == []
    ids = [e.attrs["id"] for e in found.elements if "id" in e.attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_inline_that_the_policy_forbids(name: str) -> None:
    found = page(name)
    assert not found.all("style", "script")
    names = {a for e in found.elements for a in e.attrs}
    assert not {a for a in names if a == "style" or a.startswith("on")}


@pytest.mark.parametrize("name", PAGES)
def test_the_head_begins_with_the_charset_and_the_policy(name: str) -> None:
    found = page(name)
    head = found.under(found.one("head"))
    assert head[0].attrs == {"charset": "utf-8"}
    assert head[1].attrs["http-equiv"] == "Content-Security-Policy"
    assert head[1].attrs["content"] == "default-src 'none'; style-src 'self'"
    assert found.one("meta", name="viewport").attrs["content"].startswith("width=device-width")
    assert found.one("html").attrs["lang"] == "en"
    assert found.one("html").attrs["dir"] == "ltr"


@pytest.mark.parametrize("name", PAGES)
def test_one_main_heading_and_no_level_is_left_out(name: str) -> None:
    levels = [int(e.tag[1]) for e in page(name).all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_landmarks_are_named_and_the_first_link_skips_to_the_content(name: str) -> None:
    found = page(name)
    assert found.all("a")[0].attrs["href"] == "#" + found.one("main").attrs["id"]
    ids = {e.attrs["id"] for e in found.elements if "id" in e.attrs}
    for element in found.all("nav", "section"):
        assert element.attrs.get("aria-label") or element.attrs["aria-labelledby"] in ids
    names = [e.attrs["aria-label"] for e in found.all("nav") if "aria-label" in e.attrs]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", PAGES)
def test_links_are_relative_and_fragments_lead_somewhere(name: str) -> None:
    found = page(name)
    ids = {e.attrs["id"] for e in found.elements if "id" in e.attrs}
    root = PAGES[name].root
    for link in found.all("a", "link"):
        address = link.attrs["href"]
        if address.startswith("#"):
            assert address[1:] in ids
        elif not address.startswith("https://"):
            assert address.startswith(root)
            assert address.startswith("/") == (name == "404")


@pytest.mark.parametrize("name", PAGES)
def test_what_is_said_of_a_page_to_others(name: str) -> None:
    found, view = page(name), PAGES[name]
    heading = found.one("meta", property="og:title").attrs["content"]
    title = found.one("title").text
    assert title == ("The story" if view.kind == "home" else f"{heading} · Story")
    assert found.one("meta", property="og:url").attrs["content"] == view.canonical
    assert found.one("link", rel="canonical").attrs["href"] == view.canonical
    assert found.one("meta", name="description").attrs["content"] == view.description
    assert [e.attrs["href"] for e in found.all("link", rel="alternate")] == [
        f"{view.root}feed.atom",
        f"{view.root}feed.json",
    ]
    assert bool(found.all("meta", name="robots")) == (view.kind in ("redirect", "404"))


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en-GB", ["en_GB"]),
        ("kk-Cyrl-KZ", ["kk_KZ"]),
        ("en", []),
        ("kk-Cyrl", []),
        ("es-419", []),
    ],
)
def test_a_territory_is_said_to_others_where_there_is_one(language: str, locale: list[str]) -> None:
    found = Page(samples.render(samples.home(), language=language))
    assert [e.attrs["content"] for e in found.all("meta", property="og:locale")] == locale


def test_without_a_public_address_none_is_claimed() -> None:
    bare = msgspec.structs.replace(samples.home(), canonical="", description="", feeds=())
    found = Page(samples.render(bare))
    assert not found.all("link", rel="canonical")
    assert not found.all("meta", property="og:url")
    assert not found.all("meta", name="description")
    assert not found.all("link", rel="alternate")


def test_the_page_a_reader_is_on_is_marked_in_the_navigation() -> None:
    marked = page("actors").one("a", aria_current="page")
    assert marked.text == "Actors"
    deeper = msgspec.structs.replace(PAGES["actor"], current="actors/index.html")
    assert Page(samples.render(deeper)).one("a", aria_current="true").text == "Actors"
    assert page("home").one("a", aria_current="page").has("name")


def test_hostile_text_stays_text() -> None:
    bad = "<script>alert(1)</script>\"' onload='x"
    card = samples.card("bad", title=bad, summary=bad, sources=0)
    note = msgspec.structs.replace(samples.RICH_NOTE, title=bad, publisher=bad, note=bad)
    day = msgspec.structs.replace(samples.DAYS[0], cards=(card,))
    for view in (
        msgspec.structs.replace(samples.home(), days=(day,), keys=(card,), description=bad),
        samples.listing("tag", "tags/bad/index.html", bad, days=(day,), description=bad),
        samples.entry(title=bad, summary=bad, sources=(note,), cite_as=bad),
    ):
        found = Page(samples.render(view, title=bad, licence=bad))
        assert not found.all("script")
        assert not [e for e in found.elements if "onload" in e.attrs]
        assert found.problems == []


def test_home_shows_every_entry_at_an_anchor_of_its_own() -> None:
    found = page("home")
    anchors = [e.attrs["id"] for e in found.all("article")]
    assert anchors == ["first", "second", "third", "bare"]
    titles = [e.text for e in found.all("h3")]
    assert titles == ["Title of first", "Title of second", "Третья", "Title of bare"]
    assert found.one("article", id="third").attrs["lang"] == "ru"


def test_home_says_how_much_there_is() -> None:
    found = page("home")
    items = found.under(found.one("ul", class_="facts"), "li")
    assert [" ".join(e.text.split()) for e in items] == [
        "4 developments",
        "5 January 2022 – spring 2022",
        "1,200 sources",
        "2 languages",
    ]


def test_the_density_picture_leads_to_every_date_and_has_a_twin_in_words() -> None:
    found = page("home")
    picture = found.one("nav", class_="density")
    columns = found.under(picture, "ol")[0]
    linked = found.under(columns, "a")
    assert [e.attrs["href"] for e in linked] == ["#d2022-01-05", "#d2022-21"]
    assert linked[0].attrs["title"] == "5 January 2022: 3 developments"
    assert linked[0].has("key")
    assert not linked[1].has("key")
    heights = [int(e.attrs["height"]) for e in found.under(columns, "svg")]
    assert heights == [112, 38]
    assert len(found.under(columns, "li", class_="gap")) == 1
    rows = found.under(found.under(picture, "tbody")[0], "tr")
    assert [" ".join(r.text.split()) for r in rows] == ["5 January 2022 Key3", "Spring 20221"]


def test_time_is_said_as_precisely_as_it_is_known_and_no_more() -> None:
    found = page("home")
    lines = {a.attrs["id"]: found.under(a, "p", class_="when") for a in found.all("article")}
    said = {name: " ".join(" ".join(p.text.split()) for p in ps) for name, ps in lines.items()}
    assert said == {
        "first": "Key",
        "second": "about 21:00, Almaty time, UTC+6",
        "third": "",
        "bare": "",
    }
    times = [e.attrs["datetime"] for e in found.all("time")]
    assert all(times)
    assert "2022-01-05T21:00+06:00" in times


def test_sources_stand_beside_an_entry_and_the_rest_fold_away() -> None:
    found = page("home")
    many = found.one("article", id="second")
    notes = found.under(many, "a")[-6:]
    assert [e.attrs["href"] for e in notes] == [f"https://example.org/{n}" for n in range(1, 7)]
    folded = found.under(many, "details")[0]
    assert len(found.under(folded, "a")) == 2
    assert found.under(folded, "ol")[0].attrs["start"] == "5"
    assert found.under(folded, "summary")[0].text == "2 more sources"
    assert not found.under(found.one("article", id="first"), "details")


def test_a_long_story_leads_by_years_and_months() -> None:
    found = page("long home")
    assert not found.all("article")
    assert found.one("a", href="2022/index.html").text == "2022"
    assert found.one("a", href="2022/01/index.html").text == "January 2022"
    assert not home(periods=()).all("section", class_="year")


def test_an_entry_numbers_its_sources_and_says_what_is_known_of_them() -> None:
    found = page("entry")
    second = found.one("li", id="source-2")
    assert second.attrs["value"] == "2"
    said = " ".join(second.text.split())
    for words in (
        "Правительство ушло в отставку",
        "no longer online",
        "Paper 2",
        "A. Reporter",
        "5 January 2022",
        "Russian",
        "Reprints a wire",
        "Seen in part.",
        "Archived copy, 22 November 2026",
        "Read 22 November 2026",
    ):
        assert words in said
    link = found.under(second, "a")[0]
    assert link.attrs == {"href": "https://example.org/2", "hreflang": "ru", "lang": "ru"}
    assert found.under(second, "a")[-1].attrs["href"] == "../../../../sources/paper-2/index.html"


def test_an_entry_says_when_and_in_which_zone() -> None:
    line = page("entry").one("p", class_="when")
    assert " ".join(line.text.split()) == (
        "Key development Wednesday 5 January 2022, about 21:00, Almaty time, UTC+6"
    )
    vague = entry(when=samples.IN_SPRING, key=False)
    assert vague.one("p", class_="when").text.strip() == "Spring 2022"
    assert not vague.under(vague.one("p", class_="when"), "time")


def test_relations_are_named_in_words_and_contradictions_stand_out() -> None:
    found = page("entry")
    named = [e.text for e in found.all("dt")]
    assert named == ["Follows", "Contradicted by", "Mentioned in"]
    assert len(found.all("div", class_="doubt")) == 1
    assert [e.attrs["rel"] for e in found.under(found.one("nav", class_="near"), "a")] == [
        "prev",
        "next",
    ]


def test_pictures_keep_their_size_and_documents_are_linked() -> None:
    found = page("entry")
    picture = found.one("img")
    assert picture.attrs["alt"] == "A square"
    assert (picture.attrs["width"], picture.attrs["height"]) == ("800", "600")
    assert found.one("a", href="../../../../media/a.pdf").text == "A decree"


def test_a_foreign_entry_keeps_the_words_of_the_site_in_its_own_language() -> None:
    found = page("foreign entry")
    assert found.one("article").attrs["lang"] == "ru"
    assert found.one("section", class_="sources").attrs["lang"] == "en"
    assert found.one("p", class_="when").attrs["lang"] == "en"


def test_a_withdrawn_entry_says_so() -> None:
    assert "retracted" in page("retracted").one("p", class_="notice").text
    merged = page("merged")
    notice = merged.one("p", class_="notice")
    assert merged.under(notice, "a")[0].attrs["lang"] == "ru"
    assert not page("entry").all("p", class_="notice")


def test_a_list_goes_on_over_pages() -> None:
    found = page("tag")
    pager = found.one("nav", class_="pager")
    assert [e.text for e in found.under(pager, "a")] == [
        "Previous page",
        "1",
        "2",
        "3",
        "Next page",
    ]
    assert found.one("a", aria_current="page").attrs["aria-label"] == "Page 2"
    assert not page("month").all("nav", class_="pager")


def test_a_person_has_all_names() -> None:
    found = page("actor")
    assert found.one("span", lang="kk").text == "Тоқаев"
    said = " ".join(found.one("header", class_="head").text.split())
    for words in ("Person", "Tokaev, 1990 – 1995", "Also written Tokaev", "wikidata Q1"):
        assert words in said


def test_a_former_address_leads_to_the_present_one() -> None:
    found = page("redirect")
    refresh = found.one("meta", http_equiv="refresh").attrs["content"]
    assert refresh == "0; url=../2022/01/05/first/index.html"
    assert found.one("main").text.split()[-3:] == ["Title", "of", "first"]
    bare = msgspec.structs.replace(PAGES["redirect"], canonical="")
    assert Page(samples.render(bare)).one("link", rel="canonical").attrs["href"] == refresh[7:]


@pytest.mark.parametrize(
    ("name", "block", "words"),
    [
        ("entry", "cite", "{{ brief(view.earlier, view.root) }}"),
        ("home", "keys", "{{ brief(view.keys[0], view.root) }}"),
    ],
)
def test_a_theme_overrides_one_block_with_the_parts_of_its_parent(
    name: str, block: str, words: str
) -> None:
    text = f'{{% extends "default/{name}.html" %}}{{% block {block} %}}<b>Own</b> {words}'
    own = samples.extended(**{name: text + "{% endblock %}"})
    theirs, ours = page(name), Page(samples.render(PAGES[name], own))
    assert "Own 5 January 2022 Title of first" in " ".join(ours.one("main").text.split())
    assert ours.one("h1").text == theirs.one("h1").text
    assert ours.problems == []


def test_options_change_the_page() -> None:
    made = samples.theme()
    options = {**made.options, "scheme": "dark", "kicker": "Chronicle", "footer": "By us"}
    found = Page(samples.render(samples.home(), made, options=options))
    assert found.one("html").attrs["data-scheme"] == "dark"
    assert found.one("p", class_="kicker").text == "Chronicle"
    assert "By us" in found.one("footer").text
    used = "".join(made.templates.values())
    assert set(made.options) == set(re.findall(r"site\.options\.(\w+)", used))


def test_the_style_sheet_is_small_asks_nobody_and_serves_both_directions() -> None:
    assert len(gzip.compress(CSS.encode(), 9)) < 6_000
    assert "url(" not in CSS
    assert "@import" not in CSS
    sided = r"(?:-|[{;]\s*)(?:left|right)\s*:|text-align:\s*(?:left|right)"
    assert re.findall(sided, CSS) == []
    for feature in ("print", "prefers-reduced-motion", "forced-colors", "light-dark("):
        assert feature in CSS


def test_printed_addresses_stand_apart_from_what_they_belong_to() -> None:
    """A box of its own swallows a space at its beginning, unless it is told to keep it."""
    printed = CSS.partition("@media print")[2]
    (rule,) = re.findall(r"[^\n]*\.ref a::after[^\n]*", printed)
    assert 'content: " " attr(href)' in rule
    assert "white-space: pre-wrap" in rule
