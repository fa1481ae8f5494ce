"""The last look at a body's HTML."""

from __future__ import annotations

import pytest

from dateline.body.clean import clean, words

NEVER = """svg math style title textarea noscript iframe script form input object embed template
link meta base"""


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <time datetime="2022-01-05">b</time> <abbr title="c">d</abbr></p>',
        '<a class="entry-link" href="entry:a"></a><img alt="b" src="media:media/c d.jpg">',
        '<sup class="cite"><a href="#source-1" id="cite-1-1" role="doc-noteref">[1]</a></sup>',
        '<td class="align-right">1</td>',
        "<ruby>a<rt>b</rt></ruby><bdi>c</bdi><kbd>d</kbd><q>e</q>",
    ],
)
def test_what_we_make_passes_unchanged(html: str) -> None:
    row = f"<table><tbody><tr>{html}</tr></tbody></table>" if html.startswith("<td") else html
    assert clean(row) == row


@pytest.mark.parametrize("name", NEVER.split())
def test_what_never_passes(name: str) -> None:
    assert f"<{name}" not in clean(f"<p>a<{name} src=x onload=y>b</{name}>c</p>")


def test_classes_and_handlers_of_others_do_not_pass() -> None:
    assert clean('<p class="cite" style="x" onclick="y">a</p>') == "<p>a</p>"
    assert clean('<sup class="cite other">a</sup>') == '<sup class="cite">a</sup>'


def test_characters_no_page_can_hold_do_not_pass() -> None:
    assert clean("<p>a&#1;b&#xfffe;c&#x2028;d</p>") == "<p>abcd</p>"


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>a<b>b</b>c</p><p>d</p>", "abc d"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("a<br>b &lt;c&gt; &amp;amp;", "a b <c> &amp;"),
        ('<p>a <sup class="cite"><a href="#source-1">[1]</a></sup>. H<sub>2</sub>O</p>', "a. H2O"),
        ("<pre><code>a\n  b</code></pre>", "a b"),
    ],
)
def test_phrasing_periods(html: str, plain: str) -> None:
    assert words(html) == plain
