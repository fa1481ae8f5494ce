"""Tests for dateline.text and the letters it spells in Latin ones."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text import (
    MAX_ID,
    direction_fault,
    forbidden,
    id_fault,
    nearest,
    nfc,
    quoted,
    slugify,
)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Cabinet resigns", "cabinet-resigns"),
        ("  Almaty -- the airport!  ", "almaty-the-airport"),
        ("Правительство ушло", "pravitelstvo-ushlo"),
        ("Щёлково", "shchelkovo"),
        ("Объявление", "obyavlenie"),
        ("Қасым-Жомарт Тоқаев", "qasym-zhomart-toqaev"),
        ("Нұр-Сұлтан", "nur-sultan"),
        ("Әуезов Өскемен Үкімет Ғабит Қаңтар Һ", "auezov-oskemen-ukimet-gabit-qantar-h"),
        ("Київ", "kiyiv"),
        ("Αθήνα", "athina"),
        ("Café Zürich", "cafe-zurich"),
        ("Łódź, Øresund, Straße, Æther", "lodz-oresund-strasse-aether"),
        ("İstanbul ısı", "istanbul-isi"),
        ("it's o’clock", "its-oclock"),
        ("2022", "2022"),
        ("CON", "con-1"),
        ("index", "index-1"),
    ],
)
def test_spells_in_latin_letters(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_keeps_texts_apart_whose_letters_cannot_be_spelt() -> None:
    one, other = slugify("抗议"), slugify("示威")
    assert one != other
    assert re.fullmatch(r"x[0-9a-f]{8}", one)
    assert re.fullmatch(r"2022-x[0-9a-f]{8}", slugify("2022 مظاهرات"))
    assert re.fullmatch(r"x[0-9a-f]{8}", slugify("!!!"))


def test_slug_does_not_depend_on_the_unicode_form() -> None:
    for text in ("Қорғаныс й", "Ångström", "가"):
        assert slugify(unicodedata.normalize("NFD", text)) == slugify(text)


@given(st.text(max_size=400))
def test_every_slug_is_an_id(text: str) -> None:
    assert id_fault(slugify(text)) == ""


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True))
def test_an_id_is_its_own_slug(text: str) -> None:
    if not id_fault(text):
        assert slugify(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "A", "a_b", "a--b", "-a", "a-", "a.b", "a b", "..", "/a", "a/b", "a\\b", "a\0", "a\n", "é",
     "٢٠٢٢", "con", "aux", "nul", "com1", "lpt9", "index", "404", "a" * (MAX_ID + 1)],
)  # fmt: skip
def test_refuses_as_an_id(text: str) -> None:
    assert id_fault(text)


@pytest.mark.parametrize("text", ["a", "2022-01-05-cabinet-resigns", "a" * MAX_ID, "console"])
def test_accepts_as_an_id(text: str) -> None:
    assert id_fault(text) == ""


@pytest.mark.parametrize(
    "sign",
    "\0 \x01 \x08 \x0b \x0c \x1f \x7f \x80 \x85 \x9f \u2028 \u2029 \ud800 \udfff \ufdd0 \ufffe "
    "\uffff \U0001fffe \U0010ffff".split(" "),
)
def test_finds_what_no_page_can_hold(sign: str) -> None:
    found = forbidden(f"ab{sign}c")
    assert found is not None
    assert found.start() == 2


@pytest.mark.parametrize(
    "text", ["", "a\tb\nc\r", "Тоқаев", "\u00a0", "\u200d", "👩‍👩‍👧", "\ufffd", "\ue000"]
)
def test_lets_stand_what_a_page_can_hold(text: str) -> None:
    assert forbidden(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\u202eb", "U+202E"),
        ("a\u202db\u202c", "U+202D"),
        ("a\u2067b", "U+2069 is missing"),
        ("a\u202ab", "U+202C is missing"),
        ("a\u2069", "U+2069"),
        ("\u2066\u202b\u2069\u202c", "U+2069"),
    ],
)
def test_names_signs_that_turn_text(text: str, fault: str) -> None:
    assert direction_fault(text) == fault


@pytest.mark.parametrize(
    "text", ["a", "عربي", "\u2067عربي\u2069 b", "\u2068\u202ba\u202c\u2069", "a\u200fb"]
)
def test_lets_text_of_any_direction_stand(text: str) -> None:
    assert direction_fault(text) == ""


def test_quotes_on_one_line_with_nothing_unseen() -> None:
    assert quoted("a\nb\u202e\0") == '"a\\u000ab\\u202e\\u0000"'
    assert quoted("Тоқаев") == '"Тоқаев"'
    assert len(quoted("a" * 1000)) == 62


def test_finds_the_nearest_word() -> None:
    assert nearest("summery", ["summary", "sources"]) == "summary"
    assert nearest("SUMMARY", ["summary"]) == "summary"
    assert nearest("xyz", ["summary"]) == ""


def test_composes_letters() -> None:
    assert nfc("e\u0301") == "é"
    assert nfc("plain") == "plain"
