from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dateline.diagnostics import WARNING, Diagnostic, Span
from dateline.theme import Theme, check_language, check_options
from tests.samples import make, write_files

Catalogues = dict[str, dict[str, str]]

THEME = Theme("mine", ("mine",), {}, {}, {}, {"accent": "red", "scheme": "auto"}, "")


def test_options_that_the_theme_declares_are_fine() -> None:
    assert check_options(THEME, {"accent": "blue"}) == ()
    assert check_options(THEME, {}) == ()


def test_other_options_are_told_with_the_nearest_known_one() -> None:
    found = check_options(THEME, {"zzz": "1", "acent": "blue"})
    assert [(d.code, d.message, d.hint) for d in found] == [
        ("DL614", 'the theme "mine" has no option "acent"', 'did you mean "accent"?'),
        ("DL614", 'the theme "mine" has no option "zzz"', ""),
    ]
    assert {d.span for d in found} == {Span("dateline.yml")}


@pytest.mark.parametrize("language", ["en", "en-GB", "ru", "ru-RU", "pt-BR"])
def test_a_language_the_theme_speaks(language: str) -> None:
    theme = msgspec.structs.replace(THEME, catalogues={"en": {}, "ru": {}, "pt-BR": {}})
    assert check_language(theme, language) == ()


@pytest.mark.parametrize("catalogues", [{}, {"ru": {"a": "A"}}])
def test_nothing_falls_back_where_there_is_no_english(catalogues: Catalogues) -> None:
    assert check_language(msgspec.structs.replace(THEME, catalogues=catalogues), "fr") == ()


@pytest.mark.parametrize("language", ["fr", "fr-CA"])
def test_a_language_the_theme_does_not_speak(language: str) -> None:
    theme = msgspec.structs.replace(THEME, catalogues={"en": {"a": "A"}, "pt-BR": {}})
    (found,) = check_language(theme, language)
    assert found == Diagnostic(
        "DL618",
        "there is no themes/mine/locale/fr.json: the interface is in English",
        Span("dateline.yml"),
        'write it there, or in a theme of your own that extends "mine"',
        WARNING,
    )


def test_a_site_is_told_that_its_interface_is_in_english(tmp_path: Path) -> None:
    own = {
        "dateline.yml": "title: T\nlanguage: fr\nrules: {sources: 0}\n",
        "content/entries/one.yml": "title: Un\ndate: 2022-01-05\n",
    }
    write_files(tmp_path, own)
    result = make(tmp_path)
    assert result.ok
    assert [d.code for d in result.diagnostics] == ["DL618"]
    write_files(
        tmp_path,
        {
            "dateline.yml": own["dateline.yml"] + "theme: mine\n",
            "themes/mine/theme.yml": "extends: default\n",
            "themes/mine/locale/fr.json": '{"skip": "Aller au contenu"}',
        },
    )
    assert make(tmp_path).diagnostics == ()
    assert "Aller au contenu" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
