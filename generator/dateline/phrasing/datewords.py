"""A date put into the words of a language: its ends, intervals, bounds and times.

The parts `datetext` puts together. A language's case is asked for by the phrase around a
date (Russian “около января”, “по январь”), and given by the pattern or the names inside it.
"""

from typing import NamedTuple

import msgspec

from dateline.dating.civil import Civil, iso_year, weekday
from dateline.dating.ends import SEASONS
from dateline.dating.value import Endpoint
from dateline.phrasing.datephrases import BASE, Language

_ERA_UNTIL = 1000
"""The first year that is written without its era."""

_WEEKDAYS_FROM = 1583
"""The first whole year of the Gregorian calendar. People then counted earlier days by another
one, so the weekday of such a date is not certain."""


class Said(NamedTuple):
    """A date in words."""

    full: str
    """All that is known, but the zone."""
    short: str
    """The same without a time, where it is still true without."""
    time: str
    """The time alone; empty if none is known."""


def capital(text: str) -> str:
    """Begin a text with a capital letter, if its script has them."""
    return text[:1].upper() + text[1:]


def calendar_end(civil: Civil) -> Endpoint:
    """Make the end that covers a day, month or year."""
    precision = "day" if civil.day else "month" if civil.month else "year"
    return Endpoint(precision=precision, civil=civil, last=civil)


def fields(civil: Civil, lang: Language, case: str = BASE, number: str = "") -> dict[str, str]:
    """Give the names a pattern may use; those of the second end of an interval end in 2."""
    months_of = lang.months_of.get(case) or lang.months_of[BASE]
    year, month = civil.year, civil.month
    found = {
        "year": str(year if year > 0 else 1 - year),
        "iso_year": iso_year(year),
        "era": _era(year, lang),
        "month": lang.months[month - 1] if month else "",
        "month_of": months_of[month - 1] if month else "",
        "month_figure": str(month),
        "month_number": f"{month:02d}",
        "day": str(civil.day),
        "day_number": f"{civil.day:02d}",
        "weekday": lang.weekdays[weekday(civil)] if _has_weekday(civil) else "",
    }
    return {name + number: value for name, value in found.items()} if number else found


def _has_weekday(civil: Civil) -> bool:
    return civil.day > 0 and civil.year >= _WEEKDAYS_FROM


def _era(year: int, lang: Language) -> str:
    if year <= 0:
        return lang.catalogue.era["bce"]
    return lang.catalogue.era["ce"] if year < _ERA_UNTIL else ""


def _pattern(name: str, civil: Civil, case: str, lang: Language) -> str:
    """Find the pattern of a precision; some languages need another one to say the era."""
    dates = lang.catalogue.dates
    patterns = dates.get(f"{name}_era") if civil.year < _ERA_UNTIL else None
    patterns = patterns or dates[name]
    return patterns.get(case) or patterns[BASE]


def plain(end: Endpoint, lang: Language, case: str = BASE) -> str:
    """Say an end without weekday, time and qualifier."""
    assert end.civil is not None
    assert end.last is not None
    if end.season:
        return _season(end.season, end.civil, end.last, lang, case)
    if end.precision in ("decade", "century"):
        return _years(end.precision, end.civil, end.last, lang, case)
    name = "day" if end.civil.day else "month" if end.civil.month else "year"
    return _pattern(name, end.civil, case, lang).format_map(fields(end.civil, lang, case))


def _season(season: int, first: Civil, last: Civil, lang: Language, case: str) -> str:
    seasons = lang.catalogue.seasons
    if not seasons:
        opening, closing = SEASONS[season]
        months = Civil(first.year, opening), Civil(last.year, (closing - 1) % 12 + 1)
        return span(calendar_end(months[0]), calendar_end(months[1]), lang)
    one_era = _era(first.year, lang) == _era(last.year, lang)
    name = "winter" if first != last and one_era else "season"
    known = fields(first, lang, case) | fields(last, lang, case, "2")
    known["season"] = (seasons.get(case) or seasons[BASE])[season - 21]
    return _pattern(name, first, case, lang).format_map(known)


def _years(name: str, first: Civil, last: Civil, lang: Language, case: str) -> str:
    if name not in lang.catalogue.dates or first.year == 0:
        return span(calendar_end(first), calendar_end(last), lang)
    known = fields(first, lang, case) | fields(last, lang, case, "2")
    return _pattern(name, first, case, lang).format_map(known)


def month_after_day(civil: Civil, lang: Language) -> str:
    """Say the month and year of a day whose number stands by itself before them."""
    if civil.year < _ERA_UNTIL and "month_era" in lang.catalogue.dates:
        return plain(calendar_end(Civil(civil.year, civil.month)), lang)
    return lang.catalogue.month_after_day.format_map(fields(civil, lang))


def weekday_date(civil: Civil, lang: Language) -> str:
    """Say a day with its weekday, if that is certain."""
    date = plain(calendar_end(civil), lang)
    if not _has_weekday(civil):
        return date
    return lang.catalogue.full.format_map({**fields(civil, lang), "date": date})


def _qualified(end: Endpoint, lang: Language) -> str:
    phrase = lang.catalogue.qualified.get(end.qualifier)
    if phrase is None:
        return plain(end, lang)
    return phrase.text.format(x=plain(end, lang, phrase.case))


