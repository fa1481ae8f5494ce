"""`dateline build`: what is published, what is held back, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.publish import Publication
from tests.cli import GOOD, Cli, small_site
from tests.commands import ROOT

BAD = "title: A walk\ndate: 2001-02-30\nsources: [https://example.org/b]\n"
NOTHING = "Nothing was published; site is as it was before.\n"


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _count(folder: Path) -> int:
    return len(_tree(folder))


def test_the_last_lines_say_what_was_published(cli: Cli) -> None:
    small_site(cli.folder)
    code, out, err = cli("build")
    site = cli.folder / "site"
    pages = len(list(site.rglob("*.html")))
    files = _count(site)
    assert (code, err) == (0, "")
    assert out == (
        f"Published 1 entry on {pages} pages in site: {files} files ({files} added).\n"
        "Nothing was held back.\n"
    )


def test_changes_are_counted(cli: Cli) -> None:
    small_site(cli.folder)
    cli("build")
    first = _tree(cli.folder / "site")
    unchanged = cli("build").out
    assert unchanged.splitlines()[0].endswith(f": {len(first)} files ({len(first)} unchanged).")
    cli.write("content/entries/good.yml", GOOD.replace("A meeting", "A long meeting"))
    out = cli("build").out.splitlines()[0]
    second = _tree(cli.folder / "site")
    added, removed = len(second.keys() - first.keys()), len(first.keys() - second.keys())
    changed = sum(second[p] != first[p] for p in second.keys() & first.keys())
    parts = ((added, "added"), (changed, "changed"), (removed, "removed"))
    told = [f"{number} {word}" for number, word in parts if number]
    rest = len(second) - added - changed
    assert out.endswith(f": {len(second)} files ({', '.join(told)}, {rest} unchanged).")


HELD = {
    "one": f"{GOOD}status: draft\n",
    "two": f"{GOOD}status: embargoed\npublish_at: 2030-01-01T12:00Z\n",
    "three": f"{GOOD}status: retracted\n",
    "four": f"{GOOD}status: merged\nmerged_into: good\n",
    "five": f"{GOOD}status: merged\nmerged_into: good\n",
}


def test_what_is_held_back_is_named_with_the_reason(cli: Cli) -> None:
    small_site(cli.folder, **HELD)
    lines = cli("build", "--clock", "2029-12-31").out.splitlines()
    assert lines[0].startswith("Published 1 entry on ")
    assert "\n".join(lines[1:]) == (
        "Held back: 1 draft (content/entries/one.yml); 1 embargoed (content/entries/two.yml until "
        "2030-01-01T12:00Z). 1 retracted and 2 merged entries keep their addresses."
    )


def test_drafts_and_embargoes_can_be_published(cli: Cli) -> None:
    small_site(cli.folder, **HELD)
    lines = cli("build", "--clock", "2029-12-31", "--drafts", "--future").out.splitlines()
    assert lines[0].startswith("Published 3 entries on ")
    assert lines[1].startswith("Nothing was held back. ")
    assert cli("build", "--clock", "2030-01-02").out.startswith("Published 2 entries on ")


def test_many_held_back_have_a_line_each(cli: Cli) -> None:
    small_site(cli.folder, **{f"draft_{n}": f"{GOOD}status: draft\n" for n in range(6)})
    lines = cli("build").out.splitlines()
    assert lines[1] == "Held back: 6 drafts."
    assert lines[2:] == [f"  draft: content/entries/draft-{n}.yml" for n in range(6)]


def test_a_problem_stops_a_build_and_leaves_the_site(cli: Cli) -> None:
    small_site(cli.folder)
    cli("build")
    before = _tree(cli.folder / "site")
    cli.write("content/entries/bad.yml", BAD)
    code, out, err = cli("build")
    assert (code, err) == (1, "")
    assert out.startswith("content/entries/bad.yml:2:15: error DL302: ")
    assert out.endswith(f"\n1 error.\nMore about a problem: dateline explain DL302\n{NOTHING}")
    assert _tree(cli.folder / "site") == before


def test_quiet_is_the_same_verdict(cli: Cli) -> None:
    small_site(cli.folder)
    assert cli("build", "-q") == (0, "", "")
    cli.write("content/entries/bad.yml", BAD)
    loud, quiet = cli("build"), cli("build", "-q")
    assert (loud.code, quiet.code) == (1, 1)
    assert quiet.out == loud.out.partition("1 error.")[0]


@pytest.mark.parametrize("arguments", [["build"], ["build", "--no-cache"]])
def test_warnings_are_told_each_time(cli: Cli, arguments: list[str]) -> None:
    small_site(cli.folder)
    cli.write("content/entries/notes.txt", "x")
    for _ in range(2):
        code, out, _ = cli(*arguments)
        assert code == 0
        assert out.startswith("content/entries/notes.txt: warning DL007: ")
        assert out.endswith("Nothing was held back.\n1 warning.\n")


def test_strict_counts_warnings_also_in_a_site_that_is_published(cli: Cli) -> None:
    small_site(cli.folder)
    cli.write("content/entries/notes.txt", "x")
    cli("build")
    for _ in range(2):
        code, out, _ = cli("build", "--strict")
        assert code == 1
        assert out.endswith(
            "\n1 warning; with --strict they count as errors.\n"
            f"More about a problem: dateline explain DL007\n{NOTHING}"
        )


def test_another_folder(cli: Cli) -> None:
    small_site(cli.folder / "story")
    code, out, _ = cli("build", "--root", "story", "--dest", "public")
    assert code == 0
    assert " in public: " in out
    assert (cli.folder / "public/index.html").is_file()
    elsewhere = cli.folder / "away"
    elsewhere.mkdir()
    out = cli("build", "--root", "../story", cwd=elsewhere).out
    assert f" in {cli.folder / 'story/site'}: " in out


def test_a_base_address(cli: Cli) -> None:
    small_site(cli.folder)
    assert cli("build", "--base-url", "https://example.org/story").code == 0
    page = (cli.folder / "site/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/story/">' in page


@pytest.mark.parametrize("url", ["story", "javascript:alert(1)", "https://", "https://x.org/?a"])
def test_a_base_address_that_is_none(cli: Cli, url: str) -> None:
    small_site(cli.folder)
    code, out, err = cli("build", "--base-url", url)
    assert (code, out) == (2, "")
    assert err.startswith(f'Error: --base-url "{url}" ')
    assert not (cli.folder / "site").exists()


def test_a_foreign_folder_is_refused(cli: Cli) -> None:
    small_site(cli.folder)
    cli.write("site/letters.txt", "mine")
    said = (
        "Error: The folder site is not empty and Dateline did not make it: it holds letters.txt "
        f"({cli.folder / 'site'})\nChoose another folder with --dest, or empty this one.\n"
    )
    assert cli("build") == (2, "", said)
    assert _tree(cli.folder / "site") == {"letters.txt": b"mine"}


def test_why_pages_were_made_again(cli: Cli) -> None:
    small_site(cli.folder)
    first = cli("build", "--explain").out.splitlines()
    assert "made index.html: it is new, or nothing is remembered of it" in first
    assert cli("build", "--explain").out.startswith("No page had to be made again.\nPublished ")
    cli.write("content/entries/good.yml", GOOD.replace("A meeting", "A long meeting"))
    again = cli("build", "--explain", "-q").out
    assert "made index.html: what it shows changed\n" in again
    assert "made 404.html" not in again


def test_nothing_is_remembered_where_not_wanted(cli: Cli) -> None:
    small_site(cli.folder)
    assert cli("build", "--no-cache", "--jobs", "1").code == 0
    assert not (cli.folder / ".dateline").exists()


def test_json(cli: Cli) -> None:
    small_site(cli.folder, **HELD)
    code, out, err = cli("build", "--format", "json", "--clock", "2029-12-31", "--explain")
    report = json.loads(out)
    files = _count(cli.folder / "site")
    assert (code, err) == (0, "")
    assert (report["ok"], report["diagnostics"], report["notes"]) == (True, [], [])
    assert report["published"] == {
        "entries": 1,
        "retracted": 1,
        "merged": 2,
        "pages": report["published"]["pages"],
        "files": files,
        "added": files,
        "changed": 0,
        "restored": 0,
        "removed": 0,
        "unchanged": 0,
    }
    assert report["held"] == [
        {"path": "content/entries/one.yml", "reason": "draft", "until": ""},
        {"path": "content/entries/two.yml", "reason": "embargoed", "until": "2030-01-01T12:00Z"},
    ]
    reason = "it is new, or nothing is remembered of it"
    assert {"address": "index.html", "reason": reason} in report["made"]


def test_json_of_a_build_that_was_stopped(cli: Cli) -> None:
    small_site(cli.folder, bad=BAD)
    code, out, _ = cli("build", "--format", "json")
    report = json.loads(out)
    assert (code, report["ok"], report["published"]) == (1, False, None)


def test_github_gets_annotations_a_log_and_a_summary(cli: Cli) -> None:
    small_site(cli.folder, bad=BAD)
    summary = cli.folder / "summary.md"
    code, out, _ = cli("build", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert code == 1
    assert out.splitlines()[-1].startswith(
        "::error file=content/entries/bad.yml,line=2,col=15,title=DL302::"
    )
    assert summary.read_text(encoding="utf-8").startswith("### Build: 1 error\n")


def test_a_template_that_fails_is_no_traceback(cli: Cli) -> None:
    small_site(cli.folder)
    cli.write("dateline.yml", "title: A small story\ntheme: mine\n")
    cli.write("themes/mine/theme.yml", "extends: default\n")
    cli.write("themes/mine/templates/404.html", "{{ view.nothing.at.all }}\n")
    code, out, err = cli("build")
    assert (code, err) == (2, "")
    assert "404.html:1: error DL613: " in out
    assert out.endswith(NOTHING)


def test_the_clock_of_the_environment(cli: Cli) -> None:
    small_site(cli.folder, **HELD)
    early, late = "1893456000", "1893542400"  # 1 and 2 January 2030
    assert cli("build", SOURCE_DATE_EPOCH=early).out.startswith("Published 1 entry on ")
    assert cli("build", SOURCE_DATE_EPOCH=late).out.startswith("Published 2 entries on ")
    code, out, err = cli("build", SOURCE_DATE_EPOCH="tomorrow")
    assert (code, out) == (2, "")
    assert err.startswith('Error: SOURCE_DATE_EPOCH is "tomorrow", which is no moment: ')


def test_a_build_that_waits_says_so_and_can_be_stopped(tmp_path: Path) -> None:
    small_site(tmp_path)
    with (
        Publication.begin(tmp_path / "site", ()),
        subprocess.Popen(
            [sys.executable, "-m", "dateline", "build"],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generator")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as waiting,
    ):
        assert waiting.stderr is not None
        told = waiting.stderr.readline()
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate()
    assert told == "Another build of this folder is running; waiting for it.\n"
    assert (waiting.returncode, out, err.strip()) == (130, "", "stopped")
    assert not (tmp_path / "site").exists()
