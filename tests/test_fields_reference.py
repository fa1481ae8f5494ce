"""Tests for dateline.fields.reference: the pages in docs/reference say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from dateline.addresses import MEDIA_TYPES
from dateline.codes import CODES
from dateline.config import Config
from dateline.configure import CONFIG, read_config
from dateline.fields.kinds import Table
from dateline.fields.reference import filled, parts
from dateline.fields.tables import ENTITY, ENTRY, PAGE, SOURCE
from dateline.parsing.decode import MAX_FILE
from dateline.prepare import prepare
from dateline.read import MAX_MEDIA

ROOT = Path(__file__).resolve().parents[1]
PAGES = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("docs/reference/*.md")}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_are_filled(name: str) -> None:
    assert filled(PAGES[name]) == PAGES[name], "run: python scripts/reference.py"


def test_every_part_stands_in_a_page() -> None:
    marks = re.findall(r"<!-- ([a-z-]+) -->", "".join(PAGES.values()))
    assert sorted(mark for mark in marks if mark != "end") == sorted(parts())


def test_every_code_is_documented() -> None:
    headings = re.findall(r"^### (DL[0-9]{3}): ", PAGES["codes.md"], re.MULTILINE)
    assert headings == list(CODES)


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        (ENTRY, "entry.md"),
        (SOURCE, "source.md"),
        (ENTITY, "entity.md"),
        (PAGE, "page.md"),
        (CONFIG, "configuration.md"),
    ],
)
def test_every_field_is_documented(fields: Table, page: str) -> None:
    for field in fields.fields.values():
        assert re.search(
            rf"^\| `{re.escape(field.name)}`.*{re.escape(field.doc)}", PAGES[page], re.M
        )
        assert field.doc.endswith(".")


def test_limits_and_kinds_of_file_are_those_of_the_program() -> None:
    assert f"{MAX_FILE:,} bytes" in PAGES["configuration.md"]
    assert f"{MAX_MEDIA:,}" in PAGES["configuration.md"]
    assert all(f"`{ending}`" in PAGES["entry.md"] for ending in MEDIA_TYPES)


def test_an_unknown_mark_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        filled("<!-- nothing -->\n<!-- end -->")


def examples(fields: Table) -> list[str]:
    shown = [field for field in fields.fields.values() if not field.unwritten]
    return [f"{field.name}: {field.example}\n" for field in shown]


@pytest.mark.parametrize("line", examples(ENTRY))
def test_examples_of_fields_are_right(line: str) -> None:
    more = {
        "status: draft": "",
        "merged_into": "status: merged\n",
        "publish_at": "status: embargoed\n",
    }
    text = line + next((extra for name, extra in more.items() if line.startswith(name)), "")
    for needed in ("title: A\n", "date: 2022\n"):
        if not line.startswith(needed[:6]):
            text += needed
    found = prepare("content/entries/a.yml", text.encode(), Config())
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("fields", "path", "needed"),
    [
        (SOURCE, "content/sources/a.yml", {"url": "https://example.org/"}),
        (ENTITY, "content/entities/a.yml", {"kind": "person", "name": "A"}),
    ],
)
def test_examples_of_registries_are_right(fields: Table, path: str, needed: dict[str, str]) -> None:
    for line in examples(fields):
        others = "".join(
            f"  {name}: {value}\n"
            for name, value in needed.items()
            if not line.startswith(f"{name}:")
        )
        found = prepare(path, f"a:\n  {line}{others}".encode(), Config())
        assert found.diagnostics == (), line


def test_examples_of_settings_are_right() -> None:
    config, problems = read_config("dateline.yml", "".join(examples(CONFIG)).encode())
    assert problems == ()
    assert config is not None


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("entry.md", "content/entries/a"),
        ("source.md", "content/sources/a"),
        ("entity.md", "content/entities/a"),
        ("page.md", "content/pages/a"),
    ],
)
def test_examples_in_pages_are_right(page: str, path: str) -> None:
    found = re.findall(r"```(yaml|markdown)\n(.*?)```", PAGES[page], re.DOTALL)
    assert found
    for kind, text in found:
        whole = f"title: A\ndate: 2022\n{text}" if text.startswith("sources:") else text
        ending = "md" if kind == "markdown" else "yml"
        result = prepare(f"{path}.{ending}", whole.encode(), Config())
        assert result.diagnostics == (), text


def test_the_example_of_a_configuration_is_right() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGES["configuration.md"], re.DOTALL)
    assert yaml.safe_load(text)
    assert read_config("dateline.yml", text.encode())[1] == ()
