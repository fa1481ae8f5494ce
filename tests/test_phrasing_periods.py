from __future__ import annotations

import pytest

from dateline.dating.civil import Civil
from dateline.phrasing.periods import Words, language_names, locale_of, period_words


@pytest.mark.parametrize(
    ("unit", "start", "language", "long", "short"),
    [
        ("day", Civil(2022, 1, 5), "en", "5 January 2022", "5"),
        ("day", Civil(2022, 1, 5), "ru", "5 января 2022 года", "5"),
        ("day", Civil(2022, 1, 5), "kk", "2022 жылғы 5 қаңтар", "5"),
        ("day", Civil(-43, 3, 15), "en", "15 March 44 BCE", "15"),
        ("month", Civil(2022, 1), "en", "January 2022", "Jan"),
        ("month", Civil(-43, 3), "en", "March 44 BCE", "Mar"),
        ("year", Civil(2022), "en", "2022", "2022"),
        ("year", Civil(-43), "en", "44 BCE", "44 BCE"),
        ("decade", Civil(1820, 1, 1), "en", "the 1820s", "1820"),
        ("decade", Civil(1820, 1, 1), "ru", "1820-е годы", "1820 год"),
        ("decade", Civil(-50, 1, 1), "en", "51–42 BCE", "51 BCE"),
        ("decade", Civil(0, 1, 1), "en", "1 BCE – 9 CE", "1 BCE"),
        ("century", Civil(1800, 1, 1), "en", "1800–1899", "1800"),
        ("millennium", Civil(1000, 1, 1), "en", "1000–1999", "1000"),
    ],
)
def test_names_of_periods(unit: str, start: Civil, language: str, long: str, short: str) -> None:
    assert period_words(unit, start, language) == Words(long, short)


def test_names_of_languages() -> None:
    assert language_names("en")["kk"] == "Kazakh"
    assert language_names("ru")["kk"] == "казахский"
    assert language_names("pt-AO")["kk"] == "cazaque"


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("en", "en"), ("pt-BR", "pt_BR"), ("pt-XX", "pt"), ("kk-Cyrl", "kk"), ("qaa", "en")],
)
def test_the_nearest_locale_that_has_data(tag: str, locale: str) -> None:
    assert str(locale_of(tag)).startswith(locale)
