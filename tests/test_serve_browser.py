"""The preview in a real browser: it renews itself, shows what is wrong, and heals."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import DESKTOP, open_page
from tests.browser.referees import axe
from tests.cli import GOOD, small_site
from tests.serving import PATIENCE, Served, serving

ENTRY = "content/entries/good.yml"
WRONG = GOOD.replace("02-03", "02-30")

expect.set_options(timeout=PATIENCE * 1000)


def _save(served: Served, title: str) -> None:
    served.write(ENTRY, GOOD.replace("A meeting", title))


def _scroll(page: Page) -> float:
    return float(page.evaluate("scrollY"))


def test_a_page_renews_itself_shows_what_is_wrong_and_heals(
    tmp_path: Path, browser: Browser
) -> None:
    site = small_site(tmp_path, other=GOOD.replace("A meeting", "Something else"))
    with (
        serving(site, "--path", "/any/sub/path/") as served,
        open_page(browser, viewport={"width": 900, "height": 300}) as (page, watch),
    ):
        page.goto(f"{served.origin}{served.path}2001/02/03/good/")
        heading = page.locator("h1")
        expect(heading).to_have_text("A meeting")
        page.evaluate("scrollTo(0, 150)")
        for title in ("A second", "A third"):
            _save(served, title)
            expect(heading).to_have_text(title)
        served.until(lambda: _scroll(page) == 150, "the place where the reader was")

        served.write(ENTRY, WRONG)
        panel = page.locator("dateline-problems section")
        expect(panel).to_be_visible()
        expect(panel.locator("h2")).to_have_text("The site cannot be built: 1 error")
        expect(panel.locator(".place")).to_have_text("content/entries/good.yml:2:15")
        expect(panel.locator("pre")).to_contain_text("2 | date: 2001-02-30")
        expect(heading).to_have_text("A third")
        assert panel.evaluate("e => getComputedStyle(e).borderTopWidth") == "4px"
        assert watch.problems == []
        assert axe(page) == []
        watch.problems.clear()  # the referee itself tries to add a style
        page.goto(f"{served.origin}{served.path}")
        expect(panel).to_be_visible()
        panel.get_by_role("button", name="Hide").click()
        expect(panel).to_have_count(0)
        served.write(ENTRY, WRONG.replace("02-30", "02-31"))
        expect(panel.locator("pre")).to_contain_text("2 | date: 2001-02-31")
        _save(served, "A third")
        expect(panel).to_have_count(0)
        _save(served, "A fourth")
        expect(page.locator("main")).to_contain_text("A fourth")
        assert watch.problems == []


def test_a_page_finds_a_preview_that_was_started_again(tmp_path: Path, browser: Browser) -> None:
    """First there is nothing but an error; then the preview ends, and another takes its port."""
    site = small_site(tmp_path, bad="title: Bad\n")
    with open_page(browser, viewport=DESKTOP) as (page, watch):
        with serving(site, ready=False) as served:
            watch.expects_404 = True
            page.goto(f"{served.origin}/")
            expect(page.locator("h1")).to_have_text("The site cannot be built: 1 error")
            expect(page.locator(".place").first).to_contain_text("content/entries/bad.yml")
            assert axe(page) == []
            (site / "content/entries/bad.yml").unlink()
            expect(page).to_have_title("A small story")
            port = served.port
        _save_while_nobody_looks(site)
        with serving(site, "--port", str(port)) as served:
            expect(page.locator("main")).to_contain_text("Meanwhile")


def _save_while_nobody_looks(site: Path) -> None:
    (site / ENTRY).write_text(GOOD.replace("A meeting", "Meanwhile"), encoding="utf-8")
