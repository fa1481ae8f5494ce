"""Names of periods and languages in the site's language (pure).

Babel is slow to import, so these names are looked up in one batch that the build remembers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from dateline.dating.civil import Civil, iso_year
from dateline.phrasing.datetext import date_text, day_heading, month_name, short_month, year_name

_YEARS = {"decade": 10, "century": 100, "millennium": 1000}


class Words(msgspec.Struct, frozen=True):
    """How a period is called."""

    long: str
    """In full: ``5 January 2022``, ``January 2022``, ``2022``."""
    short: str
    """Where there is little room: ``5``, ``Jan``, ``2022``."""


class Naming(msgspec.Struct, frozen=True):
    """Names in the site's language."""

    periods: Callable[[str, Civil], Words]
    languages: Mapping[str, str]


def period_words(unit: str, start: Civil, language: str) -> Words:
    """Return the names of the day, month, year, decade ... that begins at `start`."""
    if unit == "day":
        return Words(day_heading(start, language).short, str(start.day))
    if unit == "month":
        long = month_name(start.year, start.month, language)
        return Words(long, short_month(start.month, language))
    year = year_name(start.year, language)
    return Words(_years(unit, start.year, language) or year, year)


def _years(unit: str, year: int, language: str) -> str:
    """Name a run of years; nothing for a single one."""
    from dateline.dates import EventDate, parse_date

    last = year + _YEARS.get(unit, 1) - 1
    if last == year:
        return ""
    known = unit == "decade" and year > 0
    text = f"{iso_year(year)[:3]}X" if known else f"{iso_year(year)}/{iso_year(last)}"
    date, _ = parse_date(text, "UTC")
    return date_text(date, language).short if isinstance(date, EventDate) else ""


def language_names(language: str) -> dict[str, str]:
    """Return the names of all languages, by tag, in one of them."""
    from babel import Locale

    return {str(k): str(v) for k, v in sorted(Locale.parse(locale_of(language)).languages.items())}


def locale_of(language: str) -> str:
    """Return the nearest locale that has data: ``pt-AO`` falls back to ``pt``, others to ``en``."""
    from babel import negotiate_locale
    from babel.localedata import locale_identifiers

    tag = language.replace("-", "_")
    wanted = [tag, tag.split("_")[0]]
    return negotiate_locale(wanted, locale_identifiers()) or "en"
