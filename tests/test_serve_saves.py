"""`dateline serve`: what a save does, also a wrong one, many at once, and one after another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import GOOD, small_site
from tests.serving import Served, awaited, listening, serving

ENTRY = "content/entries/good.yml"
PAGE = "2001/02/03/good/"
WRONG = GOOD.replace("A meeting", "A <b>meeting</b>").replace("02-03", "02-30") + "tagz: [a]\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a preview; every test leaves the site good, with one entry."""
    site = small_site(tmp_path_factory.mktemp("site"))
    (site / "themes").mkdir()
    with serving(site) as started:
        yield started


@pytest.fixture(autouse=True)
def _good(served: Served) -> Iterator[None]:
    yield
    for path in (served.folder / "content/entries").iterdir():
        if path.name != "good.yml":
            path.unlink()
    served.write(ENTRY, GOOD)
    served.wait_for("A meeting", PAGE)
    served.until(lambda: served.ask("").text.count("2001/02/03/") == 1, "a site of one entry")
    served.settle()
    assert served.state()["problems"] == ""


def test_each_of_two_quick_saves_reaches_the_page(served: Served) -> None:
    async def look() -> None:
        async with listening(served) as page:
            await page.greet()
            assert (await page.hear() or {})["command"] == "hello"
            state = await page.hear()
            for title in ("A second", "A third"):
                served.write(ENTRY, GOOD.replace("A meeting", title))
                while (await page.hear() or {})["command"] != "reload":
                    pass
                assert title in served.ask(PAGE).text
                assert served.state() != state

    awaited(look())


def test_a_page_that_comes_late_is_told_the_state(served: Served) -> None:
    """It was sent before a build and connects after it: it must learn that it is out of date."""
    before = served.state()
    served.write(ENTRY, GOOD.replace("A meeting", "A later one"))
    served.wait_for("A later one", PAGE)
    served.settle()

    async def come() -> dict[str, str] | None:
        async with listening(served) as page:
            await page.greet()
            await page.hear()
            return await page.hear()

    told = awaited(come()) or {}
    assert told == served.state()
    assert told["command"] == "state"
    assert told["version"] != before["version"]


def test_many_files_saved_together_are_one_build(served: Served) -> None:
    before = served.builds
    with served.held():
        for number in range(20):
            served.write(
                f"content/entries/e{number}.yml", GOOD.replace("A meeting", f"No. {number}")
            )
    served.wait_for("No. 19")
    text = served.ask("").text
    assert all(f"No. {n}" in text for n in range(20))
    served.until(lambda: served.builds > before, "its lines")
    names = ", ".join(f"content/entries/e{n}.yml" for n in (0, 1, 10))
    assert any(line.startswith(f"{names} and 17 more (") for line in served.lines)
    assert served.builds == before + 1


def test_a_wrong_entry_is_shown_until_it_is_mended(served: Served) -> None:
    version = served.state()["version"]
    served.write(ENTRY, WRONG)
    served.until(lambda: bool(served.state()["problems"]), "problems")
    shown = served.state()
    assert "The site cannot be built: 2 errors" in shown["problems"]
    assert '<code class="place">content/entries/good.yml:2:15</code>' in shown["problems"]
    assert '<span class="kind">error DL' in shown["problems"]
    assert '<code class="place">content/entries/good.yml:4:1</code>' in shown["problems"]
    assert "<pre>" in shown["problems"]
    assert "<b>" not in shown["problems"]
    assert shown["version"] == version, "the pages are those of the last good build"
    assert "A meeting" in served.ask(PAGE).text
    assert served.ask("").status == 200
    served.until(lambda: "Nothing was published" in served.said, "the lines in the terminal")
    assert "content/entries/good.yml:2:15: error DL" in served.said
    served.write(ENTRY, GOOD)
    served.until(lambda: not served.state()["problems"], "a mended site")
    assert served.state()["version"] == version, "nothing has to be loaded again"
    assert served.state()["mark"] != shown["mark"]


