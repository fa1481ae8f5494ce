"""Interface texts of themes that extend others, and those that nobody would ever read."""

from __future__ import annotations

import pytest

from tests.test_join_theme import joined, mine, told

WRONG = "themes/mine/locale/en.json:%d: DL617: no theme that this one extends has a text %s"
OWN = "the name of a text of your own begins with an underscore"


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('{"yy": "x"}', 1, f'"yy"; {OWN}'),
        ('{\n "a": "zzz",\n "zzz": "zzz"\n}', 3, f'"zzz"; {OWN}'),
        ('{"b.one": "x",\n"laeter": "y"}', 2, '"laeter"; did you mean "later"?'),
        ('{"\\u007aq": "x"}', 0, f'"zq"; {OWN}'),
    ],
)
def test_a_text_that_nobody_would_read(text: str, line: int, expected: str) -> None:
    base = {"theme.yml": b"name: base\n", "locale/ru.json": b'{"a": "A", "b": "B", "later": "L"}'}
    assert told(base=base, mine=mine(locale__en_json=text)) == [WRONG % (line, expected)]


@pytest.mark.parametrize(
    ("key", "template"),
    [
        ("a", ""),
        ("_own", ""),
        ("own", '{{ t("own") }}'),
        ("own.few", '{{ tn("own", 3) }}'),
        ("own.more", '{% if true %}{{ t("own." ~ view.kind, x=1) }}{% endif %}'),
        ("num.few", ""),
    ],
)
def test_texts_of_its_own(key: str, template: str) -> None:
    base = {"theme.yml": b"name: base\n", "locale/en.json": b'{"a": "A", "num.other": "N"}'}
    own = mine(locale__ru_json=f'{{"{key}": "x"}}', templates___own_html=template)
    assert joined(base=base, mine=own).catalogues["ru"] == {key: "x"}


@pytest.mark.parametrize("template", ["{{ u('own') }}", "{{ t(own) }}", "{{ t() }}", "own"])
def test_templates_that_do_not_ask_for_it(template: str) -> None:
    own = mine(locale__en_json='{"own": "x"}', templates___own_html=template)
    assert told(mine=own) == [WRONG % (1, f'"own"; {OWN}')]


def test_a_template_that_fails_is_told_as_well() -> None:
    own = mine(locale__en_json='{"own": "x"}', templates___own_html="{% if %}")
    assert [line.split(": ")[1] for line in told(mine=own)] == ["DL617", "DL613"]


def test_what_one_in_the_middle_brings_is_known_to_those_after_it() -> None:
    middle = {"theme.yml": b"extends: base\n", "locale/en.json": b'{"_m": "M"}'}
    last = {"theme.yml": b"extends: middle\n", "locale/en.json": b'{"_m": "N", "a": "X"}'}
    assert joined("last", middle=middle, last=last).catalogues["en"] == {
        "_m": "N",
        "a": "X",
        "b": "B",
    }


def test_a_theme_that_extends_nothing_has_any_text() -> None:
    own = {"theme.yml": b"name: mine\n", "locale/en.json": b'{"any": "x"}'}
    assert joined(mine=own).catalogues == {"en": {"any": "x"}}
