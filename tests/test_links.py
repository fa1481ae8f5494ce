"""Every link of the published site, followed: pages, fragments, assets, feeds, the sitemap.

The files are read, not served, so that all of them can be: a link must lead to a file which is
there, and by a relative way, or it would break under a sub-path or on a disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from tests.browser.kinds import html_files, kind_of

BASE = "https://timeline.example/any/sub/path/"
"""The base URL which the long story is built with."""

FOLLOWED = {"href", "src", "action", "poster", "cite", "data"}
"""Attributes of HTML that hold one address."""

PUBLIC = {"canonical", "alternate"}
"""Relations by which a page names its own public address, which is absolute."""


class Target(NamedTuple):
    """A link: the file it stands in, what it says, the file it leads to, the fragment there."""

    page: str
    written: str
    path: str
    fragment: str


class _Page(HTMLParser):
    """Collects the addresses and the ids of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.extend(value for name, value in values.items() if name == "id")
        if values.get("http-equiv") == "refresh":
            self.addresses.append(values["content"].partition("url=")[2])
        public = tag == "link" and values.get("rel") in PUBLIC and "://" in values.get("href", "")
        if not public:
            self.addresses.extend(value for name, value in values.items() if name in FOLLOWED)
        self.addresses.extend(
            part.split()[0] for part in values.get("srcset", "").split(",") if part.split()
        )


@pytest.fixture(params=["story", "long_story"])
def site(request: pytest.FixtureRequest) -> Path:
    """Return both stories' published folders, one after the other."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def _pages(site: Path) -> dict[str, _Page]:
    return {
        path.relative_to(site).as_posix(): _Page(path.read_text(encoding="utf-8"))
        for path in html_files(site)
    }


def _internal(page: str, addresses: Iterable[str]) -> Iterator[Target]:
    for written in addresses:
        parts = urlsplit(written)
        if parts.scheme or parts.netloc:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        yield Target(page, written, path if parts.path else page, unquote(parts.fragment))


def _targets(pages: dict[str, _Page]) -> list[Target]:
    relative = ((name, page) for name, page in pages.items() if name != "404.html")
    return [target for name, page in relative for target in _internal(name, page.addresses)]


def test_every_internal_link_leads_to_a_file(site: Path) -> None:
    targets = _targets(_pages(site))
    assert len(targets) > 1000
    assert [target for target in targets if not (site / target.path).is_file()] == []


def test_every_fragment_is_there(site: Path) -> None:
    pages = _pages(site)
    wanted = [target for target in _targets(pages) if target.fragment]
    assert wanted
    assert [one for one in wanted if one.fragment not in pages[one.path].ids] == []


def test_no_link_is_empty_or_begins_at_the_root(site: Path) -> None:
    pages = _pages(site)
    wrong = [
        (name, address)
        for name, page in pages.items()
        for address in page.addresses
        if not address or (address.startswith("/") and name != "404.html")
    ]
    assert wrong == []


def test_the_page_for_missing_addresses_works_from_anywhere(site: Path) -> None:
    """A server sends it for an address of any depth, so its links must begin at the root."""
    prefix = urlsplit(BASE).path if (site / "sitemap.xml").is_file() else "/"
    for address in _Page((site / "404.html").read_text(encoding="utf-8")).addresses:
        if not address.startswith("#"):
            assert urlsplit(address).path.startswith(prefix), address
            assert (site / unquote(urlsplit(address).path).removeprefix(prefix)).is_file(), address


def test_no_id_is_given_twice(site: Path) -> None:
    for name, page in _pages(site).items():
        assert len(page.ids) == len(set(page.ids)), name


def test_other_sites_are_linked_by_http_only(site: Path) -> None:
    schemes = {urlsplit(one).scheme for page in _pages(site).values() for one in page.addresses}
    assert schemes - {""} <= {"http", "https", "mailto"}


def test_every_page_can_be_reached_from_the_first(site: Path) -> None:
    pages = _pages(site)
    seen: set[str] = set()
    coming = ["index.html"]
    while coming:
        name = coming.pop()
        if name not in seen:
            seen.add(name)
            inside = _internal(name, pages[name].addresses)
            coming.extend(target.path for target in inside if target.path in pages)
    hidden = {"redirect", "not-found"}
    assert {name for name in pages if kind_of(site, site / name) not in hidden} - seen == set()


def test_style_sheets_ask_only_for_files_that_are_there(site: Path) -> None:
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        for address in re.findall(r"url\(\s*['\"]?(?!data:)([^'\")]+)", text):
            assert (sheet.parent / address).is_file(), address


def _file_of(site: Path, address: str) -> Path:
    """Return the file that a public address stands for."""
    path = site / unquote(urlsplit(address).path).removeprefix(urlsplit(BASE).path)
    return path / "index.html" if address.endswith("/") else path


def test_the_sitemap_lists_exactly_the_pages(long_story: Path) -> None:
    root = ElementTree.parse(long_story / "sitemap.xml").getroot()
    listed = [element.text or "" for element in root.iter() if element.tag.endswith("}loc")]
    assert all(address.startswith(BASE) for address in listed)
    unlisted = {"redirect", "not-found"}
    pages = {page for page in html_files(long_story) if kind_of(long_story, page) not in unlisted}
    assert {_file_of(long_story, address) for address in listed} == pages


def _addresses_of_feed(path: Path) -> list[str]:
    if path.suffix == ".json":
        text = path.read_text(encoding="utf-8")
        return re.findall(r'"(?:home_page_|feed_|next_)?url": ?"([^"]+)"', text)
    return [one.get("href", "") for one in ElementTree.parse(path).iter() if one.get("href")]


def test_every_address_of_a_feed_is_there(long_story: Path) -> None:
    feeds = [*sorted(long_story.rglob("feed.atom")), *sorted(long_story.rglob("feed.json"))]
    found = [
        (feed, address)
        for feed in feeds
        for address in _addresses_of_feed(feed)
        if address.startswith(BASE)
    ]
    assert {feed for feed, _ in found} == set(feeds)
    assert [one for one in found if not _file_of(long_story, one[1]).is_file()] == []


def test_every_canonical_address_is_the_pages_own(long_story: Path) -> None:
    for page in html_files(long_story):
        text = page.read_text(encoding="utf-8")
        canonical = re.findall(r'<link rel="canonical" href="([^"]+)"', text)
        if kind_of(long_story, page) not in {"redirect", "not-found"}:
            assert [_file_of(long_story, address) for address in canonical] == [page]
