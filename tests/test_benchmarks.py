"""The corpus that is measured: a valid story, the same everywhere, and measured for what it is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from benchmarks import corpus, dateline_site, hugo_site
from benchmarks.__main__ import Results
from benchmarks.figures import with_figures
from benchmarks.machine import Machine, warn
from benchmarks.process import FailedError, Usage, measured
from benchmarks.session import Measured
from benchmarks.subjects import looked_at
from benchmarks.table import table
from tests.commands import ROOT, dateline

COUNT = 30

FIRST_ENTRIES = "75053bc1a729"
"""Of the digest of the first entries, on every machine."""

USAGE = Usage(wall=1.0, cpu=1.5, largest=50_000_000, together=80_000_000)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("corpus")
    dateline_site.write_site(root, COUNT)
    return root


def _files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_the_corpus_is_valid(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    done = dateline("check", "--strict", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["diagnostics"] == []


def test_the_corpus_is_the_same_in_every_process(site: Path, tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from benchmarks.dateline_site import write_site; "
        f"write_site(Path('again'), {COUNT})"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True)
    assert _files(tmp_path / "again") == _files(site)


def test_the_corpus_is_the_same_on_every_machine() -> None:
    texts = (dateline_site.entry_text(n, i) for n, i in enumerate(corpus.items(COUNT)))
    assert sha256("".join(texts).encode()).hexdigest()[:12] == FIRST_ENTRIES


def test_an_entry_is_the_same_however_many_there_are(site: Path, tmp_path: Path) -> None:
    dateline_site.write_site(tmp_path, COUNT // 2)
    fewer = _files(tmp_path)
    whole = _files(site)
    assert fewer.items() <= whole.items()
    assert len(whole) - len(fewer) == COUNT - COUNT // 2


def test_the_corpus_has_what_it_is_said_to_have() -> None:
    items = list(corpus.items(300))
    bodies = [item.body for item in items]
    assert {len(item.sources) for item in items} == {1, 2, 3, 4, 5}
    assert all(item.tags for item in items)
    assert any(item.actors for item in items)
    assert any(item.places for item in items)
    for sign in (r"\[@", r"\[\[", r"^- ", r"^> ", r"^\|", r"\[\^more\]: ", r"\]\(https:"):
        assert any(re.search(sign, body, re.MULTILINE) for body in bodies), sign
    words = sorted(len(body.split()) for body in bodies)
    assert 50 < words[0] < 100
    assert 250 < words[-1] < 400


def test_hugo_gets_the_same_entries(tmp_path: Path) -> None:
    hugo_site.write_site(tmp_path / "hugo", COUNT)
    files = _files(tmp_path / "hugo")
    assert sum(path.startswith("content/entries/") for path in files) == COUNT
    for number, item in enumerate(corpus.items(COUNT)):
        text = files[hugo_site.entry_path(number)].decode()
        assert item.summary in text
        assert all(source.url in text for source in item.sources)
        assert "[@" not in text
        assert "[[" not in text
        linked = re.findall(r'relref "/(entries/[^"]+)"', text)
        assert len(linked) == item.body.count("[[")
        assert all(f"content/{path}.md" in files for path in linked)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Results]:
    """Return what a whole session without peers prints and writes."""
    work = tmp_path_factory.mktemp("session")
    options = ["--entries", str(COUNT), "--rounds", "1", "--without-peers"]
    options += ["--work", str(work), "--json", str(work / "figures.json")]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = (work / "figures.json").read_bytes()
    return done.stdout, msgspec.json.decode(written, type=Results)


def test_a_session_measures_every_build(session: tuple[str, Results]) -> None:
    printed, results = session
    steps = [row.step for row in results.measured]
    assert steps == [
        "cold",
        "nothing changed",
        "one entry edited",
        "one entry added",
        "a template edited",
        "configuration edited",
    ]
    assert {row.subject for row in results.measured} == {"Dateline"}
    pages = [row.pages for row in results.measured]
    assert len(set(pages[:3])) == 1
    assert len(set(pages[3:])) == 1
    assert pages[3] > pages[2] >= COUNT
    assert all(f"Dateline  {step} " in printed for step in steps)
    assert "Search index: not part of this release of Dateline." in printed


def test_a_session_knows_what_a_process_used(session: tuple[str, Results]) -> None:
    _, results = session
    for row in results.measured:
        assert row.usage.wall > 0
        assert row.usage.cpu > 0
        assert row.usage.largest > 5_000_000
    assert results.machine.cores >= 1


def _published(folder: Path, text: str) -> None:
    page = folder / "2012/03/04/a-title-0/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(text, encoding="utf-8")
    (folder / "index.html").write_text(text, encoding="utf-8")


def test_a_build_that_did_its_work_is_counted(tmp_path: Path) -> None:
    _published(tmp_path, "<p>Edited: mark-1.</p>")
    (tmp_path / "feed.atom").touch()
    made = looked_at(USAGE, tmp_path, 1, "2012/03/04/a-title-0/index.html", "mark-1")
    assert (made.usage, made.pages, made.files) == (USAGE, 2, 3)


def test_a_build_that_left_pages_out_is_no_result(tmp_path: Path) -> None:
    _published(tmp_path, "")
    with pytest.raises(FailedError, match="has 1 pages of entries instead of 2"):
        looked_at(USAGE, tmp_path, 2, "index.html", "")


def test_a_build_that_missed_the_change_is_no_result(tmp_path: Path) -> None:
    _published(tmp_path, "<p>Edited: mark-1.</p>")
    with pytest.raises(FailedError, match="does not show the change: mark-2"):
        looked_at(USAGE, tmp_path, 1, "index.html", "mark-2")


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    program = [sys.executable, "-c", "import sys; print('no room'); sys.exit(4)"]
    with pytest.raises(FailedError, match=r"(?s)ended with 4.*no room"):
        measured(program, folder, os.environ)


def test_processes_that_a_process_starts_count_too(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    program = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', "
        "'held = bytearray(60_000_000); import time; time.sleep(0.3)'], check=True)"
    )
    usage = measured([sys.executable, "-c", program], folder, os.environ)
    assert usage.largest > 60_000_000


def test_the_table_sets_two_subjects_beside_each_other() -> None:
    rows = [
        Measured(1000, subject, step, number, 5, 6, Usage(wall, cpu, 50_000_000, 80_000_000))
        for number in (1, 2, 3)
        for subject, step, wall, cpu in (
            ("Dateline", "cold", 3.0 + number, 6.0),
            ("Hugo", "cold", 2.0, 4.0),
            ("Pagefind", "over Hugo's pages", 3.0, 8.0),
            ("Dateline", "one entry edited", 0.5, 0.4),
            ("Hugo", "one entry edited", 2.0, 4.0),
        )
    ]
    printed = list(table(rows))
    assert "1,000 entries, 3 rounds, medians" in printed
    cold = next(line for line in printed if line.startswith("Dateline  cold"))
    assert cold.split()[2:] == ["5.00", "(4.00", "6.00)", "6.00", "50", "80", "5"]
    assert "Dateline to Hugo, cold: wall 2.50, cpu 1.50" in printed
    assert "Dateline to Hugo and Pagefind, cold: wall 1.00, cpu 0.50" in printed
    assert "Dateline to Hugo, one entry edited: wall 0.25, cpu 0.10" in printed


def test_a_busy_machine_is_said_to_be_busy(capsys: pytest.CaptureFixture[str]) -> None:
    quiet = Machine(2, 8 << 30, "x", "Linux", "CPython", {}, load=0.4)
    warn(quiet)
    assert capsys.readouterr().err == ""
    warn(Machine(2, 8 << 30, "x", "Linux", "CPython", {}, load=3.5))
    assert "busy (load 3.5)" in capsys.readouterr().err


def test_figures_take_the_place_of_older_ones() -> None:
    page = (ROOT / "docs/performance.md").read_text(encoding="utf-8")
    new = with_figures(page, ["1 core", "", "nothing yet"])
    assert "```text\n1 core\n\nnothing yet\n```" in new
    assert with_figures(new, ["2 cores"]) == with_figures(page, ["2 cores"])
    assert new.splitlines()[0] == page.splitlines()[0]


def test_a_page_without_a_place_for_figures_is_left_alone() -> None:
    with pytest.raises(ValueError, match="there is no"):
        with_figures("# A page\n", ["1 core"])
