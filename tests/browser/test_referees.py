"""The judges see what is wrong with a page: otherwise their silence would mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import NARROW, open_page
from tests.browser.referees import axe, overflow, vnu
from tests.browser.server import serve

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:">
<link rel="icon" href="data:,"></head><body><main><h1>A page</h1>"""
GOOD = HEAD + "<p>Some words.</p></main></body></html>"

WRONG = {
    "inline style": ("<p style='color:red'>x</p>", "Content Security Policy"),
    "a handler": ("<img src='data:,' alt='' onerror='x()'>", "Content Security Policy"),
    "another host": ("<img src='http://127.0.0.1:9/a.png' alt=''>", "asks another host"),
    "a missing picture": ("<img src='missing.png' alt=''>", "answered 404"),
    "inline script": ("<script>document.title = 'x'</script>", "Content Security Policy"),
}
SCRIPTS = ("a handler", "inline script")
"""Which do nothing where scripts are off."""


@pytest.mark.parametrize(
    ("name", "script"),
    [(name, True) for name in WRONG] + [(name, False) for name in WRONG if name not in SCRIPTS],
)
def test_a_fault_is_seen(tmp_path: Path, browser: Browser, name: str, script: bool) -> None:
    fault, sign = WRONG[name]
    (tmp_path / "index.html").write_text(HEAD + fault + "</main></body></html>", encoding="utf-8")
    with (
        serve(tmp_path, "/sub/") as address,
        open_page(browser, java_script_enabled=script) as (page, watch),
    ):
        page.goto(address, wait_until="networkidle")
    assert sign in "\n".join(watch.problems)


def test_a_good_page_passes(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    with serve(tmp_path, "/sub/") as address, open_page(browser, viewport=NARROW) as (page, watch):
        page.goto(address)
        assert [*watch.problems, *axe(page), *overflow(page), *vnu([address])] == []


def test_axe_sees_a_picture_without_a_text(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "index.html").write_text(GOOD.replace("<p>", "<img src='data:,'><p>"))
    with serve(tmp_path) as address, open_page(browser) as (page, _):
        page.goto(address)
        assert [line for line in axe(page) if line.startswith("image-alt:")]


def test_a_page_that_is_too_wide_is_seen(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "index.html").write_text(GOOD.replace("Some words", "w" * 200))
    with serve(tmp_path) as address, open_page(browser, viewport=NARROW) as (page, _):
        page.goto(address)
        assert overflow(page)


def test_the_nu_checker_sees_an_unclosed_element(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD.replace("</main>", ""))
    with serve(tmp_path) as address:
        assert any("main" in line for line in vnu([address]))


def test_the_server_answers_only_under_its_path(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "index.html").write_text(GOOD)
    (tmp_path / "404.html").write_text(GOOD.replace("A page", "Nothing here"))
    with serve(tmp_path, "/sub/") as address, open_page(browser) as (page, watch):
        watch.expects_404 = True
        answer = page.goto(address.removesuffix("sub/"))
        assert answer
        assert answer.status == 404
        assert page.title() == "Nothing here"
        assert watch.problems == []
