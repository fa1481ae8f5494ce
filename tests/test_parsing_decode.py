"""Tests for dateline.parsing.decode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.diagnostics import Diagnostic
from dateline.parsing.decode import MAX_FILE, decode
from dateline.parsing.findings import Findings
from dateline.text import forbidden


def read(data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    findings = Findings("a.yml")
    return decode(data, findings), findings.told()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb", "a\nb"),
        (b"a\r\nb\rc\r\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        ("Тоқаев 👍 é\n".encode(), "Тоқаев 👍 é\n"),
    ],
)
def test_reads_utf8_with_any_line_ends(data: bytes, text: str) -> None:
    assert read(data) == (text, ())


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a\nb\xff", "DL010", 2, 2),
        (b"\xef\xbb\xbfa\r\nb\xc0\xaf", "DL010", 2, 2),
        ("a\r\n\r\nқb".encode() + b"\xed\xa0\x80", "DL010", 3, 3),
        (b"a\nbc\0d", "DL011", 2, 3),
        (b"a\nb\x1b[31m", "DL011", 2, 2),
        ("a\u2028b".encode(), "DL011", 1, 2),
        (b"\xff\xfea\0\n\0", "DL010", 1, 1),
        (b"t\0i\0t\0l\0", "DL010", 1, 2),
    ],
)
def test_says_where_the_first_bad_byte_is(data: bytes, code: str, line: int, column: int) -> None:
    text, (problem,) = read(data)
    assert text is None
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1251", "Windows-1251"),
        ("utf-32", "UTF-16"),
    ],
)
def test_guesses_the_encoding(encoding: str, name: str) -> None:
    _, (problem,) = read("title: Правительство ушло в отставку\n".encode(encoding))
    assert f"the file looks like {name}" in problem.message


def test_refuses_a_large_file_before_it_looks_at_it() -> None:
    _, (problem,) = read(b"\xff" * (MAX_FILE + 1))
    assert problem.code == "DL005"
    assert read(b"a" * MAX_FILE) == ("a" * MAX_FILE, ())


@given(st.binary(max_size=300))
def test_gives_text_that_a_page_can_hold_or_says_why_not(data: bytes) -> None:
    text, problems = read(data)
    if text is None:
        assert len(problems) == 1
    else:
        assert problems == ()
        assert forbidden(text) is None
        assert "\r" not in text
