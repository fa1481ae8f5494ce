"""Publishing: the folder becomes equal to the outputs, at the cost of the change."""

from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path

import pytest

from dateline.publish import Change, Ops, Publication, Staging, stage
from tests.publishing import (
    NoLinkOps,
    TwoStepOps,
    contents,
    digest,
    is_settled,
    litter,
    publish,
    run_python,
    stamps,
    work_folder,
)

FIRST = {
    "index.html": b"first",
    "404.html": b"not here",
    "2022/01/05/cabinet-resigns/index.html": b"entry",
    "2022/01/06/other/index.html": b"other",
    "tags/government/feed.xml": b"<feed/>",
}
SECOND = {
    "index.html": b"second",
    "404.html": b"not here",
    "2022/01/05/cabinet-resigns/index.html": b"entry",
    "2022/02/index.html": b"month",
}
SYSTEMS: dict[str, type[Ops]] = {"exchange": Ops, "two steps": TwoStepOps, "no links": NoLinkOps}


@pytest.fixture(params=list(SYSTEMS))
def ops(request: pytest.FixtureRequest) -> Ops:
    return SYSTEMS[str(request.param)]()


def test_first_publication_makes_the_folder(tmp_path: Path, ops: Ops) -> None:
    change = publish(tmp_path / "site", FIRST, ops)
    assert change == Change(added=5)
    assert contents(tmp_path / "site") == FIRST
    assert contents(work_folder(tmp_path / "site") / "tree") == FIRST
    assert not litter(tmp_path / "site")


def test_folders_above_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "a/b/site", FIRST)
    assert contents(tmp_path / "a/b/site") == FIRST


def test_empty_folder_is_used(tmp_path: Path, ops: Ops) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", FIRST, ops)
    assert contents(tmp_path / "site") == FIRST


def test_change_adds_replaces_and_removes(tmp_path: Path, ops: Ops) -> None:
    site = tmp_path / "site"
    publish(site, FIRST, ops)
    assert publish(site, SECOND, ops) == Change(added=1, changed=1, removed=2, unchanged=2)
    assert contents(site) == SECOND
    assert publish(site, FIRST, ops) == Change(added=2, changed=1, removed=1, unchanged=2)
    assert contents(site) == FIRST
    assert not litter(site)


def test_trees_share_files(tmp_path: Path) -> None:
    for site in (FIRST, SECOND, FIRST):
        publish(tmp_path / "site", site)
        assert is_settled(tmp_path / "site")


def test_copies_are_never_shared_where_links_are_impossible(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number in range(4):
        publish(site, {**FIRST, "index.html": b"%d" % number}, NoLinkOps())
        assert all(path.stat().st_nlink == 1 for path in site.rglob("*") if path.is_file())
        assert contents(site)["index.html"] == b"%d" % number


def test_nothing_changed_touches_nothing(tmp_path: Path, ops: Ops) -> None:
    site = tmp_path / "site"
    publish(site, FIRST, ops)
    publish(site, SECOND, ops)
    before = stamps(site)
    assert publish(site, SECOND, ops) == Change(unchanged=4)
    assert stamps(site) == before
    assert publish(site, SECOND, ops) == Change(unchanged=4)
    assert stamps(site) == before


def test_unchanged_files_keep_their_times(tmp_path: Path, ops: Ops) -> None:
    site = tmp_path / "site"
    publish(site, FIRST, ops)
    before = (site / "404.html").stat().st_mtime_ns
    publish(site, SECOND, ops)
    publish(site, FIRST, ops)
    assert (site / "404.html").stat().st_mtime_ns == before


def test_file_becomes_folder_and_back(tmp_path: Path, ops: Ops) -> None:
    site = tmp_path / "site"
    for now in ({"a": b"1", "b/c": b"2"}, {"a/b/c": b"1", "b": b"2"}, {"a/b": b"1", "b/c/d": b""}):
        publish(site, now, ops)
        assert contents(site) == now


def test_a_site_of_nothing_is_an_empty_folder(tmp_path: Path, ops: Ops) -> None:
    publish(tmp_path / "site", FIRST, ops)
    publish(tmp_path / "site", {}, ops)
    assert contents(tmp_path / "site") == {}
    publish(tmp_path / "site", FIRST, ops)
    assert contents(tmp_path / "site") == FIRST


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    code = (
        "import os, sys; os.umask(0o077); from pathlib import Path; "
        "from tests.publishing import publish; "
        "publish(Path(sys.argv[1]), {'a/b/c.html': b'1', 'd.html': b'2'})"
    )
    site = tmp_path / "site"
    run_python(code, site)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (site, *site.rglob("*"))}
    assert modes == {"site": 0o755, "a": 0o755, "b": 0o755, "c.html": 0o644, "d.html": 0o644}


