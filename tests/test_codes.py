"""Tests for dateline.codes: the table is complete, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dateline
from dateline.codes import CODES, FAMILIES
from dateline.config import Config
from dateline.prepare import prepare

PACKAGE = Path(dateline.__file__).parent
EXAMPLES = sorted(
    name
    for name, code in CODES.items()
    if name.startswith(("DL1", "DL3", "DL4"))
    and not code.example_bad.startswith(("a ", "title: a title of", "tags: a list of", "#"))
)


def raised() -> set[str]:
    """Return every code that stands in the program, but for the table itself."""
    files = (path for path in PACKAGE.rglob("*.py") if not path.name.startswith("codes"))
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r'"(DL[0-9]{3})"', text))


def test_every_code_that_is_raised_is_explained_and_the_other_way_round() -> None:
    assert raised() == set(CODES)


def test_codes_are_in_order_and_in_families() -> None:
    assert list(CODES) == sorted(CODES)
    letters = tuple(letters for letters, _ in FAMILIES)
    assert all(name.startswith(letters) for name in CODES)


@pytest.mark.parametrize("name", list(CODES))
def test_explanations_are_sentences_in_plain_words(name: str) -> None:
    code = CODES[name]
    assert code.title
    assert not code.title.endswith(".")
    assert code.explanation.endswith(".")
    assert "!" not in code.explanation
    assert code.example_bad != code.example_good
    assert code.severity in ("error", "warning")


def noted(example: str) -> set[str]:
    """Return the codes noted for an example, made into a whole file."""
    path, text = "content/entries/a.yml", f"{example}\n"
    if example.startswith("---"):
        path = "content/entries/a.md"
    elif "order:" in example:
        path, text = "content/pages/a.md", f"---\ntitle: A\n{example}\n---\n"
    elif "coordinates:" in example:
        path = "content/entities/a.yml"
    else:
        text = whole_entry(text)
    found = prepare(path, text.encode(), Config())
    return {problem.code for problem in found.diagnostics}


def whole_entry(example: str) -> str:
    """Return an example with what else an entry needs."""
    if example.startswith("file:"):
        example = f"media: [{{{example.strip()}, alt: b}}]\n"
    elif example.startswith("url:"):
        example = f"sources: [{{{example.strip()}}}]\n"
    head = ("title: A\n", "date: 2022-01-05\n")
    return "".join(line for line in head if line[:5] not in example) + example


@pytest.mark.parametrize("name", EXAMPLES)
def test_wrong_examples_are_wrong_and_right_ones_right(name: str) -> None:
    wrong, right = CODES[name].example_bad, CODES[name].example_good
    if name in ("DL110", "DL111", "DL121"):
        path = f"content/entries/a.{'md' if name == 'DL111' else 'yml'}"
        found = prepare(path, wrong.encode(), Config())
        assert name in {problem.code for problem in found.diagnostics}
    elif name == "DL409":
        found = prepare("content/pages/a.md", f"---\ntitle: A\n---\n{wrong}".encode(), Config())
        assert {problem.code for problem in found.diagnostics} == {name}
        right = f"---\ntitle: A\ndate: 2022\n---\n{right}"
    elif name.startswith("DL4"):
        head = "---\ntitle: A\ndate: 2022\n---\n"
        assert name in noted(head + wrong)
        right = head + right
    else:
        assert name in noted(wrong)
    assert noted(right) == set()
