from __future__ import annotations

from typing import Any

import pytest

from dateline.config import Config
from dateline.planning.entries import (
    alias_address,
    entry_pages,
    finished,
    not_found_page,
    redirect_pages,
    standing_pages,
)
from dateline.views import EntryView, RelationGroup
from tests.samples import (
    context,
    entry,
    linking,
    media,
    page,
    picture,
    ref,
    related,
    relations,
    source,
    view_at,
)

SITE = Config(title="A story", base_url="https://example.org/story/")


def view_of(name: str, *values: Any, config: Config | None = None, **options: Any) -> EntryView:
    made = context(related(*values, **options), config)
    views = [r.make() for r in entry_pages(made)]
    return next(v for v in views if v.id == name)


def test_an_entry_has_its_neighbours() -> None:
    values = [entry("a", "2022-01-01"), entry("b", "2022-01-02"), entry("c", "2022-01-03")]
    first, middle, last = (view_of(name, *values) for name in "abc")
    assert first.earlier is None
    assert middle.earlier
    assert middle.later
    assert (middle.earlier.title, middle.later.title) == ("A", "C")
    assert last.later is None


def test_withdrawn_entries_are_nobodys_neighbours() -> None:
    values = [entry("a"), entry("b", status="retracted"), entry("c")]
    view = view_of("a", *values)
    assert view.later
    assert view.later.title == "C"


def test_relations_are_shown_from_both_sides() -> None:
    one = entry("one", "2022-01-01")
    two = entry("two", "2022-01-02", relations=relations(follows=("one",), updates=("gone",)))
    gone = entry("gone", status="retracted")
    assert [(g.relation, len(g.entries)) for g in view_of("one", one, two, gone).relations] == [
        ("followed_by", 1)
    ]
    (group,) = view_of("two", one, two, gone).relations
    assert isinstance(group, RelationGroup)
    assert group.entries[0].address == "2022/01/01/one/index.html"


def test_what_a_page_says_of_itself() -> None:
    value = entry("one", title="Cabinet resigns", summary="It did.", language="ru")
    view = view_of("one", value, config=SITE)
    assert (view.kind, view.address, view.root) == (
        "entry",
        "2022/01/05/one/index.html",
        "../../../../",
    )
    assert (view.title, view.description, view.language) == ("Cabinet resigns", "It did.", "ru")
    assert view.canonical == "https://example.org/story/2022/01/05/one/"
    assert view.current == "index.html"
    assert view.cite_as == (
        "“Cabinet resigns”, A story, Wednesday 5 January 2022, "
        "https://example.org/story/2022/01/05/one/"
    )


@pytest.mark.parametrize(
    ("file", "address", "image"),
    [
        ("media/a.jpg", "media/a.jpg", True),
        ("media/B.PNG", "media/B.PNG", True),
        ("media/a.pdf", "media/a.pdf", False),
        ("media/карта #1.png", "media/%D0%BA%D0%B0%D1%80%D1%82%D0%B0%20%231.png", True),
    ],
)
def test_pictures_and_documents(file: str, address: str, image: bool) -> None:
    value = entry("one", media=(picture(file, caption="C", credit="D", licence="E"),))
    (shown,) = view_of("one", value, files=media(file)).pictures
    assert (shown.address, shown.image, shown.alt) == (address, image, "A picture")
    assert (shown.caption, shown.credit, shown.licence) == ("C", "D", "E")


def test_of_a_withdrawn_entry_only_title_and_date_are_left() -> None:
    gone = entry(
        "gone",
        status="retracted",
        title="It was so",
        summary="Not true.",
        key=True,
        tags=("false",),
        sources=("wire",),
        relations=relations(follows=("kept",)),
        body=linking("kept"),
    )
    view = view_of("gone", gone, entry("kept"), source("wire"))
    assert (view.title, view.status, view.when.edtf) == ("It was so", "retracted", "2022-01-05")
    assert (view.summary, view.body, view.description, view.key) == ("", "", "", False)
    assert (view.tags, view.sources, view.relations, view.merged_into) == ((), (), (), None)


def test_a_merged_entry_leads_to_the_other() -> None:
    moved = entry("moved", status="merged", merged_into=ref("kept"))
    view = view_of("moved", moved, entry("kept"))
    assert view.merged_into
    assert view.merged_into.address == "2022/01/05/kept/index.html"


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"status": "retracted"}])
def test_a_merged_entry_leads_nowhere_when_the_other_is_not_published(fields: Any) -> None:
    moved = entry("moved", status="merged", merged_into=ref("kept"))
    assert view_of("moved", moved, entry("kept", **fields)).merged_into is None


