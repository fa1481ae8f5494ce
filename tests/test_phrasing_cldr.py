"""CLDR's calendar names, whoever asked Babel for what before."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.phrasing.cldr import calendar, city, locale_name

GENERATOR = Path(__file__).parent.parent / "generator"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "en"),
        ("pt-BR", "pt_BR"),
        ("pt_br", "pt_BR"),
        ("zh-Hans", "zh_Hans"),
        ("de-CH-1996", "de_CH"),
        ("xx", ""),
        ("", ""),
        ("../en", ""),
        ("en\0", ""),
    ],
)
def test_the_nearest_locale(tag: str, name: str) -> None:
    assert locale_name(tag) == name


@pytest.mark.parametrize("first", ["zh_Hant_TW", "he", "ru", "en"])
def test_one_language_has_no_say_in_another(first: str) -> None:
    """A fresh process each, for what Babel remembers stays for good."""
    code = (
        "import sys\n"
        "from dateline.phrasing.cldr import calendar\n"
        "for name in (sys.argv[1], 'pt_BR', 'de', 'no', 'kk', 'en_GB'):\n"
        "    months = calendar(name)['months']['stand-alone']['wide'][1]\n"
        "    print(ascii(months), ascii(calendar(name)['days']['stand-alone']['wide'][0]))\n"
    )
    run = [sys.executable, "-c", code, first]
    done = subprocess.run(run, cwd=GENERATOR, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == [
        "'janeiro' 'segunda-feira'",
        "'Januar' 'Montag'",
        "'januar' 'mandag'",
        f"{'Қаңтар'!a} {'дүйсенбі'!a}",
        "'January' 'Monday'",
    ]


def test_looking_into_it_leaves_babel_as_it_was() -> None:
    from babel.localedata import load

    before = repr(load("he")["months"])
    assert calendar("he")["months"]["stand-alone"]["wide"][1]
    assert repr(load("he")["months"]) == before


def test_cities() -> None:
    assert city("ru", "Asia/Aqtau") == "Актау"
    assert city("ru", "Etc/UTC") == ""
