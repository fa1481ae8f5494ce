"""Tests for dateline.read: what is read from a folder, and what is refused before it is."""

from __future__ import annotations

import os
import socket
import unicodedata
from hashlib import blake2b, sha256
from pathlib import Path

import pytest

from dateline.diagnostics import Diagnostic
from dateline.parsing.decode import MAX_FILE
from dateline.read import MAX_MEDIA, Inputs, find_root, read_media, read_site

ENTRY = b"title: A\ndate: 2022-01-05\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with one entry."""
    root = tmp_path / "site"
    put(root, "dateline.yml", b"title: T\n")
    put(root, "content/entries/a.yml", ENTRY)
    return root


def put(root: Path, path: str, data: bytes = ENTRY) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def said(inputs: Inputs) -> list[tuple[str, str]]:
    return [(problem.code, problem.span.path) for problem in inputs.diagnostics]


def paths(inputs: Inputs) -> list[str]:
    return [file.path for file in inputs.files]


def test_reads_files_with_their_digests_by_path(site: Path) -> None:
    put(site, "content/sources/b.yml", b"b")
    put(site, "content/entries/2022/z.md", b"z")
    put(site, "content/entities/c.yaml", b"c")
    put(site, "content/pages/about.MD", b"p")
    put(site, "content/measures/m.yml", b"m")
    found = read_site(site)
    assert said(found) == []
    assert paths(found) == [
        "content/entities/c.yaml",
        "content/entries/2022/z.md",
        "content/entries/a.yml",
        "content/measures/m.yml",
        "content/pages/about.MD",
        "content/sources/b.yml",
    ]
    (first, *_) = found.files
    assert (first.data, first.digest) == (b"c", blake2b(b"c", digest_size=20).digest())
    assert found.config is not None
    assert (found.config.path, found.config.data) == ("dateline.yml", b"title: T\n")


def test_media_are_digested_and_not_kept(site: Path) -> None:
    data = bytes(range(256)) * 3000
    put(site, "content/media/2022/a b.JPG", data)
    (file,) = read_site(site).media
    assert (file.path, file.size) == ("media/2022/a b.JPG", len(data))
    assert file.digest == sha256(data).hexdigest()
    assert read_media(site, file.path) == data


def test_folders_of_any_name_are_folders(site: Path) -> None:
    put(site, "content/entries/x.md/y.yml/b.yml")
    assert paths(read_site(site)) == ["content/entries/a.yml", "content/entries/x.md/y.yml/b.yml"]


@pytest.mark.parametrize(
    "name",
    [
        ".a.yml",
        ".git/a.yml",
        "a.yml~",
        "#a.yml#",
        ".#a.yml",
        ".a.yml.swp",
        "a.yml.orig",
        "a.yml.rej",
        "a.yml.bak",
        "a.yml.tmp",
        "~$a.md",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "4913",
    ],
)
def test_passes_over_hidden_files_and_litter(site: Path, name: str) -> None:
    put(site, f"content/entries/{name}")
    put(site, f"content/{name}")
    found = read_site(site)
    assert (paths(found), said(found)) == (["content/entries/a.yml"], [])


@pytest.mark.parametrize(
    "path",
    [
        "content/entries/notes.txt",
        "content/entries/b.ymal",
        "content/entries/b",
        "content/sources/b.md",
        "content/pages/b.yml",
        "content/media/b.svg",
        "content/media/b.html",
        "content/README.md",
    ],
)
def test_names_what_it_does_not_read(site: Path, path: str) -> None:
    put(site, path)
    found = read_site(site)
    assert said(found) == [("DL007", path)]
    assert found.diagnostics[0].severity == "warning"
    assert paths(found) == ["content/entries/a.yml"]


def test_names_folders_it_does_not_read_and_guesses_what_is_meant(site: Path) -> None:
    put(site, "content/entires/b.yml")
    (problem,) = read_site(site).diagnostics
    assert (problem.code, problem.span.path) == ("DL007", "content/entires")
    assert problem.hint == "did you mean content/entries?"


