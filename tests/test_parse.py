"""Tests for dateline.parse, and for the nodes and words for syntax errors that it makes."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.diagnostics import Diagnostic
from dateline.parse import MAX_DEPTH, parse, parse_yaml, slow_reader
from dateline.parsing.findings import Findings
from dateline.parsing.nodes import Document, Item, Mapping, Node, Scalar, Sequence


def read(text: str, path: str = "content/entries/a.yml") -> Document:
    document, problems = parse(path, text.encode())
    assert document is not None, problems
    assert problems == ()
    return document


def refused(text: str, path: str = "content/entries/a.yml") -> tuple[Diagnostic, ...]:
    document, problems = parse(path, text.encode())
    assert document is None
    return problems


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(member) for member in node.items]
    return {item.key.text: plain(item.value) for item in node.items}


@pytest.mark.parametrize(
    "written",
    [
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
        "1",
        ".inf",
        "=",
    ],
)
def test_text_stays_text(written: str) -> None:
    assert plain(read(f"a: {written}\nb: [{written}]\n").root) == {"a": written, "b": [written]}


def test_remembers_where_everything_stands() -> None:
    root = read('title: A\ntags: [b, "c"]\nq:\n  r: s\n').root
    assert root == Mapping(
        (
            Item(Scalar("title", 1, 1), Scalar("A", 1, 8)),
            Item(
                Scalar("tags", 2, 1),
                Sequence((Scalar("b", 2, 8), Scalar("c", 2, 11, '"')), 2, 7),
            ),
            Item(
                Scalar("q", 3, 1),
                Mapping((Item(Scalar("r", 4, 3), Scalar("s", 4, 6)),), 4, 3),
            ),
        ),
        1,
        1,
    )


def test_counts_columns_in_characters() -> None:
    root = read("título: [👍👍, қ]\n").root
    (item,) = root.items
    assert isinstance(item.value, Sequence)
    assert [(m.line, m.column) for m in item.value.items] == [(1, 10), (1, 14)]


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_knows_what_stands_for_no_value(written: str) -> None:
    node = read(f"a: {written}\n").root.get("a")
    assert node is not None
    assert node.missing


@pytest.mark.parametrize("written", ['"~"', "'null'", '""', "nUll", "|\n  null", "[]", "{}"])
def test_knows_what_does_not(written: str) -> None:
    node = read(f"a: {written}\n").root.get("a")
    assert node is not None
    assert not node.missing


def test_composes_letters_after_escapes_are_read() -> None:
    root = read('e\u0301: "e\\u0301"\nb: e\u0301\n').root
    assert plain(root) == {"é": "é", "b": "é"}


def test_takes_front_matter_and_body_apart() -> None:
    text = "---\ntitle: A\n---\nOne.\n\n---\n\nTwo e\u0301.\n"
    document = read(text, "content/entries/a.md")
    assert plain(document.root) == {"title": "A"}
    assert document.body == "One.\n\n---\n\nTwo é.\n"
    assert document.body_line == 4
    assert document.root.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\nB\n",
        "---\r\ntitle: A\r\n---\r\nB\r\n",
        "\ufeff---\ntitle: A\n---\nB\n",
        "--- \ntitle: A\n---\t\nB\n",
        "---\ntitle: A\n...\nB\n",
    ],
)
def test_reads_front_matter_as_editors_save_it(text: str) -> None:
    document = read(text, "content/entries/a.MD")
    assert (plain(document.root), document.body) == ({"title": "A"}, "B\n")


def test_front_matter_without_a_body() -> None:
    document = read("---\ntitle: A\n---", "a.md")
    assert (document.body, document.markdown) == ("", "")


def test_a_line_of_hyphens_in_a_value_does_not_end_the_front_matter() -> None:
    document = read("---\nsummary: |\n  ---\n---\nB", "a.md")
    assert (plain(document.root), document.body) == ({"summary": "---\n"}, "B")


@pytest.mark.parametrize(
    ("text", "line", "indent", "body"),
    [
        ("a: b\nbody: |\n  One.\n\n  Two.\n", 3, 2, "One.\n\nTwo.\n"),
        ("body: |\n\n\n    One.\n", 2, 4, "\n\nOne.\n"),
        ("body: One.\n", 1, 0, "One."),
        ('body: "One.\\n\\nTwo."\n', 1, 0, "One.\n\nTwo."),
        ("body:\n", 1, 0, ""),
        ("body: [a]\n", 0, 0, ""),
        ("a: b\n", 0, 0, ""),
    ],
)
def test_finds_the_body_field(text: str, line: int, indent: int, body: str) -> None:
    document = read(text)
    assert (document.body_line, document.body_indent) == (line, indent)
    assert document.markdown == body


def test_finds_the_body_field_in_front_matter() -> None:
    document = read("---\nbody: |\n  One.\n---\n", "a.md")
    assert (document.body, document.body_line, document.body_indent) == (None, 3, 2)
    assert document.markdown == "One.\n"


def test_tells_all_it_finds_before_it_must_stop() -> None:
    problems = refused("a: &x 1\na: !t 2\n[b]: *x\nc: d: e\n")
    assert [(p.code, p.span.line, p.span.column) for p in problems] == [
        ("DL103", 1, 4),
        ("DL105", 2, 1),
        ("DL104", 2, 4),
        ("DL106", 3, 1),
        ("DL103", 3, 6),
        ("DL101", 4, 5),
    ]


def test_lines_of_front_matter_are_those_of_the_file() -> None:
    (problem,) = refused("---\ntitle: A\ntags: [a\n---\nB\n", "a.md")
    assert (problem.code, problem.span.line, problem.span.column) == ("DL101", 3, 7)


def test_depth_has_a_limit() -> None:
    inside = MAX_DEPTH - 1
    assert read("a: " + "[" * inside + "]" * inside).root.get("a") is not None
    (problem,) = refused("a: " + "[" * (inside + 1) + "]" * (inside + 1))
    assert (problem.code, problem.span.column) == ("DL107", 4 + inside)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: b\n   c: d\n", "indented further"),
        ("a: b: c\n", "second colon"),
        ("a: - b\n", "a list cannot start"),
        ("a:\n  - b\n  c\n", "no colon"),
        ("a:\n  - b\n  c: d\n", "not lined up"),
        ("a: [\n", "nothing closes it"),
        ("a: 'b\n", "never closed"),
        ('a: "b\n---\n', "not closed before a line ---"),
        ("a: ? b\n", "cannot start with ?"),
        ('a: "\\x4"\n', "starts an escape"),
        ("%YAML 9.9\n---\na: b\n", "YAML that can be read"),
    ],
)
def test_says_in_plain_words_what_is_amiss(text: str, words: str) -> None:
    (problem,) = refused(text)
    assert problem.code == "DL101"
    assert words in problem.message


def test_both_readers_of_yaml_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "a: b\nc: [d, 'e', {f: g}]\nh: |\n  i\n",
        "a: b: c\n",
        "a: [b\nc: d\n",
        "a: {b\nc: d\n",
        "a: 'b\n",
        "a: @b\n",
        "a: *\n",
        "a: &x b\nc: *x\n",
        "a\nb: c\n",
        "a: b\n  c: d\n",
        "a:\n  b: c\n d: e\n",
        'a: "b" c\n',
        "a: b\na: c\n",
        "a: !t b\n",
        ": b\n",
        "a:\n\tb: c\n",
        "a: b\n---\nc: d\n",
        "a: | b\n",
        "a: b #c\n",
        "",
    ]
    fast = [parse("a.yml", text.encode()) for text in texts]
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = [parse("a.yml", text.encode()) for text in texts]
    assert fast == slow


def test_says_when_the_fast_reader_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert slow_reader() is None
    monkeypatch.delattr(yaml, "CSafeLoader")
    warning = slow_reader()
    assert warning is not None
    assert (warning.code, warning.severity) == ("DL014", "warning")


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: b #1 c\n", True),
        ("a: [b #c\n ]\n", True),
        ("a: b # c\n", False),
        ("a: b#1\n", False),
        ('a: "b #1"\n', False),
        ("a: |\n  b #1\n", False),
        ("# a #b\na: b\n", False),
    ],
)
def test_warns_of_words_lost_in_a_comment(text: str, lost: bool) -> None:
    _, problems = parse("a.yml", text.encode())
    assert [problem.code for problem in problems] == ["DL141"] * lost


def test_reads_yaml_that_starts_further_down() -> None:
    findings = Findings("a")
    root = parse_yaml("a: b\n", 10, findings)
    assert root is not None
    assert (root.line, findings.errors) == (10, 0)


@given(st.text(max_size=200))
def test_never_raises_for_text(text: str) -> None:
    for path in ("a.yml", "a.md"):
        data = text.encode("utf-8", "surrogatepass")
        document, problems = parse(path, data)
        assert (document is None) == any(p.severity == "error" for p in problems)


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,?~ \n\t\\/.0", max_size=80))
def test_never_raises_for_what_looks_like_yaml(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\nb\n"):
        path = "a.md" if whole.startswith("---") else "a.yml"
        document, problems = parse(path, whole.encode())
        assert (document is None) == any(p.severity == "error" for p in problems)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["C"]))


@given(st.dictionaries(WORDS.filter(bool), WORDS | st.lists(WORDS, max_size=3), max_size=4))
def test_gives_back_what_was_written(fields: dict[str, str | list[str]]) -> None:
    lines = []
    for name, value in fields.items():
        members = value if isinstance(value, list) else [value]
        text = ", ".join(_quoted(member) for member in members)
        lines.append(f"? {_quoted(name)}\n: {f'[{text}]' if isinstance(value, list) else text}\n")
    document, problems = parse("a.yml", "".join(lines).encode() or b"{}")
    composed = unicodedata.normalize("NFC", "\n".join(fields))
    if len(set(composed.split("\n"))) == len(fields):
        assert problems == ()
        assert document is not None
        assert [item.key.text for item in document.root.items] == (
            composed.split("\n") if fields else []
        )
