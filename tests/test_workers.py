from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from dateline.config import Config
from dateline.exports.feed import FeedInfo, FeedView
from dateline.model import Prepared, Text
from dateline.publish import Staging
from dateline.render import RenderError
from dateline.theme import Theme
from dateline.views import NotFoundView
from dateline.workers import (
    WORTH_IT,
    Rendered,
    Workers,
    available,
    feed_chunk,
    prepare_chunk,
    render_chunk,
)
from tests.samples import planned, related


def doubled(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Double numbers; say in which process."""
    return [(2 * number, os.getpid()) for number in numbers]


@pytest.mark.parametrize(("jobs", "count"), [(1, WORTH_IT + 50), (4, WORTH_IT - 1), (4, 0)])
def test_little_work_is_done_in_this_process(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        found = list(workers.map(doubled, range(count), count))
    assert found == [(2 * n, os.getpid()) for n in range(count)]


def test_much_work_is_shared_and_joined_in_order() -> None:
    count = WORTH_IT + 100
    with Workers(2) as workers:
        found = list(workers.map(doubled, range(count), count))
        again = list(workers.map(doubled, range(count), count))
    assert [number for number, _ in found] == [2 * n for n in range(count)]
    processes = {process for _, process in (*found, *again)}
    assert os.getpid() not in processes
    assert len(processes) <= 2


def test_items_are_taken_as_they_are_worked_off() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    with Workers(1) as workers:
        first = next(workers.map(doubled, items(), 10_000))
    assert first[0] == 0
    assert len(taken) < 100


def failing(numbers: Sequence[int]) -> list[int]:
    raise ValueError(f"no {numbers[0]}")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_in_a_worker_goes_wrong_here(jobs: int) -> None:
    with Workers(jobs) as workers, pytest.raises(ValueError, match=r"^no 0$"):
        list(workers.map(failing, range(WORTH_IT), WORTH_IT))


def test_there_is_a_processor() -> None:
    assert 1 <= available() <= (os.cpu_count() or 1)


FILES = [
    ("content/entries/a.md", b"---\ntitle: A\ndate: 2022\nsources: [w]\n---\nText [@w].\n"),
    ("content/sources/all.yml", b"w: {url: https://wire.example/}\n"),
    ("content/entries/b.yml", b"titel: B\n"),
]


def test_a_prepared_entry_is_kept_apart_from_its_text() -> None:
    entry, sources, refused = prepare_chunk(FILES, Config())
    values = msgspec.msgpack.decode(entry.values, type=Prepared)
    text = msgspec.msgpack.decode(entry.text, type=Text)
    (found,) = values.entries
    assert (found.title, found.markdown, found.body.html, found.body.text) == ("A", "", "", "")
    assert text.markdown == "Text [@w].\n"
    assert "Text" in text.html
    assert (found.text_digest, len(found.digest)) == (entry.text_digest, 16)
    assert (sources.text, sources.text_digest) == (b"", b"")
    assert [s.id for s in msgspec.msgpack.decode(sources.values, type=Prepared).sources] == ["w"]
    assert msgspec.msgpack.decode(refused.values, type=Prepared).diagnostics
    assert not refused.text


def test_digests_tell_what_changed() -> None:
    def digests(data: bytes) -> tuple[bytes, bytes]:
        (done,) = prepare_chunk([("content/entries/a.md", data)], Config())
        return msgspec.msgpack.decode(done.values, type=Prepared).entries[
            0
        ].digest, done.text_digest

    plain = digests(b"---\ntitle: A\ndate: 2022\n---\nOne.\n")
    told = digests(b"---\ntitle: A\ndate: 2022\n---\nTwo.\n")
    named = digests(b"---\ntitle: B\ndate: 2022\n---\nOne.\n")
    assert plain[0] == told[0] != named[0]
    assert plain[1] == named[1] != told[1]


THEME = Theme("t", ("t",), {"404.html": "{{ view.title }}"}, {}, {}, {}, "")
SITE = msgspec.msgpack.encode(planned(related()).site)


def page(title: str) -> tuple[str, str, bytes]:
    view = NotFoundView(kind="404", address="404.html", root="/", title=title, keys=())
    return "404", view.address, msgspec.msgpack.encode(view)


def test_pages_are_staged(tmp_path: Path) -> None:
    staging = Staging(str(tmp_path))
    theme = msgspec.msgpack.encode(THEME)
    (done,) = render_chunk([page("Té")], theme, SITE, staging)
    data = "Té".encode()
    assert done == Rendered("404.html", len(data), hashlib.sha256(data).digest())
    assert Path(staging.place("404.html")).read_bytes() == data


def test_feeds_are_staged(tmp_path: Path) -> None:
    staging = Staging(str(tmp_path))
    info = FeedInfo("urn:x", "T", "index.html", "feed.atom", "2022-01-05T12:00:00Z")
    view = FeedView("feed.atom", info, ())
    (done,) = feed_chunk([("feed", "feed.atom", msgspec.msgpack.encode(view))], staging)
    data = Path(staging.place("feed.atom")).read_bytes()
    assert data.startswith(b"<?xml")
    assert done == Rendered("feed.atom", len(data), hashlib.sha256(data).digest())


def test_a_template_that_fails_in_a_worker_is_told_here(tmp_path: Path) -> None:
    broken = msgspec.structs.replace(THEME, templates={"404.html": "\n{{ nothing }}"})
    render = functools.partial(
        render_chunk,
        theme=msgspec.msgpack.encode(broken),
        site=SITE,
        staging=Staging(str(tmp_path)),
    )
    with Workers(2) as workers, pytest.raises(RenderError) as caught:
        list(workers.map(render, [page("A")] * WORTH_IT, WORTH_IT))
    span = caught.value.diagnostic.span
    assert (span.path, span.line) == ("themes/t/templates/404.html", 2)


ALL = """\
---
title: A
date: 2022
actors: [ann]
places: [town]
sources: [{url: "https://own.example/"}]
relations: {follows: [b], contradicts: [c], updates: [d], part_of: [e]}
media: [{file: media/a.png, alt: A}]
aliases: [/old/]
status: merged
merged_into: b
---
Text [@w] [[b]] ![A](media/b.png)
"""


def test_a_line_more_above_changes_no_digest() -> None:
    def digests(text: str) -> tuple[bytes, bytes]:
        (done,) = prepare_chunk([("content/entries/a.md", text.encode())], Config())
        (entry,) = msgspec.msgpack.decode(done.values, type=Prepared).entries
        return entry.digest, entry.text_digest

    plain = digests(ALL)
    assert digests(ALL.replace("title: A", "# A line more\ntitle:    A")) == plain
    assert digests(ALL.replace("Text ", "\n\nMore text "))[0] == plain[0]
    for before, after in (
        ("ann", "bob"),
        ("town", "city"),
        ("own.example", "other.example"),
        ("follows: [b]", "follows: [x]"),
        ("part_of: [e]", "part_of: [x]"),
        ("media/a.png", "media/x.png"),
        ("merged_into: b", "merged_into: x"),
        ("/old/", "/older/"),
        ("@w", "@x"),
        ("[[b]]", "[[x]]"),
        ("media/b.png", "media/x.png"),
    ):
        assert digests(ALL.replace(before, after))[0] != plain[0], before
