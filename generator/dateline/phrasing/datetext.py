"""Dates in words, exactly as precise as they are known, in the reader's language.

Calendar words come from `datephrases`; importing this module is cheap, and the first
date of a language loads its names. Clocks have 24 hours; years before 1000 have their era.
"""

from collections.abc import Iterable

import msgspec

from dateline.dating.civil import Civil
from dateline.dating.value import Endpoint, EventDate
from dateline.phrasing.datephrases import Language, language_of, place_name
from dateline.phrasing.datewords import (
    between,
    bounded,
    calendar_end,
    capital,
    fields,
    month_after_day,
    plain,
    single,
    weekday_date,
)

_QUALIFIERS = {
    frozenset({"approximate"}): "approximate",
    frozenset({"uncertain"}): "uncertain",
}


class DateText(msgspec.Struct, frozen=True, array_like=True):
    """A date in words."""

    full: str
    """All that is known of it but the zone: `Wednesday 5 January 2022, about 21:00`."""
    short: str
    """Its days, months or years, without a time where that leaves it true: `5 January 2022`."""
    time: str = ""
    """`21:00`, `about 21:00`, `17:20 to 18:00`, `from 17:20`; empty if no time is known."""
    zone: str = ""
    """What the time is counted in, `Almaty time, UTC+6`; empty if no time is known."""
    day: str = ""
    """Number of the day it stands under, its first one; empty if it is known no better than to
    the month."""
    weekday: str = ""
    """Weekday of that day; empty without a day, and before 1583."""
    month_year: str = ""
    """Month and year of that day, in the form that follows the number of a day; or of the month
    it stands under, by themselves. Empty if no month is known."""
    qualifier: str = ""
    """How sure it is, as a label: `approximate date`; empty if nothing is in doubt."""


def date_text(date: EventDate, locale: str) -> DateText:
    """Say a date in a language given as a BCP 47 tag; a language without data gets signs."""
    lang = language_of(locale)
    if date.last is None:
        said = single(date.first, lang)
    elif date.first.civil and date.last.civil:
        said = between(date.first, date.last, lang)
    else:
        said = bounded(date.first, date.last, lang)
    ends = [end for end in (date.first, date.last) if end is not None and end.civil]
    zone = _zone(ends, locale, lang)
    day, name, month = _landmark(date.start, lang)
    return DateText(*said, zone, day, name, month, _sureness(ends, lang))


def day_heading(civil: Civil, locale: str) -> DateText:
    """Say a day, month or year for a heading: with a capital letter, if the script has them."""
    lang = language_of(locale)
    short = capital(plain(calendar_end(civil), lang))
    full = capital(weekday_date(civil, lang)) if civil.day else short
    day, name, month = _landmark(civil, lang)
    return DateText(full, short, day=day, weekday=name, month_year=month)


def group_heading(date: EventDate, locale: str) -> DateText:
    """Say, for a heading, what dates with one `group_key` have in common: when they begin.

    Time, qualifier and end are left out: `Wednesday 5 January 2022`, `Spring 2022`,
    `The 1990s`, `Before 5 January 2022`.
    """
    lang = language_of(locale)
    first = date.first
    if first.civil and first.civil.day:
        return day_heading(first.civil, locale)
    if first.civil or date.last is None:
        text = capital(plain(first, lang))
    else:
        end = msgspec.structs.replace(date.last, qualifier="")
        text = capital(bounded(first, end, lang).short)
    return DateText(text, text, month_year=_landmark(date.start, lang)[2])


def month_name(year: int, month: int, locale: str) -> str:
    """Say a month for a heading: `January 2022`."""
    return day_heading(Civil(year, month), locale).short


def short_month(month: int, locale: str) -> str:
    """Say a month where there is little room: `Jan`."""
    return language_of(locale).short_months[month - 1].rstrip(".")


def year_name(year: int, locale: str) -> str:
    """Say a year for a heading: `2022`, `44 BCE`."""
    return day_heading(Civil(year), locale).short


def _landmark(civil: Civil, lang: Language) -> tuple[str, str, str]:
    """Give the number of a day, its weekday, and its month and year."""
    if not civil.month:
        return "", "", ""
    if not civil.day:
        return "", "", plain(calendar_end(civil), lang)
    known = fields(civil, lang)
    return known["day"], known["weekday"], month_after_day(civil, lang)


def _zone(ends: Iterable[Endpoint], locale: str, lang: Language) -> str:
    """Say what times are counted in; both zones, or offsets, if the ends differ."""
    zones = (_zone_of(end, locale, lang) for end in ends if end.clock)
    return " – ".join(dict.fromkeys(zones))


def _zone_of(end: Endpoint, locale: str, lang: Language) -> str:
    offset = utc_offset(end.offset)
    place = place_name(end.zone, locale)
    return lang.catalogue.place_time.format(place=place, offset=offset) if place else offset


def utc_offset(seconds: int) -> str:
    """Write an offset for readers: `UTC+6`, `UTC−3:30`, `UTC`."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    text = f"UTC{'−' if seconds < 0 else '+'}{hours}" if seconds else "UTC"
    text += f":{minutes:02d}" if minutes or rest else ""
    return text + f":{rest:02d}" if rest else text


def _sureness(ends: Iterable[Endpoint], lang: Language) -> str:
    doubted = [end for end in ends if end.qualifier]
    if not doubted:
        return ""
    kinds = frozenset(end.qualifier for end in doubted)
    of_time = all(end.clock for end in doubted)
    labels = lang.catalogue.sureness["time" if of_time else "date"]
    return labels[_QUALIFIERS.get(kinds, "both")]
