"""Published bytes never depend on what was published before, nor on what others did meanwhile."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dateline.publish import Ops, Publication
from tests.publishing import (
    NoLinkOps,
    TwoStepOps,
    contents,
    litter,
    publish,
    stamps,
    with_manifest,
    work_folder,
)

# Few names, so that files and folders change places often.
NAMES = st.sampled_from(["a", "b", "c.html"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
BYTES = st.sampled_from([b"", b"x", b"y", b"long " * 20])
SITES = st.dictionaries(PATHS, BYTES, max_size=7)
SYSTEMS = st.sampled_from([Ops(), Ops(), TwoStepOps(), NoLinkOps()])


def without_clashes(site: dict[str, bytes]) -> dict[str, bytes]:
    """Return the site without files that would also have to be folders."""
    folders = {str(parent) for path in site for parent in Path(path).parents}
    return {path: data for path, data in site.items() if path not in folders}


class History(RuleBasedStateMachine):
    """Builds of random sites into one folder, on systems of every kind, amid accidents."""

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.dest = self.base / "site"
        self.published: dict[str, bytes] | None = None
        self.whole = False
        self.recorded = False

    def teardown(self) -> None:
        shutil.rmtree(self.base)

    @rule(site=SITES, ops=SYSTEMS)
    def build(self, site: dict[str, bytes], ops: Ops) -> None:
        self.published = with_manifest(without_clashes(site))
        publish(self.dest, self.published, ops)
        self.whole = self.recorded = True

    @precondition(lambda self: self.whole and self.recorded)
    @rule()
    def build_again(self) -> None:
        assert self.published is not None
        before = stamps(self.dest)
        change = publish(self.dest, self.published)
        assert change.unchanged == len(self.published)
        assert stamps(self.dest) == before

    @precondition(lambda self: self.published is not None)
    @rule(site=SITES)
    def build_and_give_up(self, site: dict[str, bytes]) -> None:
        with Publication.begin(self.dest) as publication:
            for path, data in without_clashes(site).items():
                publication.write(path, data)

    @precondition(lambda self: self.recorded)
    @rule(data=st.data(), edit=st.sampled_from(["delete", "edit", "touch", "same size"]))
    def meddle(self, data: st.DataObject, edit: str) -> None:
        files = sorted(p for p in self.dest.rglob("*") if p.is_file())
        if not files:
            return
        path = data.draw(st.sampled_from(files))
        self.whole = False
        if edit == "delete":
            path.unlink()
        elif edit == "touch":
            os.utime(path, (1, 1))
        else:
            before = path.stat()
            path.write_bytes(b"!" * (before.st_size if edit == "same size" else 3))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @precondition(lambda self: self.published is not None)
    @rule()
    def delete_the_site(self) -> None:
        shutil.rmtree(self.dest, ignore_errors=True)
        self.whole = False

    @precondition(lambda self: self.published is not None)
    @rule()
    def copy_everything_elsewhere(self) -> None:
        other = Path(tempfile.mkdtemp())
        shutil.copytree(self.base, other, dirs_exist_ok=True)
        shutil.rmtree(self.base)
        self.base, self.dest = other, other / "site"

    @precondition(lambda self: self.whole and self.recorded)
    @rule()
    def lose_the_work_folder(self) -> None:
        shutil.rmtree(work_folder(self.dest))
        self.recorded = False

    @invariant()
    def the_folder_equals_the_last_outputs(self) -> None:
        if self.published is not None and self.whole:
            assert contents(self.dest) == self.published
            assert not self.recorded or not litter(self.dest)


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=30, stateful_step_count=20)
