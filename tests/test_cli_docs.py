"""docs/commands.md names every command, argument, option and exit code, and none that is not."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import click
import msgspec
import pytest

from dateline.cli import COMMANDS, dateline
from dateline.commands.schema import _KINDS
from dateline.diagnostics import Diagnostic, Span
from dateline.options import Result
from dateline.publish import Change
from dateline.report import FORMATS, Finished
from dateline.report.data import json_report
from dateline.timeline import Held
from tests.commands import ROOT

TEXT = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
OPTION = re.compile(r"`(-[a-z]|--[a-z][a-z-]*)(?: [^`]*)?`")


def _section(name: str) -> str:
    found = re.search(rf"(?ms)^## {name}\n(.*?)(?=^## )", TEXT)
    assert found
    return found[1]


def _parameters(name: str) -> list[click.Parameter]:
    command = importlib.import_module(f"dateline.commands.{name}").command
    assert isinstance(command, click.Command)
    return command.params


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_told_and_no_other(name: str) -> None:
    options = [p for p in _parameters(name) if isinstance(p, click.Option)]
    known = {word for option in options for word in (*option.opts, *option.secondary_opts)}
    table = "\n".join(line for line in _section(name).splitlines() if line.startswith("| `"))
    assert set(OPTION.findall(table)) == known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_of_a_command_is_told(name: str) -> None:
    usage = _section(name).split("```")[1]
    assert usage.strip().startswith(f"dateline {name}")
    for parameter in _parameters(name):
        if isinstance(parameter, click.Argument):
            assert (parameter.name or "").upper() in usage


def test_every_command_is_in_the_table_and_has_a_section() -> None:
    table = re.findall(r"(?m)^\| \[`([a-z]+)`\]\(#([a-z]+)\) \|", TEXT)
    assert table == [(name, name) for name in COMMANDS]


def test_options_of_dateline_itself() -> None:
    for parameter in dateline.params:
        assert f"dateline {parameter.opts[0]}" in TEXT


def test_kinds_and_formats() -> None:
    for kind in _KINDS:
        assert f"`{kind}`" in _section("schema")
    for form in FORMATS:
        assert re.search(rf"(?m)^\*\*{form}\*\* ", TEXT)


def test_exit_codes() -> None:
    assert re.findall(r"(?m)^\| (\d) \|", TEXT) == ["0", "1", "2", "3"]
    assert "130" in TEXT


def test_keys_of_the_json_report() -> None:
    result = Result(
        (Diagnostic("DL007", "x", Span("a"), severity="warning"),),
        held=(Held("a", "draft"),),
        change=Change(),
        reasons=(("a", "b"),),
    )
    report = msgspec.json.decode(json_report(Finished(result, Path("x"))))
    keys = [*report, *report["published"], *report["diagnostics"][0], *report["held"][0]]
    for key in keys:
        assert f"`{key}`" in TEXT
