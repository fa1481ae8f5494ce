"""Tests for dateline.planning.clashes: media files; the rest is told by the plan of a site."""

from __future__ import annotations

import pytest

from dateline.planning.clashes import clashes
from tests.samples import entry, linking, media, related

BOTH = ("media/A.JPG", "media/a.jpg")
ONE = "content/entries/one.yml"


@pytest.mark.parametrize(
    ("planned", "alias", "shown", "expected"),
    [
        (
            BOTH,
            (),
            BOTH,
            "content/media/a.jpg:0:0: DL502: the address /media/a.jpg differs from /media/A.JPG "
            "only in its form; it is already taken by content/media/A.JPG; rename the file",
        ),
        (
            ("media/e\u0301.jpg", "media/\u00e9.jpg"),
            (),
            ("media/e\u0301.jpg", "media/\u00e9.jpg"),
            "content/media/\u00e9.jpg:0:0: DL502: the address /media/\u00e9.jpg differs from "
            "/media/e\u0301.jpg only in its form; it is already taken by "
            "content/media/e\u0301.jpg; rename the file",
        ),
        (
            ("media/a.html/b.jpg", "media/a.html"),
            ("/media/a.html",),
            ("media/a.html/b.jpg",),
            "content/media/a.html/b.jpg:0:0: DL501: the address /media/a.html/b.jpg lies below "
            "the file /media/a.html; rename the file",
        ),
        (
            ("media/a.jpg/b.html", "media/a.jpg"),
            ("/media/a.jpg/b.html",),
            ("media/a.jpg",),
            f"{ONE}:1:5: DL501: the address /media/a.jpg/b.html lies below the file "
            "/media/a.jpg; choose another id or alias",
        ),
    ],
)
def test_media_files_that_clash_are_named(
    planned: tuple[str, ...], alias: tuple[str, ...], shown: tuple[str, ...], expected: str
) -> None:
    value = entry("one", aliases=alias, body=linking(media=shown))
    (found,) = clashes(related(value, files=media(*shown)), planned)
    where = f"{found.span.path}:{found.span.line}:{found.span.column}"
    assert f"{where}: {found.code}: {found.message}; {found.hint}" == expected


def test_media_files_of_other_names_do_not_clash() -> None:
    value = entry("one", body=linking(media=("media/a.jpg", "media/a.jpeg")))
    files = ("media/a.jpg", "media/a.jpeg")
    assert list(clashes(related(value, files=media(*files)), files)) == []
