"""Themes that extend others: what is taken from where, and what overrides nothing."""

from __future__ import annotations

import pytest

from dateline.join_theme import make_theme
from dateline.theme import Theme, ThemeFiles

BASE = {
    "theme.yml": b"name: base\noptions:\n  accent: red\n  scheme: auto\n",
    "templates/base.html": b"{% block head %}H{% endblock %}{% block main %}M{% endblock %}",
    "templates/entry.html": b'{% extends "base.html" %}{% block main %}E{% endblock %}',
    "templates/_part.html": b"part",
    "assets/style.css": b"base",
    "assets/icon.svg": b"icon",
    "locale/en.json": b'{"a": "A", "b": "B"}',
}


def themes(**folders: dict[str, bytes]) -> dict[str, ThemeFiles]:
    every = {"base": BASE, **folders}
    return {name: ThemeFiles(name, f"themes/{name}", files) for name, files in every.items()}


def mine(**files: bytes | str) -> dict[str, bytes]:
    """A theme that extends the first; ``__`` in a name stands for a slash, ``_`` before the end
    for a dot."""
    found = {"theme.yml": b"name: mine\nextends: base\n"}
    for name, data in files.items():
        path = name.replace("__", "/")
        stem, _, suffix = path.rpartition("_")
        found[f"{stem}.{suffix}"] = data.encode() if isinstance(data, str) else data
    return found


def joined(name: str = "mine", **folders: dict[str, bytes]) -> Theme:
    theme, problems = make_theme(name, themes(**folders), "digest")
    assert problems == ()
    assert theme
    return theme


def told(name: str = "mine", **folders: dict[str, bytes]) -> list[str]:
    theme, problems = make_theme(name, themes(**folders), "")
    assert theme is None
    return [f"{d.span.path}:{d.span.line}: {d.code}: {d.message}; {d.hint}" for d in problems]


def test_a_theme_of_its_own() -> None:
    theme = joined("base")
    assert (theme.name, theme.chain, theme.digest) == ("base", ("base",), "digest")
    assert theme.templates["entry.html"] == theme.templates["base/entry.html"]
    assert theme.assets == {"style.css": b"base", "icon.svg": b"icon"}
    assert theme.catalogues == {"en": {"a": "A", "b": "B"}}
    assert theme.options == {"accent": "red", "scheme": "auto"}


def test_what_a_theme_brings_itself_wins() -> None:
    theme = joined(
        mine=mine(
            templates__entry_html='{% extends "base/entry.html" %}{% block main %}X{% endblock %}',
            assets__style_css=b"mine",
            locale__en_json='{"b": "Mine"}',
            locale__kk_json='{"b": "Kk"}',
            locale__ru_json="{}",
        )
    )
    assert theme.chain == ("mine", "base")
    assert theme.templates["entry.html"] == theme.templates["mine/entry.html"]
    assert theme.templates["base/entry.html"] != theme.templates["entry.html"]
    assert theme.templates["base.html"] == theme.templates["base/base.html"]
    assert theme.assets == {"style.css": b"mine", "icon.svg": b"icon"}
    assert theme.catalogues == {"en": {"b": "Mine", "a": "A"}, "kk": {"b": "Kk"}}


def test_options_may_have_another_default() -> None:
    own = {"theme.yml": b"extends: base\noptions:\n  accent: blue\n  more: ~\n"}
    assert joined(mine=own).options == {"accent": "blue", "scheme": "auto", "more": ""}


def test_a_theme_may_extend_one_that_extends_another() -> None:
    middle = {"theme.yml": b"extends: base\n", "assets/style.css": b"middle"}
    last = {"theme.yml": b"extends: middle\n"}
    theme = joined("last", middle=middle, last=last)
    assert theme.chain == ("last", "middle", "base")
    assert theme.assets["style.css"] == b"middle"


def test_a_new_part_begins_with_an_underscore() -> None:
    theme = joined(mine=mine(templates___own_html="x"))
    assert theme.templates["_own.html"] == "x"


def test_blocks_of_blocks_that_are_overridden_are_new() -> None:
    text = '{% extends "base.html" %}{% block main %}{% block inner %}{% endblock %}{% endblock %}'
    assert joined(mine=mine(templates__entry_html=text)).name == "mine"


