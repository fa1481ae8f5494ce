"""Tests for dateline.fields.schema: the schemas are valid and agree with what the checks say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from dateline.config import Config
from dateline.fields.kinds import Table
from dateline.fields.schema import SCHEMAS, schema
from dateline.fields.tables import ENTITY, ENTRY, SOURCE
from dateline.prepare import prepare

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {"entry": "entries", "sources": "sources", "entities": "entities"}


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors' programs do: dates are texts."""


CoreLoader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(name: str, text: str) -> list[str]:
    """Return what an editor's program says of a file."""
    validator = Draft202012Validator(json.loads(schema(name)))
    value: Any = yaml.load(text, CoreLoader)
    return [error.message for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_schemas_are_schemas(name: str) -> None:
    made = json.loads(schema(name))
    Draft202012Validator.check_schema(made)
    assert made["$id"] == f"urn:dateline:schema:{name}"
    assert made["title"] == SCHEMAS[name]


def test_there_are_no_others() -> None:
    with pytest.raises(KeyError):
        schema("themes")


@pytest.mark.parametrize("fields", [ENTRY, SOURCE, ENTITY])
def test_every_field_is_described(fields: Table) -> None:
    made = json.loads(
        schema({ENTRY.what: "entry", SOURCE.what: "sources"}.get(fields.what, "entities"))
    )
    described = made if fields is ENTRY else next(iter(made["patternProperties"].values()))
    assert list(described["properties"]) == list(fields.fields)
    for name, shown in described["properties"].items():
        assert shown["description"].startswith(fields.fields[name].doc)


def test_the_shipped_story_agrees_with_its_schemas() -> None:
    looked_at = 0
    for name, folder in FOLDERS.items():
        for path in sorted((ROOT / "content" / folder).rglob("*.*")):
            text = path.read_text(encoding="utf-8")
            front = text.split("---\n")[1] if path.suffix == ".md" else text
            assert faults(name, front) == [], path
            looked_at += 1
    assert looked_at > 10
    assert faults("config", (ROOT / "dateline.yml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: A\ndate: 2022-01-05\n",
        "title: 2022\ndate: 2022\n",
        "title: yes\ndate: 2022-01\ntags: [NO, 1.10, 2022-01-06]\nkey: true\n",
        "title: A\ndate: 2022\nsummary:\ntags: ~\nsources: [a, https://example.org/, {url: https://example.org/b}]\n",
        "title: A\ndate: 2022\nstatus: merged\nmerged_into: b\naliases: [/old/]\n",
        "title: A\ndate: 2022\nmedia: [{file: media/a.jpg, alt: b}]\nrelations: {follows: [b]}\n",
    ],
)
def test_what_is_accepted_agrees_with_the_schema(text: str) -> None:
    assert prepare("content/entries/a.yml", text.encode(), Config()).diagnostics == ()
    assert faults("entry", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: A\n",
        "date: 2022\n",
        "title: A\ndate: 2022\nsummery: b\n",
        "title: [A]\ndate: 2022\n",
        "title: A\ndate: 2022\ntags: a\n",
        "title: A\ndate: 2022\nkey: 1\n",
        "title: A\ndate: 2022\nstatus: public\n",
        "title: A\ndate: 2022\nid: A_B\n",
        "title: A\ndate: 2022\nclaims: []\n",
        "title: A\ndate: 2022\naliases: [old]\n",
        "title: A\ndate: 2022\nmedia: [{file: a.jpg, alt: b}]\n",
        "title: A\ndate: 2022\nsources: [{title: b}]\n",
        "title: A\ndate: 2022\nsources: [{url: 'javascript:x'}]\n",
    ],
)
def test_what_a_schema_refuses_is_refused(text: str) -> None:
    assert faults("entry", text)
    assert prepare("content/entries/a.yml", text.encode(), Config()).entries == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sources", "A: {url: https://example.org/}\n"),
        ("sources", "a: {url: ftp://example.org/}\n"),
        ("sources", "a: {title: b}\n"),
        ("entities", "a: {kind: people, name: b}\n"),
        ("entities", "a: {kind: place, name: b, coordinates: [91, 0]}\n"),
        ("entities", "a: {kind: place, name: b, names: {english: c}}\n"),
        ("config", "titel: a\n"),
        ("config", "title: a\npage_size: 1\n"),
        ("config", "title: a\nlimits: {titles: 1}\n"),
    ],
)
def test_other_schemas_refuse_too(name: str, text: str) -> None:
    assert faults(name, text)
