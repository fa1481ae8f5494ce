"""What to tell an editor whose text is no date: what is wrong, and the form to write.

The text is classed by the first of a list of patterns it matches; then a date is looked for that
the editor may have meant, by mending the text and asking whether the result is a date.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dateline.dating.civil import Civil, civil_from_ordinal, civil_from_week, iso_civil, iso_year

EXAMPLE = "write a date such as 2022-01-05, 2022-01 or 2022-01-05T17:20"
"""The hint when nothing better is found."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
_CLOCK = r"[0-9]{1,2}:[0-9]{2}"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TAIL = r"(?P<tail>(?:[T ].*)?[~?%]?)"


class Advice(NamedTuple):
    """What is wrong with a text that should be a date."""

    reason: str
    message: str
    hint: str
    offset: int


# A text has the first of these reasons whose pattern is found in it.
_REASONS = tuple(
    (re.compile(pattern), reason, message, hint)
    for pattern, reason, message, hint in (
        (
            r"(?:^|/)(?:[Yy]-?[0-9]+|[+-]?[0-9]{5,7}(?![0-9]))",
            "year-range",
            "Only the years from -9999 to 9999 can be written.",
            "write a year of four digits",
        ),
        (
            r"[0-9]{4}-?[Ww][0-9]",
            "week-date",
            "A date by week is not read.",
            "write year, month and day",
        ),
        (
            r"^-?[0-9]{4}-[0-9]{3}(?![0-9])",
            "day-of-year",
            "A date by day of the year is not read.",
            "write year, month and day",
        ),
        (
            r"[\[\]{}]|[?~%].*[0-9X]|[0-9]E[0-9]|[0-9]S[0-9]|(?:^|/)[-0-9X~?%]*X[-0-9X~?%]*(?:$|/)",
            "beyond-level-1",
            "A set of dates, or a date with signs such as ? or X within it, is not read.",
            EXAMPLE,
        ),
        (
            rf"{_CLOCK}(?: ?(?:/|to|until|[\u2013\u2014]) ?| - ){_CLOCK}$",
            "clock-interval",
            "Both ends of an interval are written in full, with their day, and a slash between.",
            "write an interval such as 2022-01-05T10:00/2022-01-05T11:00",
        ),
        (
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ] ?[0-9]{1,2}(?![0-9])",
            "time-form",
            "A time is written after a T, as hours and minutes, and seconds if they are known.",
            "write a time such as 2022-01-05T17:20",
        ),
        (
            r"[0-9XZ] ?(?:to|until|[-\u2013\u2014]) [0-9]| / |/ | /"
            rf"|(?:{_DAY}|^[0-9]{{4}})[-\u2013\u2014][0-9]{{4}}(?![0-9])|[0-9XZ~?%][\u2013\u2014][0-9]{{4}}",
            "interval-form",
            "The ends of an interval have a slash between them, and no space.",
            "write an interval such as 2022-01-05/2022-01-07",
        ),
        (
            r"^[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|^[0-9]{1,2}[./-][0-9]{4}$",
            "year-first",
            "The year comes first, then the month, then the day.",
            EXAMPLE,
        ),
        (
            r"(?:^|/)-?[0-9]{4}-(?:[0-9]|[0-9]{2}-[0-9])(?![0-9])",
            "two-digits",
            "A month and a day are written with two digits each.",
            EXAMPLE,
        ),
    )
)


def advise(text: str, is_date: Callable[[str], bool]) -> Advice:
    """Say what is wrong with a text that has not the shape of a date.

    `is_date` says whether a text can be read; only what can be read is suggested.
    """
    plain = _plain(text)
    meant = tuple(dict.fromkeys(c for c in _candidates(plain) if is_date(c)))
    hint = "write " + " or ".join(meant[:2]) if meant else ""
    for index, letter in enumerate(text):
        if unicodedata.category(letter)[0] == "N" and letter not in "0123456789":
            message = "A date has no digits but 0 to 9."
            return Advice("digits", message, hint or EXAMPLE, index)
    for pattern, reason, message, fallback in _REASONS:
        found = pattern.search(text)
        if found:
            return Advice(reason, message, hint or fallback, found.start())
    return Advice("not-a-date", "This is not a date.", hint or EXAMPLE, 0)


def _plain(text: str) -> str:
    """Write the text with plain digits, dashes and spaces."""
    # A dash between two times joins them; read as a hyphen it would begin an offset from UTC.
    text = re.sub(rf"({_CLOCK}) ?[\u2013\u2014] ?(?={_CLOCK}$)", r"\1/", text.strip())
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return re.sub(r"\s+", " ", "".join(digits)).strip()


def _candidates(text: str) -> Iterator[str]:
    """Give what the editor may have meant, the likeliest first."""
    yield text
    yield from _day_first(text)
    for separator in (r" ?/ ?", r" - | to | until "):
        parts = re.split(separator, text)
        if len(parts) == 2:
            yield _interval(*parts)
    joined = re.fullmatch(r"([0-9]{4}(?:-[0-9]{1,2}){0,2}(?:T.*)?[~?%]?)-([0-9]{4}(?!:).*)", text)
    if joined:
        yield _interval(joined[1], joined[2])
    yield _mended(text)


