"""How dates are said in a language: its names, patterns and phrases.

Names of months, weekdays, eras and places are Unicode CLDR's, by way of Babel. Patterns and
phrases are our own for the languages that have a catalogue in `locale/dates`; for the others the
patterns are CLDR's too, and signs stand for words (`≈` about, `?` uncertain, `<` before). A
language CLDR does not know is given ISO 8601 forms.

A pattern is text with names in braces, filled in by `dateline.phrasing.datetext`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from dateline.phrasing.cldr import calendar, city, locale_name

BASE = "base"
"""The grammatical case words have when nothing asks for another."""

_FIELD = re.compile(r"'([^']*)'|(y+|M+|L+|d+|E+|c+|G+)|(.)", re.DOTALL)


class Phrase(msgspec.Struct, frozen=True):
    """Words around a date."""

    text: str
    """A pattern with `{x}` for the date."""
    case: str = BASE
    """The case the words ask for."""


class Bound(msgspec.Struct, frozen=True):
    """Words around a date of which only one end is known."""

    text: str
    """A pattern with `{x}` for a date without a time."""
    timed: str
    """A pattern with `{date}` and `{time}`."""
    time: str
    """A pattern with `{time}` alone."""
    case: str = BASE
    """The case the words ask for."""


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns and phrases of one language."""

    base_locale: str
    """The locale whose names are used."""
    era: dict[str, str]
    """`ce` and `bce`, with the space that belongs to them."""
    dates: dict[str, dict[str, str]]
    """Pattern by precision and case; `winter`, which is in two years, may have its own."""
    full: str
    """A day with its weekday."""
    month_after_day: str
    """Month and year below the number of a day that stands by itself."""
    ranges: dict[str, str]
    """Intervals: `days` of one month, `year_days`, `months` of one year, `years`, `times` of one
    day, and `any` two ends. Names of the second end have a 2 behind them."""
    with_time: str
    """A day and a time."""
    qualified: dict[str, Phrase]
    """By qualifier."""
    qualified_bound: dict[str, str]
    """By qualifier, around a date of which one end is known."""
    bounds: dict[str, Bound]
    """`before`, `after`, `from` and `until`."""
    not_known: dict[str, str]
    """What is added when the `start` or the `end` of an interval is not known."""
    sureness: dict[str, dict[str, str]]
    """How sure a `date` or a `time` is, by qualifier, as a label."""
    place_time: str
    """A zone, with `{place}` and `{offset}`."""
    seasons: dict[str, tuple[str, str, str, str]] = {}
    """Spring, summer, autumn and winter by case; without them a season is a range of months."""
    month_endings: dict[str, tuple[str, ...]] = {}
    """What the twelve months are given in a case."""
    number_endings: dict[str, dict[str, str]] = {}
    """What a number is given in a case, by its last word: 0 to 9, 10, 20, 30, 40 or 50."""


class Language(msgspec.Struct, frozen=True):
    """A catalogue with the names of its locale."""

    catalogue: Catalogue
    months: tuple[str, ...]
    """January to December, alone."""
    short_months: tuple[str, ...]
    """The same where there is little room."""
    months_of: dict[str, tuple[str, ...]]
    """January to December beside a day, by case."""
    weekdays: tuple[str, ...]
    """Monday to Sunday."""


@lru_cache(maxsize=32)
def language_of(tag: str) -> Language:
    """Find how dates are said in a language given as a BCP 47 tag, the nearest one known."""
    catalogue, name = _ours(tag)
    root = _read("root")
    if not name:
        numbers = tuple(f"{month:02d}" for month in range(1, 13))
        return Language(root, numbers, numbers, {BASE: numbers}, ("",) * 7)
    data = calendar(name)
    catalogue = catalogue or _from_cldr(name, data, root)
    beside = _months(data, "format", "wide")
    ended = {
        case: tuple(month + ending for month, ending in zip(beside, endings, strict=True))
        for case, endings in catalogue.month_endings.items()
    }
    weekdays = tuple(str(data["days"]["format"]["wide"][day]) for day in range(7))
    alone, short = (_months(data, "stand-alone", width) for width in ("wide", "abbreviated"))
    return Language(catalogue, alone, short, {BASE: beside, **ended}, weekdays)


