from __future__ import annotations

from dateline.diagnostics import Span
from dateline.theme import Theme, check_options

THEME = Theme("mine", ("mine",), {}, {}, {}, {"accent": "red", "scheme": "auto"}, "")


def test_options_that_the_theme_declares_are_fine() -> None:
    assert check_options(THEME, {"accent": "blue"}) == ()
    assert check_options(THEME, {}) == ()


def test_other_options_are_told_with_the_nearest_known_one() -> None:
    found = check_options(THEME, {"zzz": "1", "acent": "blue"})
    assert [(d.code, d.message, d.hint) for d in found] == [
        ("DL614", 'the theme "mine" has no option "acent"', 'did you mean "accent"?'),
        ("DL614", 'the theme "mine" has no option "zzz"', ""),
    ]
    assert {d.span for d in found} == {Span("dateline.yml")}
