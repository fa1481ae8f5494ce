"""Fields of other programs, and what an editor is told to write instead."""

from __future__ import annotations

import pytest

from dateline.config import Config
from dateline.diagnostics import Diagnostic
from dateline.fields.foreign import ENTRY_NAMES
from dateline.fields.tables import ENTRY
from dateline.parse import parse
from dateline.validate import validate_entry, validate_page

FIELDS = b"title: A\ndate: 2022-01-05\n"


def problems(written: str) -> tuple[Diagnostic, ...]:
    document, _ = parse("content/entries/a.yml", FIELDS + written.encode())
    assert document is not None
    return validate_entry(document, Config())[1]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("draft: true", "write status: draft"),
        ("draft: false", "leave it out"),
        ("categories: [a]", "write tags"),
        ("Author: A. Omarova", "write it on the source, as author"),
        ("published: 2022-01-05", "write date"),
        ("published: false", "write status: draft"),
        ("slug: a", "write id"),
        ("permalink: /a/", "write aliases"),
        ("url: /a/", "write aliases"),
        ("excerpt: a", "write summary"),
        ("description: a", "write summary"),
        ("lastmod: 2022-01-06", "leave it out"),
        ("layout: post", "leave it out"),
        ("weight: 3", "leave it out"),
        ("summery: a", 'did you mean "summary"?'),
    ],
)
def test_says_what_to_write_instead(written: str, hint: str) -> None:
    (problem,) = problems(written)
    assert (problem.code, problem.hint) == ("DL120", hint)


def test_no_foreign_name_is_a_field_and_what_is_to_be_written_is_one() -> None:
    assert not ENTRY_NAMES.keys() & ENTRY.fields.keys()
    meant = {hint.split()[1].rstrip(":") for hint in ENTRY_NAMES.values() if "write it" not in hint}
    assert meant - {"it"} <= ENTRY.fields.keys()


def test_other_files_have_no_foreign_names() -> None:
    document, _ = parse("content/pages/a.md", b"---\ntitle: A\nlayout: post\n---\n")
    assert document is not None
    (problem,) = validate_page(document, Config())[1]
    assert problem.hint == "known are title, summary, order, language"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("tags: news", "write [news]"),
        ("tags: news, protest", "write [news, protest]"),
        ("tags: news protest", "write [news, protest] for several, or [news protest] for one"),
        ("actors: tokayev mamin", "write [tokayev, mamin]"),
    ],
)
def test_says_how_words_become_a_list(written: str, hint: str) -> None:
    (problem,) = problems(written)
    assert (problem.code, problem.hint) == ("DL122", hint)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("+++\ntitle = 'A'\n+++\nText.\n", "+++"),
        ('{"title": "A"}\n', "{"),
        ("{\n  title: A\n}\n", "{"),
        ("Title: A\nDate: 2022-01-05\n\nText.\n", "above the fields"),
    ],
)
def test_front_matter_of_another_form_is_told_apart(written: str, named: str) -> None:
    document, (problem,) = parse("content/entries/a.md", written.encode())
    assert document is None
    assert problem.code == "DL111"
    assert named in problem.hint
    assert "---" in problem.hint


def test_json_between_the_lines_that_are_asked_for_is_read() -> None:
    document, told = parse("content/entries/a.md", b'---\n{"title": "A"}\n---\nText.\n')
    assert document is not None
    assert told == ()


@pytest.mark.parametrize("first", ["Text.", "{{ a }}", "{% a %}", "Note: a", "+++ a"])
def test_other_first_lines_are_no_front_matter(first: str) -> None:
    _, (problem,) = parse("content/entries/a.md", f"{first}\n".encode())
    assert problem.message.endswith("line 1 must be ---")
