"""`docs/reference/data.md` names every field of every data file, with its kind and its meaning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.exports.csvfile import COLUMNS
from dateline.exports.rows import FORMAT
from dateline.exports.timeline_schema import timeline_schema

DOCS = Path(__file__).parent.parent / "docs"
REFERENCE = (DOCS / "reference" / "data.md").read_text(encoding="utf-8")
RECORDS: dict[str, dict[str, Any]] = json.loads(timeline_schema())["$defs"]
KINDS = {
    "string": "text",
    "boolean": "true or false",
    "integer": "whole number",
    "number": "number",
    "null": "null",
}


def kind_of(value: dict[str, Any]) -> str:
    """Say in words what a field holds."""
    if "anyOf" in value:
        return " or ".join(kind_of(option) for option in value["anyOf"])
    if "$ref" in value or "allOf" in value:
        name = (value.get("$ref") or value["allOf"][0]["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if value["type"] == "array":
        return "list of " + kind_of(value["items"])
    if value["type"] == "object":
        return "texts by name"
    return KINDS[value["type"]]


def table_of(record: dict[str, Any]) -> str:
    """Write the table of a record's fields, as the reference has it."""
    lines = ["| field | holds | meaning |", "|---|---|---|"]
    for name in record["required"]:
        value = record["properties"][name]
        listed = value.get("enum", [])
        words = ", ".join(f"`{word}`" if word else "empty" for word in listed)
        known = f" One of {words}." if listed else ""
        lines.append(f"| `{name}` | {kind_of(value)} | {value['description']}{known} |")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_every_record_has_its_table(name: str) -> None:
    heading = "The file" if name == "TimelineFile" else name
    section = REFERENCE.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    assert table_of(RECORDS[name]) in section
    assert name == "TimelineFile" or RECORDS[name]["description"] in section


def test_every_column_has_its_line() -> None:
    lines = [f"| `{name}` | {meaning} |" for name, meaning in COLUMNS.items()]
    assert "\n".join(["| column | holds |", "|---|---|", *lines]) in REFERENCE


def test_the_formats_are_named() -> None:
    assert FORMAT in REFERENCE
    assert "dateline-manifest/1" in REFERENCE


def test_every_exporter_is_named_for_those_who_add_one() -> None:
    import dateline.exports

    guide = (DOCS / "exporters.md").read_text(encoding="utf-8")
    (folder,) = dateline.exports.__path__
    for module in sorted(Path(folder).glob("[a-z]*.py")):
        assert f"`{module.name}`" in guide
