"""What all tests share: one Hypothesis profile, and the shipped story built once a session."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir
from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.commands import ROOT, dateline

set_hypothesis_home_dir(ROOT / "build/cache/hypothesis")
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # A shell starts what runs in its background deaf to Ctrl-C; children would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)

LONG_STORY = "\nlanguage: kk\nhome_limit: 10\npage_size: 10\n"
"""Settings that split the shipped story as a long one is, and show it in another language."""


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start the browser that all tests of a process share: it bears only one."""
    with chromium(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published folder of the shipped story, built as `make site` builds it."""
    return _build(_copy_story(tmp_path_factory.mktemp("story")))


@pytest.fixture(scope="session")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same story in Kazakh, split into years, months and numbered pages.

    It has one entry more, which has all that makes a page hard to lay out.
    """
    folder = _copy_story(tmp_path_factory.mktemp("long-story"))
    settings_file = folder / "dateline.yml"
    kept = [
        line
        for line in settings_file.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("language:", "home_limit:", "page_size:"))
    ]
    settings_file.write_text("\n".join(kept) + LONG_STORY, encoding="utf-8")
    shutil.copy(ROOT / "tests/browser/demanding-entry.md", folder / "content/entries")
    return _build(folder, "--base-url", "https://timeline.example/any/sub/path/")


def _copy_story(folder: Path) -> Path:
    """Copy what an editor owns, so that a test neither reads nor fills the checkout's cache."""
    shutil.copy(ROOT / "dateline.yml", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def _build(folder: Path, *options: str) -> Path:
    done = dateline("build", *options, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"
