"""The catalogues of the default theme are complete, and no template has words of its own."""

from __future__ import annotations

import json
import re
from string import Formatter

import pytest
from babel import Locale

from dateline.model import ENTITY_KINDS, SOURCE_KINDS, SOURCE_STATUSES
from tests import theme_samples as samples

TEMPLATES = {p.name: p.read_text(encoding="utf-8") for p in (samples.THEME / "templates").iterdir()}
CATALOGUES: dict[str, dict[str, str]] = {
    p.stem: json.loads(p.read_text(encoding="utf-8")) for p in (samples.THEME / "locale").iterdir()
}
FORMS = ("zero", "one", "two", "few", "many", "other")
PREFIXES = {
    "section": ("tags", "actors", "places", "sources"),
    "label": ("tags", "actors", "places"),
    "title": ("tags", "actors", "places", "sources", "404"),
    "density.title": ("day", "week", "month", "year", "decade"),
    "relation": (
        *("follows", "contradicts", "updates", "part_of", "mentioned_by"),
        *("followed_by", "contradicted_by", "updated_by", "parts"),
    ),
    "near": ("earlier", "later"),
    "status": tuple(s for s in SOURCE_STATUSES if s != "live"),
    "kind": SOURCE_KINDS,
    "kicker": ("year", "month", "tag", "actor", *ENTITY_KINDS, "sources", "publisher"),
    "index": ("tag", *ENTITY_KINDS),
}
"""Every value a key that is put together in a template can end in."""


def base(key: str) -> str:
    stem, _, form = key.rpartition(".")
    return stem if form in FORMS else key


def keys_in_templates() -> set[str]:
    text = "".join(TEMPLATES.values())
    found = set(re.findall(r'\btn?\("([a-z0-9._]+)"\s*[,)]', text))
    for prefix in re.findall(r'\btn?\("([a-z.]+)\." ~', text):
        found |= {f"{prefix}.{end}" for end in PREFIXES[prefix]}
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    assert {base(k) for k in CATALOGUES["en"]} == keys_in_templates()


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_a_catalogue_says_the_same_things(language: str) -> None:
    texts, english = CATALOGUES[language], CATALOGUES["en"]
    assert {base(k) for k in texts} == {base(k) for k in english}
    for key, text in texts.items():
        other = english.get(key) or english[f"{base(key)}.other"]
        assert text.strip() == text != ""
        assert placeholders(text) == placeholders(other), key


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_what_is_counted_has_every_form_its_language_has(language: str) -> None:
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    counted: dict[str, set[str]] = {}
    for key in CATALOGUES[language]:
        if base(key) != key:
            counted.setdefault(base(key), set()).add(key.rpartition(".")[2])
    assert counted
    assert all(found == forms for found in counted.values()), counted


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_page_can_be_said_in_every_language(language: str) -> None:
    made = samples.theme()
    english = set(CATALOGUES["en"].values())
    for view in samples.pages().values():
        text = samples.render(view, made, language=language)
        assert f'<html lang="{language}"' in text
        skip = re.findall(r'class="skip"[^>]*>([^<]*)<', text)
        assert skip == [CATALOGUES[language]["skip"]]
        assert not english & set(re.findall(r">([^<>]{12,})<", text))


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_template_has_words_of_its_own(name: str) -> None:
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", TEMPLATES[name], flags=re.DOTALL)
    said = re.findall(r">([^<]*)<", text.replace(">>", ">"))
    assert not [words for words in said if re.search(r"[^\W\d_]", words)]
    spoken = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    assert not [words for words in spoken if re.search(r"[^\W\d_]", words)]
