"""`dateline serve` as a command: what it takes, what it refuses, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli import GOOD, SURROUNDINGS, Cli, small_site
from tests.commands import ROOT, dateline


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


@contextmanager
def _serving(folder: Path, *options: str) -> Iterator[str]:
    """Run a preview until its first build is told; yield its address, then stop it by Ctrl-C."""
    environment = {name: value for name, value in os.environ.items() if name not in SURROUNDINGS}
    with subprocess.Popen(
        [sys.executable, "-m", "dateline", "serve", "--port", "0", *options],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT / "generator")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield _address(process)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
        finally:
            process.kill()
    assert (process.returncode, err) == (0, "")
    assert out.endswith("Stopped.\n")


def _address(process: subprocess.Popen[str]) -> str:
    """Wait for the first build of a preview; return where it is."""
    assert process.stdout is not None
    greeting = re.match(r"Serving (http://127\.0\.0\.1:\d+/\S*) ", process.stdout.readline())
    assert greeting
    assert re.search(r"\(\d+\.\d+ s\)$", process.stdout.readline())
    return greeting[1]


def _read(address: str) -> str:
    with urlopen(address) as answer:
        text: str = answer.read().decode()
    return text


@pytest.fixture
def site(tmp_path: Path) -> Path:
    draft = GOOD.replace("A meeting", "A plan") + "status: draft\n"
    later = GOOD.replace("A meeting", "A speech")
    return small_site(
        tmp_path, plan=draft, speech=f"{later}status: embargoed\npublish_at: 2030-01-01T12:00Z\n"
    )


def test_drafts_are_shown_below_a_path_and_the_site_is_left_alone(site: Path) -> None:
    with _serving(site, "--path", "any/sub", "--clock", "2029-12-31") as address:
        assert address.endswith("/any/sub/")
        page = _read(address)
    assert "A plan" in page
    assert "A speech" not in page
    assert not (site / "site").exists()


def test_drafts_can_be_left_out_and_embargoed_entries_shown(site: Path) -> None:
    with _serving(site, "--no-drafts", "--future", "--clock", "2029-12-31") as address:
        page = _read(address)
    assert "A plan" not in page
    assert "A speech" in page


@pytest.mark.parametrize("path", ["/../", "a/./b", "/a b/", "/ж/", "/a?b", "/a#b", "/%2e/"])
def test_a_path_that_is_none(cli: Cli, path: str) -> None:
    small_site(cli.folder)
    said = f'Error: --path "{path}" is no path: write one such as /story/\n'
    assert cli("serve", "--path", path) == (2, "", said)


def test_a_port_that_is_taken(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = dateline("serve", "--port", port, cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: cannot answer on port {port} of 127.0.0.1: ")
