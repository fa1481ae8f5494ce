"""The sitemap and its limits."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from dateline.exports.sitemap import MOST_ADDRESSES, MOST_BYTES, sitemap

BASE = "https://example.org/story/"
NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def urls(data: bytes) -> list[str | None]:
    return [e.text for e in ElementTree.fromstring(data).iter(NS + "loc")]


def test_the_pages_are_listed_once_and_in_order() -> None:
    ((path, data),) = sitemap(BASE, ["tags/b/index.html", "index.html", "a.html", "a.html"])
    assert path == "sitemap.xml"
    assert ElementTree.fromstring(data).tag == NS + "urlset"
    assert urls(data) == [BASE + "a.html", BASE, BASE + "tags/b/"]


def test_without_a_base_url_there_is_none() -> None:
    assert sitemap("", ["index.html"]) == ()


def test_a_site_without_pages_has_an_empty_one() -> None:
    ((_, data),) = sitemap(BASE, [])
    assert urls(data) == []


@pytest.mark.parametrize(
    "address", ["a&b<c>.html", "a'b\"c.html", "новости/index.html", "a b.html"]
)
def test_odd_addresses_are_quoted_and_escaped(address: str) -> None:
    ((_, data),) = sitemap(BASE, [address])
    (url,) = urls(data)
    assert url is not None
    assert url.isascii()
    assert not set(url) & set('<>" ')


def test_many_addresses_are_split_and_indexed() -> None:
    addresses = [f"{n}/index.html" for n in range(MOST_ADDRESSES + 1)]
    index, first, second = sitemap(BASE, addresses)
    assert [path for path, _ in (index, first, second)] == [
        "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml",
    ]  # fmt: skip
    assert ElementTree.fromstring(index[1]).tag == NS + "sitemapindex"
    assert urls(index[1]) == [BASE + "sitemap-1.xml", BASE + "sitemap-2.xml"]
    assert len(urls(first[1])) == MOST_ADDRESSES
    assert sorted(map(str, urls(first[1]) + urls(second[1]))) == sorted(
        f"{BASE}{n}/" for n in range(MOST_ADDRESSES + 1)
    )


def test_as_many_as_are_allowed_stay_in_one_file() -> None:
    ((path, data),) = sitemap(BASE, ["a.html", "b.html", "c.html"], most_addresses=3)
    assert path == "sitemap.xml"
    assert len(urls(data)) == 3


@pytest.mark.parametrize("base", [BASE, "https://казахстан.example/январь/"])
def test_no_file_is_larger_than_allowed(base: str) -> None:
    addresses = [f"{n}/{'x' * 40}.html" for n in range(50)]
    _, *files = sitemap(base, addresses, most_bytes=1000)
    assert len(files) > 1
    assert all(len(data) <= 1000 for _, data in files)
    assert sum(len(urls(data)) for _, data in files) == 50


def test_the_protocols_limits() -> None:
    assert (MOST_ADDRESSES, MOST_BYTES) == (50_000, 52_428_800)
