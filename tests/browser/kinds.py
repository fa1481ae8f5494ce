"""The kinds of page that a published site has, told by their addresses."""

from __future__ import annotations

import re
from pathlib import Path

KINDS = {
    "not-found": r"404",
    "further": r".+/page-\d+/index",
    "home": r"index",
    "year": r"\d{4}/index",
    "month": r"\d{4}/\d\d/index",
    "entry": r"\d{4}(/\d\d){0,2}/[^/]+/index",
    "tags": r"tags/index",
    "tag": r"tags/[^/]+/index",
    "actors": r"actors/index",
    "actor": r"actors/[^/]+/index",
    "places": r"places/index",
    "place": r"places/[^/]+/index",
    "sources": r"sources/index",
    "publisher": r"sources/publishers/[^/]+/index",
    "source": r"sources/[^/]+/index",
    "page": r"[a-z-]+/index",
}
"""Each kind with the form of its addresses; the first that fits counts."""


def html_files(site: Path) -> list[Path]:
    """List every page of a published site, in a stable order."""
    return sorted(site.rglob("*.html"))


def kind_of(site: Path, page: Path) -> str:
    """Name the kind of `page`; empty where its address fits none.

    A redirect may stand at any address and is told by what it says.
    """
    if 'http-equiv="refresh"' in page.read_text(encoding="utf-8"):
        return "redirect"
    address = page.relative_to(site).with_suffix("").as_posix()
    fitting = (kind for kind, form in KINDS.items() if re.fullmatch(form, address))
    return next(fitting, "")


def page_of_kind(site: Path, kind: str) -> Path:
    """Return the longest page of a kind: the one with most that can be wrong."""
    pages = [page for page in html_files(site) if kind_of(site, page) == kind]
    assert pages, f"the site has no page of the kind {kind}"
    return max(pages, key=lambda page: (page.stat().st_size, page.as_posix()))
