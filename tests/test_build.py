from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest

from dateline.build import WORK_FOLDER, check
from dateline.options import Options, Reporter, Result
from dateline.publish import PublishError
from dateline.read_themes import ThemeError
from dateline.sitefiles import ChangedError
from tests.publishing import stamps
from tests.samples import NOON, give_theme, make, tree, write_files

ENTRY = "title: One\ndate: 2022-01-05\nsources: [https://example.org/1]\n"
SITE = {"dateline.yml": "title: A story\ntheme: plain\n", "content/entries/one.yml": ENTRY}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the root of a site of one entry."""
    give_theme(tmp_path / "story", "plain")
    return write_files(tmp_path / "story", SITE)


def checked(root: Path, **options: Any) -> Result:
    return check(Options(root=root, now=NOON, jobs=1, **options))


def test_a_build_publishes_and_says_what(root: Path) -> None:
    result = make(root)
    assert result.ok
    assert result.diagnostics == ()
    assert result.change
    assert result.change.added == result.counts.files == len(tree(root / "site"))
    assert (result.counts.entries, result.counts.pages) == (1, 5)
    assert result.rendered == 7
    assert (result.notes, result.reasons, result.held) == ((), (), ())


def test_a_check_publishes_nothing(root: Path) -> None:
    result = checked(root)
    assert result.ok
    assert result.counts.entries == 1
    assert result.change is None
    assert sorted(p.name for p in root.iterdir()) == [
        WORK_FOLDER,
        "content",
        "dateline.yml",
        "themes",
    ]


WRONG = {
    "content/entries/two.yml": "titel: Two\ndate: 2022\n",
    "content/entries/three.yml": "title: Three\ndate: never\nactors: [nobody]\n",
    "content/entries/four.yml": "title: Four\ndate: 2022\nactors: [nobody]\nsources: [nothing]\n",
    "dateline.yml": "title: A story\ntheme: plain\ntheme_options: {colour: red}\npage_sise: 3\n",
}


def test_every_problem_comes_at_once_and_a_build_says_what_a_check_says(root: Path) -> None:
    write_files(root, WRONG)
    found = checked(root).diagnostics
    assert make(root).diagnostics == found
    assert make(root, remember=False).diagnostics == found
    assert {(d.span.path.rpartition("/")[2], d.code) for d in found} >= {
        ("two.yml", "DL120"),
        ("four.yml", "DL201"),
        ("four.yml", "DL203"),
        ("dateline.yml", "DL601"),
    }
    assert any(d.span.path.endswith("three.yml") for d in found)
    assert not (root / "site").exists()


def test_a_problem_leaves_the_published_site_alone(root: Path) -> None:
    make(root)
    before = stamps(root / "site")
    write_files(root, {"content/entries/two.yml": "title: [\n"})
    result = make(root)
    assert not result.ok
    assert result.change is None
    assert stamps(root / "site") == before


def test_a_template_that_fails_leaves_the_published_site_alone(root: Path) -> None:
    make(root)
    before = stamps(root / "site")
    write_files(root, {"themes/plain/templates/entry.html": "\n{{ view.nothing }}\n"})
    result = make(root)
    assert [(d.code, d.span.path, d.span.line) for d in result.diagnostics] == [
        ("DL613", "themes/plain/templates/entry.html", 2)
    ]
    assert result.change is None
    assert stamps(root / "site") == before
    assert make(root).diagnostics == result.diagnostics


def test_warnings_do_not_stop_a_build_unless_it_is_strict(root: Path) -> None:
    write_files(root, {"content/entries/one.yml": ENTRY + "body: '<b onclick=x>B</b>'\n"})
    assert not make(root, strict=True).ok
    assert not (root / "site").exists()
    result = make(root)
    assert result.ok
    assert [d.severity for d in result.diagnostics] == ["warning"]
    before = stamps(root / "site")
    again = make(root, strict=True)
    assert not again.ok
    assert again.diagnostics == result.diagnostics
    assert stamps(root / "site") == before


def test_another_folder_is_another_site(root: Path, tmp_path: Path) -> None:
    for _ in range(2):
        make(root)
        make(root, tmp_path / "other", base_url="https://example.org/")
    assert make(root).rendered == 0
    assert make(root, tmp_path / "other", base_url="https://example.org/").rendered == 0
    assert b"https://example.org/" in (tmp_path / "other/index.html").read_bytes()
    assert b"https://example.org/" not in (root / "site/index.html").read_bytes()


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ({"content/entries/one.yml": ENTRY + "summary: S\n"}, "what it shows changed"),
        ({"themes/plain/templates/page.html": "other"}, "the theme changed"),
        (
            {"dateline.yml": "title: B\ntheme: plain\n"},
            "something on every page changed and what it shows changed",
        ),
        ({"site/2022/01/05/one/index.html": "x"}, "its published file was altered or missing"),
    ],
)
def test_a_build_explains_why(root: Path, edit: dict[str, str], why: str) -> None:
    first = make(root, explain=True)
    assert {reason for _, reason in first.reasons} == {"it is new, or nothing is remembered of it"}
    for path, text in edit.items():
        # Published files have two names: to alter one by hand is to replace it.
        (root / path).unlink()
        (root / path).write_text(text, encoding="utf-8")
    result = make(root, explain=True)
    assert dict(result.reasons)["2022/01/05/one/index.html"] == why
    assert len(result.reasons) == result.rendered


def test_a_file_that_is_altered_is_made_again(root: Path) -> None:
    make(root)
    before = tree(root / "site")
    for name in ("index.html", "timeline.json", "404.html"):
        (root / "site" / name).unlink()
    (root / "site/index.html").write_text("altered", encoding="utf-8")
    result = make(root)
    assert result.change
    assert result.change.restored == 3
    assert tree(root / "site") == before


def test_progress_is_told(root: Path) -> None:
    stages: list[str] = []
    done: list[tuple[int, int]] = []
    reporter = Reporter(stage=stages.append, progress=lambda n, of: done.append((n, of)))
    from dateline.build import build

    build(Options(root=root, now=NOON, jobs=1), reporter)
    assert stages == ["read", "prepare", "relate", "plan", "render", "publish"]
    assert done == [(n, 5) for n in range(1, 6)] + [(n, 2) for n in range(1, 3)]


def test_nothing_is_remembered_where_that_is_not_wanted(root: Path) -> None:
    make(root, remember=False)
    assert not (root / WORK_FOLDER).exists()
    assert make(root, remember=False).rendered == 7


def test_a_build_goes_on_where_nothing_can_be_remembered(root: Path) -> None:
    (root / WORK_FOLDER).write_text("in the way", encoding="utf-8")
    result = make(root)
    assert result.ok
    assert result.change
    assert len(result.notes) == 1


def test_a_theme_that_cannot_be_read(root: Path) -> None:
    (root / "themes/plain/assets/loop").symlink_to("loop")
    with pytest.raises(ThemeError):
        make(root)
    assert not (root / "site").exists()


def test_a_folder_that_is_not_ours(root: Path) -> None:
    write_files(root, {"site/thesis.txt": "years of work"})
    with pytest.raises(PublishError):
        make(root)
    assert (root / "site/thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_a_picture_that_changes_while_the_site_is_built(root: Path) -> None:
    from dateline.build import build

    write_files(
        root,
        {
            "content/media/a.png": "before",
            "content/entries/one.yml": ENTRY + "media: [{file: media/a.png, alt: A}]\n",
        },
    )

    def meanwhile(stage: str) -> None:
        if stage == "plan":
            write_files(root, {"content/media/a.png": "after"})

    with pytest.raises(ChangedError, match=r"^content/media/a\.png changed while"):
        build(Options(root=root, now=NOON, jobs=1), Reporter(stage=meanwhile))
    assert not (root / "site").exists()
    assert make(root).ok
    assert (root / "site/media/a.png").read_text(encoding="utf-8") == "after"


def test_a_site_without_a_configuration_is_told_so(root: Path) -> None:
    (root / "dateline.yml").unlink()
    result = make(root)
    assert [d.code for d in result.diagnostics][:1] == ["DL001"]
    assert not result.ok


def test_an_empty_site_can_be_published(root: Path) -> None:
    (root / "content/entries/one.yml").unlink()
    result = make(root)
    assert result.ok
    assert [d.code for d in result.diagnostics] == ["DL504"]
    assert (root / "site/index.html").exists()


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(root: Path, on: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        make(root)
        assert gc.isenabled() == on
    finally:
        (gc.enable if was else gc.disable)()
