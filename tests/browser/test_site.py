"""The published story as its readers meet it: every kind of page, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import DESKTOP, PHONE, Watch, open_page
from tests.browser.kinds import html_files, kind_of, page_of_kind
from tests.browser.referees import axe, overflow, vnu
from tests.browser.server import SUB_PATH, serve

LONG = ("further", "home", "entry", "month", "year", "redirect", "not-found")
"""Kinds looked at in the long story, where there are more of them and their text is Kazakh."""

SHORT = (
    *("home", "entry", "tags", "tag", "actors", "actor", "places", "place"),
    *("sources", "publisher", "source", "page"),
)
"""Kinds looked at in the story as it is shipped."""

BOTH = [("story", kind) for kind in SHORT] + [("long_story", kind) for kind in LONG]

FILES = [(place, kind) for place, kind in BOTH if kind not in {"not-found", "redirect"}]
"""Those that are more than a server's answer: their links do not begin at the root."""


def _each(cases: list[tuple[str, str]]) -> pytest.MarkDecorator:
    names = [f"{place}-{kind}" for place, kind in cases]
    return pytest.mark.parametrize(("place", "kind"), cases, ids=names, indirect=["place"])


every_kind = _each(BOTH)
every_kind_of_file = _each(FILES)

SCREENS = {"desktop": DESKTOP, "phone": PHONE}

Opened = tuple[Page, Watch]