@pytest.mark.parametrize(
    "target",
    ["../../../elsewhere.yml", "a.yml", "b.yml", "nowhere.yml", "/dev/zero", "/proc/self/mem"],
)
def test_follows_no_link(site: Path, target: str) -> None:
    put(site.parent, "elsewhere.yml")
    (site / "content/entries/b.yml").symlink_to(target)
    found = read_site(site)
    assert said(found) == [("DL003", "content/entries/b.yml")]
    assert paths(found) == ["content/entries/a.yml"]


def test_follows_no_linked_folder(site: Path, tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/b.yml")
    (site / "content/entries/more").symlink_to(tmp_path / "elsewhere")
    (site / "content/entries/loop").symlink_to(".")
    (site / "content/sources").symlink_to(tmp_path / "elsewhere")
    assert said(read_site(site)) == [
        ("DL003", "content/entries/loop"),
        ("DL003", "content/entries/more"),
        ("DL003", "content/sources"),
    ]


def test_follows_no_link_in_place_of_the_content(site: Path) -> None:
    (site / "content").rename(site / "elsewhere")
    (site / "content").symlink_to("elsewhere")
    assert said(read_site(site)) == [("DL003", "content")]


def test_opens_no_pipe_and_no_socket(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(site / "content/entries/pipe.yml")
    os.mkfifo(site / "content/media.yml")
    monkeypatch.chdir(site / "content/entries")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yml")
        found = read_site(site)
    assert said(found) == [
        ("DL004", "content/entries/pipe.yml"),
        ("DL004", "content/entries/socket.yml"),
        ("DL007", "content/media.yml"),
    ]


def test_a_configuration_that_is_a_pipe_is_refused_at_once(site: Path) -> None:
    (site / "dateline.yml").unlink()
    os.mkfifo(site / "dateline.yml")
    found = read_site(site)
    assert (said(found), found.config) == ([("DL004", "dateline.yml")], None)


def test_a_file_that_is_too_large_is_refused_unread(site: Path) -> None:
    with (site / "content/entries/b.yml").open("wb") as file:
        file.truncate(3_000_000_000)
    with put(site, "content/media/b.jpg").open("wb") as file:
        file.truncate(MAX_MEDIA + 1)
    put(site, "content/entries/c.yml", b"#" * MAX_FILE)
    found = read_site(site)
    assert said(found) == [("DL005", "content/entries/b.yml"), ("DL005", "content/media/b.jpg")]
    assert paths(found) == ["content/entries/a.yml", "content/entries/c.yml"]
    assert "3,000,000,000 bytes; 1,000,000 are allowed" in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.yml", "a\\nb.yml"),
        (b"a\x07b.yml", "a\\x07b.yml"),
        (b"a\xff.yml", "a\\udcff.yml"),
        (b"a\\b.yml", "a\\b.yml"),
        ("a\u202eb.yml".encode(), "a\\u202eb.yml"),
        ("a\u200bb.yml".encode(), "a\\u200bb.yml"),
    ],
)
def test_refuses_names_that_cannot_be_shown(site: Path, name: bytes, shown: str) -> None:
    with open(os.fsencode(site) + b"/content/entries/" + name, "wb") as file:
        file.write(ENTRY)
    found = read_site(site)
    assert said(found) == [("DL006", f"content/entries/{shown}")]
    assert found.diagnostics[0].span.path.encode()


@pytest.mark.parametrize(
    "name", ["a b.yml", "100%.yml", "a#b.yml", "it's.yml", 'a"b.yml', "Отставка.yml"]
)
def test_reads_odd_names(site: Path, name: str) -> None:
    put(site, f"content/entries/{name}")
    found = read_site(site)
    assert said(found) == []
    assert f"content/entries/{name}" in paths(found)


def test_names_are_in_unicode_form_c(site: Path) -> None:
    name = unicodedata.normalize("NFD", "é.yml")
    put(site, f"content/entries/{name}")
    assert paths(read_site(site)) == ["content/entries/a.yml", "content/entries/é.yml"]
    put(site, "content/entries/é.yml")
    found = read_site(site)
    assert said(found) == [("DL009", "content/entries/é.yml")]
    put(site, f"content/media/{unicodedata.normalize('NFD', 'é.jpg')}")
    assert ("DL006", "content/media/é.jpg") in said(read_site(site))


