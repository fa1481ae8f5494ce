"""The catalogues of phrases: alike in what they offer, and whole."""

import string
from importlib.resources import files

import pytest

from dateline.phrasing.datephrases import BASE, Catalogue, language_of, place_name

OUR_LANGUAGES = ["en", "ru", "kk"]
QUALIFIERS = {"approximate", "uncertain", "both"}


def catalogue(language: str) -> Catalogue:
    return language_of(language).catalogue


def names(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def test_the_languages_of_the_tests_are_those_that_exist() -> None:
    folder = files("dateline.phrasing").joinpath("locale", "dates")
    found = {entry.name for entry in folder.iterdir()}
    assert found == {f"{language}.json" for language in [*OUR_LANGUAGES, "root"]}


@pytest.mark.parametrize("language", [*OUR_LANGUAGES, "de", "root"])
def test_every_phrase_is_there(language: str) -> None:
    words = catalogue(language)
    assert set(words.era) == {"bce", "ce"}
    assert {"day", "month", "year"} <= set(words.dates)
    assert set(words.qualified) == set(words.qualified_bound) == QUALIFIERS
    assert set(words.sureness) == {"date", "time"}
    assert all(set(labels) == QUALIFIERS for labels in words.sureness.values())
    assert set(words.bounds) == {"before", "after", "from", "until"}
    assert set(words.not_known) == {"start", "end"}
    assert {"any", "times"} <= set(words.ranges)


@pytest.mark.parametrize("language", OUR_LANGUAGES)
def test_our_languages_have_words_for_every_precision(language: str) -> None:
    words = catalogue(language)
    every = {"day", "month", "season", "winter", "year", "decade", "century"}
    assert set(words.dates) == every
    assert all(BASE in patterns for patterns in words.dates.values())
    assert set(words.ranges) == {"days", "year_days", "months", "years", "any", "times"}
    assert BASE in words.seasons


@pytest.mark.parametrize("language", OUR_LANGUAGES)
def test_patterns_say_the_whole_date(language: str) -> None:
    words = catalogue(language)
    for patterns in words.dates.values():
        assert all({"year", "era"} <= names(pattern) for pattern in patterns.values())
    for name in ("days", "year_days", "months", "years"):
        assert {"year", "era"} <= names(words.ranges[name])
    for bound in words.bounds.values():
        assert (names(bound.text), names(bound.time)) == ({"x"}, {"time"})
        assert names(bound.timed) == {"date", "time"}


def test_kazakh_endings_cover_all_months_and_numbers() -> None:
    words = catalogue("kk")
    last_words = {str(n) for n in [*range(10), 10, 20, 30, 40, 50]}
    for case in ("ablative", "dative"):
        assert len(words.month_endings[case]) == 12
        assert set(words.number_endings[case]) == last_words


@pytest.mark.parametrize(
    ("tag", "months"),
    [
        ("en", "January"),
        ("en-AU", "January"),
        ("RU", "январь"),
        ("de-CH-1996", "Januar"),
        ("zh-Hant-TW", "1月"),
        ("no", "januar"),
        ("pt_BR", "janeiro"),
        ("../en", "01"),
        ("xx", "01"),
    ],
)
def test_the_nearest_known_language_is_taken(tag: str, months: str) -> None:
    assert language_of(tag).months[0] == months


@pytest.mark.parametrize(
    ("zone", "tag", "name"),
    [
        ("Asia/Almaty", "ru", "Алматы"),
        ("America/New_York", "en", "New York"),
        ("America/New_York", "ru", "Нью-Йорк"),
        ("America/Argentina/Buenos_Aires", "xx", "Buenos Aires"),
        ("UTC", "en", ""),
        ("Etc/GMT-6", "en", ""),
        ("+06:00", "en", ""),
    ],
)
def test_places(zone: str, tag: str, name: str) -> None:
    assert place_name(zone, tag) == name