@pytest.mark.parametrize("name", [".gitkeep", ".gitignore"])
def test_keepers_are_carried_along(tmp_path: Path, ops: Ops, name: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / name).write_bytes(b"mine")
    publish(site, FIRST, ops)
    assert contents(site) == {**FIRST, name: b"mine"}
    (site / name).unlink()
    (site / name).write_bytes(b"mine, edited")
    publish(site, SECOND, ops)
    assert contents(site) == {**SECOND, name: b"mine, edited"}
    (site / name).unlink()
    publish(site, FIRST, ops)
    publish(site, SECOND, ops)
    assert contents(site) == SECOND


def test_a_keeper_that_comes_late_is_carried_along(tmp_path: Path, ops: Ops) -> None:
    site = tmp_path / "site"
    publish(site, FIRST, ops)
    (site / ".gitkeep").write_bytes(b"")
    publish(site, FIRST, ops)
    publish(site, SECOND, ops)
    assert contents(site) == {**SECOND, ".gitkeep": b""}
    (site / ".gitkeep").unlink()
    publish(site, SECOND, ops)
    publish(site, FIRST, ops)
    assert contents(site) == FIRST


def test_restored_files_are_counted(tmp_path: Path) -> None:
    publish(tmp_path / "site", FIRST)
    (tmp_path / "site/404.html").write_bytes(b"edited")
    assert publish(tmp_path / "site", FIRST) == Change(restored=1, unchanged=4)


def test_new_times_alone_are_no_change(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    before = stamps(site)
    assert publish(site, FIRST) == Change(unchanged=5)
    assert stamps(site) == before


def test_a_deleted_site_is_made_again(tmp_path: Path, ops: Ops) -> None:
    site = tmp_path / "site"
    publish(site, FIRST, ops)
    site.rename(tmp_path / "gone")
    assert publish(site, SECOND, ops).unchanged == 0
    assert contents(site) == SECOND


def test_folders_and_desktop_litter_do_not_survive_a_change(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    (site / ".DS_Store").write_bytes(b"icons")
    (site / "2022/.DS_Store").write_bytes(b"icons")
    publish(site, FIRST)
    publish(site, SECOND)
    assert contents(site) == SECOND
    publish(site, FIRST)
    assert contents(site) == FIRST
    (site / "empty/inside").mkdir(parents=True)
    publish(site, FIRST)
    assert contents(site) == FIRST
    assert is_settled(site)


def test_leaving_without_commit_leaves_the_site_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    before = stamps(site)
    with Publication.begin(site) as publication:
        publication.write("index.html", b"never published")
    assert stamps(site) == before
    assert is_settled(site)


def test_staging_is_a_plain_value_for_worker_processes(tmp_path: Path) -> None:
    with Publication.begin(tmp_path / "site") as publication:
        copy = pickle.loads(pickle.dumps(publication.staging))
        assert isinstance(copy, Staging)
        stage(copy, "a/b.html", b"draft of it")
        stage(copy, "a/b.html", b"from a worker")
        publication.commit({"a/b.html": (13, digest(b"from a worker"))})
    assert contents(tmp_path / "site") == {"a/b.html": b"from a worker"}


def test_an_output_that_was_not_staged_is_our_mistake(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    with (
        Publication.begin(site) as publication,
        pytest.raises(ValueError, match=r"not staged: 'x'"),
    ):
        publication.commit({"x": (1, digest(b"x"))})
    with Publication.begin(site) as publication:
        publication.write("x", b"xx")
        with pytest.raises(ValueError, match=r"staged with 2 bytes, expected 1: 'x'"):
            publication.commit({"x": (1, digest(b"x"))})
    assert contents(site) == FIRST
    assert not litter(site)


def test_a_publication_is_committed_once(tmp_path: Path) -> None:
    with Publication.begin(tmp_path / "site") as publication:
        publication.commit({})
        with pytest.raises(ValueError, match="once"):
            publication.commit({})


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "/etc/passwd", "..", "../x", "a/../../x", "a/./b", "a//b", "a/", ".gitkeep"),
        *("a\\b", "a\0b", "a\nb", "a\x7f", "\ud800", "x" * 256, "a/" + "я" * 128),
    ],
)
def test_a_path_that_could_leave_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with Publication.begin(tmp_path / "site") as publication:
        with pytest.raises(ValueError, match="to publish"):
            publication.write(path, b"")
        assert list(Path(publication.staging.folder).iterdir()) == []
        with pytest.raises(ValueError, match="to publish"):
            publication.commit({path: (0, digest(b""))})
    assert not (tmp_path / "site").exists()


def test_one_path_cannot_be_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="both a file and a folder: 'a'"):
        publish(tmp_path / "site", {"a": b"", "a/b": b""})
    assert not (tmp_path / "site").exists()


def test_names_in_other_scripts(tmp_path: Path) -> None:
    site = {"метки/үкімет/index.html": "Үкімет".encode(), "a b/%20#?.html": b"odd"}
    publish(tmp_path / "site", site)
    publish(tmp_path / "site", site)
    assert contents(tmp_path / "site") == site