def test_a_file_that_cannot_be_opened_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "content/entries/b.yml")
    put(site, "content/sources/s.yml")
    real_open, real_scandir = os.open, os.scandir

    def refusing_open(path: str, flags: int) -> int:
        if path.endswith("b.yml"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, flags)

    def refusing_scandir(path: str) -> object:
        if path.endswith("sources"):
            raise PermissionError(13, "Permission denied")
        return real_scandir(path)

    monkeypatch.setattr(os, "open", refusing_open)
    monkeypatch.setattr(os, "scandir", refusing_scandir)
    found = read_site(site)
    assert said(found) == [("DL008", "content/entries/b.yml"), ("DL008", "content/sources")]
    assert "Permission denied" in found.diagnostics[0].message


def test_a_file_that_fails_while_it_is_read_is_named(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(file: int, size: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", failing)
    found = read_site(site)
    assert said(found) == [("DL008", "content/entries/a.yml"), ("DL008", "dateline.yml")]


def test_a_file_that_grows_while_it_is_read_is_refused(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "read", lambda file, size: b"#" * size)
    found = read_site(site)
    assert said(found) == [("DL005", "content/entries/a.yml"), ("DL005", "dateline.yml")]


def test_a_file_that_goes_away_before_it_is_opened_is_named(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = os.open

    def late(path: str, flags: int) -> int:
        if path.endswith("a.yml"):
            (site / "content/entries/a.yml").unlink()
        return real_open(path, flags)

    monkeypatch.setattr(os, "open", late)
    assert said(read_site(site)) == [("DL008", "content/entries/a.yml")]


def test_no_site_and_no_content(tmp_path: Path) -> None:
    found = read_site(tmp_path)
    assert said(found) == [("DL002", "content"), ("DL001", "dateline.yml")]
    assert (found.config, found.files) == (None, ())


def test_content_without_entries(site: Path) -> None:
    (site / "content/entries/a.yml").unlink()
    (site / "content/entries").rmdir()
    assert said(read_site(site)) == [("DL002", "content/entries")]


def test_content_whose_entries_are_misspelt(site: Path) -> None:
    (site / "content/entries").rename(site / "content/entires")
    assert said(read_site(site)) == [("DL007", "content/entires"), ("DL002", "content/entries")]


@pytest.mark.parametrize("folder", ["content", "content/entries", "content/sources"])
@pytest.mark.parametrize("kind", ["file", "pipe"])
def test_what_must_be_a_folder_and_is_none(site: Path, folder: str, kind: str) -> None:
    if (site / folder).exists():
        (site / folder).rename(site / "elsewhere")
    if kind == "pipe":
        os.mkfifo(site / folder)
    else:
        put(site, folder)
    (problem,) = read_site(site).diagnostics
    assert (problem.code, problem.span.path, problem.severity) == ("DL002", folder, "error")
    assert problem.message == "this must be a folder, and it is none"


def test_finds_a_site_whose_configuration_is_no_plain_file(site: Path) -> None:
    (site / "dateline.yml").unlink()
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        make(site / "dateline.yml")
        assert find_root(site / "content/entries") == site
        (site / "dateline.yml").unlink()


def test_finds_the_nearest_site(site: Path) -> None:
    assert find_root(site) == site
    assert find_root(site / "content/entries") == site
    put(site, "content/inner/dateline.yml")
    assert find_root(site / "content/inner") == site / "content/inner"
    assert find_root(site.parent) is None


def test_media_are_read_as_safely(site: Path) -> None:
    put(site, "content/media/a.jpg", b"a")
    (site / "content/media/b.jpg").symlink_to("a.jpg")
    assert read_media(site, "media/a.jpg") == b"a"
    for path in ("media/b.jpg", "media/c.jpg"):
        problem = read_media(site, path)
        assert isinstance(problem, Diagnostic)
        assert problem.span.path == f"content/{path}"


def test_files_come_in_order(site: Path) -> None:
    for number in range(20):
        put(site, f"content/entries/{number % 3}/{number}.yml")
    first = read_site(site)
    assert paths(first) == sorted(paths(first))
    assert read_site(site) == first