def _day_first(text: str) -> Iterator[str]:
    match = re.fullmatch(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})" + _TAIL, text)
    if match:
        one, other = f"{int(match[1]):02d}", f"{int(match[3]):02d}"
        yield f"{match[4]}-{other}-{one}{_mended_tail(match['tail'])}"
        yield f"{match[4]}-{one}-{other}{_mended_tail(match['tail'])}"
    match = re.fullmatch(r"([0-9]{1,2})[./-]([0-9]{4})", text)
    if match:
        yield f"{match[2]}-{int(match[1]):02d}"


def _interval(start: str, end: str) -> str:
    """Write an interval; an end that is a time only is on the day of the start."""
    start = _mended_end(start)
    day, clock, _ = start.partition("T")
    if clock and re.match(_CLOCK, end):
        end = f"{day}T{end}"
    return f"{start}/{_mended_end(end)}"


def _mended_end(text: str) -> str:
    """Mend one end of an interval, which may be missing."""
    lower = text.lower()
    if lower in ("", "unknown"):
        return ""
    return ".." if lower in ("..", "...", "open") else _mended(text)


def _mended(text: str) -> str:
    """Mend one date, or give it back if no way is known."""
    about = re.fullmatch(r"(?:c\.|ca\.?|circa|about|~) ?(.+)", text, re.I)
    if about:
        return _mended(about[1]) + "~"
    for way in (_numbers, _words, _by_count, _years):
        mended = way(text)
        if mended is not None:
            return mended
    return text


def _numbers(text: str) -> str | None:
    match = re.fullmatch(
        r"(-?[0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?" + _TAIL, text, re.I
    ) or re.fullmatch(r"(-?[0-9]{4})([0-9]{2})([0-9]{2})" + _TAIL, text, re.I)
    if match is None:
        return None
    day = f"-{int(match[3]):02d}" if match[3] else ""
    return f"{match[1]}-{int(match[2]):02d}{day}{_mended_tail(match['tail'])}"


def _mended_tail(tail: str) -> str:
    """Mend what follows a day: a time, an offset, a qualifier."""
    match = re.fullmatch(
        r"[Tt ] ?([0-9]{1,2})(?:[:.]?([0-9]{2}))?(?:[:.]?([0-9]{2})(?:[.,][0-9]+)?)?"
        r" ?(Z|z|UTC|GMT)?(?:([+-])([0-9]{1,2})(?::?([0-9]{2}))?)? ?([~?%]?)",
        tail,
    )
    if match is None:
        return tail.strip()
    second = f":{match[3]}" if match[3] else ""
    offset = "Z" if match[4] else ""
    if match[5]:
        offset = f"{match[5]}{int(match[6]):02d}:{match[7] or '00'}"
    return f"T{int(match[1]):02d}:{match[2] or '00'}{second}{offset}{match[8]}"


def _words(text: str) -> str | None:
    """Read a month by its English name."""
    day = r"([0-9]{1,2})(?:st|nd|rd|th)?"
    lower = text.lower()
    match = re.fullmatch(rf"{day} {_MONTH} ([0-9]{{4}})", lower)
    if match:
        return iso_civil(Civil(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])))
    match = re.fullmatch(rf"{_MONTH} {day},? ([0-9]{{4}})", lower)
    if match:
        return iso_civil(Civil(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2])))
    match = re.fullmatch(rf"{_MONTH} ([0-9]{{4}})", lower)
    return iso_civil(Civil(int(match[2]), _MONTHS.index(match[1]) + 1)) if match else None


def _by_count(text: str) -> str | None:
    """Find the day of a date by week, or by day of the year."""
    match = re.fullmatch(r"([0-9]{4})-?[Ww]([0-9]{2})-?([1-7])", text)
    if match:
        found = civil_from_week(*(int(number) for number in match.groups()))
        return iso_civil(found) if found else None
    match = re.fullmatch(r"(-?[0-9]{4})-([0-9]{3})", text)
    found = civil_from_ordinal(int(match[1]), int(match[2])) if match else None
    return iso_civil(found) if found else None


def _years(text: str) -> str | None:
    """Read a decade, a year before the common era, and digits left open as they once were."""
    match = re.fullmatch(r"([0-9]{3})0'?s", text)
    if match:
        return f"{match[1]}X"
    match = re.fullmatch(r"([0-9]{1,4}) ?(?:b\.? ?c\.? ?(?:e\.?)?)", text, re.I)
    if match:
        return iso_year(1 - int(match[1]))
    if re.fullmatch(r"[0-9]{2,4}[uUxX]{1,2}|[0-9]{4}(-[0-9]{2})?(-[uUxX]{2}){1,2}", text):
        return text.replace("u", "X").replace("U", "X").replace("x", "X")
    if text.endswith(("?~", "~?")):
        return text[:-2] + "%"
    return text[1:] if text[:1] in "Yy+" else None
