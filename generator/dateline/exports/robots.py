"""`robots.txt` (RFC 9309): everything may be read, and where the sitemap is (pure)."""

from __future__ import annotations

from dateline.exports.addresses import public_url


def robots(base_url: str, sitemap: str = "sitemap.xml") -> bytes:
    """Write the rules for crawlers. Without a base URL there is no sitemap to name."""
    rules = "User-agent: *\nAllow: /\n"
    url = public_url(base_url, sitemap)
    found = f"\nSitemap: {url}\n" if url else "# No sitemap: the site has no base URL.\n"
    return (rules + found).encode()
