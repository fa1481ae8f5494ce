"""The page about writing bodies: its examples work, and it names what is there."""

from __future__ import annotations

import re

import pytest

from dateline.body.bounds import BODY_LIMIT
from dateline.body.clean import clean
from dateline.body.rawtags import TAGS
from tests.bodies import body_of
from tests.commands import ROOT

TEXT = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_fine(example: str) -> None:
    body, problems = body_of(example)
    assert problems == ()
    assert body.html


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3


def test_every_element_is_named() -> None:
    html = TEXT.split("## HTML")[1].split("```")[0].split("They may have")[0]
    assert set(re.findall(r"`([a-z]+)`", html)) == TAGS


def test_the_limits_are_those_in_force() -> None:
    assert f"{BODY_LIMIT:,} characters" in TEXT
    assert body_of("[" * 4001)[1][0].message.endswith("4,000 are allowed")
    assert "4,000 opening square brackets" in TEXT
    assert body_of("> " * 12 + "a")[1] == ()
    assert body_of("> " * 13 + "a")[1][0].code == "DL402"


def test_the_classes_are_those_which_pass() -> None:
    for tag, name in (("sup", "cite"), ("sup", "note"), ("a", "entry-link"), ("div", "table")):
        assert f"`{tag}.{name}`" in TEXT
        html = f'<{tag} class="{name}">x</{tag}>'
        assert clean(html) == html
