"""`dateline init`: the example story, and what it never does."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from dateline import __version__
from tests.cli import Cli
from tests.commands import ROOT

FILES = [
    ".github/workflows/site.yml",
    ".gitignore",
    "content/entities/club.yml",
    "content/entries/1987-05-12-club-founded.md",
    "content/entries/1994-club-moves.yml",
    "content/entries/2003-06-14-night-tournament.yml",
    "content/pages/about.md",
    "content/sources/club.yml",
    "dateline.yml",
]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


def _files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_it_makes_a_story_and_says_what_is_next(cli: Cli) -> None:
    assert cli("init", "story") == (
        0,
        "Made an example story in story (9 files). Next:\n  cd story\n  dateline serve\n",
        "",
    )
    assert _files(cli.folder / "story") == FILES


def test_the_story_is_without_problems_and_complete(cli: Cli) -> None:
    cli("init", "story")
    story = cli.folder / "story"
    fine = "No problems found: 3 entries to publish.\n"
    assert cli("check", "--strict", cwd=story) == (0, fine, "")
    code, out, _ = cli("build", "--strict", cwd=story)
    assert code == 0
    assert out.startswith("Published 3 entries on ")
    assert out.endswith("\nNothing was held back.\n")
    for address in ("1987/05/12/club-founded", "1994/club-moves", "about", "sources"):
        assert (story / "site" / address / "index.html").is_file()


def test_every_address_in_it_is_an_example(cli: Cli) -> None:
    cli("init", "story")
    for path in (cli.folder / "story/content").rglob("*.*"):
        for address in re.findall(r"https?://[^\s\],)]+", path.read_text(encoding="utf-8")):
            assert address.startswith("https://example.org/")


def test_what_a_build_makes_stays_out_of_git(cli: Cli) -> None:
    cli("init", "story")
    story = cli.folder / "story"
    subprocess.run(["git", "init", "-q"], cwd=story, check=True)
    cli("build", cwd=story)
    command = ["git", "status", "--porcelain", "--untracked-files=all"]
    done = subprocess.run(command, cwd=story, check=True, capture_output=True, text=True)
    assert sorted(line[3:] for line in done.stdout.splitlines()) == FILES


def test_folders_above_are_made_and_odd_names_quoted(cli: Cli) -> None:
    code, out, _ = cli("init", "my stories/club")
    assert code == 0
    assert "\n  cd 'my stories/club'\n" in out
    assert _files(cli.folder / "my stories/club") == FILES


def test_an_empty_folder_is_taken_and_one_with_no_more_than_git(cli: Cli) -> None:
    subprocess.run(["git", "init", "-q"], cwd=cli.folder, check=True)
    code, out, _ = cli("init", ".")
    assert code == 0
    assert (
        out == "Made an example story in . (9 files). Next:\n  dateline check\n  dateline serve\n"
    )


def test_a_folder_with_files_is_refused(cli: Cli) -> None:
    cli.write("story/letters.txt", "mine")
    said = (
        "Error: the folder story is not empty: it holds letters.txt\n"
        "Name a folder that is not there yet.\n"
    )
    assert cli("init", "story") == (2, "", said)
    cli.write("story/z.txt", "mine")
    assert "it holds letters.txt and 1 more\n" in cli("init", "story").err
    assert _files(cli.folder / "story") == ["letters.txt", "z.txt"]


def test_a_file_is_refused(cli: Cli) -> None:
    cli.write("story", "mine")
    assert cli("init", "story") == (2, "", "Error: story is not a folder\n")
    code, _, err = cli("init", "story/within")
    assert (code, err) == (2, "Error: story/within is not a folder\n")


def test_a_second_time_is_refused(cli: Cli) -> None:
    cli("init", "story")
    assert cli("init", "story").code == 2


def _workflow(cli: Cli) -> Path:
    cli("init", "story")
    return cli.folder / "story/.github/workflows/site.yml"


def test_the_workflow_has_no_mistake(cli: Cli) -> None:
    command = ["node", str(ROOT / "tests/lint_workflows.mjs"), str(_workflow(cli))]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == []


def test_the_workflow_is_that_of_the_shipped_story_but_for_how_dateline_comes(cli: Cli) -> None:
    made = yaml.safe_load(_workflow(cli).read_text(encoding="utf-8"))
    shipped = (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")
    key = "${{ hashFiles('requirements/runtime.lock', 'generator/**') }}"
    ours = shipped.replace("make runtime", f'python -m pip install "dateline=={__version__}"')
    ours = ours.replace(".venv/bin/dateline", "dateline").replace(key, __version__)
    assert made == yaml.safe_load(ours)
