"""The calendar: days and seconds counted from 1 January of the year 1.

Everything is the proleptic Gregorian calendar with astronomical years (ISO 8601: the year 0 is
1 BCE, the year -43 is 44 BCE), for any year, before and after what `datetime` can hold. A day
number counts from 0001-01-01, which is day 0; a second from midnight of that day.
"""

from bisect import bisect_right

import msgspec

DAY = 86_400
"""Seconds in a day."""

_DAYS_IN_400_YEARS = 146_097
_DAYS_IN_100_YEARS = 36_524
_DAYS_IN_4_YEARS = 1_461

# Days of a common year before the first of each month, and after the last one.
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)


class Civil(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A day of the calendar, or a whole month or year, as written by people in one place."""

    year: int
    """Astronomical year: 1 is 1 CE, 0 is 1 BCE."""
    month: int = 0
    """1 to 12, or 0 when no month is known."""
    day: int = 0
    """1 to 31, or 0 when no day is known."""


def is_leap(year: int) -> bool:
    """Say whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year: int, month: int) -> int:
    """Count the days of a month (1 to 12)."""
    return _BEFORE[month] - _BEFORE[month - 1] + (month == 2 and is_leap(year))


def days_from_civil(year: int, month: int, day: int) -> int:
    """Number a day, with 0001-01-01 as day 0 and earlier days below it."""
    past = year - 1
    leap_days = past // 4 - past // 100 + past // 400
    after_february = month > 2 and is_leap(year)
    return 365 * past + leap_days + _BEFORE[month - 1] + after_february + day - 1


def civil_from_days(days: int) -> Civil:
    """Find the day that has a number; the inverse of `days_from_civil`."""
    cycles, rest = divmod(days, _DAYS_IN_400_YEARS)
    # The last day of a leap cycle would start a fifth part of it: hence the two limits of 3.
    hundreds = min(rest // _DAYS_IN_100_YEARS, 3)
    rest -= hundreds * _DAYS_IN_100_YEARS
    fours, rest = divmod(rest, _DAYS_IN_4_YEARS)
    ones = min(rest // 365, 3)
    year = 400 * cycles + 100 * hundreds + 4 * fours + ones + 1
    return _day_of_year(year, rest - 365 * ones)


def _day_of_year(year: int, index: int) -> Civil:
    """Find a day by its place in the year, counted from 0."""
    leap_day = _BEFORE[2]
    if is_leap(year) and index >= leap_day:
        if index == leap_day:
            return Civil(year, 2, 29)
        index -= 1
    month = bisect_right(_BEFORE, index)
    return Civil(year, month, index - _BEFORE[month - 1] + 1)


def year_days(year: int) -> int:
    """Count the days of a year."""
    return 366 if is_leap(year) else 365


def weekday(civil: Civil) -> int:
    """Name the weekday of a full day by number: 0 is Monday, 6 is Sunday."""
    return days_from_civil(civil.year, civil.month, civil.day) % 7


def civil_from_week(year: int, week: int, day: int) -> Civil | None:
    """Find the day an ISO 8601 week date stands for (day 1 is Monday); None if it has none."""
    if not (1 <= week <= 53 and 1 <= day <= 7):
        return None
    fourth = days_from_civil(year, 1, 4)
    first_monday = fourth - fourth % 7
    following = days_from_civil(year + 1, 1, 4)
    found = first_monday + 7 * (week - 1) + day - 1
    return civil_from_days(found) if found < following - following % 7 else None


def civil_from_ordinal(year: int, day: int) -> Civil | None:
    """Find the day an ISO 8601 ordinal date stands for (day 1 is 1 January); None if none."""
    return _day_of_year(year, day - 1) if 1 <= day <= year_days(year) else None


def iso_year(year: int) -> str:
    """Write a year with four digits, and a minus for years before 0 (`-0043`)."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def iso_civil(civil: Civil) -> str:
    """Write a day, month or year as ISO 8601 does, as precisely as it is known."""
    text = iso_year(civil.year)
    if civil.month:
        text += f"-{civil.month:02d}"
    return text + f"-{civil.day:02d}" if civil.month and civil.day else text
