"""Folders that Dateline does not publish into, and what it says."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.publish import Ops, Publication, PublishError
from tests.publishing import (
    CountingOps,
    as_nobody,
    common_folder,
    contents,
    is_settled,
    publish,
    stamps,
    start_python,
    with_manifest,
    work_folder,
)

SITE = {"index.html": b"home", "a/index.html": b"entry"}


def refusal(dest: Path, *keep_out: Path) -> PublishError:
    """Return the error with which a folder is refused."""
    with pytest.raises(PublishError) as caught:
        Publication.begin(dest, keep_out)
    return caught.value


def test_a_folder_of_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    dest = tmp_path / "Documents"
    dest.mkdir()
    for number in range(7):
        (dest / f"letter-{number}.txt").write_bytes(b"dear")
    before = stamps(tmp_path)
    error = refusal(dest)
    assert error.message == (
        "The folder Documents is not empty and Dateline did not make it: it holds letter-0.txt, "
        "letter-1.txt, letter-2.txt, letter-3.txt, letter-4.txt and 2 more"
    )
    assert error.hint == "Choose another folder with --dest, or empty this one."
    assert error.path == str(dest)
    assert not error.fault
    assert stamps(tmp_path) == before


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as ours:
            ours.bind(path.name)
    finally:
        os.chdir(here)


FOREIGN = {
    "a file": lambda path: path.write_bytes(b""),
    "a link": lambda path: path.symlink_to("/etc"),
    "a dangling link": lambda path: path.symlink_to("nowhere"),
    "a pipe": _pipe,
    "a socket": _socket,
    "a folder": lambda path: (path.mkdir(), (path / "file").write_bytes(b"")),
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN.keys())
@pytest.mark.parametrize("where", ["CNAME", "a/CNAME", "a/.gitignore"])
def test_what_dateline_did_not_make_is_named_and_kept(
    tmp_path: Path, make: Callable[[Path], object], where: str
) -> None:
    dest = tmp_path / "site"
    publish(dest, SITE)
    make(dest / where)
    before = stamps(dest)
    error = refusal(dest)
    assert error.message.startswith(
        f"The folder site holds files that Dateline did not make: {where}"
    )
    assert error.hint.startswith("Move them out of it")
    assert stamps(dest) == before
    (dest / where).rename(tmp_path / "moved")
    publish(dest, {**SITE, "index.html": b"new"})
    assert contents(dest) == {**SITE, "index.html": b"new"}
    assert is_settled(dest)


def test_a_name_that_is_not_text_is_named(tmp_path: Path) -> None:
    dest = tmp_path / "site"
    publish(dest, SITE)
    (dest / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"")
    assert refusal(dest).message.endswith(": caf?.txt")


def test_a_folder_that_took_a_file_of_ours_is_refused(tmp_path: Path) -> None:
    dest = tmp_path / "site"
    publish(dest, SITE)
    (dest / "a/index.html").unlink()
    (dest / "a").rmdir()
    (dest / "a").symlink_to(tmp_path)
    assert refusal(dest).message.endswith(": a")


def test_a_git_checkout_is_refused(tmp_path: Path) -> None:
    dest = tmp_path / "site"
    (dest / ".git").mkdir(parents=True)
    (dest / ".git/HEAD").write_bytes(b"ref: refs/heads/gh-pages\n")
    assert "git checkout" in refusal(dest).message
    (tmp_path / "other").mkdir()
    (tmp_path / "other/.git").write_bytes(b"gitdir: elsewhere\n")
    assert "git checkout" in refusal(tmp_path / "other").message


def test_a_link_or_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "link").message == "The folder link is a symbolic link"
    assert refusal(tmp_path / "dangling").message == "The folder dangling is a symbolic link"
    assert refusal(tmp_path / "file").message == "The folder file is a file, not a folder"
    assert {path.name for path in tmp_path.iterdir()} == {"real", "link", "dangling", "file"}


def test_links_above_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    publish(tmp_path / "link/site", SITE)
    publish(tmp_path / "real/site", SITE)
    assert contents(tmp_path / "real/site") == SITE


@pytest.mark.parametrize(
    ("dest", "why"),
    [
        ("story", "holds story, which publishing would replace"),
        (".", "holds story, which publishing would replace"),
        ("story/content", "holds content, which publishing would replace"),
        ("story/content/media", "lies in content, from which the site is built"),
        ("story/site/../content", "holds content, which publishing would replace"),
        ("linked", "holds content, which publishing would replace"),
    ],
)
def test_the_story_itself_is_never_replaced(tmp_path: Path, dest: str, why: str) -> None:
    root = tmp_path / "story"
    (root / "content").mkdir(parents=True)
    (root / "site").mkdir()
    (tmp_path / "linked").mkdir()
    keep_out = [root, root / "content"]
    if dest == "linked":
        (root / "linked-content").symlink_to(tmp_path / "linked/content")
        (tmp_path / "linked/content").mkdir()
        keep_out = [root, root / "linked-content"]
    assert refusal(tmp_path / dest, *keep_out).message.endswith(why)


def test_the_root_of_the_disk_is_refused() -> None:
    assert refusal(Path("/")).message == "The folder / is not a folder to publish into"


def test_a_folder_that_proves_itself_is_taken_without_a_record(tmp_path: Path) -> None:
    dest = tmp_path / "site"
    publish(dest, with_manifest(SITE))
    work_folder(dest).rename(tmp_path / "lost")
    new = with_manifest({"index.html": b"home", "b/index.html": b"new"})
    change = publish(dest, new)
    assert (change.added, change.removed, change.unchanged) == (1, 1, 1)
    assert contents(dest) == new
    assert is_settled(dest)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b'{"format": "dateline-manifest/1"}',
        b'{"format": "other/1", "files": {"index.html": {"size": 4, "sha256": ""}}}',
        b'{"format": "dateline-manifest/1", "files": {"index.html": {"size": 4, "sha256": "x"}}}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_manifest_of_others_proves_nothing(tmp_path: Path, manifest: bytes) -> None:
    dest = tmp_path / "site"
    dest.mkdir()
    (dest / "index.html").write_bytes(b"home")
    (dest / "manifest.json").write_bytes(manifest)
    assert refusal(dest).message.endswith("it holds index.html, manifest.json")


def test_a_manifest_that_is_no_file_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder/manifest.json").mkdir(parents=True)
    (tmp_path / "folder/manifest.json/file").write_bytes(b"")
    (tmp_path / "link").mkdir()
    (tmp_path / "link/manifest.json").symlink_to("../elsewhere")
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe/manifest.json")
    assert refusal(tmp_path / "folder").message.endswith("it holds manifest.json/")
    assert refusal(tmp_path / "link").message.endswith("it holds manifest.json")
    assert refusal(tmp_path / "pipe").message.endswith("it holds manifest.json")


def test_a_large_folder_of_others_is_not_read_through(tmp_path: Path) -> None:
    dest = tmp_path / "home"
    for number in range(3):
        (dest / "deep" / str(number)).mkdir(parents=True)
        (dest / "deep" / str(number) / "file").write_bytes(b"")
    calls: list[str] = []
    ops = CountingOps(lambda number, name: calls.append(name))
    with pytest.raises(PublishError, match="it holds deep/"):
        Publication.begin(dest, ops=ops)
    assert calls.count("list") == 3


def test_a_work_folder_of_others_is_refused(tmp_path: Path) -> None:
    work_folder(tmp_path / "site").symlink_to(tmp_path)
    assert refusal(tmp_path / "site").message == "The work folder beside the site is not a folder"


class _Refusing(Ops):
    """A system on which exchanging folders fails."""

    code = errno.EBUSY

    @classmethod
    def exchange(cls, one: str, other: str) -> bool:
        """Fail with the code."""
        raise OSError(cls.code, os.strerror(cls.code), other)


def test_a_mount_point_is_explained(tmp_path: Path) -> None:
    dest = tmp_path / "site"
    publish(dest, SITE)
    with pytest.raises(PublishError) as caught:
        publish(dest, {"index.html": b"new"}, _Refusing())
    assert "mount point" in caught.value.message
    assert caught.value.hint == "Publish into a folder inside it: --dest FOLDER/public."
    assert str(caught.value).endswith(f"{caught.value.hint}")
    assert contents(dest) == SITE
    publish(dest, {"index.html": b"new"})
    assert contents(dest) == {"index.html": b"new"}


def test_another_disk_is_seen_before_anything_is_written(tmp_path: Path) -> None:
    dest = Path("/dev")
    assert "mount point" in refusal(dest).message


def test_a_folder_that_may_not_be_written_is_explained() -> None:
    with common_folder() as folder:
        publish(folder / "site", SITE)
        (folder / "fresh").mkdir(mode=0o777)
        with as_nobody():
            for name in ("site", "fresh", "new"):
                error = refusal(folder / name)
                assert error.message == (
                    "Could not prepare the published folder: permission was denied"
                )
                assert "right to write" in error.hint
                assert error.fault
        assert contents(folder / "site") == SITE
        assert {path.name for path in folder.iterdir()} == {".site.dateline", "site", "fresh"}


def test_an_error_crosses_to_another_process() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(PublishError("message", "hint", "path", fault=True)))
    assert (error.message, error.hint, error.path) == ("message", "hint", "path")
    assert error.fault


def test_another_build_is_waited_for_and_told_of(tmp_path: Path) -> None:
    told: list[str] = []
    with Publication.begin(tmp_path / "site"):
        with pytest.raises(PublishError) as caught:
            Publication.begin(tmp_path / "site", wait=0.1, waiting=lambda: told.append("waiting"))
        assert caught.value.message == "Another build of this folder is running"
        assert told == ["waiting"]
    publish(tmp_path / "site", SITE, wait=0)


def test_the_lock_of_a_dead_build_holds_nobody_up(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from dateline.publish import Publication; "
        "Publication.begin(Path(sys.argv[1])).write('index.html', b'x'); os._exit(9)"
    )
    dead = start_python(code, tmp_path / "site")
    dead.communicate()
    assert dead.returncode == 9
    publish(tmp_path / "site", SITE, wait=0)
    assert contents(tmp_path / "site") == SITE
    assert is_settled(tmp_path / "site")
