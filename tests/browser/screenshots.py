"""Pictures of every kind of page of the built site, to be looked at by a person."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.chromium import DESKTOP, PHONE, chromium, open_page
from tests.browser.kinds import KINDS, html_files, kind_of, page_of_kind
from tests.browser.server import SUB_PATH, serve
from tests.commands import ROOT

SITE = ROOT / "site"
PICTURES = ROOT / "build/screenshots"
SCREENS = {"desktop": DESKTOP, "phone": PHONE}

TALLEST = 8000
"""Pixels of a page that a picture shows at most; a graphics buffer holds little more."""


def main() -> None:
    """Write a picture of each kind of page, on each screen, in light and dark."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    there = {kind_of(SITE, page) for page in html_files(SITE)}
    with (
        tempfile.TemporaryDirectory() as home,
        serve(SITE, SUB_PATH) as address,
        chromium(Path(home)) as browser,
    ):
        for kind in (kind for kind in KINDS if kind in there):
            path = page_of_kind(SITE, kind).relative_to(SITE).as_posix()
            for screen in SCREENS:
                for scheme in ("light", "dark"):
                    _picture(browser, address + path, f"{kind}-{screen}-{scheme}.png")
    print(f"Pictures are in {PICTURES.relative_to(ROOT)}/")


def _picture(browser: Browser, url: str, name: str) -> None:
    """Save what a page looks like under the name that says screen and colours."""
    _, screen, scheme = name.removesuffix(".png").rsplit("-", 2)
    with open_page(browser, viewport=SCREENS[screen], color_scheme=scheme) as (page, _watch):
        page.goto(url)
        width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
        page.screenshot(
            path=PICTURES / name,
            full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
        )


if __name__ == "__main__":
    main()
