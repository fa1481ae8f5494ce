"""Content made to break the reader: it is refused, or published letter for letter, and soon.

The limits of time are far above what each case takes; what they catch is work that grows with
the square of the input, or worse.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from dateline.config import Config
from dateline.model import Prepared
from dateline.prepare import prepare

HEAD = "title: A\ndate: 2022-01-05\n"
SIZE = 900_000


@pytest.fixture(autouse=True)
def _never_for_long() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError("reading took longer than any case may")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def read(data: str | bytes, path: str = "content/entries/a.yml") -> Prepared:
    whole = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return prepare(path, whole, Config())


def codes(found: Prepared) -> set[str]:
    return {problem.code for problem in found.diagnostics}


def of_size(part: str, size: int = SIZE) -> str:
    return part * (size // len(part.encode()))


BOMBS = {
    "aliases of aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "thousands of aliases": "a: &a b\nc: [" + of_size("*a,") + "]\n",
    "itself": "tags: &t [*t]\n",
    "merge keys": "a: &a {b: c}\nd: {<<: [" + ",".join(["*a"] * 5000) + "]}\n",
    "lists in lists": "tags: " + of_size("["),
    "groups in groups": "tags: " + of_size("{a: "),
    "lists in lists by lines": "\n".join(" " * n + "-" for n in range(1000)),
    "hyphens in a line": of_size("- "),
    "questions in a line": of_size("? "),
    "keys of keys": of_size("? ["),
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_bombs_are_refused(name: str) -> None:
    found = read(BOMBS[name])
    assert codes(found) & {"DL101", "DL103", "DL107"}
    assert found.entries == ()


LARGE = {
    "unknown fields": HEAD + "".join(f"k{n}: v\n" for n in range(70_000)),
    "one field again and again": HEAD + of_size("title: B\n"),
    "members": HEAD + "sources: [" + of_size("a,") + "]\n",
    "members that are groups": HEAD + "sources: [" + of_size("{b: c},") + "]\n",
    "names": "a: {kind: person, name: b, names: {"
    + "".join(f"k{n}: v, " for n in range(70_000))
    + "}}\n",
    "long key": HEAD + "k" * 100_000 + ": v\n",
    "long title": "title: " + "A" * 100_000 + "\ndate: 2022\n",
    "long date": "title: A\ndate: " + "2" * 100_000 + "\n",
    "long id": HEAD + "id: " + "a-" * 50_000 + "\n",
    "long address": HEAD + "sources: [https://" + "a." * 50_000 + "]\n",
    "long language": HEAD + "language: " + "en-" * 50_000 + "\n",
    "long zone": HEAD + "timezone: " + "A/" * 50_000 + "\n",
    "long number": HEAD + "key: " + "1" * 100_000 + "\n",
    "long tag": HEAD + "tags: [" + "a" * 100_000 + "]\n",
    "many tags": HEAD + "tags: [" + ", ".join(f"t{n}" for n in range(10_000)) + "]\n",
    "long line of quotes": "title: " + of_size("'") + "\n",
    "long line of escapes": 'title: "' + of_size("\\u0041") + '"\ndate: 2022\n',
    "comments": of_size("#\n"),
    "blank lines": of_size("\n"),
    "direction signs": "title: " + of_size("\u2066", 300_000) + "\ndate: 2022\n",
    "tabs": HEAD + of_size("\t"),
}


@pytest.mark.parametrize("name", sorted(LARGE))
def test_large_files_are_refused_soon(name: str) -> None:
    path = "content/entities/a.yml" if name == "names" else "content/entries/a.yml"
    found = read(LARGE[name], path)
    assert found.entries == ()
    assert found.entities == ()
    assert any(problem.severity == "error" for problem in found.diagnostics)
    assert len(found.diagnostics) <= 101
    assert all(len(problem.message) + len(problem.hint) < 1000 for problem in found.diagnostics)


BODIES = [
    "[",
    "[a](",
    "![",
    "<![CDATA[",
    "`",
    "``` ",
    "*",
    "_",
    "> ",
    "- ",
    "<",
    "<a ",
    "&",
    "[^a]",
    "[[",
    "[@",
    "|",
    "\\",
    "((",
    "<!--",
    "#",
    "<b>",
    "a\n===\n",
    "1. ",
    ": ",
    "[a]: b\n",
]


@pytest.mark.parametrize("part", BODIES)
def test_bodies_that_slow_a_parser_are_refused_or_published(part: str) -> None:
    for size in (5_000, 290_000):
        found = read(f"---\n{HEAD}---\n{of_size(part, size)}\n", "content/entries/a.md")
        refused = any(problem.severity == "error" for problem in found.diagnostics)
        assert refused != bool(found.entries)


LETTERS = [
    "NO",
    "on",
    "12:30:45",
    "010",
    "1.10",
    "1_000",
    "1e3",
    "2022-01-06",
    "0x1F",
    "true",
    "{{ 7*191 }}",
    "{% raw %}",
    "{0.__class__}",
    "${x}",
    "<script>alert(1)</script>",
    "&lt;",
    "a\u00a0b",
    "é",
    "عربي",
    "👩‍👩‍👧",
    "\u2067عربي\u2069",
    "Тоқаев",
    "a 'b' \"c\"",
    "C:\\new",
    "%s",
    "<!-- a -->",
    "]]>",
    "\ufffd",
]


@pytest.mark.parametrize("text", LETTERS)
def test_texts_are_published_letter_for_letter(text: str) -> None:
    written = "'" + text.replace("'", "''") + "'"
    source = f"{{url: https://example.org/, title: {written}}}"
    found = read(f"title: {written}\ndate: 2022-01-05\nsummary: {written}\nsources: [{source}]\n")
    assert found.diagnostics == ()
    (entry,) = found.entries
    assert (entry.title, entry.summary, entry.inline_sources[0].title) == (text, text, text)


@pytest.mark.parametrize(
    "escape",
    [
        "\\0",
        "\\x01",
        "\\x7f",
        "\\x85",
        "\\ud800",
        "\\udfff",
        "\\ufffe",
        "\\uffff",
        "\\U0001FFFF",
        "\\u2028",
        "\\N",
        "\\L",
    ],
)
@pytest.mark.parametrize("field", ["title", "summary", "tags", "body", "licence"])
def test_escapes_that_no_page_can_hold_are_refused(escape: str, field: str) -> None:
    value = f'["{escape}"]' if field == "tags" else f'"a{escape}b"'
    found = read(f"date: 2022\ntitle: A\n{field}: {value}\n".replace("title: A\ntitle", "title"))
    assert found.entries == ()
    assert codes(found) & {"DL011", "DL101"}


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"]
)
def test_other_encodings_are_refused(encoding: str) -> None:
    assert codes(read(f"title: Caf\u00e9\n{HEAD[9:]}".encode(encoding))) == {"DL010"}


@pytest.mark.parametrize(
    "data", [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf4\x90\x80\x80", b"\xed\xa0\x80", b"\x80", b"\xc3"]
)
def test_bytes_that_are_not_utf8_are_refused(data: bytes) -> None:
    (problem,) = read(b"title: A\ndate: 2022\nsummary: b" + data + b"\n").diagnostics
    assert (problem.code, problem.span.line, problem.span.column) == ("DL010", 3, 11)
