"""Whatever happens between two builds, the next one equals one that remembers nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.options import Result
from tests.editing import EDITS, EMBARGO, Story
from tests.publishing import contents, stamps
from tests.samples import DAY, NOON, make, tree

Steps = list[tuple[str, int]]
"""Edits by name, each with the seed of its chances."""


def build(story: Story, *, explain: bool = False) -> Result:
    """Save what is changed, and build."""
    story.save()
    return make(story.root, now=story.content.now, explain=explain, **story.content.options)


def rebuild(story: Story) -> Result:
    """Build, and prove that a clean build would have given the same."""
    story.save()
    before = tree(story.dest)
    result = build(story)
    clean = story.root.parent / f"{story.root.name}-clean"
    now, options = story.content.now, story.content.options
    again = make(story.root, clean, now=now, remember=False, **options)
    assert result.diagnostics == again.diagnostics
    assert (result.ok, result.counts, result.held) == (again.ok, again.counts, again.held)
    if result.ok:
        assert_same(tree(story.dest), tree(clean))
    else:
        assert_same(tree(story.dest), before)
    for folder in (clean, clean.with_name(f".{clean.name}.dateline")):
        shutil.rmtree(folder, ignore_errors=True)
    return result


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Compare two trees; name what differs before showing how."""
    assert sorted(found) == sorted(expected)
    differing = [path for path, data in expected.items() if found[path] != data]
    assert not differing, [(p, found[p], expected[p]) for p in differing[:1]]


def after(story: Story, edits: Steps) -> bool:
    """Build after these edits, and where they break the site once more with them undone.

    Return whether they did not.
    """
    before = story.copy()
    for name, seed in edits:
        EDITS[name](story, random.Random(seed))
    good = rebuild(story).ok
    if not good:
        story.content = before
        assert rebuild(story).ok
    return good