LINKED = (
    '<p>As <a class="entry-link" href="entry:one">it<b>s</b></a> and '
    '<a class="entry-link" href="entry:one"></a></p>'
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            entry("one", title="A & <b>"),
            '<p>As <a class="entry-link" href="../2022/01/05/one/index.html">it<b>s</b></a> and '
            '<a class="entry-link" href="../2022/01/05/one/index.html">A &amp; &lt;b&gt;</a></p>',
        ),
        (
            entry("one", title="T", status="retracted"),
            '<p>As <a class="entry-link" href="../2022/01/05/one/index.html">it<b>s</b></a> and '
            '<a class="entry-link" href="../2022/01/05/one/index.html">T</a></p>',
        ),
        (entry("one", status="draft"), "<p>As it<b>s</b> and </p>"),
    ],
)
def test_links_to_entries(value: Any, expected: str) -> None:
    made = context(related(value))
    assert finished(made, LINKED, "about/index.html") == expected


def test_pictures_in_bodies() -> None:
    files = ("media/a b.png", "media/&.png")
    about = page("about", body=linking(media=files))
    made = context(related(about, files=media(*files)))
    assert finished(made, '<img alt="" src="media:media/a b.png">', "a/b/index.html") == (
        '<img alt="" src="../../media/a%20b.png">'
    )
    assert finished(made, '<img src="media:media/&amp;.png">', "index.html") == (
        '<img src="media/&amp;.png">'
    )


def test_a_body_without_links_is_left_alone() -> None:
    text = "<p>Plain &amp; <em>simple</em>.</p>"
    assert finished(context(related()), text, "a/index.html") == text


def test_standing_pages() -> None:
    about = page("about", title="About", summary="Who.", language="ru", body=linking("one"))
    made = context(related(entry("one"), about))
    view = view_at(standing_pages(made), "about/index.html")
    assert (view.kind, view.title, view.summary, view.description) == (
        "page",
        "About",
        "Who.",
        "Who.",
    )
    assert view.language == "ru"
    assert view.body == '<a class="entry-link" href="../2022/01/05/one/index.html">One</a>'


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("/old/address/", "old/address/index.html"),
        ("/old", "old/index.html"),
        ("/old.html", "old.html"),
        ("/2021/post.php", "2021/post.php/index.html"),
        ("/v1.2/", "v1.2/index.html"),
        ("/старое/", "старое/index.html"),
    ],
)
def test_an_alias_is_a_page(alias: str, address: str) -> None:
    assert alias_address(alias) == address


def test_former_addresses_lead_to_the_present_one() -> None:
    value = entry("one", title="T", aliases=("/old/place/",))
    gone = entry("gone", status="retracted", aliases=("/older.html",))
    made = context(related(value, gone), SITE)
    view = view_at(redirect_pages(made), "old/place/index.html")
    assert (view.root, view.target, view.target_title) == (
        "../../",
        "2022/01/05/one/index.html",
        "T",
    )
    assert view.canonical == "https://example.org/story/2022/01/05/one/"
    assert view_at(redirect_pages(made), "older.html").target == "2022/01/05/gone/index.html"


@pytest.mark.parametrize(
    ("base", "root"),
    [("", "/"), ("https://example.org/", "/"), ("https://example.org/a/b/", "/a/b/")],
)
def test_the_page_for_what_is_not_there_is_shown_anywhere(base: str, root: str) -> None:
    made = context(related(entry("one", key=True), entry("two")), Config(base_url=base))
    view = not_found_page(made).make()
    assert (view.kind, view.address, view.root) == ("404", "404.html", root)
    assert [b.title for b in view.keys] == ["One"]


def keys(*values: Any, **options: Any) -> dict[str, bytes]:
    recipes = entry_pages(context(related(*values, **options)))
    return {r.address.split("/")[3]: r.key for r in recipes}


A, B, C = entry("a", "2022-01-01"), entry("b", "2022-01-02"), entry("c", "2022-01-03")
D = entry("d", "2022-01-04", body=linking("a"))


def test_an_edit_changes_the_pages_that_show_it() -> None:
    before = keys(A, B, C, D)
    after = keys(entry("a", "2022-01-01", title="Other"), B, C, D)
    assert [name for name in before if before[name] != after[name]] == ["a", "b", "d"]


def test_an_entry_less_changes_its_neighbours() -> None:
    before, after = keys(A, B, C, D), keys(A, B, D)
    assert [name for name in after if before[name] != after[name]] == ["b", "d"]


def test_a_backlink_changes_the_page_it_leads_to() -> None:
    before = keys(A, B, C, D)
    linked = entry("c", "2022-01-03", relations=relations(follows=("a",)))
    after = keys(A, B, linked, D)
    assert [name for name in before if before[name] != after[name]] == ["a", "b", "c", "d"]


def test_a_target_that_is_held_back_changes_the_pages_that_link_it() -> None:
    values = (B, C, D)
    live, gone, held = [
        keys(A, *values)["d"],
        keys(entry("a", "2022-01-01", status="retracted"), *values)["d"],
        keys(entry("a", "2022-01-01", status="draft"), *values)["d"],
    ]
    assert live == gone != held
