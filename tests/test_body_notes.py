"""Footnotes lead there and back."""

from __future__ import annotations

import re

import pytest

from tests.bodies import Page, body_of, html_of


def test_notes_are_numbered_as_they_are_first_referred_to() -> None:
    html = html_of("a[^z] b[^y]\n\n[^y]: second\n\n[^z]: first")
    assert html.index("first") < html.index("second")
    assert [int(n) for n in re.findall(r'role="doc-noteref">(\d+)<', html)] == [1, 2]


def test_every_reference_has_its_way_back() -> None:
    page = Page(html_of("a[^x] b[^x] c[^y]\n\n[^x]: one\n\n[^y]: two[^x]"))
    ids = set(page.values("id"))
    ways = {href[1:] for href in page.values("href")}
    assert ways == ids
    assert len([i for i in ids if i.startswith("fnref-1")]) == 3


def test_no_words_of_a_language_are_added() -> None:
    body, _ = body_of("слово[^x]\n\n[^x]: сноска")
    assert not re.search("[A-Za-z]", Page(body.html).words)


@pytest.mark.parametrize("name", ["1", "длинное имя", "a:b", "x" * 90, "<b>", "__x__", "a|b"])
def test_any_name_will_do(name: str) -> None:
    assert Page(html_of(f"a[^{name}]\n\n[^{name}]: note")).values("id") == ["fnref-1", "fn-1"]


def test_notes_within_notes_and_with_blocks() -> None:
    html = html_of("a[^x]\n\n[^x]: one\n\n    - list\n\n    [^y]: inner\n\n    two[^y]")
    assert "<li>list</li>" in html
    assert html.count("<li id=") == 2


def test_a_note_that_ends_with_a_list_has_its_way_back_in_a_paragraph() -> None:
    html = html_of("a[^x]\n\n[^x]: one\n\n    - list")
    assert '</ul><p> <a class="note-back"' in html or '</ul><p><a class="note-back"' in html
