"""What is held back is in no byte of what is published, wherever else it is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import json

from tests.samples import NOON, make, tree, write_files

SECRETS = (
    "hush",
    "Verborgenes",
    "Sekretariat",
    "clandestine",
    "underground",
    "ghostwriter",
    "catacombs",
    "whistle",
    "leaked",
    "concealed",
    "buried",
    "covert",
    "2019/07/13",
    "2019-07-13",
    "13 July 2019",
)
"""Words that stand in held back entries, and in what only these name."""

HIDDEN = """\
title: Verborgenes
date: 2019-07-13
%s
id: hush
summary: Sekretariat
key: true
tags: [clandestine]
actors: [ghostwriter]
places: [catacombs]
sources:
  - whistle
  - {id: leaked, url: "https://leaked.example/", title: leaked, publisher: concealed}
relations: {follows: [shown]}
aliases: [/buried/]
media: [{file: media/covert.png, alt: covert}]
body: |
  underground [@leaked] [[shown]] ![covert](media/covert.png)
"""
SHOWN = """\
---
title: Shown
date: 2022-01-05
tags: [open]
sources: [wire]
relations: {follows: [hush, other], contradicts: [hush], updates: [hush], part_of: [hush]}
---
As [[hush]] and [[ hush ]] and [[hush|the words]] and [[ hush | more words ]] and [[other]] say.

| a | b |
|---|---|
| [[hush]] | [[hush|in a table]] |

- [[hush]]

A note.[^1]

[^1]: It says [[hush|a note]].
"""
REGISTRIES = {
    "dateline.yml": "title: A story\nhome_limit: %d\nbase_url: https://site.example/\n",
    "content/entries/shown.md": SHOWN,
    "content/entries/other.yml": "title: Other\ndate: 2022-01-06\nsources: [wire]\n",
    "content/entries/moved.yml": (
        "title: Moved\ndate: 2022-01-07\nstatus: merged\nmerged_into: hush\nsources: [wire]\n"
    ),
    "content/pages/about.md": "---\ntitle: About\n---\nSee [[hush]] and [[hush|its words]].\n",
    "content/sources/all.yml": (
        "wire: {url: https://wire.example/}\nwhistle: {url: https://whistle.example/}\n"
    ),
    "content/entities/all.yml": (
        "ghostwriter: {kind: person, name: ghostwriter}\n"
        "catacombs: {kind: place, name: catacombs, coordinates: [1, 2]}\n"
    ),
    "content/media/covert.png": "covert",
}
HELD = {
    "draft": "status: draft",
    "embargoed": "status: embargoed\npublish_at: 2023-02-01T00:00Z",
    "embargo without a status": "publish_at: 2023-02-01T00:00Z",
    "draft under embargo": "status: draft\npublish_at: 2000-01-01T00:00Z",
    "retraction under embargo": "status: retracted\npublish_at: 2023-02-01T00:00Z",
}


def site(root: Path, held: str, limit: int = 400) -> Path:
    files = {**REGISTRIES, "content/entries/hush.yml": HIDDEN % HELD[held]}
    files["dateline.yml"] %= limit
    return write_files(root, files)


def leaks(published: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, data in published.items():
        for word in SECRETS:
            if word.lower() in path.lower() or word.lower().encode() in data.lower():
                yield path, word


@pytest.mark.parametrize("limit", [400, 0])
@pytest.mark.parametrize("held", sorted(HELD))
def test_no_byte_tells_of_it(tmp_path: Path, held: str, limit: int) -> None:
    result = make(site(tmp_path, held, limit))
    assert result.ok, result.diagnostics
    assert [h.path for h in result.held] == ["content/entries/hush.yml"]
    assert list(leaks(tree(tmp_path / "site"))) == []


def test_the_words_of_a_link_stay(tmp_path: Path) -> None:
    make(site(tmp_path, "draft"))
    page = (tmp_path / "site/2022/01/05/shown/index.html").read_text(encoding="utf-8")
    assert "the words" in page
    assert "in a table" in page
    data = json.decode((tmp_path / "site/timeline.json").read_bytes())
    (shown,) = (e for e in data["entries"] if e["id"] == "shown")
    assert "the words" in shown["markdown"]
    assert shown["relations"]["follows"] == ["other"]
    assert data["pages"][0]["markdown"].strip() == "See  and its words."


def test_the_test_can_fail(tmp_path: Path) -> None:
    root = site(tmp_path, "draft")
    assert make(root, drafts=True).ok
    assert {word for _, word in leaks(tree(tmp_path / "site"))} == set(SECRETS)


@pytest.mark.parametrize("held", sorted(HELD))
def test_nothing_is_left_after_it_was_published(tmp_path: Path, held: str) -> None:
    root = site(tmp_path, held)
    options: dict[str, Any] = {"drafts": True, "future": True, "now": NOON}
    assert make(root, **options).ok
    assert list(leaks(tree(tmp_path / "site")))
    assert make(root).ok
    assert list(leaks(tree(tmp_path / "site"))) == []


def test_warnings_name_what_is_left_out(tmp_path: Path) -> None:
    found = make(site(tmp_path, "draft")).diagnostics
    assert {d.code for d in found} == {"DL212"}
    assert {d.span.path for d in found} == {
        "content/entries/moved.yml",
        "content/entries/shown.md",
        "content/pages/about.md",
    }
