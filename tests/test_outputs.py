from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from dateline.memory.cache import Cache, NoCache
from dateline.memory.remember import Memory
from dateline.outputs import OutputMaker, reasons
from dateline.plan import Plan
from dateline.publish import Publication
from dateline.sitefiles import Outputs
from dateline.theme import Theme
from dateline.timeline import MediaFile
from dateline.workers import Workers
from tests.samples import entry, linking, planned, related, tree

PARTS = {
    f"{name}.html": f"{name}: {{{{ view.title }}}}"
    for name in ("home", "entry", "list", "index", "sources", "source", "page", "redirect", "404")
}
THEME = Theme("t", ("t",), PARTS, {"style.css": b"css"}, {}, {}, "00" * 20)
PICTURE = MediaFile("media/a.png", sha256(b"foo").hexdigest(), 3)


def a_plan(title: str = "One") -> Plan:
    shown = entry("one", title=title, body=linking(media=("media/a.png",)))
    return planned(related(shown, entry("two"), files=(PICTURE,)), theme=THEME)


def read(media: MediaFile) -> bytes:
    return b"foo"


def unread(media: MediaFile) -> bytes:
    raise AssertionError(f"{media.path} is read again")


def maker_for(publication: Publication, memory: Memory, key: str = "") -> OutputMaker:
    return OutputMaker(
        memory, publication, Workers(1), lambda done, of: None, key, forget_texts=lambda: None
    )


def made(
    dest: Path,
    memory: Memory,
    plan: Plan,
    *,
    theme: Theme = THEME,
    key: str = "",
    media: Callable[[MediaFile], bytes] = read,
) -> tuple[OutputMaker, Outputs]:
    with Publication.begin(dest) as publication:
        maker = maker_for(publication, memory, key)
        outputs = maker.make(plan, theme, media)
        publication.commit(outputs)
        maker.remember()
    return maker, outputs


@pytest.fixture
def dest(tmp_path: Path) -> Path:
    """Return the folder that is published."""
    return tmp_path / "site"


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """Return an empty memory."""
    return Cache.open(tmp_path / "cache.sqlite", "stamp")


def test_every_output_is_published(dest: Path) -> None:
    _, outputs = made(dest, NoCache(), a_plan())
    found = tree(dest)
    assert {p: len(data) for p, data in found.items()} == {p: n for p, (n, _) in outputs.items()}
    assert found["2022/01/05/one/index.html"] == b"entry: One"
    assert found["media/a.png"] == b"foo"
    assert {"timeline.json", "timeline.csv", "feed.atom", "robots.txt"} <= set(found)


def test_nothing_is_made_twice(dest: Path, memory: Memory) -> None:
    first, outputs = made(dest, memory, a_plan())
    again, same = made(dest, memory, a_plan(), media=unread)
    assert len(first.made) == 6
    assert (again.made, same) == ([], outputs)
    assert again.known == first.known


def test_what_shows_a_change_is_made_again(dest: Path, memory: Memory) -> None:
    made(dest, memory, a_plan())
    again, _ = made(dest, memory, a_plan("Uno"), media=unread)
    assert sorted(again.made) == [
        "2022/01/05/one/index.html",
        "2022/01/05/two/index.html",
        "feed.atom",
        "feed.json",
        "index.html",
    ]
    assert {why for _, why in reasons(again)} == {"what it shows changed"}
    assert [address for address, _ in reasons(again)] == sorted(again.made)


def test_feeds_do_not_depend_on_the_theme(dest: Path, memory: Memory) -> None:
    made(dest, memory, a_plan())
    other = msgspec.structs.replace(THEME, digest="11" * 20)
    again, _ = made(dest, memory, a_plan(), theme=other)
    assert all(address.endswith(".html") for address in again.made)
    assert {why for _, why in reasons(again)} == {"the theme changed"}


def test_two_folders_are_remembered_apart(dest: Path, memory: Memory) -> None:
    made(dest, memory, a_plan(), key="one")
    other = dest.with_name("other")
    first, _ = made(other, memory, a_plan(), key="other")
    assert len(first.made) == 6
    assert made(dest, memory, a_plan(), key="one")[0].made == []
    assert made(other, memory, a_plan(), key="other")[0].made == []


def test_what_is_remembered_but_not_published_is_made_again(dest: Path, memory: Memory) -> None:
    made(dest, memory, a_plan())
    (dest / "404.html").unlink()
    (dest / "media/a.png").unlink()
    again, _ = made(dest, memory, a_plan())
    assert again.made == ["404.html"]
    assert {why for _, why in reasons(again)} == {"its published file was altered or missing"}
    assert (dest / "media/a.png").read_bytes() == b"foo"


def test_a_build_that_is_not_committed_is_not_remembered(dest: Path, memory: Memory) -> None:
    with Publication.begin(dest) as publication:
        maker_for(publication, memory).make(a_plan(), THEME, read)
    assert not dest.exists()
    assert len(made(dest, memory, a_plan())[0].made) == 6