def _time(end: Endpoint, lang: Language) -> str:
    phrase = lang.catalogue.qualified.get(end.qualifier)
    return phrase.text.format(x=end.clock) if phrase else end.clock


def _with_time(end: Endpoint, date: str, lang: Language) -> str:
    if not end.clock:
        return _qualified(end, lang)
    return lang.catalogue.with_time.format(date=date, time=_time(end, lang))


def _untimed(end: Endpoint) -> Endpoint:
    """Leave out a time, and with it the qualifier, which is the time's."""
    return msgspec.structs.replace(end, clock="", qualifier="") if end.clock else end


def single(end: Endpoint, lang: Language) -> Said:
    """Say a date that is no interval."""
    assert end.civil is not None
    if end.clock:
        full = _with_time(end, weekday_date(end.civil, lang), lang)
        return Said(full, plain(end, lang), _time(end, lang))
    short = _qualified(end, lang)
    sure_day = end.civil.day and not end.qualifier
    return Said(weekday_date(end.civil, lang) if sure_day else short, short, "")


def between(first: Endpoint, last: Endpoint, lang: Language) -> Said:
    """Say an interval with two known ends."""
    if first.civil == last.civil and first.civil and first.civil.day:
        if first.clock or last.clock:
            return _within_day(first, last, first.civil, lang)
        if first.qualifier == last.qualifier:
            return single(first, lang)
    short = span(_untimed(first), _untimed(last), lang)
    if not first.clock and not last.clock:
        return Said(short, short, "")
    a, b = (_with_time(end, plain(end, lang), lang) for end in (first, last))
    begins = _bound_time(first, "from", lang) if first.clock else ""
    return Said(lang.catalogue.ranges["any"].format(a=a, b=b), short, begins)


def _within_day(first: Endpoint, last: Endpoint, civil: Civil, lang: Language) -> Said:
    if not last.clock:
        time = _bound_time(first, "from", lang)
    elif not first.clock:
        time = _bound_time(last, "until", lang)
    else:
        doubted = first.qualifier or last.qualifier
        pattern = lang.catalogue.ranges["any" if doubted else "times"]
        time = pattern.format(a=_time(first, lang), b=_time(last, lang))
    full = lang.catalogue.with_time.format(date=weekday_date(civil, lang), time=time)
    return Said(full, plain(_untimed(first), lang), time)


def span(first: Endpoint, last: Endpoint, lang: Language) -> str:
    """Say two ends without times, sharing the month or year they have in common."""
    a, b = first.civil, last.civil
    assert a is not None
    assert b is not None
    name = _shared(first, last, a, b)
    pattern = lang.catalogue.ranges.get(name, "")
    one_era = _era(a.year, lang) == _era(b.year, lang)
    if pattern and one_era and ("{era}" in pattern or a.year >= _ERA_UNTIL):
        return pattern.format_map(fields(a, lang) | fields(b, lang, number="2"))
    ends = _qualified(first, lang), _qualified(last, lang)
    return lang.catalogue.ranges["any"].format(a=ends[0], b=ends[1])


def _shared(first: Endpoint, last: Endpoint, a: Civil, b: Civil) -> str:
    """Name the range pattern for two ends; empty if each must be said by itself."""
    same_kind = bool(a.day) == bool(b.day) and bool(a.month) == bool(b.month)
    special = {"season", "decade", "century"} & {first.precision, last.precision}
    if first.qualifier or last.qualifier or special or not same_kind:
        return ""
    if not a.month:
        return "years"
    if a.year != b.year:
        return ""
    if not a.day:
        return "months"
    return "days" if a.month == b.month else "year_days"


def bounded(first: Endpoint, last: Endpoint, lang: Language) -> Said:
    """Say a date of which one end is known."""
    if first.civil:
        known, state, name = first, last.state, "after" if last.state == "after" else "from"
    else:
        known, state, name = last, first.state, "before" if first.state == "before" else "until"
    bound = lang.catalogue.bounds[name]
    short = full = bound.text.format(x=plain(known, lang, bound.case))
    if known.clock:
        time = _inflected(known.clock, bound.case, lang)
        full = bound.timed.format(date=plain(known, lang), time=time)
        # A moment before 21:00 may be on the same day: without its time that would be untrue.
        short = full if name in ("before", "after") else short
    wrap = lang.catalogue.qualified_bound.get(known.qualifier)
    if wrap:
        short = short if known.clock and short != full else wrap.format(x=short)
        full = wrap.format(x=full)
    if state == "unknown":
        full = lang.catalogue.not_known["end" if first.civil else "start"].format(x=full)
    return Said(full, short, _bound_time(known, name, lang) if known.clock else "")


def _bound_time(end: Endpoint, name: str, lang: Language) -> str:
    bound = lang.catalogue.bounds[name]
    time = bound.time.format(time=_inflected(end.clock, bound.case, lang))
    wrap = lang.catalogue.qualified_bound.get(end.qualifier)
    return wrap.format(x=time) if wrap else time


def _inflected(clock: str, case: str, lang: Language) -> str:
    """Add what a number is given in a case, which the last word of the number decides."""
    endings = lang.catalogue.number_endings.get(case)
    if endings is None:
        return clock
    number = int(clock[-2:])
    return clock + endings[str(number if number % 10 == 0 else number % 10)]
