"""The same content gives the same bytes, whatever surrounds the build."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.commands import ROOT
from tests.samples import give_theme, write_files
from tests.sitetrees import SITES

MANY = 260
"""Entries; more than are worth it to start worker processes for."""

CLOCK = "2023-01-05T12:00:00Z"


class Surroundings(NamedTuple):
    """What may differ from one machine to the next."""

    environment: dict[str, str]
    umask: int
    jobs: int
    backwards: bool
    """Whether the files were made in the opposite order."""
    cwd: str
    """From where the build is started, seen from the site's root."""


PLAIN = Surroundings({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, 0o022, 1, False, ".")
OTHERS = (
    Surroundings(
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU"},
        0o077,
        3,
        True,
        "content/entries",
    ),
    Surroundings(
        {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"},
        0o000,
        2,
        True,
        "..",
    ),
    Surroundings(
        {"PYTHONHASHSEED": "random", "TZ": "Pacific/Apia", "LANG": "POSIX", "PYTHONUTF8": "0"},
        0o027,
        1,
        False,
        "/",
    ),
)


def story() -> dict[str, bytes]:
    """Every field there is, and enough entries that it is worth sharing the work."""
    base = SITES / "full/story"
    files = {p.relative_to(base).as_posix(): p.read_bytes() for p in base.rglob("*") if p.is_file()}
    for number in range(MANY):
        day = f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = (
            f"title: Number {number}\ndate: {day}\ntags: [t{number % 7}, ünï]\n"
            f"actors: [omarova]\nplaces: [arna]\nsources: [gazette-40]\n"
            f"relations: {{follows: [opening]}}\nbody: 'See [[closed]] [@gazette-12]'\n"
        )
        files[f"content/entries/many/n{number:03}.yml"] = text.encode()
    return files


def built(folder: Path, around: Surroundings) -> dict[str, tuple[int, bytes]]:
    """Build the story with the command line; return mode and bytes by path."""
    names = sorted(story(), reverse=around.backwards)
    files = story()
    write_files(folder / "story", {name: files[name] for name in names})
    give_theme(folder / "story", "plain")
    root = folder / "story"
    dest = folder / "published"
    command = ["build", "--root", root, "--dest", dest, "--clock", CLOCK, "-q"]
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *map(str, command), "--jobs", str(around.jobs)],
        cwd=(root / around.cwd).resolve(),
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generator")}
        | around.environment,
        umask=around.umask,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(root)
    return look(dest)


def look(folder: Path) -> dict[str, tuple[int, bytes]]:
    found = {}
    for path in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        found[path.relative_to(folder).as_posix()] = (
            mode,
            path.read_bytes() if path.is_file() else b"",
        )
    return found


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes]]:
    return built(tmp_path_factory.mktemp("reference"), PLAIN)


@pytest.mark.parametrize("around", OTHERS, ids=lambda around: around.environment["TZ"])
def test_the_bytes_and_the_modes_are_the_same(
    around: Surroundings, reference: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    found = built(tmp_path, around)
    assert sorted(found) == sorted(reference)
    assert [path for path in found if found[path] != reference[path]] == []


def test_every_published_file_can_be_read_by_a_server(
    reference: dict[str, tuple[int, bytes]],
) -> None:
    assert {mode for mode, data in reference.values() if data} == {0o644}
    assert {mode for mode, data in reference.values() if not data} == {0o755}


def test_no_path_of_the_machine_is_published(
    reference: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    places = (str(ROOT), str(tmp_path.parent.parent), str(Path.home()) + "/", sys.prefix)
    found = [
        (path, place)
        for path, (_, data) in reference.items()
        for place in places
        if place.encode() in data
    ]
    assert found == []
