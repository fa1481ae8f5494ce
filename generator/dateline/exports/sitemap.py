"""`sitemap.xml`: the addresses of all pages, for crawlers (pure; the sitemaps.org protocol, 0.9).

A sitemap may hold absolute addresses only, so a site without a base URL has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.exports import xmltext
from dateline.exports.addresses import public_url

MOST_ADDRESSES = 50_000
"""The most addresses the protocol allows in one file."""

MOST_BYTES = 50 * 1024 * 1024
"""The largest file the protocol allows."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(
    base_url: str,
    addresses: Iterable[str],
    *,
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> tuple[tuple[str, bytes], ...]:
    """Return the files of the sitemap, each with its path; none without a base URL.

    The first is always `sitemap.xml`. Where the addresses do not fit into one file it is an index
    of `sitemap-1.xml`, `sitemap-2.xml` and so on. Addresses are listed once each, in order.
    """
    if not base_url:
        return ()
    urls = (public_url(base_url, address) for address in sorted(set(addresses)))
    locations = (f"<url><loc>{xmltext.text(url)}</loc></url>\n" for url in urls)
    frame = len(_file("urlset", "").encode())
    parts = tuple(_parts(locations, most_addresses, most_bytes - frame))
    if len(parts) < 2:
        return (("sitemap.xml", _file("urlset", "".join(parts)).encode()),)
    files = tuple((f"sitemap-{n}.xml", part) for n, part in enumerate(parts, 1))
    listed = (xmltext.text(public_url(base_url, name)) for name, _ in files)
    index = "".join(f"<sitemap><loc>{url}</loc></sitemap>\n" for url in listed)
    return (
        ("sitemap.xml", _file("sitemapindex", index).encode()),
        *((name, _file("urlset", part).encode()) for name, part in files),
    )


def _parts(locations: Iterable[str], most: int, most_bytes: int) -> Iterator[str]:
    """Cut the locations into runs that each fit into a file."""
    part: list[str] = []
    size = 0
    for location in locations:
        length = len(location.encode())
        if part and (len(part) == most or size + length > most_bytes):
            yield "".join(part)
            part, size = [], 0
        part.append(location)
        size += length
    yield "".join(part)


def _file(element: str, content: str) -> str:
    return f"{_HEAD}<{element} {_NAMESPACE}>\n{content}</{element}>\n"