class Place:
    """A published story, and where it is served."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def url(self, kind: str) -> str:
        """Return the address at which a page of this kind is served."""
        return self.address + page_of_kind(self.folder, kind).relative_to(self.folder).as_posix()


@pytest.fixture
def place(request: pytest.FixtureRequest) -> Place:
    """Return the story, or the long one, with its address."""
    name: str = request.param
    return Place(request.getfixturevalue(name), request.getfixturevalue(f"{name}_address"))


def test_every_page_is_of_a_known_kind(story: Path, long_story: Path) -> None:
    for site in (story, long_story):
        found = {page: kind_of(site, page) for page in html_files(site)}
        assert {page: kind for page, kind in found.items() if kind not in {*SHORT, *LONG}} == {}


@every_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_rule_of_accessibility_is_broken(
    browser: Browser, place: Place, kind: str, screen: str, scheme: str
) -> None:
    with open_page(browser, viewport=SCREENS[screen], color_scheme=scheme) as (page, watch):
        _visit(page, watch, place, kind)
        assert axe(page) == []
        assert watch.problems == []


def _visit(page: Page, watch: Watch, place: Place, kind: str) -> None:
    """Open a page; a redirect is stopped from leading away, so that it can be looked at."""
    text = page_of_kind(place.folder, kind).read_text(encoding="utf-8")
    if kind == "redirect":
        stayed = text.replace('http-equiv="refresh"', 'name="refresh"')
        page.route(
            place.url(kind), lambda route: route.fulfill(body=stayed, content_type="text/html")
        )
    page.goto(place.url(kind))


def test_valid_html_and_css(
    story: Path, story_address: str, long_story: Path, long_story_address: str
) -> None:
    served = ((story, story_address), (long_story, long_story_address))
    addresses = [
        address + path.relative_to(site).as_posix()
        for site, address in served
        for path in [*html_files(site), *sorted(site.rglob("*.css"))]
    ]
    assert vnu(addresses) == []


def test_no_page_scrolls_sideways_on_a_narrow_screen(
    narrow_page: Opened, long_story: Path, long_story_address: str
) -> None:
    """Look at every page of the story, in the language with the longer words."""
    page, watch = narrow_page
    wide = {}
    for path in html_files(long_story):
        if kind_of(long_story, path) not in {"redirect", "not-found"}:
            address = path.relative_to(long_story).as_posix()
            page.goto(long_story_address + address)
            wide[address] = overflow(page)
    assert wide
    assert {address: found for address, found in wide.items() if found} == {}
    assert watch.problems == []


@every_kind
def test_enlarged_text_stays_on_the_screen(narrow_page: Opened, place: Place, kind: str) -> None:
    """Text may be doubled without loss (WCAG 1.4.4), on the narrowest screen too."""
    page, watch = narrow_page
    _visit(page, watch, place, kind)
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    assert overflow(page) == []


@every_kind
def test_complete_without_javascript(
    no_js_page: Opened, desktop_page: Opened, place: Place, kind: str
) -> None:
    texts = []
    for page, watch in (no_js_page, desktop_page):
        _visit(page, watch, place, kind)
        texts.append(page.locator("body").inner_text())
        assert watch.problems == []
    without, with_scripts = (set(text.splitlines()) for text in texts)
    assert without >= with_scripts


@every_kind
def test_can_be_printed(desktop_page: Opened, place: Place, kind: str) -> None:
    page, watch = desktop_page
    _visit(page, watch, place, kind)
    page.emulate_media(media="print")
    assert page.locator("h1").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF-")
    assert watch.problems == []


LOOK = """() => ['body', 'h1', 'main', 'a'].map(name => {
  const style = getComputedStyle(document.querySelector(name));
  return [style.fontFamily, style.fontSize, style.color, style.maxWidth, style.display];
})"""


@every_kind_of_file
def test_looks_the_same_from_a_disk(
    desktop_page: Opened, browser: Browser, place: Place, kind: str
) -> None:
    """Opened as a file, without a server: the same styles, and the policy holds."""
    served, _ = desktop_page
    _visit(*desktop_page, place, kind)
    with open_page(browser, viewport=DESKTOP) as (page, watch):
        page.goto(page_of_kind(place.folder, kind).as_uri())
        assert page.evaluate(LOOK) == served.evaluate(LOOK)
        assert watch.problems == []


def test_a_reader_can_follow_links_from_a_disk(desktop_page: Opened, story: Path) -> None:
    page, watch = desktop_page
    page.goto((story / "index.html").as_uri())
    title = page.locator("h1").inner_text()
    page.locator("main article a, main h3 a").first.click()
    assert page.locator("h1").inner_text() != title
    page.locator("nav a").first.click()
    assert page.locator("h1").inner_text() == title
    assert watch.problems == []


@pytest.mark.parametrize(("name", "prefix"), [("story", "/"), ("long_story", SUB_PATH)])
def test_a_missing_address_is_answered_with_the_sites_own_page(
    desktop_page: Opened, request: pytest.FixtureRequest, name: str, prefix: str
) -> None:
    page, watch = desktop_page
    watch.expects_404 = True
    with serve(request.getfixturevalue(name), prefix) as address:
        answer = page.goto(address + "there/is/nothing/here/")
        assert answer
        assert answer.status == 404
        missing = page.evaluate(LOOK)
        page.locator("nav a").first.click()
        assert page.url == address + "index.html"
        assert page.evaluate(LOOK)[0] == missing[0]
    assert watch.problems == []


def test_a_former_address_leads_to_the_present_one(
    no_js_page: Opened, long_story_address: str, long_story: Path
) -> None:
    page, watch = no_js_page
    former = page_of_kind(long_story, "redirect").relative_to(long_story).as_posix()
    page.goto(long_story_address + former)
    page.wait_for_url(lambda url: not url.endswith(former))
    assert kind_of(long_story, long_story / page.url.removeprefix(long_story_address))
    assert watch.problems == []


@pytest.mark.parametrize("press", ["Tab"])
def test_the_keyboard_reaches_the_text_first(
    desktop_page: Opened, story_address: str, press: str
) -> None:
    page, _ = desktop_page
    page.goto(story_address + "index.html")
    page.keyboard.press(press)
    skip = page.locator(":focus")
    assert skip.evaluate("e => e.getBoundingClientRect().bottom > 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


FOCUSED = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
}"""


def test_where_the_keyboard_is_can_be_seen(desktop_page: Opened, story_address: str) -> None:
    page, _ = desktop_page
    page.goto(story_address + "index.html")
    for _step in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED), page.evaluate("document.activeElement.outerHTML")


def test_nothing_moves_for_those_who_ask_for_rest(desktop_page: Opened, story_address: str) -> None:
    page, _ = desktop_page
    page.goto(story_address + "index.html")
    page.locator("main a").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0


def test_every_kind_of_page_has_one_heading_and_a_title_of_its_own(story: Path) -> None:
    pages = [page_of_kind(story, kind).read_text(encoding="utf-8") for kind in SHORT]
    titles = [text.partition("<title>")[2].partition("</title>")[0] for text in pages]
    assert all(text.count("<h1") == 1 for text in pages)
    assert len(set(titles)) == len(titles)
