"""Bodies made to hold the parser up: refused at once, or read in bounded time and space.

Each sample is as long as a body may be. Without limits most of them would take hours.
"""

from __future__ import annotations

import pytest

from dateline.body.bounds import BODY_LIMIT, excess
from tests.bodies import SAMPLES, body_of, told

MARKS = """
[ [a]( ![ ![a]( <![CDATA[ ` ``a ``` ~~~ ~ * ** _ *a **a_ > >> - * 1. \\ \\[ & &lt;
&#x1; < <a <a~href=" <b> </b> <div> <div><p> <!-- --> <!-- <? <! <script> <script
<svg> | a| |a [^a] [[ [[a]] [[a| [@a] [@a; [@a;@b { {{ {% # ( ) [](a [a](<b [a](b"
<https://a.b <a@ " = - + +a a_ [a][ []
"""
HELD_UP = [mark.replace("a~h", "a h") for mark in MARKS.split()]
LINES = (
    *("# a", "---", "***", "- - -", "a\n-", "-", "=", "1.", "+", "- a", "1. a", "    - a", "> a"),
    *("[^a]: b", "[^a]:", "[a]: b", "[a]: b\n[c]", "```\nx\n```", "```", "~~~", "<div>", "</div>"),
    *("a|b\n-|-", "|", "|a|b|", "<details><summary>a</summary>", "a  "),
)


def filled(piece: str, size: int = BODY_LIMIT) -> str:
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("piece", HELD_UP)
def test_one_mark_for_a_whole_body(piece: str) -> None:
    body, problems = body_of(filled(piece))
    assert body.html or problems


@pytest.mark.parametrize("piece", HELD_UP)
def test_as_many_marks_as_are_allowed(piece: str) -> None:
    size = 3900 if len(piece) < 3 else 1900
    body, problems = body_of(filled(piece, size * len(piece)) + "a " * 100_000)
    assert body.html or problems


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_one_kind_of_line_for_a_whole_body(line: str, gap: str) -> None:
    body, problems = body_of(filled(line + gap))
    assert body.html or problems


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 5000, "5,000 opening square brackets; 4,000 are allowed"),
        ("&" * 9000, "9,000 signs &; 8,000 are allowed"),
        ("> " * 20 + "a", "nested"),
        ("- " * 20 + "a", "nested"),
        ("1. " * 20 + "a", "nested"),
        (" " * 81 + "a", "indented"),
        ("a\n" + " " * 81 + "`b`", "indented"),
        ("a  \n" * 5001, "5,001 lines that end with two spaces"),
        ("a\n\n" * 11_000, "paragraphs"),
        ("# a\n" * 1100, "headings"),
        ("\\*" * 7000, "7,000 pieces of code and escapes; 6,000 are allowed"),
        ("|".join("a" * 50) + "\n" + "|".join("-" * 50), "columns"),
        ("a|b\n-|-\n" + "a\n" * 15_000, "cells"),
    ],
)
def test_what_is_said(text: str, said: str) -> None:
    body, problems = body_of(text)
    assert body.html == ""
    assert [problem.code for problem in problems] == ["DL402"]
    assert said in problems[0].message


LONG = "word " * 20


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- {LONG}-->\n\nText.",
        f"<!-- {LONG}--> Text.",
        f"<!--\n{LONG}\n{' ' * 90}x\n-->\n\nText.",
        f"```\n{LONG}\n```\n\nText.",
        f"~~~\n{' ' * 90}x\n~~~\n\nText.",
        f"`{LONG}` text.",
        f"Text\n`{LONG}`\ntext.",
        f"<script>{LONG}</script>\n\nText.",
        "\\*" * 50 + " text.",
        " " * 80 + "Text.",
        f"Above.\n{' ' * 90}\nText.",
    ],
)
def test_what_is_no_indent(text: str) -> None:
    body, problems = body_of(text)
    assert "ext." in body.html
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_lines_of_code_and_comments_do_not_end_with_spaces() -> None:
    for text in ("```\n" + "x = 1\n" * 6000 + "```", "<!--\n" + "word\n" * 6000 + "-->\n\nText."):
        body, problems = body_of(text)
        assert (bool(body.html), problems) == (True, ())


def test_empty_lines_of_code_part_no_paragraphs() -> None:
    assert body_of("```\n" + "x\n\n" * 11_000 + "```\n\nText.")[1] == ()


def test_comments_do_not_hide_nesting() -> None:
    assert told("> " * 7 + "<!-- a -->" + "> " * 7 + "b") == [("DL402", 1, 1)]


def test_numbers_are_shown_in_thousands() -> None:
    said = body_of("x" * (BODY_LIMIT + 1))[1][0].message
    assert said == "the body has 300,001 characters; 300,000 are allowed"


def test_the_place_of_an_excess() -> None:
    assert told("a\n\nb\n" + " " * 81 + "c") == [("DL402", 4, 1)]
    assert told("a\n\nb\n" + "> " * 20 + "c") == [("DL402", 4, 1)]


def test_short_urls_do_not_make_long_pages() -> None:
    reference = "[a]: https://e.example/" + "x" * 1900
    body, problems = body_of(reference + "\n\n" + "[a] " * 3900)
    assert body.html == ""
    assert [problem.code for problem in problems] == ["DL402"]


def test_a_refused_body_leaves_nothing_behind() -> None:
    before = body_of("- a\n\n> b[^c]\n\n[^c]: d")
    for text in ("a|b\n-|-\n" + "a\n" * 15_000, "*a **b " * 300 + "> " * 9):
        body_of(text)
    assert body_of("- a\n\n> b[^c]\n\n[^c]: d") == before


def test_the_length_is_counted_in_characters() -> None:
    assert body_of("é" * BODY_LIMIT)[1] == ()
    assert [p.code for p in body_of("é" * (BODY_LIMIT + 1))[1]] == ["DL401"]


def test_honest_bodies_are_far_from_every_limit() -> None:
    honest = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.md")))
    assert excess(honest, honest, 0) is None
    report = "\n\n".join(
        f"## Day {day}\n\n" + "Words and [a link](https://e.example/a_b) and more.[@a; @b] " * 15
        for day in range(100)
    )
    assert body_of(report)[1] == ()
    table = "|Who|How many|Says|\n|---|--:|---|\n" + "|A *hospital*|12|[@a]|\n" * 2500
    assert body_of(table)[1] == ()
