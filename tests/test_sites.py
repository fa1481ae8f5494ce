"""Whole small sites, and what is to come of them to the byte; see `sitetrees`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from msgspec import json

from tests.samples import make, tree
from tests.sitetrees import SITES, build_copy, expected, is_kept, names

SITE_NAMES = ("full", "long", "minimal", "rtl", "theme")
_REFERENCE = re.compile(r'\b(?:href|src)="([^"]*)"')
_REFRESH = re.compile(r"0; url=([^\"]*)")
_ID = re.compile(r'\bid="([^"]*)"')


def published(name: str, folder: Path, theme: str = "plain") -> dict[str, bytes]:
    result = build_copy(name, folder, theme)
    assert result.ok, result.diagnostics
    return tree(folder / "site")


@pytest.mark.parametrize("name", SITE_NAMES)
def test_what_is_published_is_what_is_expected(name: str, tmp_path: Path) -> None:
    found = published(name, tmp_path)
    addresses, files = expected(name)
    assert sorted(found) == addresses
    assert {path for path in found if is_kept(name, path)} == set(files)
    for path, data in files.items():
        assert found[path].decode() == data.decode()


def test_every_site_is_tested() -> None:
    assert names() == list(SITE_NAMES)
    assert all((SITES / name / "expected").is_dir() for name in SITE_NAMES)


def links(path: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Path and fragment of everything on the site that a page leads to."""
    text = data.decode()
    for reference in (*_REFERENCE.findall(text), *_REFRESH.findall(text)):
        parts = urlsplit(reference.replace("&amp;", "&"))
        if parts.scheme or parts.netloc or (path == "404.html" and parts.path.startswith("/")):
            continue
        target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
        yield target, unquote(parts.fragment)


def dead_links(found: dict[str, bytes]) -> list[tuple[str, str, str]]:
    pages = {p: data for p, data in found.items() if p.endswith(".html")}
    ids = {path: set(_ID.findall(data.decode())) for path, data in pages.items()}
    return [
        (path, target, fragment)
        for path, data in pages.items()
        for target, fragment in links(path, data)
        if target not in found or (fragment and fragment not in ids[target])
    ]


@pytest.mark.parametrize("name", SITE_NAMES)
def test_every_link_and_every_fragment_leads_somewhere(name: str, tmp_path: Path) -> None:
    found = published(name, tmp_path)
    assert sum(len(list(links(p, d))) for p, d in found.items() if p.endswith(".html")) > 15
    assert dead_links(found) == []


@pytest.mark.parametrize("name", ["full", "long", "minimal", "rtl"])
def test_the_default_theme_links_as_well(name: str, tmp_path: Path) -> None:
    build_copy(name, tmp_path)
    settings = tmp_path / "dateline.yml"
    text = settings.read_text(encoding="utf-8").replace("theme: plain", "theme: default")
    settings.write_text(text, encoding="utf-8")
    assert make(tmp_path).ok
    found = tree(tmp_path / "site")
    assert dead_links(found) == []
    plain = {path for path in expected(name)[0] if not path.startswith("assets/")}
    assert {path for path in found if not path.startswith("assets/")} == plain


@pytest.mark.parametrize("name", SITE_NAMES)
def test_the_manifest_proves_every_file(name: str, tmp_path: Path) -> None:
    found = published(name, tmp_path)
    listed = json.decode(found.pop("manifest.json"))["files"]
    assert listed == {
        path: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for path, data in found.items()
    }


def test_of_the_full_site_everything_else_is_told(tmp_path: Path) -> None:
    result = build_copy("full", tmp_path)
    assert [(h.path, h.reason, h.until) for h in result.held] == [
        ("content/entries/draft.yml", "draft", ""),
        ("content/entries/next.yml", "embargoed", "2023-01-05T18:01+06:00"),
    ]
    counts = result.counts
    assert (counts.entries, counts.retracted, counts.merged) == (10, 1, 1)
    assert (counts.files, counts.pages) == (len(tree(tmp_path / "site")), 36)
    assert {d.code for d in result.diagnostics} == {"DL403"}
