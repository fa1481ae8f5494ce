"""Whether parts of a body stand where HTML allows them."""

from __future__ import annotations

import pytest

from dateline.body.structure import unclosed, unsound, with_levels, without_empty


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <em>b <a href='/'>c</a></em></p><ul><li><p>d</p><ul><li>e</li></ul></li></ul>",
        "<details><summary>a <b>b</b></summary><p>c</p><h2>d</h2></details>",
        "<figure><img src='a'><figcaption>b</figcaption></figure>",
        "<figure><figcaption>b</figcaption><img src='a'></figure>",
        "<div><blockquote><p>a</p><hr></blockquote></div>",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>",
        "words",
        "",
    ],
)
def test_sound(html: str) -> None:
    assert unsound(html) == ""


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<em><div>a</div></em>", "<div> stands in <em>"),
        ("<p><span><ul><li>a</li></ul></span></p>", "<ul> stands in <p>"),
        ("<h2><p>a</p></h2>", "<p> stands in <h2>"),
        ("<details>a</details>", "<details> does not begin with <summary>"),
        ("<details></details>", "<details> does not begin with <summary>"),
        (
            "<details>a<summary>b</summary></details>",
            "<summary> is not the first thing in <details>",
        ),
        ("<div><summary>a</summary></div>", "<summary> stands outside <details>"),
        ("<figcaption>a</figcaption>", "<figcaption> stands outside <figure>"),
        (
            "<figure>a<figcaption>b</figcaption>c</figure>",
            "<figcaption> is neither the first nor the last thing in <figure>",
        ),
        (
            "<figure><figcaption>a</figcaption><figcaption>b</figcaption></figure>",
            "<figure> has two <figcaption>",
        ),
        ("<rt>a</rt>", "<rt> stands outside <ruby>"),
        ("<ruby>a</ruby>", "<ruby> does not end with <rt>"),
        ("<a><b><a>c</a></b></a>", "<a> stands in another <a>"),
        ("<dfn><i><dfn>c</dfn></i></dfn>", "<dfn> stands in another <dfn>"),
        ("<ul><b>a</b></ul>", "<b> stands in <ul>"),
        ("<ol>a</ol>", "words stand in <ol>"),
    ],
)
def test_unsound(html: str, fault: str) -> None:
    assert unsound(html) == fault


@pytest.mark.parametrize(
    ("tags", "fault"),
    [
        (["<b>", "</b>", "<br>", ""], ""),
        (["<b>"], "<b> is not closed as often as it is opened"),
        (["</i>", "<b>"], "<b> is not closed as often as it is opened"),
    ],
)
def test_unclosed(tags: list[str], fault: str) -> None:
    assert unclosed(tags) == fault


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([1, 2, 3], [2, 3, 4]),
        ([2, 2, 3], [2, 2, 3]),
        ([3, 2, 1], [2, 2, 2]),
        ([1, 4, 2, 6], [2, 3, 3, 4]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
        ([2, 4, 3], [2, 3, 3]),
    ],
)
def test_levels_of_headings(levels: list[int], expected: list[int]) -> None:
    def written(numbers: list[int]) -> str:
        return "".join(f'<h{n} dir="auto">a <b>b</b></h{n}>' for n in numbers)

    assert with_levels(written(levels)) == written(expected)


def test_empty_parts_are_left_out() -> None:
    html = '<p></p>\n<p dir="auto"> </p><h2><b></b></h2><h3>a</h3><p>b</p><h2><img src="c"></h2>'
    assert without_empty(html) == '<h3>a</h3><p>b</p><h2><img src="c"></h2>'
    link = '<h2><a class="entry-link" href="entry:a"></a></h2>'
    assert without_empty(link) == link
