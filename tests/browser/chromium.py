"""Starting Chromium, and watching what a page does in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What a browser that will do is called; the environment's CHROMIUM goes first."""

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
"""Sizes of the window in CSS pixels."""

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""Nothing of the browser's own: no updates, no accounts, no look-ups."""


def executable() -> str:
    """Return the path of the browser; what is missing is said by name."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    found = [path for name in names if (path := shutil.which(name))]
    assert found, f"no browser found: looked for {', '.join(names)}"
    return found[0]


@contextmanager
def chromium(home: Path) -> Iterator[Browser]:
    """Start the browser; what it writes on its own account goes into `home`."""
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    folders = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=arguments, env={**os.environ, **folders}
        )
        yield browser
        browser.close()


class Watch:
    """Whatever a page does that no published page may do."""

    def __init__(self, page: Page) -> None:
        self.problems: list[str] = []
        self.own = ""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        """Errors, warnings and breaches of the security policy all come by this way."""
        if message.type in {"error", "warning"} and not self._is_expected(message.text):
            self.problems.append(f"console {message.type}: {message.text}")

    def _is_expected(self, text: str) -> bool:
        """Tell the browser's own word on a page which is served as "not found" on purpose."""
        return self.expects_404 and "the server responded with a status of 404" in text

    def _request(self, request: Request) -> None:
        if request.url.startswith("data:"):
            return
        if not self.own:
            self.own = _origin(request.url)
        if _origin(request.url) != self.own:
            self.problems.append(f"asks another host: {request.url}")

    def _failed(self, request: Request) -> None:
        """Note what did not arrive; what the reader left behind by going on is none of that."""
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.failure}: {request.url}")

    def _response(self, response: Response) -> None:
        wanted = self.expects_404 and response.request.is_navigation_request()
        if response.status >= 400 and not wanted:
            self.problems.append(f"answered {response.status}: {response.url}")

    expects_404 = False
    """Set where the page itself is to be answered with 404."""


@contextmanager
def open_page(browser: Browser, **options: Any) -> Iterator[tuple[Page, Watch]]:
    """Open an empty page in a profile of its own, watched; options as `Browser.new_context`."""
    context = browser.new_context(reduced_motion="reduce", **options)
    try:
        page = context.new_page()
        yield page, Watch(page)
    finally:
        context.close()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
