"""What Markdown becomes: each sample of `markup_samples` beside the HTML it is made into."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bodies import SAMPLES, Page, html_of

NAMES = sorted(path.stem for path in SAMPLES.glob("*.md"))


def read(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_sample(name: str) -> None:
    assert html_of(read(f"{name}.md")) + "\n" == read(f"{name}.html")


def test_every_sample_has_its_html() -> None:
    assert {path.stem for path in SAMPLES.glob("*.html")} == set(NAMES)
    assert all(Path(SAMPLES / f"{name}.html").stat().st_size for name in NAMES)


def test_all_samples_in_one_body_share_no_id() -> None:
    whole = "\n\n".join(read(f"{name}.md") for name in NAMES)
    ids = Page(html_of(whole)).values("id")
    assert ids
    assert len(ids) == len(set(ids))


def test_nothing_of_one_body_shows_in_the_next() -> None:
    bodies = [read(f"{name}.md") for name in NAMES]
    alone = [html_of(body) for body in bodies]
    assert [html_of(body) for body in reversed(bodies)] == alone[::-1]


def test_links_within_a_body_lead_to_something() -> None:
    page = Page(html_of(read("notes.md")))
    ids = set(page.values("id"))
    inner = {href[1:] for href in page.values("href") if href.startswith("#fn")}
    assert inner
    assert inner <= ids


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("# a", "<h2>a</h2>"),
        ("#a", "<p>#a</p>"),
        ("#", ""),
        ("## a ##", "<h2>a</h2>"),
        ("## a#", "<h2>a#</h2>"),
        ("    words", "<p>words</p>"),
        ("*a*b", "<p><em>a</em>b</p>"),
        ("a_b_c", "<p>a_b_c</p>"),
        ("`` ` ``", "<p><code>`</code></p>"),
        ("`a", "<p>`a</p>"),
        ("a\n\n\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a<!-- b -->c", "<p>ac</p>"),
        ("<!-- b", "<p>&lt;!-- b</p>"),
        ("**a\n\nb**", "<p>**a</p>\n<p>b**</p>"),
        ("[a](https://e.example/ 'T')", '<p><a href="https://e.example/" title="T">a</a></p>'),
        ("[a] (https://e.example/)", "<p>[a] (https://e.example/)</p>"),
        ("[a](<https://e.example/>)", '<p><a href="https://e.example/">a</a></p>'),
        ("https://e.example/", "<p>https://e.example/</p>"),
        ("1986\\. A year", "<p>1986. A year</p>"),
        ("\\<b>", "<p>&lt;b&gt;</p>"),
        ("* * * * * * * * * * * * * * * *", "<hr>"),
        ("- - - - - - - - - - - - - - - -", "<hr>"),
        ("--------------------------------", "<hr>"),
        ("&lt;b&gt; &amp;amp;", "<p>&lt;b&gt; &amp;amp;</p>"),
        ("{a_b_} _c_", "<p>{a_b_} <em>c</em></p>"),
    ],
)
def test_small_marks(written: str, made: str) -> None:
    assert html_of(written) == made


def test_numbers_of_lists_are_digits_every_browser_reads() -> None:
    assert '<ol start="3">' in html_of("٣. three")
    assert "start" not in html_of("12345678901234567890. far")
