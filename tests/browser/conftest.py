"""The published story in a real browser: one Chromium and one file server a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import DESKTOP, NARROW, PHONE, Watch, open_page
from tests.browser.server import SUB_PATH, serve


@pytest.fixture(scope="session")
def story_address(story: Path) -> Iterator[str]:
    """Serve the story under a sub-path; its address."""
    with serve(story, SUB_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def long_story_address(long_story: Path) -> Iterator[str]:
    """Serve the long story under the sub-path it was built for; its address."""
    with serve(long_story, SUB_PATH) as address:
        yield address


@pytest.fixture
def desktop_page(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """Open a page on a desktop screen, with what it does wrong."""
    with open_page(browser, viewport=DESKTOP) as opened:
        yield opened


@pytest.fixture
def phone_page(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """Open a page on a phone, with what it does wrong."""
    with open_page(browser, viewport=PHONE, is_mobile=True, has_touch=True) as opened:
        yield opened


@pytest.fixture
def narrow_page(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """Open a page 320 pixels wide, which is also a desktop screen at 400 %."""
    with open_page(browser, viewport=NARROW) as opened:
        yield opened


@pytest.fixture
def no_js_page(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """Open a page on a desktop screen with JavaScript off."""
    with open_page(browser, viewport=DESKTOP, java_script_enabled=False) as opened:
        yield opened
