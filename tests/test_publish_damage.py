"""What others do to the published folder and to the work folder is mended by the next build."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.publish import Ops, Publication
from tests.publishing import (
    NoLinkOps,
    TwoStepOps,
    contents,
    litter,
    publish,
    with_manifest,
    work_folder,
)

FIRST = with_manifest(
    {
        "index.html": b"first",
        "404.html": b"not here",
        "2022/01/05/cabinet-resigns/index.html": b"entry",
        "tags/government/feed.xml": b"<feed/>",
    }
)
SECOND = with_manifest(
    {
        "index.html": b"second",
        "404.html": b"not here",
        "2022/01/05/cabinet-resigns/index.html": b"entry",
        "2022/02/index.html": b"month",
    }
)


def _in_place(path: Path) -> None:
    """Edit a file as an editor of few scruples does: same size, same time."""
    before = path.stat()
    path.write_bytes(b"X" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _with_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def _with_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


MEDDLING = {
    "edited": lambda path: path.write_bytes(b"edited by hand"),
    "edited unnoticeably": _in_place,
    "deleted": Path.unlink,
    "made a link": _with_a_link,
    "made a folder": _with_a_folder,
    "made private": lambda path: path.chmod(0o600),
}


@pytest.mark.parametrize("meddle", MEDDLING.values(), ids=MEDDLING.keys())
@pytest.mark.parametrize("later", [FIRST, SECOND], ids=["same site", "other site"])
@pytest.mark.parametrize("system", [Ops, TwoStepOps, NoLinkOps])
def test_what_was_altered_by_hand_is_made_again(
    tmp_path: Path, system: type[Ops], meddle: Callable[[Path], object], later: dict[str, bytes]
) -> None:
    site, ops = tmp_path / "site", system()
    path = site / "2022/01/05/cabinet-resigns/index.html"
    publish(site, FIRST, ops)
    meddle(path)
    with Publication.begin(site, ops=ops) as publication:
        assert "2022/01/05/cabinet-resigns/index.html" not in publication.verified()
        assert "404.html" in publication.verified()
    change = publish(site, later, ops)
    assert change.changed + change.restored + change.added >= 1
    assert contents(site) == later
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    publish(site, FIRST, ops)
    publish(site, SECOND, ops)
    assert contents(site) == SECOND
    assert not litter(site)


def _add(path: Path) -> None:
    (path.parent / "foreign.html").write_bytes(b"never to be published")


def _replace(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"never to be published")


def _lead_elsewhere(path: Path) -> None:
    path.symlink_to(path.rename(path.parent / "moved"))


def _make_a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.touch()


TAMPERING = {
    "all deleted": shutil.rmtree,
    "tree deleted": lambda work: shutil.rmtree(work / "tree"),
    "tree moved": lambda work: (work / "tree").rename(work.parent / "gone"),
    "tree a file": lambda work: _make_a_file(work / "tree"),
    "folder deleted": lambda work: shutil.rmtree(work / "tree/2022/01"),
    "folder moved": lambda work: (work / "tree/2022/01").rename(work.parent / "gone"),
    "folder a link": lambda work: _lead_elsewhere(work / "tree/2022/01"),
    "file added": lambda work: _add(work / "tree/2022/01/05/cabinet-resigns/index.html"),
    "file replaced": lambda work: _replace(work / "tree/404.html"),
    "file edited": lambda work: (work / "tree/404.html").write_bytes(b"edited"),
    "file deleted": lambda work: (work / "tree/404.html").unlink(),
    "staging deleted": lambda work: (work / "staged").rmdir(),
    "record damaged": lambda work: (work / "record").write_bytes(b"dateline published 1\nxxx"),
    "record of another layout": lambda work: (work / "record").write_bytes(_other_record()),
    "record deleted": lambda work: (work / "record").unlink(),
    "README deleted": lambda work: (work / "README").unlink(),
}


def _other_record() -> bytes:
    body = b"\x81\xa5files\x07"
    return b"dateline published 1\n" + hashlib.blake2b(body, digest_size=16).digest() + body


@pytest.mark.parametrize("tamper", TAMPERING.values(), ids=TAMPERING.keys())
@pytest.mark.parametrize("system", [Ops, NoLinkOps], ids=["links", "no links"])
def test_the_work_folder_may_be_damaged(
    tmp_path: Path, tamper: Callable[[Path], object], system: type[Ops]
) -> None:
    site = tmp_path / "site"
    publish(site, FIRST, system())
    tamper(work_folder(site))
    publish(site, SECOND, system())
    assert contents(site) == SECOND
    publish(site, FIRST, system())
    assert contents(site) == FIRST
    assert contents(work_folder(site) / "tree") == FIRST
    assert not litter(site)
