"""The reference for theme authors names every field, block and option there is, and no other."""

from __future__ import annotations

import re
import typing
from types import ModuleType

import msgspec
import pytest

from dateline import model, views
from dateline.phrasing import datetext
from dateline.render import KINDS
from tests import theme_samples as samples

DOC = (samples.ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
TEMPLATES = {p.name: p.read_text(encoding="utf-8") for p in (samples.THEME / "templates").iterdir()}


def structs() -> dict[str, type[msgspec.Struct]]:
    """Every struct of the contract, and what else a view can hold."""
    found = dict(_defined_in(views))
    found |= {s.__name__: s for s in (model.When, model.Dated, datetext.DateText)}
    return found


def _defined_in(module: ModuleType) -> typing.Iterator[tuple[str, type[msgspec.Struct]]]:
    for name, value in vars(module).items():
        own = getattr(value, "__module__", "") == module.__name__
        if own and isinstance(value, type) and issubclass(value, msgspec.Struct):
            yield name, value


def section(heading: str) -> str:
    _, _, rest = DOC.partition(f"\n{heading}\n")
    return re.split(r"\n##", rest)[0]


def first_column(text: str) -> list[str]:
    return re.findall(r"^\| `([\w.]+)` \|", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", sorted(structs()))
def test_every_field_is_described_in_order(name: str) -> None:
    assert first_column(section(f"### {name}")) == list(structs()[name].__annotations__)


def test_no_struct_is_described_that_is_not_there() -> None:
    assert set(re.findall(r"^### (\w+)$", DOC, flags=re.MULTILINE)) == set(structs())


def test_every_kind_is_named_with_its_template() -> None:
    for kind, (template, struct) in KINDS.items():
        words = section(f"### {struct.__name__}")
        assert f"`{kind}`" in words
        assert f"`{template}`" in words


def test_every_block_is_listed() -> None:
    rows = dict(re.findall(r"^\| `([\w.]+\.html)` \| (.*) \|$", section("## Blocks"), re.MULTILINE))
    said = {name: set(re.findall(r"`(\w+)`", row)) for name, row in rows.items()}
    there = {n: set(re.findall(r"{% block (\w+)", t)) for n, t in TEMPLATES.items()}
    assert said == {n: blocks for n, blocks in there.items() if blocks}


def test_every_option_is_described_with_its_default() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| `?([^`|]*?)`? \|", section("## Options of the default theme"), re.MULTILINE
    )
    said = {name: "" if default == "empty" else default for name, default in rows}
    assert said == samples.theme().options


def test_the_style_sheet_has_the_colours_the_design_names() -> None:
    css = (samples.THEME / "assets" / "style.css").read_text(encoding="utf-8")
    design = (samples.ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    colours = set(re.findall(r"#[0-9a-f]{6}", design))
    assert colours
    assert colours <= set(re.findall(r"#[0-9a-f]{6}", css))