steps = st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 2**16))


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(steps, min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_edits_give_what_a_clean_build_gives(rounds: list[Steps]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "story")
        assert rebuild(story).ok
        for edits in rounds:
            after(story, edits)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a story that is built once for all the edits that follow."""
    story = Story(tmp_path_factory.mktemp("built") / "story")
    assert rebuild(story).ok
    return story.root


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_edit_gives_what_a_clean_build_gives(name: str, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "story")
    story = Story(tmp_path / "story")
    good = [after(story, [(name, seed)]) for seed in range(2)]
    assert any(good)


def test_an_embargo_ends_without_an_edit(tmp_path: Path) -> None:
    story = Story(tmp_path / "story")
    story.content.entries["gamma.yml"] |= {"status": "embargoed", "publish_at": EMBARGO}
    assert [h.until for h in rebuild(story).held] == [EMBARGO]
    page = story.dest / "2022/01/03/gamma/index.html"
    for moment, published in (
        (NOON + DAY // 2 - 1, False),
        (NOON + DAY // 2, True),
        (NOON, False),
        (NOON + DAY, True),
    ):
        story.content.now = moment
        assert rebuild(story).ok
        assert page.exists() == published


def test_a_draft_that_is_linked_may_be_withdrawn(tmp_path: Path) -> None:
    story = Story(tmp_path / "story")
    story.content.entries["beta.yml"]["body"] = "See [[gamma]] and [[gamma|this]]."
    for status in ("draft", "retracted", "published", "retracted", "draft"):
        story.content.entries["gamma.yml"]["status"] = status
        assert rebuild(story).ok


@pytest.mark.parametrize(
    "kind", ["text", "prepared", "record", "outputs", "words", "theme", "build"]
)
@pytest.mark.parametrize("damage", ["value = x'00'", "checked = x'00'", "key = randomblob(16)"])
def test_what_is_lost_or_damaged_is_made_again(
    built: Path, tmp_path: Path, kind: str, damage: str
) -> None:
    shutil.copytree(built, tmp_path / "story")
    story = Story(tmp_path / "story")
    story.content.settings["title"] = "Another"
    base = sqlite3.connect(story.root / ".dateline/cache.sqlite")
    with base:
        assert base.execute(f'UPDATE "row_{kind}" SET {damage}').rowcount > 0
    base.close()
    assert rebuild(story).ok
    assert build(story).rendered == 0


def test_a_second_build_makes_nothing_and_touches_nothing(tmp_path: Path) -> None:
    story = Story(tmp_path / "story")
    first = build(story)
    assert first.rendered > 0
    before = stamps(story.dest)
    for change in range(2):
        if change:
            (story.root / "content/entries/alpha.yml").touch()
        second = build(story, explain=True)
        assert (second.rendered, second.reasons) == (0, ())
        assert second.change
        assert second.change.unchanged == first.counts.files
        assert (second.counts, second.held) == (first.counts, first.held)
        assert stamps(story.dest) == before


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    story = Story(tmp_path / "story")
    build(story)
    before, files = stamps(story.dest), contents(story.dest)
    story.content.entries["gamma.yml"]["body"] = "Rewritten."
    build(story)
    now = stamps(story.dest)
    same = [p for p, data in contents(story.dest).items() if files[p] == data]
    assert len(same) > 40
    for path in same:
        name = str(story.dest / path)
        assert now[name][0] == before[name][0]
        assert now[name][1] == before[name][1]


def changed(story: Story, change: Callable[[Story], None]) -> set[str]:
    """Build, change something, and return the addresses that the next build rendered."""
    assert build(story).ok
    change(story)
    result = build(story, explain=True)
    assert result.ok
    assert result.rendered == len(result.reasons)
    return {address for address, _ in result.reasons}


def body(story: Story) -> None:
    story.content.entries["gamma.yml"]["body"] = "Rewritten."


def cited(story: Story) -> None:
    fields = story.content.entries["beta.yml"]
    fields["body"] = "A paragraph more.\n\nAnd words. " + fields["body"]


def title(story: Story) -> None:
    story.content.entries["gamma.yml"]["title"] = "Renamed"


def newest(story: Story) -> None:
    story.content.entries["nu.yml"]["body"] = "Rewritten."


def addition(story: Story) -> None:
    fields = {"title": "Psi", "date": "2022-01-08", "tags": ["two"], "sources": ["ministry"]}
    story.content.entries["psi.yml"] = fields


def page(story: Story) -> None:
    story.content.files["content/pages/about.md"] += b"More.\n"


def picture(story: Story) -> None:
    story.content.files["content/media/map.png"] = b"another"


def registry(story: Story) -> None:
    story.content.registry = {"above": {"url": "https://a.example/"}, **story.content.registry}


GAMMA = "2022/01/03/gamma/index.html"


@pytest.mark.parametrize(
    ("change", "rendered"),
    [
        (body, {GAMMA}),
        (cited, {"2022/01/02/beta/index.html"}),
        (newest, {"2022/01/13/nu/index.html", "feed.atom", "feed.json"}),
        (page, {"about/index.html"}),
        (picture, set()),
        (registry, set()),
        (
            title,
            {
                GAMMA,
                "2022/01/01/alpha/index.html",
                "2022/01/02/beta/index.html",
                "2022/01/04/delta/index.html",
                "2022/01/index.html",
                "places/town/index.html",
                "sources/publishers/inline/index.html",
                "sources/publishers/wire-example/index.html",
                "sources/wire/index.html",
            },
        ),
        (
            addition,
            {
                "2022/01/08/psi/index.html",
                "2022/01/07/eta/index.html",
                "2022/01/08/theta/index.html",
                "2022/01/index.html",
                "2022/01/page-2/index.html",
                "2022/index.html",
                "index.html",
                "sources/ministry/index.html",
                "sources/publishers/the-ministry/index.html",
                "tags/index.html",
                "tags/two/feed.atom",
                "tags/two/feed.json",
                "tags/two/index.html",
            },
        ),
    ],
)
def test_the_cost_follows_the_change(
    change: Callable[[Story], None], rendered: set[str], tmp_path: Path
) -> None:
    story = Story(tmp_path / "story")
    story.content.settings["feed_size"] = 2
    assert changed(story, change) == rendered


def killed(story: Story, seconds: float) -> bool:
    """Build in a process that is killed after so long; return whether it was."""
    child = os.fork()
    if child == 0:
        # The system ends the process at the signal, wherever it is: nothing of ours runs.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            build(story)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_build_that_is_killed_does_no_harm(tmp_path: Path) -> None:
    chance = random.Random(2022)
    story = Story(tmp_path / "story")
    assert build(story).ok
    ended = 0
    for number in range(24):
        before = tree(story.dest)
        story.content.settings["title"] = f"Title {number}"
        EDITS[chance.choice(["body", "title", "part", "add", "style"])](story, chance)
        story.save()
        ended += killed(story, chance.uniform(0.002, 0.2))
        now = tree(story.dest)
        assert now == before or f"Title {number}".encode() in now["index.html"]
        if number % 3 == 2:
            rebuild(story)
    assert ended > 0
    story.content.options = {"drafts": True}
    rebuild(story)
