"""`dateline new`: the entry it writes, and what it refuses to write."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.commands.new import _entry, _text
from dateline.config import Config
from tests.cli import Cli, small_site

URL = "https://example.org/report?id=1&x=2"


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    small_site(tmp_path)
    return Cli(monkeypatch, capsys, tmp_path)


def test_markdown(cli: Cli) -> None:
    path = "content/entries/2022-01-05-cabinet-resigns.md"
    assert cli("new", "Cabinet resigns", "--date", "2022-01-05", "--source", URL) == (
        0,
        f"{path}\n",
        "",
    )
    assert (cli.folder / path).read_text(encoding="utf-8") == (
        f"---\ntitle: Cabinet resigns\ndate: 2022-01-05\nsources:\n  - {URL}\n---\n\n"
    )
    assert cli("check").code == 0


def test_yaml(cli: Cli) -> None:
    sources = ("--source", URL, "--source", "https://example.org/b")
    code, out, _ = cli("new", "Cabinet resigns", "--date", "2022-01", *sources, "--yaml")
    assert (code, out) == (0, "content/entries/2022-01-cabinet-resigns.yml\n")
    assert (cli.folder / out.strip()).read_text(encoding="utf-8") == (
        f"title: Cabinet resigns\ndate: 2022-01\nsources:\n  - {URL}\n  - https://example.org/b\n"
    )
    assert cli("check").code == 0


def test_the_path_is_printed_from_where_one_stands(cli: Cli) -> None:
    inside = cli.folder / "content/entries"
    out = cli("new", "A walk", "--date", "2001", "--source", URL, cwd=inside).out
    assert out == "2001-a-walk.md\n"
    away = cli.folder / "away"
    away.mkdir()
    out = cli("new", "A hike", "--date", "2001", "--root", "..", cwd=away).out
    assert out == f"{cli.folder / 'content/entries/2001-a-hike.md'}\n"


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2022-01-05T21:00+06:00", "2022-01-05-a-walk"),
        ("2022~", "2022-a-walk"),
        ("2022-01-05/2022-01-07", "2022-01-05-a-walk"),
        ("2022-01?/..", "2022-01-a-walk"),
        ("before 1990", "1990-a-walk"),
        ("199X", "1990-a-walk"),
        ("-0043-03-15", "bce-0044-03-15-a-walk"),
        (" 2022-01-05 ", "2022-01-05-a-walk"),
    ],
)
def test_the_name_has_the_date_as_far_as_it_is_known(cli: Cli, date: str, name: str) -> None:
    assert cli("new", "A walk", "--date", date, "--source", URL).out == (
        f"content/entries/{name}.md\n"
    )
    assert cli("check").code == 0


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Отставка правительства", "2001-otstavka-pravitelstva"),
        ("A: b #c 'd' \"e\"", "2001-a-b-c-d-e"),
        ("x" * 300, "2001-" + "x" * 80),
        ("Null", "2001-null"),
        ("true", "2001-true"),
        ("12:30", "2001-12-30"),
    ],
)
def test_titles_of_every_kind(cli: Cli, title: str, name: str) -> None:
    code, out, _ = cli("new", title, "--date", "2001", "--source", URL)
    assert (code, out) == (0, f"content/entries/{name}.md\n")
    assert cli("check", "--strict").code == 0
    assert cli("build").code == 0


TITLES = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp")), min_size=1
).filter(lambda title: any(c.isalnum() for c in title) and len(title) <= 300)


@given(TITLES, st.booleans())
def test_a_title_is_read_back_letter_for_letter(title: str, fenced: bool) -> None:
    ending = ".md" if fenced else ".yml"
    entry = _entry(_text(title, "2001", (URL,), fenced=fenced), ending, Config())
    assert entry.title == unicodedata.normalize("NFC", title.strip())


def test_without_a_source_a_place_is_left_for_one(cli: Cli) -> None:
    code, out, err = cli("new", "A walk", "--date", "2001")
    assert (code, err) == (0, "note: write a source under sources: before it is published\n")
    assert (cli.folder / out.strip()).read_text(encoding="utf-8") == (
        "---\ntitle: A walk\ndate: 2001\nsources:\n---\n\n"
    )
    code, out, _ = cli("check")
    assert code == 1
    assert " error DL213: " in out


def test_a_site_that_asks_for_no_source_gets_no_note(cli: Cli) -> None:
    cli.write("dateline.yml", "title: x\nrules: {sources: 0}\n")
    assert cli("new", "A walk", "--date", "2001").err == ""
    assert cli("check").code == 0


@pytest.mark.parametrize(
    ("title", "date", "said"),
    [
        ("A walk", "2001-02-30", '"2001-02-30": there is no day 30 in 2001-02'),
        ("A walk", "soon", '"soon": '),
        ("A walk", "", '"": the date is empty'),
        ("", "2001", '"title" is empty'),
        ("  ", "2001", '"title" is empty'),
        ("x" * 301, "2001", '"title" has 301 characters; 300 are allowed'),
        ("A\x00walk", "2001", ""),
        ("A\u202ewalk", "2001", ""),
    ],
)
def test_what_a_check_would_refuse_is_not_written(
    cli: Cli, title: str, date: str, said: str
) -> None:
    code, out, err = cli("new", title, "--date", date, "--source", URL)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {said}")
    assert err.count("\n") == 1
    assert [path.name for path in (cli.folder / "content/entries").iterdir()] == ["good.yml"]


def test_a_source_that_is_no_address_is_refused(cli: Cli) -> None:
    code, out, err = cli("new", "A walk", "--date", "2001", "--source", "javascript:alert(1)")
    assert (code, out) == (2, "")
    assert err.startswith('Error: the source "javascript:alert(1)" ')


def test_a_source_that_is_not_registered_is_refused(cli: Cli) -> None:
    cli.write("content/sources/all.yml", "tengri-2:\n  url: https://example.org/2\n")
    code, out, err = cli("new", "A walk", "--date", "2001", "--source", "tengri-3")
    assert (code, out) == (2, "")
    assert err == 'Error: no source "tengri-3" in the registry; did you mean "tengri-2"?\n'
    assert cli("new", "A walk", "--date", "2001", "--source", "tengri-2").code == 0
    assert cli("check").code == 0


def test_a_source_that_a_wrong_file_may_hold_is_let_pass(cli: Cli) -> None:
    cli.write("content/sources/all.yml", "tengri-3:\n  url: nowhere\n")
    asked = ("new", "A walk", "--date", "2001")
    assert cli(*asked, "--source", "tengri-3").code == 0
    assert cli(*asked, "--source", "nope").err == 'Error: no source "nope" in the registry\n'
    cli.write("content/sources/more.yml", "[")
    assert cli("new", "A hike", "--date", "2001", "--source", "nope").code == 0


def test_all_problems_come_at_once(cli: Cli) -> None:
    _, _, err = cli("new", "", "--date", "soon", "--source", "javascript:x")
    assert err.count("\n") == 3


@pytest.mark.parametrize("ending", ["md", "yml", "yaml"])
def test_nothing_is_overwritten_or_doubled(cli: Cli, ending: str) -> None:
    path = f"content/entries/older/2001-a-walk.{ending}"
    cli.write(path, "mine")
    said = f"Error: there is such an entry already: {path}\n"
    assert cli("new", "A walk", "--date", "2001", "--source", URL) == (2, "", said)
    assert (cli.folder / path).read_text(encoding="utf-8") == "mine"


def test_the_folder_of_entries_is_made(cli: Cli) -> None:
    (cli.folder / "content/entries/good.yml").unlink()
    (cli.folder / "content/entries").rmdir()
    assert cli("new", "A walk", "--date", "2001", "--source", URL).code == 0


def test_a_site_whose_configuration_is_wrong(cli: Cli) -> None:
    cli.write("dateline.yml", "title: x\ntitel: y\n")
    code, out, err = cli("new", "A walk", "--date", "2001", "--source", URL)
    assert (code, out) == (2, "")
    assert err.startswith("Error: dateline.yml:2:1: error DL601: ")