def _ours(tag: str) -> tuple[Catalogue | None, str]:
    """Find our catalogue for a tag, if there is one, and the locale whose names go with it."""
    catalogue = _catalogue(re.split("[-_]", tag.lower(), maxsplit=1)[0])
    return catalogue, catalogue.base_locale if catalogue else locale_name(tag)


def _months(data: Mapping[str, Any], context: str, width: str) -> tuple[str, ...]:
    return tuple(str(data["months"][context][width][month]) for month in range(1, 13))


def _catalogue(name: str) -> Catalogue | None:
    """Read a catalogue of our own, if there is one for a language."""
    from importlib.resources import files

    known = {file.name for file in files("dateline.phrasing").joinpath("locale", "dates").iterdir()}
    return _read(name) if name != "root" and f"{name}.json" in known else None


def _read(name: str) -> Catalogue:
    from importlib.resources import files

    file = files("dateline.phrasing").joinpath("locale", "dates", f"{name}.json")
    return msgspec.json.decode(file.read_bytes(), type=Catalogue)


def _from_cldr(name: str, data: Mapping[str, Any], root: Catalogue) -> Catalogue:
    """Give the phrases in signs the patterns of a locale."""
    shapes, formats = data["datetime_skeletons"], data["date_formats"]
    dates = {
        "day": _pattern(formats["long"].pattern),
        "month": _pattern(shapes["yMMMM"].pattern),
        "year": _pattern(shapes["y"].pattern),
        "day_era": _pattern(shapes["GyMMMd"].pattern),
        "month_era": _pattern(shapes["GyMMM"].pattern),
        "year_era": _pattern(shapes["Gy"].pattern),
    }
    eras = data["eras"]["abbreviated"]
    return msgspec.structs.replace(
        root,
        base_locale=name,
        era={"bce": str(eras[0]), "ce": str(eras[1])},
        dates={precision: {BASE: pattern} for precision, pattern in dates.items()},
        full=_pattern(formats["full"].pattern),
        month_after_day=dates["month"],
        ranges={**root.ranges, **_ranges(data["interval_formats"])},
        with_time=_pair(str(data["datetime_formats"]["medium"]), "{time}", "{date}"),
        place_time=f"{_zone_pattern(data)} ({{offset}})",
    )


def _ranges(formats: Mapping[str | None, Any]) -> dict[str, str]:
    wanted = {
        "days": ("yMMMd", "d"),
        "year_days": ("yMMMd", "M"),
        "months": ("yMMMM", "M"),
        "years": ("y", "y"),
    }
    found = {
        name: formats[skeleton][field]
        for name, (skeleton, field) in wanted.items()
        if field in formats.get(skeleton, {}) and len(formats[skeleton][field]) == 2
    }
    joined = {n: _pattern(first) + _pattern(last, "2") for n, (first, last) in found.items()}
    return {**joined, "any": _pair(str(formats[None]), "{a}", "{b}")}


def _pair(pattern: str, first: str, second: str) -> str:
    """Turn `{0}` and `{1}` into names."""
    return pattern.replace("{0}", first).replace("{1}", second)


def _zone_pattern(data: Mapping[str, Any]) -> str:
    region = str(data["zone_formats"].get("region", "%s"))
    return region.replace("%s", "{place}") if "%s" in region else "{place}"


def _pattern(cldr: str, number: str = "") -> str:
    """Turn a CLDR date pattern into one of ours; short names of months become long ones."""
    return "".join(_part(match, number) for match in _FIELD.finditer(cldr))


def _part(match: re.Match[str], number: str) -> str:
    quoted, field, other = match.groups()
    if field is None:
        return str(other if quoted is None else quoted or "'").translate({123: "{{", 125: "}}"})
    names = {"y": "year", "d": "day", "E": "weekday", "c": "weekday", "G": "era"}
    if field[0] in "ML":
        name = {1: "month_figure", 2: "month_number"}.get(len(field))
        name = name or ("month" if field[0] == "L" else "month_of")
    else:
        name = "day_number" if field == "dd" else names[field[0]]
    return "{" + name + number + "}"


@lru_cache(maxsize=512)
def place_name(zone: str, tag: str) -> str:
    """Name the place an IANA zone is called after; empty for an offset or a zone of no place."""
    area, _, last = zone.rpartition("/")
    if not area or area == "Etc":
        return ""
    _, name = _ours(tag)
    return (city(name, zone) if name else "") or last.replace("_", " ")