@pytest.mark.parametrize("files", [{"templates/home.html": b"x"}, {}])
def test_a_theme_without_a_manifest(files: dict[str, bytes]) -> None:
    expected = (
        "themes/mine/theme.yml:0: DL610: themes/mine has no theme.yml; write one with "
        '"extends: default"'
    )
    assert told(mine=files) == [expected]
    assert told("last", last={"theme.yml": b"extends: mine\n"}, mine=files) == [expected]


OVERRIDE = '{%% extends "%s" %%}{%% block %s %%}{%% endblock %%}'


@pytest.mark.parametrize(
    ("name", "folders", "expected"),
    [
        (
            "bsae",
            {},
            'dateline.yml:0: DL610: there is no theme "bsae"; did you mean "base"?',
        ),
        (
            "xyz",
            {},
            'dateline.yml:0: DL610: there is no theme "xyz"; put it into themes/ beside '
            "dateline.yml",
        ),
        (
            "mine",
            {"mine": {"theme.yml": b"name: m\nextends: nobody\n"}},
            'themes/mine/theme.yml:0: DL610: there is no theme "nobody"; put it into themes/ '
            "beside dateline.yml",
        ),
        (
            "mine",
            {"mine": {"theme.yml": b"extends: mine\n"}},
            'themes/mine/theme.yml:0: DL610: the theme "mine" extends itself, by way of mine; ',
        ),
        (
            "a",
            {"a": {"theme.yml": b"extends: b\n"}, "b": {"theme.yml": b"extends: a\n"}},
            'themes/b/theme.yml:0: DL610: the theme "a" extends itself, by way of a and b; ',
        ),
        (
            "mine",
            {"mine": mine(templates__entri_html="x")},
            "themes/mine/templates/entri.html:0: DL611: no theme that this one extends has a "
            'template "entri.html"; did you mean "entry.html"?',
        ),
        (
            "mine",
            {"mine": mine(templates__qqq_html="x")},
            "themes/mine/templates/qqq.html:0: DL611: no theme that this one extends has a "
            'template "qqq.html"; a new part of your own begins with an underscore',
        ),
        (
            "mine",
            {"mine": mine(templates__entry_html=OVERRIDE % ("base/entri.html", "main"))},
            'themes/mine/templates/entry.html:0: DL611: there is no template "base/entri.html" '
            'to extend; did you mean "base/entry.html"?',
        ),
        (
            "mine",
            {"mine": mine(templates__entry_html="\n" + OVERRIDE % ("base/entry.html", "heda"))},
            'themes/mine/templates/entry.html:2: DL612: "base/entry.html" has no block "heda"; '
            'did you mean "head"?',
        ),
        (
            "mine",
            {"mine": mine(templates__entry_html="\n\n{% if %}")},
            "themes/mine/templates/entry.html:3: DL613: template error: Expected an expression, "
            "got 'end of statement block'; ",
        ),
        (
            "mine",
            {"mine": mine(templates__entry_html=b"\xff")},
            "themes/mine/templates/entry.html:0: DL613: this template is not UTF-8 text; ",
        ),
        (
            "mine",
            {"mine": {"theme.yml": b"name: m\nextend: base\n"}},
            'themes/mine/theme.yml:2: DL616: unknown key "extend"; did you mean "extends"?',
        ),
        (
            "mine",
            {"mine": {"theme.yml": b"zzzz: 1\n"}},
            'themes/mine/theme.yml:1: DL616: unknown key "zzzz"; known are name, description, '
            "extends, options",
        ),
    ],
)
def test_what_is_wrong(name: str, folders: dict[str, dict[str, bytes]], expected: str) -> None:
    assert told(name, **folders) == [expected]


@pytest.mark.parametrize("data", [b"[]", b"{", b'{"a": 1}', b'{"a": {"one": "x"}}', b"\xff", b""])
def test_a_catalogue_that_cannot_be_read(data: bytes) -> None:
    (found,) = told(mine=mine(locale__ru_json=data))
    assert found.startswith(
        "themes/mine/locale/ru.json:0: DL615: this catalogue is not a list of names and texts"
    )


def test_a_manifest_that_cannot_be_read() -> None:
    (found,) = told(mine={"theme.yml": b"name: [\n"})
    assert found.startswith("themes/mine/theme.yml:")


def test_all_problems_come_at_once() -> None:
    files = mine(templates__entri_html="{% if %}", locale__ru_json=b"[]", templates__b_html="x")
    assert [line.split(": ")[1] for line in told(mine=files)] == ["DL615", "DL611", "DL613"]
