"""`dateline explain` and `dateline schema`: what they print for every code and every kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.codes import CODES, FAMILIES
from dateline.commands.schema import _KINDS
from dateline.fields.schema import SCHEMAS
from tests.cli import Cli


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


def test_a_code_is_explained(cli: Cli) -> None:
    said = (
        "DL203 (error): unknown source\n"
        "\n"
        "The id is neither in the registry (content/sources) nor on a source written out in this\n"
        "entry. A statement whose source cannot be found has no source.\n"
        "\n"
        "Wrong:\n"
        "    sources: [tengri-3]\n"
        "\n"
        "Right:\n"
        "    sources: [tengri-2]\n"
    )
    assert cli("explain", "DL203") == (0, said, "")


@pytest.mark.parametrize("code", ["dl203", " DL203 ", "203"])
def test_a_code_may_be_written_lightly(cli: Cli, code: str) -> None:
    assert cli("explain", code) == cli("explain", "DL203")


def test_every_code_can_be_explained(cli: Cli) -> None:
    for name, code in CODES.items():
        done = cli("explain", name)
        assert done.code == 0
        assert done.out.startswith(f"{name} ({code.severity}): {code.title}\n")
        assert " ".join(code.explanation.split()) in " ".join(done.out.split())


def test_without_a_code_all_are_listed(cli: Cli) -> None:
    code, out, _ = cli("explain")
    assert code == 0
    lines = out.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert listed == list(CODES)
    assert [line for line in lines if line and line[0] != " "] == [about for _, about in FAMILIES]
    assert "  DL007  file that is not read (warning)" in lines


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("DL230", 'there is no code "DL230"; did you mean DL213?'),
        ("DL2003", 'there is no code "DL2003"; did you mean DL203?'),
        ("E501", 'there is no code "E501"; did you mean DL501?'),
        ("no\x1b[31m", 'there is no code "no\\x1b[31m"'),
    ],
)
def test_an_unknown_code(cli: Cli, code: str, said: str) -> None:
    more = "Without a code, dateline explain lists them all."
    assert cli("explain", code) == (2, "", f"Error: {said}\n{more}\n")


@pytest.mark.parametrize("kind", _KINDS)
def test_every_schema_is_printed(cli: Cli, kind: str) -> None:
    code, out, err = cli("schema", kind)
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_schema_there_is_can_be_printed() -> None:
    assert set(_KINDS) == {*SCHEMAS, "timeline"}


def test_the_schema_of_an_entry_comes_first(cli: Cli) -> None:
    assert cli("schema") == cli("schema", "entry")
    assert "date" in json.loads(cli("schema").out)["properties"]


def test_an_unknown_schema(cli: Cli) -> None:
    code, out, err = cli("schema", "entri")
    assert (code, out) == (2, "")
    assert "'entry', 'sources', 'entities', 'config', 'timeline'" in err
