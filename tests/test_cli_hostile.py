"""Hostile content through the command line: told at once, in plain words, and nothing published."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli import Cli, small_site


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


HOSTILE = {
    "alias.yml": b"a: &a [x, x]\nb: [*a, *a]\n",
    "binary.yml": bytes(range(256)),
    "command.yml": b'"##[error]::x": 1\n::error::y: 2\n',
    "deep.yml": b"title: " + b"[" * 5000,
    "escape.yml": b'title: "\\x1b]0;x\\x07"\ndate: 2001\n',
    "latin.yml": "title: Été\n".encode("latin-1"),
    "large.yml": bytes(1_500_000),
    "tag.yml": b"title: !!python/object/apply:os.system [x]\n",
    "wide.yml": "title: Été\n".encode("utf-16"),
}


@pytest.fixture
def hostile(cli: Cli) -> Cli:
    folder = small_site(cli.folder) / "content/entries"
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data)
    os.mkfifo(folder / "pipe.yml")
    (folder / "zero.yml").symlink_to("/dev/zero")
    (folder / "line\nbreak\x1b[2J.yml").write_bytes(b"")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yml")).write_bytes(b"")
    return cli


NAMED = {*HOSTILE, "pipe.yml", "zero.yml", "line\\nbreak\\x1b[2J.yml"}


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("form", ["text", "github"])
def test_every_file_is_told_and_nothing_acts_on_the_terminal(
    hostile: Cli, command: str, form: str
) -> None:
    code, out, err = hostile(command, "--format", form)
    assert (code, err) == (1, "")
    assert all(line.isprintable() for line in out.splitlines())
    for name in NAMED:
        assert f"content/entries/{name}:" in out
    assert not (hostile.folder / "site").exists()


def test_the_same_as_json(hostile: Cli) -> None:
    code, out, err = hostile("check", "--format", "json")
    told = {problem["path"] for problem in json.loads(out)["diagnostics"]}
    assert (code, err) == (1, "")
    assert {f"content/entries/{name}" for name in NAMED} <= told


def test_no_line_of_the_log_is_taken_for_a_command(hostile: Cli) -> None:
    lines = hostile("check", "--format", "github").out.splitlines()
    word = lines[0].removeprefix("::stop-commands::")
    after = lines[lines.index(f"::{word}::") + 1 :]
    assert after
    for line in after:
        assert line.startswith(("::error ", "::error::and ", "::warning "))
