"""Citations, links to entries and media files, found where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.body.citations import Hidden, Lines, blank, hidden, odd_marks, scan
from dateline.model import Ref
from tests.bodies import MARKUP


def ids(refs: tuple[Ref, ...]) -> list[str]:
    return [ref.id for ref in refs]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("a [@one] b", ["one"]),
        ("[@one; @two]", ["one", "two"]),
        ("[@one;@two ; @one]", ["one", "two"]),
        ("[@b] [@a] [@b]", ["b", "a"]),
        ("[ @one ]", ["one"]),
        ("[@one;\n@two]", ["one", "two"]),
        ("[@one-2-three]", ["one-2-three"]),
        ("[@one](https://example.org)", []),
        ("[@One] [@one_two] [@one--two] [@-one] [@]", []),
        ("`[@one]` \\[@two] <!-- [@three] -->", []),
        ("```\n[@one]\n```\n[@two]", ["two"]),
        ("~~~\n[@one]\n~~~~\n[@two]", ["two"]),
        ("```\n[@one]", ["one"]),
        ("- a\n\n    ```\n    [@one]\n    ```\n", []),
        ("`a\n\n[@one] `", ["one"]),
        ("- ` [@one]\n- ` b", ["one"]),
        ("<script>[@one]</script> <svg>[@two]", ["two"]),
        ("a@one.example [one@two]", []),
    ],
)
def test_cites(text: str, cited: list[str]) -> None:
    assert ids(scan(text).cites) == cited


def test_places_are_those_of_the_file() -> None:
    found = scan("one\n\n  [@a; @bc] [[d]]\n![x](media/e.jpg)", first_line=10)
    assert found.cites == (Ref("a", 12, 4), Ref("bc", 12, 8))
    assert found.links == (Ref("d", 12, 13),)
    assert found.media == (Ref("media/e.jpg", 13, 6),)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("[[a]] [[b|words]] [[a]]", ["a", "b"]),
        ("[[ a | words *and* more\nwords ]]", ["a"]),
        ("[[A]] [[a b]] [[a|[b]]]", []),
        ("`[[a]]` \\[[b]]", []),
    ],
)
def test_links(text: str, linked: list[str]) -> None:
    assert ids(scan(text).links) == linked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('![x](media/a.jpg "t") ![y](<media/b c.jpg>)', ["media/a.jpg", "media/b c.jpg"]),
        ("[report](media/a%20b.pdf)", ["media/a b.pdf"]),
        ("![x][p]\n\n[p]: media/a_(1).jpg", ["media/a_(1).jpg"]),
        ('<img src="media/a.jpg" alt="x"> <a href=media/b.pdf>', ["media/a.jpg", "media/b.pdf"]),
        ("![x](https://example.org/media/a.jpg) media/b.jpg `![x](media/c.jpg)`", []),
    ],
)
def test_media(text: str, shown: list[str]) -> None:
    assert ids(scan(text).media) == shown


def test_a_body_without_marks_is_not_read() -> None:
    assert scan("words, *words* & words") == scan("")


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("[@Bad Id]", ["[@Bad Id]"]),
        ("[@one, @two] and [@one;two]", ["[@one, @two]", "[@one;two]"]),
        ("[@one", ["[@one"]),
        ("[@one [two]", ["[@one "]),
        ("[[Bad]] [[a b|c]]", ["[[Bad]]", "[[a b|c]]"]),
        ("[@one] [[a|b]] [@x](y) [^a] [a]", []),
    ],
)
def test_odd_marks(text: str, odd: list[str]) -> None:
    assert [mark[0] for mark in odd_marks(text)] == odd


@given(MARKUP)
def test_stretches_lie_in_order_and_inside(text: str) -> None:
    place = 0
    for stretch in hidden(text):
        assert place <= stretch.start < stretch.end <= len(text)
        place = stretch.end


@given(MARKUP)
def test_blanking_keeps_every_place(text: str) -> None:
    blanked = blank(text, hidden(text))
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(blanked) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@given(MARKUP)
def test_places_lead_to_the_marks(text: str) -> None:
    lines = text.split("\n")
    found = scan(text, 1)
    for ref in found.cites:
        assert lines[ref.line - 1].startswith(f"@{ref.id}", ref.column - 1)
    for ref in found.links:
        assert lines[ref.line - 1].startswith("[[", ref.column - 1)


@given(st.text(st.sampled_from("ab\n"), max_size=20), st.integers(0, 20))
def test_lines_and_columns(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = Lines(text, 1).place(offset)
    before = text[:offset].split("\n")
    assert (line, column) == (len(before), len(before[-1]) + 1)


def test_a_fence_tells_its_lines() -> None:
    (fence,) = hidden("a\n  ```py\n  x\n  ```\nb")
    assert fence == Hidden("fence", 2, 19, 10, 14)
