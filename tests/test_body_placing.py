"""Body HTML put into its place on a page."""

from __future__ import annotations

from dateline.body.placing import placed
from tests.bodies import html_of

TITLES = {"a": ("../a/", "A & B"), "b": ("../b/?x=1&y=2", "B")}


def place(html: str) -> str:
    return placed(
        html,
        entry=TITLES.get,
        media=lambda path: f"../../{path}?v=1&w=2",
        site=lambda path: f"../..{path}",
    )


def test_every_kind_of_address() -> None:
    html = html_of(
        "[[a]] [[b|*words*]] [[c]] [[c|gone]] [x](/about/#y) [z](media/r.pdf) ![i](media/i.jpg) "
        "[w](https://example.org/) [h](#source-1)"
    )
    assert place(html) == (
        '<p><a class="entry-link" href="../a/">A &amp; B</a> '
        '<a class="entry-link" href="../b/?x=1&amp;y=2"><em>words</em></a>  gone '
        '<a href="../../about/#y">x</a> <a href="../../media/r.pdf?v=1&amp;w=2">z</a> '
        '<img alt="i" decoding="async" loading="lazy" src="../../media/i.jpg?v=1&amp;w=2"> '
        '<a href="https://example.org/">w</a> <a href="#source-1">h</a></p>'
    )


def test_words_that_look_like_addresses_stay() -> None:
    html = html_of('`<a href="/a/"> src="media:b" href="entry:c"` "href="/x"')
    assert place(html) == html


def test_nothing_to_place() -> None:
    assert place("<p>words</p>") == "<p>words</p>"
