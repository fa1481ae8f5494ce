"""Tests for dateline.languages."""

from __future__ import annotations

import pytest

from dateline.languages import canonical_language, language_fault, language_hint


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("pt-br", "pt-BR"),
        ("kk-cyrl", "kk-Cyrl"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-rozaj", "sl-rozaj"),
        ("de-1996", "de-1996"),
        ("ckb", "ckb"),
    ],
)
def test_writes_tags_in_their_usual_letters(tag: str, canonical: str) -> None:
    assert language_fault(tag) == ""
    assert canonical_language(tag) == canonical
    assert canonical_language(canonical) == canonical


@pytest.mark.parametrize(
    "tag", ["", "e", "kz", "xx", "english", "en_US", "en-", "-en", "en--us", "рус", "en us", "e1"]
)
def test_refuses_what_is_no_tag(tag: str) -> None:
    assert language_fault(tag)


def test_knows_which_language_a_country_means() -> None:
    assert language_hint("KZ") == "did you mean kk (Kazakh)?"
    assert language_hint("xx") == ""
