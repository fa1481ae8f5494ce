"""Where a site lies in its repository, and what a pull request touches."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dateline.report.repository import top_of, touched
from tests.cli import Cli, small_site

BAD = "title: A walk\ndate: 2001-02-30\nsources: [https://example.org/b]\n"
BASE = {"GITHUB_BASE_REF": "main"}


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org")
    command = ["git", *who, "-c", "commit.gpgsign=false", "-c", "core.hooksPath=", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _commit(folder: Path, name: str, text: str) -> None:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-m", name)


def _repository(folder: Path) -> Path:
    """Return a repository as a job finds it: the base as `origin/main`, a change on top."""
    folder.mkdir(exist_ok=True)
    _git(folder, "init", "-b", "change")
    _commit(folder, "old.txt", "old")
    _git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    _commit(folder, "notes/my tale, ж.txt", "new")
    return folder


def test_the_top_is_where_git_is(tmp_path: Path) -> None:
    (tmp_path / "a/b/c").mkdir(parents=True)
    assert top_of(tmp_path / "a/b/c") == tmp_path / "a/b/c"
    (tmp_path / "a/.git").write_text("gitdir: elsewhere\n")
    assert top_of(tmp_path / "a/b/c") == tmp_path / "a"


def test_what_a_pull_request_touches(tmp_path: Path) -> None:
    top = _repository(tmp_path / "repository")
    assert touched(top, BASE) == {"notes/my tale, ж.txt"}


def test_without_the_base_the_first_parent_is_asked(tmp_path: Path) -> None:
    top = _repository(tmp_path / "repository")
    assert touched(top, {"GITHUB_BASE_REF": "elsewhere"}) == {"notes/my tale, ж.txt"}


@pytest.mark.parametrize("base", ["", "main", "--output=x", "a b"])
def test_where_nothing_can_be_found_out(tmp_path: Path, base: str) -> None:
    assert touched(tmp_path, {"GITHUB_BASE_REF": base}) == frozenset()
    assert list(tmp_path.iterdir()) == []


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert touched(tmp_path, BASE) == frozenset()


def test_annotations_count_from_the_top_and_begin_with_what_is_touched(cli: Cli) -> None:
    top = cli.folder
    _git(top, "init", "-b", "change")
    small_site(top / "stories/one", **{f"b{n:02}": BAD for n in range(12)})
    _git(top, "add", "-A")
    _git(top, "commit", "-m", "old")
    _git(top, "update-ref", "refs/remotes/origin/main", "HEAD")
    _commit(top, "stories/one/content/entries/b11.yml", BAD.replace("walk", "hike"))
    summary = top / "summary.md"
    done = cli(
        *("check", "--root", "stories/one"),
        GITHUB_ACTIONS="true",
        GITHUB_BASE_REF="main",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    found = [each for each in done.out.splitlines() if each.startswith("::error ")]
    assert done.code == 1
    assert found[0].startswith("::error file=stories/one/content/entries/b11.yml,line=2,")
    assert found[1].startswith("::error file=stories/one/content/entries/b00.yml,line=2,")
    assert len(found) == 9
    assert summary.read_text(encoding="utf-8").count("| stories/one/content/entries/b") == 12


def test_a_summary_that_cannot_be_written_changes_nothing(cli: Cli) -> None:
    small_site(cli.folder, bad=BAD)
    plain = cli("check", GITHUB_ACTIONS="true")
    done = cli("check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(cli.folder))
    assert (done.code, done.out) == (plain.code, plain.out)
    assert done.err == "note: the job's summary could not be written: Is a directory\n"
