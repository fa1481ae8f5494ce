"""Tests for dateline.prepare: one content file, from bytes to values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.config import Config
from dateline.model import Prepared, Ref
from dateline.prepare import prepare, refused_file

CONFIG = Config(title="T")
HEAD = "title: A\ndate: 2022-01-05\n"


def prepared(text: str, path: str = "content/entries/a.md") -> Prepared:
    return prepare(path, text.encode(), CONFIG)


def test_numbers_listed_sources_first_then_those_that_only_the_body_cites() -> None:
    text = f"---\n{HEAD}sources: [one, two]\n---\nA [@three]. B [@two; @four].\n"
    (entry,) = prepared(text).entries
    assert entry.sources == (
        Ref("one", 4, 11),
        Ref("two", 4, 16),
        Ref("three", 6, 4),
        Ref("four", 6, 22),
    )
    for number in (2, 3, 4):
        assert f'href="#source-{number}"' in entry.body.html
    assert 'href="#source-1"' not in entry.body.html


def test_places_in_a_body_are_those_of_the_file() -> None:
    body = "One [[b]].\n\n![P](media/p.jpg) [@s]\n"
    (markdown,) = prepared(f"---\n{HEAD}---\n{body}").entries
    indented = "".join(f"    {line}".rstrip(" ") for line in body.splitlines(keepends=True))
    (yaml,) = prepared(f"{HEAD}body: |\n{indented}", "content/entries/a.yml").entries
    assert markdown.body.html == yaml.body.html
    assert [(ref.line, ref.column) for ref in (*markdown.body.links, *markdown.sources)] == [
        (5, 5),
        (7, 20),
    ]
    assert [(ref.line, ref.column) for ref in (*yaml.body.links, *yaml.sources)] == [
        (4, 9),
        (6, 24),
    ]


def test_problems_of_fields_and_body_come_at_once() -> None:
    text = "---\ntitel: A\n---\nA [link](javascript:x).\n"
    found = prepared(text)
    assert found.entries == ()
    assert [(d.code, d.span.line) for d in found.diagnostics] == [
        ("DL120", 2),
        ("DL121", 2),
        ("DL121", 2),
        ("DL405", 4),
    ]
    found = prepared("titel: A\nbody: |\n  A [link](javascript:x).\n", "content/entries/a.yml")
    assert ("DL405", 3, 12) in [(d.code, d.span.line, d.span.column) for d in found.diagnostics]


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("content/entries/2022/01/a.yml", HEAD, "entries"),
        ("content/sources/a.yml", "b: {url: https://example.org/}\n", "sources"),
        ("content/entities/a.yml", "b: {kind: person, name: B}\n", "entities"),
        ("content/pages/a.md", "---\ntitle: A\n---\nB\n", "pages"),
    ],
)
def test_each_folder_has_its_kind(path: str, text: str, kind: str) -> None:
    found = prepared(text, path)
    assert found.diagnostics == ()
    assert [len(getattr(found, k)) for k in ("entries", "sources", "entities", "pages")] == [
        k == kind for k in ("entries", "sources", "entities", "pages")
    ]


def test_measures_are_for_later() -> None:
    found = prepared("a: b\n", "content/measures/a.yml")
    assert [problem.code for problem in found.diagnostics] == ["DL133"]


def test_raises_for_a_folder_that_is_not_content() -> None:
    with pytest.raises(ValueError, match="no content is read"):
        prepared(HEAD, "content/other/a.yml")


def test_warnings_stay_with_the_entry() -> None:
    found = prepared("title: Shop #1\ndate: 2022-01-05\n", "content/entries/a.yml")
    assert [entry.title for entry in found.entries] == ["Shop"]
    assert [problem.code for problem in found.diagnostics] == ["DL141"]


def test_titles_are_kept_letter_for_letter() -> None:
    for title in (
        "NO",
        "12:30:45",
        "{{ 7*191 }}",
        "<b>&amp;",
        "a\u00a0b",
        "👩‍👩‍👧",
        "\u2067عربي\u2069",
    ):
        quoted = title.replace("'", "''")
        (entry,) = prepared(f"title: '{quoted}'\ndate: 2022\n", "content/entries/a.yml").entries
        assert entry.title == title


FOLDERS = st.sampled_from(
    [
        "content/entries/a.yml",
        "content/entries/a.md",
        "content/sources/a.yml",
        "content/entities/a.yml",
        "content/pages/a.md",
        "content/measures/a.yml",
    ]
)


@given(FOLDERS, st.binary(max_size=400))
def test_bytes_of_any_kind_give_values_or_problems(path: str, data: bytes) -> None:
    found = prepare(path, data, CONFIG)
    refused = any(problem.severity == "error" for problem in found.diagnostics)
    values = (*found.entries, *found.sources, *found.entities, *found.pages)
    assert not (refused and values)


NAMES = st.sampled_from(
    "id title date timezone summary key tags actors places sources relations media status "
    "publish_at merged_into aliases language body url kind name names names_valid coordinates "
    "external order $schema claims".split()
)
TEXTS = st.sampled_from(
    "a,~,true,2022-01-05,2022-13,https://example.org/,javascript:x,media/a.jpg,/old/,merged,"
    'person,kk,Asia/Almaty,\'\',"\\0","\\u202e",&a b,*a,!t c,1e3,before 2022'.split(",")
)
FLOW = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda members: f"[{', '.join(members)}]")
        | st.dictionaries(NAMES, inner, max_size=4).map(
            lambda fields: "{" + ", ".join(f"{k}: {v}" for k, v in fields.items()) + "}"
        )
    ),
    max_leaves=8,
)


@given(FOLDERS, st.lists(st.tuples(NAMES, FLOW), max_size=8))
def test_fields_of_any_kind_give_values_or_problems(
    path: str, fields: list[tuple[str, str]]
) -> None:
    text = "".join(f"{name}: {value}\n" for name, value in fields)
    whole = f"---\n{text}---\nBody.\n" if path.endswith(".md") else text
    found = prepare(path, whole.encode(), CONFIG)
    refused = any(problem.severity == "error" for problem in found.diagnostics)
    values = (*found.entries, *found.sources, *found.entities, *found.pages)
    assert refused or values or not fields or set(dict(fields)) == {"$schema"}
    assert not (refused and values)
    lines = whole.count("\n") + 2
    assert all(0 <= problem.span.line <= lines for problem in found.diagnostics)


@pytest.mark.parametrize(
    ("path", "held"),
    [
        ("content/entries/2022/a.yml", "entries/a"),
        ("content/entries", "entries/*"),
        ("content/sources/a.yml", "sources/*"),
        ("content/media/2022/a.b.jpg", "media/2022/a.b.jpg"),
        ("content/media", "media/*"),
        ("content", "content/*"),
    ],
)
def test_what_a_file_that_cannot_be_read_would_hold(path: str, held: str) -> None:
    assert refused_file(path) == held
