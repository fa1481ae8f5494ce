"""The command line on a terminal: colour, excerpts, progress, and none of it elsewhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import SURROUNDINGS, small_site
from tests.commands import ROOT

BAD = "title: A walk\ndate: 2001-02-30\nsources: [https://example.org/b]\n"
MARK = "     2 | date: 2001-02-30\n       |               ^\n"


def _environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SURROUNDINGS}
    return {**kept, "PYTHONPATH": str(ROOT / "generator"), "TERM": "xterm", **more}


def _drain(terminal: int) -> str:
    """Return all that was written to a terminal whose other end is closed."""
    read = b""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # how Linux says that nobody is left at the other end
            break
        if not chunk:
            break
        read += chunk
    return read.decode().replace("\r\n", "\n")


def _on_terminal(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run a command with both its streams on a terminal; return its code and what was shown."""
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=folder,
        env=_environment(**environment),
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=inner,
    )
    os.close(inner)
    shown = _drain(outer)
    os.close(outer)
    return process.wait(), shown


def _apart(folder: Path, *arguments: str, **environment: str) -> tuple[str, str]:
    """Run a command with its results in a pipe and its messages on a terminal; return both."""
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=folder,
        env=_environment(**environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=inner,
        text=True,
    )
    os.close(inner)
    shown = _drain(outer)
    os.close(outer)
    return process.communicate()[0], shown


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site(tmp_path, bad=BAD)


def test_a_terminal_gets_colour_and_the_line(site: Path) -> None:
    code, shown = _on_terminal(site, "check")
    assert code == 1
    assert "\x1b[1mcontent/entries/bad.yml:2:15:\x1b[0m \x1b[31m\x1b[1merror DL302:\x1b[0m" in shown
    assert MARK in shown


def test_no_colour_where_it_is_not_wanted(site: Path) -> None:
    _, shown = _on_terminal(site, "check", "-q", NO_COLOR="1")
    assert "\x1b" not in shown
    assert MARK in shown


def test_a_dumb_terminal_gets_neither_colour_nor_progress(site: Path) -> None:
    _, shown = _on_terminal(site, "check", TERM="dumb")
    assert "\x1b" not in shown
    assert "\r" not in shown
    assert shown.startswith("content/entries/bad.yml:2:15: error DL302: ")


def test_progress_is_one_line_that_goes_away(tmp_path: Path) -> None:
    small_site(tmp_path)
    out, shown = _apart(tmp_path, "build")
    stages = shown.split("\r\x1b[K")
    assert stages[0] == ""
    assert "Preparing the entries …" in stages
    assert any(stage.startswith("Making pages and feeds: 1 of ") for stage in stages)
    assert stages[-2:] == ["Publishing …", ""]
    assert "\n" not in shown
    assert out.startswith("Published 1 entry on ")


def test_quiet_shows_no_progress(tmp_path: Path) -> None:
    small_site(tmp_path)
    assert _apart(tmp_path, "build", "-q") == ("", "")


def test_results_in_a_pipe_have_no_colour_and_no_excerpts(site: Path) -> None:
    out, _ = _apart(site, "check")
    assert "\x1b" not in out
    assert "     2 |" not in out


def test_colour_in_a_pipe_where_it_is_forced(site: Path) -> None:
    out, _ = _apart(site, "check", FORCE_COLOR="1")
    assert "\x1b[31m" in out
    assert "     2 |" not in out


def test_a_terminal_that_has_few_letters_gets_escapes(site: Path) -> None:
    (site / "content/entries/bad.yml").write_text("title: Прогулка\nфото: x\n", encoding="utf-8")
    out, _ = _apart(site, "check", PYTHONIOENCODING="latin-1")
    assert "\\u0444\\u043e\\u0442\\u043e" in out
