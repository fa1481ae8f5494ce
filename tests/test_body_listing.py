"""Lists however they are indented."""

from __future__ import annotations

import pytest

from dateline.body.listing import even_lists


@pytest.mark.parametrize(
    ("written", "evened"),
    [
        ("a\n\nb", "a\n\nb"),
        ("- a\n- b", "- a\n- b"),
        ("- a\n  - b", "- a\n    - b"),
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("- a\n    - b\n        - c", "- a\n    - b\n        - c"),
        ("1. a\n   - b\n2. c", "1. a\n    - b\n2. c"),
        ("- a\n\n  more\n\n- b", "- a\n\n    more\n\n- b"),
        (
            "- a\n\n  - b\n\n    more of b\n\n  more of a",
            "- a\n\n    - b\n\n        more of b\n\n    more of a",
        ),
        ("- a\n\n  more\n\nend\n\n  - new", "- a\n\n    more\n\nend\n\n- new"),
        ("words\n- a\n- b", "words\n\n- a\n- b"),
        ("words\n1. a", "words\n\n1. a"),
        ("born in\n1986. A year", "born in\n1986. A year"),
        ("# Heading\n- a", "# Heading\n- a"),
        ("> words\n> - a\n>   - b", "> words\n>\n> - a\n>     - b"),
        ("- a\n\n> quote\n\n  - b", "- a\n\n> quote\n\n- b"),
        ("[^a]: note\n\n    more", "[^a]: note\n\n    more"),
        ("[^a]: note\n\n  more", "[^a]: note\n\n    more"),
        (" - a\n - b", "- a\n- b"),
    ],
)
def test_lists_are_evened(written: str, evened: str) -> None:
    assert even_lists(written) == evened


@pytest.mark.parametrize("written", ["- a\n  - b\n\n  c", "words\n- a\n    - b", "> - a\n>   - b"])
def test_what_is_even_stays(written: str) -> None:
    once = even_lists(written)
    assert even_lists(once) == once
