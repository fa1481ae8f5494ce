"""Bodies as a whole: what comes back, what is told and where."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from dateline.diagnostics import Diagnostic, Span
from dateline.markup import markup
from dateline.model import Body, Ref
from tests.bodies import PATH, body_of, html_of, told
from tests.commands import ROOT


def test_a_body_without_words_is_empty() -> None:
    assert body_of(" \n\n\t\n") == (Body(), ())


def test_what_comes_back() -> None:
    body, problems = body_of(
        "See [[b]] and [[a|this]] and [[b]].\n\n![x](media/y.jpg)", first_line=7
    )
    assert problems == ()
    assert body.links == (Ref("b", 7, 5), Ref("a", 7, 15))
    assert body.media == (Ref("media/y.jpg", 9, 6),)
    assert body.text == "See and this and ."


def test_words_for_feeds_and_search() -> None:
    written = (
        "One[@a] *two*-three[^n].\n\n- four\n- five\n\n|a|b|\n|-|-|\n|6|7|\n\n[^n]: 8 &amp; 9."
    )
    assert body_of(written)[0].text == "One two-three. four five a b 6 7 8 & 9."


def test_citations_have_the_numbers_given() -> None:
    body, problems = markup("a[@x; @y] b[@x]", path=PATH, first_line=1, numbers={"x": 3, "y": 1})
    assert problems == ()
    assert 'href="#source-3" id="cite-3-1"' in body.html
    assert 'href="#source-1" id="cite-1-1"' in body.html
    assert 'href="#source-3" id="cite-3-2"' in body.html


def test_a_citation_without_a_number_stays_as_written() -> None:
    body, problems = markup("a [@x] b", path=PATH, first_line=1, numbers={})
    assert (body.html, problems) == ("<p>a [@x] b</p>", ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a <b>b</b>", []),
        ("\na <blink>b</blink>", [("DL403", 2, 3)]),
        ("a\n</blink>", [("DL403", 2, 1)]),
        ("<u id=a>b</u>\n\n<u id=a>c</u>", [("DL403", 1, 1), ("DL403", 3, 1)]),
        ("[a](b) [a](b) `b)`", [("DL405", 1, 5), ("DL405", 1, 12)]),
        ("a\n<script>\nb</script>", [("DL403", 2, 1)]),
        ("`<script>` <b onclick=x>a</b>", [("DL403", 1, 12)]),
        ("<b>a", [("DL403", 1, 1)]),
        ("<time>5 January</time>", [("DL403", 1, 1)]),
        ("<details>a</details>", [("DL403", 1, 1)]),
        ("a\n\n [@Bad Id]", [("DL404", 3, 2)]),
        ("a [[Bad]]", [("DL404", 1, 3)]),
        ("a [@a", [("DL404", 1, 3)]),
        ("a [^b]", [("DL404", 1, 3)]),
        ("a\n\n[^b]: c", [("DL404", 3, 1)]),
        ("a[^b]\n\n[^b]: c\n\n[^b]: d", [("DL404", 3, 1)]),
        ("[a [@b]](https://e.example/)", [("DL404", 1, 5)]),
        ("[a [[b]]](https://e.example/)", [("DL404", 1, 4)]),
        ("a\n[b](javascript:c)", [("DL405", 2, 5)]),
        ("[b](about)", [("DL405", 1, 5)]),
        ("[b]()", [("DL405", 1, 5)]),
        ("[b](//e.example/)", [("DL405", 1, 5)]),
        ("[b](media/../x.pdf)", [("DL405", 1, 5)]),
        ('<a href="data:x">b</a>', [("DL405", 1, 10)]),
        ("<javascript://e.example/>", [("DL405", 1, 2)]),
        ("a \u202eb\u202c", [("DL406", 1, 3)]),
        ("a\n\nb \u2067c", [("DL406", 3, 1)]),
        ("a\n\nb &#8238;c", [("DL406", 3, 1)]),
        ("a \u2067b\u2069", []),
        ("![a](https://e.example/b.jpg)", [("DL407", 1, 6)]),
        ("![a](c/b.jpg)", [("DL407", 1, 6)]),
        ("![a](media/b.svg)", [("DL407", 1, 6)]),
        ("![](media/b.jpg)", [("DL408", 1, 5)]),
        ("\\[@Bad Id] \\[\\[Bad]] `[@Bad Id]`", []),
        ("[@handle](https://e.example/)", []),
    ],
)
def test_what_is_told(text: str, codes: list[tuple[str, int, int]]) -> None:
    assert told(text) == codes


def test_of_very_many_problems_the_first_are_listed() -> None:
    _, problems = body_of("<blink>" * 300 + "\n\n[a](b)")
    assert len(problems) == 101
    assert problems[0].severity == "warning"
    assert [problem.code for problem in problems[-2:]] == ["DL405", "DL013"]
    assert (problems[-1].message[:3], problems[-1].severity) == ("201", "error")
    assert body_of("<blink>" * 300)[1][-1].severity == "warning"


def test_a_problem_says_what_where_and_how_to_mend_it() -> None:
    (problem,) = body_of("a [@Bad Id]", first_line=12)[1]
    assert problem == Diagnostic(
        "DL404",
        '"[@Bad Id]" is neither a citation nor a link to an entry',
        Span(PATH, 12, 3),
        "write [@source-id], [@one; @two], [[entry-id]] or [[entry-id|words]]; "
        "to show the bracket itself, write \\[",
    )


@pytest.mark.parametrize("text", ["a \u2067b\u2069 c", "a \u202bb\u202c c"])
def test_closed_isolates_stay(text: str) -> None:
    assert html_of(text) == f"<p>{text}</p>"


def test_a_body_with_raw_tags_in_wrong_places_keeps_its_words() -> None:
    body, problems = body_of("**a** <rt>b</rt> <b>c</b>")
    assert body.html == "<p><strong>a</strong> b c</p>"
    assert [problem.severity for problem in problems] == ["warning"]


def test_characters_no_page_can_hold_are_left_out() -> None:
    body, _ = body_of("a\x00b\x0bc\ud800d\ufffee &#0;&#11;&#xfffe; f")
    assert not set(body.html) & set("\x00\x0b\ud800\ufffe")
    body.html.encode()


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    program = (
        "import sys; from dateline.body.citations import scan; from dateline.markup import markup\n"
        "for text in sys.stdin.read().split('\\f'):\n"
        "    numbers = {r.id: n for n, r in enumerate(scan(text).cites, 1)}\n"
        "    print(markup(text, path='a.md', first_line=1, numbers=numbers))\n"
    )
    samples = sorted((ROOT / "tests" / "markup_samples").glob("*.md"))
    text = "\f".join(path.read_text(encoding="utf-8") for path in samples)
    text += "\f<b onclick=a style=b>c</b> <blink> <q> [a](x:y) [@z] [[A]]"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "generator")}
    environment["PYTHONIOENCODING"] = "utf-8"
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=text,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    expected = "".join(f"{body_of(t)}\n" for t in text.split("\f")).replace(PATH, "a.md")
    assert run.stdout == expected


def test_neither_library_is_imported_before_a_body_needs_it() -> None:
    program = (
        "import sys, dateline.markup, dateline.body.citations\n"
        "dateline.body.citations.scan('[@a] *b*')\n"
        "assert not {'markdown', 'nh3', 'yaml'} & set(sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
