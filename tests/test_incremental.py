"""Whatever happens between two builds, the next one equals one that remembers nothing."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.options import Result
from tests.editing import EDITS, Story
from tests.samples import make, tree


def rebuild(story: Story) -> Result:
    """Build, and prove that a clean build would have given the same."""
    story.save()
    before = tree(story.dest)
    result = make(story.root, now=story.content.now, **story.content.options)
    clean = story.root.parent / f"{story.root.name}-clean"
    shutil.rmtree(clean, ignore_errors=True)
    again = make(story.root, clean, now=story.content.now, remember=False, **story.content.options)
    assert result.diagnostics == again.diagnostics
    assert (result.ok, result.counts, result.held) == (again.ok, again.counts, again.held)
    if result.ok:
        assert_same(tree(story.dest), tree(clean))
    else:
        assert_same(tree(story.dest), before)
    shutil.rmtree(clean, ignore_errors=True)
    shutil.rmtree(clean.with_name(f".{clean.name}.dateline"), ignore_errors=True)
    return result


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Compare two trees; name what differs before showing how."""
    assert sorted(found) == sorted(expected)
    differing = [path for path, data in expected.items() if found[path] != data]
    assert not differing, [(p, found[p], expected[p]) for p in differing[:1]]


steps = st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 2**16))


def after(story: Story, edits: list[tuple[str, int]]) -> bool:
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


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(steps, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_edits_give_what_a_clean_build_gives(rounds: list[list[tuple[str, int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "story")
        assert rebuild(story).ok
        for edits in rounds:
            after(story, edits)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_edit_gives_what_a_clean_build_gives(name: str, tmp_path: Path) -> None:
    story = Story(tmp_path / "story")
    assert rebuild(story).ok
    good = [after(story, [(name, seed)]) for seed in range(3)]
    assert any(good)
