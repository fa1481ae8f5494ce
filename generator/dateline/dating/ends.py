"""One end of a date, read: its shape, its days, its time of day.

A text that has the shape of a date but names no day or time is refused here, with what to write
instead; a text of another shape is `Misshapen`, and `hints` finds out what is meant.
"""

import re
from typing import NamedTuple

from dateline.dating.civil import (
    DAY,
    Civil,
    civil_from_days,
    days_from_civil,
    iso_civil,
    month_days,
)
from dateline.dating.value import DateProblem, DateRemark, Endpoint
from dateline.dating.zones import (
    LocalTime,
    change_between,
    local_time,
    offset_at,
    parse_offset,
    print_offset,
)

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""First and last month of a season; 14 is February of the year after."""

_QUALIFIERS = {"": "", "~": "approximate", "?": "uncertain", "%": "both"}
_END = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)"
    r"(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<offset>Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
    r"(?P<qualifier>[~?%]?)"
)


class Refused(Exception):  # noqa: N818 - it never leaves the reader
    """Carries a problem from where it is found to `parse_date`."""

    def __init__(self, reason: str, message: str, hint: str, offset: int = 0) -> None:
        super().__init__(message)
        self.problem = DateProblem(reason, message, hint, offset)


class Misshapen(Exception):  # noqa: N818 - it never leaves the reader
    """Says that a text has not the shape of a date, so that advice on it is wanted."""


class Place(NamedTuple):
    """Where an end stands, and what its readers share."""

    at: int
    """Characters of the text before this end."""
    zone: str
    """The zone that applies when the end has no offset."""
    remarks: list[DateRemark]
    """Where remarks are added, in the order of the text."""

    def moved(self, by: int) -> "Place":
        """Share the same with an end further on in the text."""
        return self._replace(at=self.at + by)


class _Span(NamedTuple):
    """The days an end covers, and how they are named."""

    precision: str
    civil: Civil
    last: Civil
    first_day: int
    last_day: int
    season: int = 0


def read_end(part: str, place: Place) -> Endpoint:
    """Read one end; raises `Misshapen` or `Refused` if it is none."""
    match = _END.fullmatch(part)
    if match is None:
        raise Misshapen
    span = _span(match, place)
    if match["hour"] is not None:
        return _timed_end(match, span, place)
    earliest, latest = _limits(span, place.zone)
    if latest < earliest:
        place.remarks.append(_skipped_day(part, place))
    return Endpoint(
        precision=span.precision,
        qualifier=_QUALIFIERS[match["qualifier"]],
        civil=span.civil,
        last=span.last,
        season=span.season,
        zone=place.zone,
        offset=offset_at(place.zone, earliest),
        earliest=earliest,
        latest=max(earliest, latest),
    )


def _span(match: re.Match[str], place: Place) -> _Span:
    """Find the days of an end, or refuse the year, the month or the day."""
    year_text, month_text, day_text = match["year"], match["month"], match["day"]
    if "X" in year_text:
        return _unspecified_years(match, place)
    if year_text == "-0000":
        message = "There is no year -0000: a year 0 has no sign."
        raise Refused("no-such-year", message, "write 0000 for 1 BCE", place.at)
    year = int(year_text)
    if month_text is None or month_text == "XX":
        if day_text not in (None, "XX") or match["hour"]:
            raise _beyond(match, "day" if day_text != "XX" else "hour", place)
        return _years("year", year, year)
    month = _month(match, year, place)
    if month > 12:
        return _season(year, month)
    if day_text is None or day_text == "XX":
        if match["hour"]:
            raise _beyond(match, "hour", place)
        first = days_from_civil(year, month, 1)
        civil = Civil(year, month)
        return _Span("month", civil, civil, first, first + month_days(year, month) - 1)
    return _day(match, year, month, place)


def _years(precision: str, first: int, last: int) -> _Span:
    days = days_from_civil(first, 1, 1), days_from_civil(last + 1, 1, 1) - 1
    return _Span(precision, Civil(first), Civil(last), *days)


def _unspecified_years(match: re.Match[str], place: Place) -> _Span:
    text = match["year"]
    if match["month"] is not None:
        raise _beyond(match, "month", place)
    first, last = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return _years("decade" if text.count("X") == 1 else "century", first, last)


def _beyond(match: re.Match[str], part: str, place: Place) -> Refused:
    """Refuse a part that is known while a coarser one is not (EDTF level 2 has such dates)."""
    at = match.start(part)
    known = match.string[: match.string.index("X")].rstrip("-")
    known = match["year"] if "X" in match["year"] else known
    message = "A date cannot have unknown digits (X) before known ones."
    return Refused("unspecified", message, f"write {known}", place.at + at)


def _month(match: re.Match[str], year: int, place: Place) -> int:
    """Read a month, or a season where no day follows."""
    month = int(match["month"])
    if 1 <= month <= 12 or (month in SEASONS and match["day"] is None):
        return month
    at = place.at + match.start("month")
    if month in SEASONS:
        message = f"The season {month} cannot have a day."
        raise Refused("no-such-month", message, f"write {match['year']}-{month}", at)
    hint = "write a month from 01 to 12, or a season: 21 spring, 22 summer, 23 autumn, 24 winter"
    day = match["day"]
    if day not in (None, "XX") and 1 <= int(day) <= 12 and 1 <= month <= month_days(year, int(day)):
        hint = f"write {match['year']}-{day}-{match['month']}"
    raise Refused("no-such-month", f"There is no month {match['month']}.", hint, at)


def _season(year: int, season: int) -> _Span:
    """Take the seasons of the northern half of the Earth, in whole months, as weather offices do.

    The winter of a year begins in its December.
    """
    first, last = SEASONS[season]
    last_year = year + last // 13
    last_month = last - 12 * (last // 13)
    ends = last_year, last_month, month_days(last_year, last_month)
    days = days_from_civil(year, first, 1), days_from_civil(*ends)
    return _Span("season", Civil(year), Civil(last_year), *days, season)


def _day(match: re.Match[str], year: int, month: int, place: Place) -> _Span:
    day, most = int(match["day"]), month_days(year, month)
    if not 1 <= day <= most:
        whole = f"{match['year']}-{match['month']}"
        message = f"There is no day {match['day']} in {whole}, which has {most} days."
        hint = f"write a day from 01 to {most}, or {whole} if the day is not known"
        raise Refused("no-such-day", message, hint, place.at + match.start("day"))
    civil = Civil(year, month, day)
    number = days_from_civil(year, month, day)
    return _Span("day", civil, civil, number, number)


def _limits(span: _Span, zone: str) -> tuple[int, int]:
    """Find the first and the last second of the days of a span, on the clock of its zone.

    Where the clock is put forward over midnight a day begins, or ends, with the change.
    """
    first, last = span.first_day * DAY, (span.last_day + 1) * DAY - 1
    opening, closing = local_time(zone, first), local_time(zone, last)
    earliest, latest = first - opening.first, last - closing.second
    if opening.never_was:
        earliest = change_between(zone, first - opening.second - 1, earliest)
    if closing.never_was:
        latest = change_between(zone, latest, last - closing.first) - 1
    return earliest, latest


def _skipped_day(part: str, place: Place) -> DateRemark:
    message = f"There was no {part} in {place.zone}: the calendar went over it."
    hint = "write the day before or the day after"
    return DateRemark("day-skipped", message, hint, place.at)


def _timed_end(match: re.Match[str], span: _Span, place: Place) -> Endpoint:
    local = span.first_day * DAY + _seconds(match, span, place)
    written = match["offset"]
    zone = place.zone if written is None else _offset_zone(match, place)
    clock = match.string[match.start("hour") : match.end("second" if match["second"] else "minute")]
    offsets = local_time(zone, local)
    if offsets.first != offsets.second:
        place.remarks.append(_clock_remark(match, local, offsets, place))
    return Endpoint(
        precision="second" if match["second"] else "minute",
        qualifier=_QUALIFIERS[match["qualifier"]],
        civil=span.civil,
        last=span.last,
        clock=clock,
        zone=zone,
        offset=offsets.first,
        earliest=local - offsets.first,
        latest=local - offsets.first + (0 if match["second"] else 59),
    )


def _seconds(match: re.Match[str], span: _Span, place: Place) -> int:
    """Read a time of day as seconds since midnight, or refuse it."""
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if hour < 24 and minute < 60 and second < 60:
        return hour * 3600 + minute * 60 + second
    at = place.at + match.start("hour")
    if hour == 24 and minute == second == 0:
        following = iso_civil(civil_from_days(span.first_day + 1))
        message = "The hours of a day go from 00 to 23: midnight begins a day."
        raise Refused("end-of-day", message, f"write {following}T00:00", at)
    if second == 60 and hour < 24 and minute < 60:
        message = "Leap seconds are not counted: a minute goes from 00 to 59."
        hint = (
            f"write {match.string[: match.start('second')]}59{match.string[match.end('second') :]}"
        )
        raise Refused("leap-second", message, hint, place.at + match.start("second"))
    message = "There is no such time of day."
    raise Refused("no-such-time", message, "write a time from 00:00 to 23:59", at)


def _offset_zone(match: re.Match[str], place: Place) -> str:
    seconds = parse_offset(match["offset"])
    if seconds is not None:
        return print_offset(seconds)
    message = f"There is no offset {match['offset']}: clocks are at most 14 hours from UTC."
    if match["offset"].strip("-0:") == "":
        message = "The offset of UTC has no minus."
    hint = "write an offset such as +06:00, or Z for UTC"
    raise Refused("no-such-offset", message, hint, place.at + match.start("offset"))


def _clock_remark(match: re.Match[str], local: int, offsets: LocalTime, place: Place) -> DateRemark:
    """Say that a time never was or was twice because the clock was changed."""
    written = match.string[: match.end("second" if match["second"] else "minute")]
    day, _, time = written.partition("T")
    minutes = _plain_minutes(abs(offsets.first - offsets.second))
    at = place.at + match.start("hour")
    if offsets.was_twice:
        message = (
            f"{time} on {day} was twice in {place.zone}, where the clock was put back by"
            f" {minutes}; the first of the two is meant."
        )
        first, second = (f"{written}{print_offset(o)}" for o in offsets)
        return DateRemark("clock-back", message, f"write {first} or {second}", at)
    days, seconds = divmod(local + offsets.second - offsets.first, DAY)
    hour, minute = divmod(seconds // 60, 60)
    moved = f"{iso_civil(civil_from_days(days))}T{hour:02d}:{minute:02d}"
    moved += f":{seconds % 60:02d}" if match["second"] or seconds % 60 else ""
    message = (
        f"{time} on {day} never was in {place.zone}, where the clock was put forward by"
        f" {minutes}; it is understood as {moved}."
    )
    return DateRemark("clock-forward", message, f"write {moved}", at)


def _plain_minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} minutes"] if minutes else []
    return " and ".join(parts + ([f"{rest} seconds"] if rest else []))
