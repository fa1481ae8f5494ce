from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.read_themes import ThemeError, digest_of, read_themes, shipped_themes
from dateline.theme import ThemeFiles
from tests.samples import write_files


def test_the_shipped_theme_is_always_there(tmp_path: Path) -> None:
    found = read_themes(tmp_path)
    assert sorted(found) == ["default"]
    assert {"theme.yml", "templates/base.html", "assets/style.css", "locale/kk.json"} <= set(
        found["default"].files
    )
    assert (shipped_themes() / "default/theme.yml").is_file()


def test_a_sites_own_themes_are_read(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "themes/mine/theme.yml": "name: mine\n",
            "themes/mine/assets/fonts/x.woff2": b"\x00\xff",
            "themes/.hidden/theme.yml": "",
            "themes/README.md": "not a theme",
        },
    )
    found = read_themes(tmp_path)
    assert sorted(found) == ["default", "mine"]
    assert found["mine"] == ThemeFiles(
        "mine",
        "themes/mine",
        {"theme.yml": b"name: mine\n", "assets/fonts/x.woff2": b"\x00\xff"},
    )


def test_a_sites_own_theme_wins_over_a_shipped_one(tmp_path: Path) -> None:
    write_files(tmp_path, {"themes/default/theme.yml": "name: other\n"})
    assert read_themes(tmp_path)["default"].files == {"theme.yml": b"name: other\n"}


def test_litter_is_passed_over(tmp_path: Path) -> None:
    names = (".DS_Store", "style.css~", "#style.css#", ".git/config", "templates/.x.swp")
    write_files(tmp_path / "themes/mine", dict.fromkeys((*names, "theme.yml"), "x"))
    assert list(read_themes(tmp_path)["mine"].files) == ["theme.yml"]


@pytest.mark.parametrize("kind", ["pipe", "loop", "dangling"])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "themes/mine/templates/x.html"
    path.parent.mkdir(parents=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.name if kind == "loop" else "nowhere")
    with pytest.raises(ThemeError, match=r"x\.html is not a plain file$"):
        read_themes(tmp_path)


def test_a_theme_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "themes/mine/assets/film.mp4"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(ThemeError, match="has more than 20,000,000 bytes"):
        read_themes(tmp_path)


def files(**data: bytes) -> dict[str, ThemeFiles]:
    return {"mine": ThemeFiles("mine", "themes/mine", data)}


def test_a_digest_covers_names_and_bytes() -> None:
    found = [
        digest_of(each)
        for each in (
            {},
            files(),
            files(a=b"x"),
            files(a=b"y"),
            files(b=b"x"),
            files(a=b"x", b=b""),
            files(a=b"", b=b"x"),
            {"other": files(a=b"x")["mine"]},
        )
    ]
    assert len({*found}) == len(found) - 1
    assert found[0] == found[1]
    assert digest_of(files(a=b"1", b=b"2")) == digest_of(files(b=b"2", a=b"1"))
