"""`dateline check`: problems, places, the verdict, and files that are named."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli import GOOD, Cli, small_site

BAD = "title: A walk\ndate: 2001-02-30\nsumary: x\nsources: [https://example.org/b]\n"
SAID = (
    'content/entries/bad.yml:2:15: error DL302: "2001-02-30": there is no day 30 in 2001-02, which '
    "has 28 days; write a day from 01 to 28, or 2001-02 if the day is not known\n"
    'content/entries/bad.yml:3:1: error DL120: "sumary" is no field of an entry; did you mean '
    '"summary"?\n'
)
MORE = "More about a problem: dateline explain DL302\n"
STRAY = "content/entries/notes.txt: warning DL007: "


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


@pytest.fixture
def bad(cli: Cli) -> Cli:
    small_site(cli.folder, bad=BAD)
    return cli


def test_no_problems(cli: Cli) -> None:
    small_site(cli.folder, other=GOOD.replace("A meeting", "Another"))
    assert cli("check") == (0, "No problems found: 2 entries to publish.\n", "")


def test_held_back_entries_are_counted(cli: Cli) -> None:
    small_site(cli.folder, later=f"{GOOD}status: draft\n")
    assert cli("check").out == "No problems found: 1 entry to publish, 1 held back.\n"
    assert cli("check", "--drafts").out == "No problems found: 2 entries to publish.\n"


def test_problems_at_line_and_column(bad: Cli) -> None:
    assert bad("check") == (1, f"{SAID}2 errors.\n{MORE}", "")


def test_quiet_says_the_same_problems(bad: Cli) -> None:
    assert bad("check", "-q") == (1, SAID, "")
    assert bad("check", "--quiet") == (1, SAID, "")


def test_quiet_without_problems_says_nothing(cli: Cli) -> None:
    small_site(cli.folder)
    assert cli("check", "-q") == (0, "", "")


def test_nothing_is_published(bad: Cli) -> None:
    bad("check")
    assert {path.name for path in bad.folder.iterdir()} - {".dateline"} == {
        "content",
        "dateline.yml",
    }


def test_a_warning_does_not_stop(cli: Cli) -> None:
    small_site(cli.folder)
    cli.write("content/entries/notes.txt", "x")
    code, out, _ = cli("check")
    assert code == 0
    assert out.startswith(STRAY)
    assert out.endswith("1 warning.\nMore about a problem: dateline explain DL007\n")


def test_a_warning_stops_where_strict(cli: Cli) -> None:
    small_site(cli.folder)
    cli.write("content/entries/notes.txt", "x")
    code, out, _ = cli("check", "--strict")
    assert code == 1
    assert out.splitlines()[-2] == "1 warning; with --strict they count as errors."
    assert cli("check", "--strict", "-q").code == 1


def test_a_problem_of_the_configuration_is_wrong_use(cli: Cli) -> None:
    small_site(cli.folder)
    cli.write("dateline.yml", "title: x\ntitel: x\n")
    code, out, _ = cli("check")
    assert code == 2
    assert 'dateline.yml:2:1: error DL601: "titel"' in out


def test_a_problem_of_the_content_beside_it_is_one_of_the_content(bad: Cli) -> None:
    bad.write("dateline.yml", "title: x\ntitel: x\n")
    assert bad("check").code == 1


def test_only_what_is_named_is_told_and_counts(bad: Cli) -> None:
    assert bad("check", "content/entries/good.yml") == (
        0,
        "No problems found in what was named.\n2 problems in other files, not shown.\n",
        "",
    )
    assert bad("check", "content/entries/bad.yml") == (
        1,
        f"{SAID}2 errors in what was named.\n{MORE}",
        "",
    )


@pytest.mark.parametrize("path", [".", "content", "content/", "content/entries", "./content"])
def test_a_folder_that_is_named(bad: Cli, path: str) -> None:
    code, out, _ = bad("check", path)
    assert (code, out[: len(SAID)]) == (1, SAID)


def test_paths_count_from_where_one_stands(bad: Cli) -> None:
    inside = bad.folder / "content/entries"
    assert bad("check", "bad.yml", cwd=inside).code == 1
    assert bad("check", "good.yml", cwd=inside).code == 0
    assert bad("check", "--root", "../..", "good.yml", "bad.yml", cwd=inside).code == 1
    assert bad("check", str(inside / "bad.yml")).code == 1


def test_a_path_through_a_link(bad: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("elsewhere") / "site"
    link.symlink_to(bad.folder)
    assert bad("check", str(link / "content/entries/bad.yml")).code == 1


def test_a_name_that_begins_the_same_is_another(cli: Cli) -> None:
    small_site(cli.folder, ab=BAD)
    cli.write("content/entries/a/good.yml", GOOD)
    assert cli("check", "content/entries/a").code == 0


def test_a_path_that_is_not_there_is_wrong_use(bad: Cli) -> None:
    said = "Error: there is no file or folder content/entries/god.yml\n"
    assert bad("check", "content/entries/god.yml") == (2, "", said)


def test_a_path_outside_is_wrong_use(bad: Cli) -> None:
    code, out, err = bad("check", "..")
    assert (code, out) == (2, "")
    assert err.startswith("Error: .. is not in the site's folder ")


def test_a_file_that_is_not_read_is_named(bad: Cli) -> None:
    bad.write("README.md", "x")
    code, _, err = bad("check", "README.md")
    assert (code, err) == (0, "note: README.md is not part of the site and was not checked\n")


def test_the_configuration_is_told_whatever_is_named(cli: Cli) -> None:
    small_site(cli.folder)
    cli.write("dateline.yml", "title: x\ntitel: x\n")
    code, out, _ = cli("check", "content/entries/good.yml")
    assert code == 2
    assert out.startswith("dateline.yml:2:1: error DL601: ")


def test_json(bad: Cli) -> None:
    code, out, err = bad("check", "--format", "json")
    report = json.loads(out)
    assert (code, err) == (1, "")
    assert list(report) == [
        "ok",
        "strict",
        "diagnostics",
        "published",
        "held",
        "hidden",
        "notes",
    ]
    assert (report["ok"], report["strict"], report["published"]) == (False, False, None)
    assert report["diagnostics"][1] == {
        "code": "DL120",
        "severity": "error",
        "path": "content/entries/bad.yml",
        "line": 3,
        "column": 1,
        "message": '"sumary" is no field of an entry',
        "hint": 'did you mean "summary"?',
    }


def test_json_is_the_same_when_quiet(bad: Cli) -> None:
    assert bad("check", "--format", "json", "-q") == bad("check", "--format", "json")


def test_json_of_a_part_says_what_is_hidden(bad: Cli) -> None:
    report = json.loads(bad("check", "content/entries/good.yml", "--format", "json").out)
    assert (report["ok"], report["diagnostics"], report["hidden"]) == (True, [], 2)


def test_github_is_chosen_there(bad: Cli) -> None:
    chosen = bad("check", GITHUB_ACTIONS="true")
    assert chosen == bad("check", "--format", "github")
    assert chosen.code == 1
    assert "::error file=content/entries/bad.yml,line=3,col=1,title=DL120::" in chosen.out


def test_another_format_can_be_asked_for_there(bad: Cli) -> None:
    assert bad("check", "--format", "text", GITHUB_ACTIONS="true") == bad("check")


def test_embargoes_go_by_the_clock(cli: Cli) -> None:
    small_site(cli.folder, later=f"{GOOD}status: embargoed\npublish_at: 2030-01-01T12:00Z\n")
    held = "No problems found: 1 entry to publish, 1 held back.\n"
    shown = "No problems found: 2 entries to publish.\n"
    assert cli("check", "--clock", "2030-01-01T11:59:59Z").out == held
    assert cli("check", "--clock", "2030-01-01T12:00:00Z").out == shown
    assert cli("check", "--clock", "2030-01-01").out == held
    assert cli("check", "--clock", "2030-01-02").out == shown
    assert cli("check", "--clock", "2030-01-01", "--future").out == shown


@pytest.mark.parametrize("command", [("check",), ("new", "A title", "--date", "2001-02-03")])
@pytest.mark.parametrize("kind", ["pipe", "device", "nowhere", "folder"])
def test_a_configuration_that_is_no_plain_file(
    cli: Cli, kind: str, command: tuple[str, ...]
) -> None:
    small_site(cli.folder)
    place = cli.folder / "dateline.yml"
    place.unlink()
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("/dev/zero" if kind == "device" else "nowhere")
    for root in ((), ("--root", str(cli.folder))):
        code, out, err = cli(*command, *root)
        assert (code, out) == (2, "")
        assert f"{place} is not a plain file" in err


def test_a_refused_picture_and_a_refused_entry_are_told_once(cli: Cli) -> None:
    small_site(cli.folder, good=GOOD + "media: [{file: media/a.png, alt: A}]\n")
    (cli.folder / "content/media").mkdir()
    (cli.folder / "content/media/a.png").symlink_to("b.png")
    assert "DL003" in cli("check", "-q").out
    assert "DL209" not in cli("check", "-q").out
    cli.write("content/entries/good.yml", "title: A\n")
    assert "DL121" in cli("check", "-q").out
    assert "DL504" not in cli("check", "-q").out