def test_an_entry_that_is_deleted_is_gone(served: Served) -> None:
    path = served.write("content/entries/more.yml", GOOD.replace("A meeting", "One more"))
    served.wait_for("One more")
    path.unlink()
    served.until(lambda: "One more" not in served.ask("").text, "a page without it")
    assert served.ask("2001/02/03/more/").status == 404


def test_the_configuration_is_watched_though_another_file_takes_its_place(served: Served) -> None:
    config = served.folder / "dateline.yml"
    before = config.read_text()
    other = served.write("new.tmp", before.replace("A small story", "A tall story"))
    os.replace(other, config)
    served.wait_for("A tall story")
    config.write_text(before)
    served.wait_for("A small story")


def test_a_theme_that_is_added_later_is_watched(served: Served) -> None:
    shutil.rmtree(served.folder / "themes")
    served.write("themes/own/theme.yml", "name: own\nextends: default\n")
    page = "{% extends 'default/home.html' %}{% block main %}NUMBER{% endblock %}"
    served.write("themes/own/templates/home.html", page.replace("NUMBER", "first"))
    config = served.folder / "dateline.yml"
    before = config.read_text()
    config.write_text(f"{before}theme: own\n")
    served.wait_for("first")
    served.write("themes/own/templates/home.html", page.replace("NUMBER", "second"))
    served.wait_for("second")
    config.write_text(before)
    served.wait_for("A meeting")


def test_the_content_folder_may_be_replaced(served: Served) -> None:
    content = served.folder / "content"
    content.rename(served.folder / "old")
    served.until(lambda: bool(served.state()["problems"]), "a problem")
    served.write(ENTRY, GOOD.replace("A meeting", "In a new folder"))
    served.wait_for("In a new folder", PAGE)
    served.write(ENTRY, GOOD.replace("A meeting", "In it again"))
    served.wait_for("In it again", PAGE)


def test_what_is_in_the_way_of_publishing_is_shown_too(served: Served) -> None:
    foreign = served.folder / ".dateline/preview/notes.txt"
    foreign.write_text("mine")
    served.write(ENTRY, GOOD.replace("A meeting", "Another"))
    served.until(lambda: "notes.txt" in served.state()["problems"], "the problem")
    foreign.unlink()
    served.write(ENTRY, GOOD.replace("A meeting", "Yet another"))
    served.wait_for("Yet another", PAGE)


def test_a_folder_that_was_tidied_away_is_made_again(served: Served) -> None:
    folder = served.folder / ".dateline/preview"
    folder.rename(served.folder / "away")
    assert served.ask("").status == 404
    served.wait_for("A meeting")


def test_hidden_files_and_editors_copies_build_nothing(served: Served) -> None:
    before = served.builds
    with served.held():
        served.write("content/entries/.good.yml.swp", "x")
        served.write("content/entries/good.yml~", "x")
    served.write("content/entries/next.yml", GOOD.replace("A meeting", "The next"))
    served.wait_for("The next")
    served.until(lambda: served.builds > before, "its lines")
    assert served.builds == before + 1
    assert "~" not in served.said


def test_a_first_build_that_fails_is_shown_and_mended(tmp_path: Path) -> None:
    site = small_site(tmp_path, bad="title: <script>x</script>\ndate: 2001-02-30\n")
    with serving(site, ready=False) as started:
        started.until(
            lambda: "cannot be built" in started.ask("").text, "the page with the problems"
        )
        status, headers, text = started.ask("any/where")
        assert status == 503
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert f'src="../.dateline/preview.js" data-mark="{started.state()["mark"]}"' in text
        assert "content/entries/bad.yml:2:15" in text
        assert "<script>" not in text
        (site / "content/entries/bad.yml").unlink()
        started.wait_for("A meeting")
        assert started.ask("").status == 200


def test_files_can_be_looked_at_where_the_system_does_not_watch(tmp_path: Path) -> None:
    with serving(small_site(tmp_path), WATCHFILES_FORCE_POLLING="1") as started:
        started.write(ENTRY, GOOD.replace("A meeting", "Seen none the less"))
        started.wait_for("Seen none the less")
        assert started.stop() == 0
