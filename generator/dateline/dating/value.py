"""What a date is once it is read, and what can be asked of it.

The names of this module are offered by `dateline.dates`, which reads dates; import them there.
Instants are whole seconds since 0001-01-01T00:00:00Z in the proleptic Gregorian calendar, without
leap seconds; they are negative for years BCE.
"""

import msgspec

from dateline.dating.civil import DAY, Civil, civil_from_days, iso_civil
from dateline.dating.zones import offset_at

MAX_INSTANT = 2**53 - 1
"""The instant of an end that is open or not known; the largest whole number JSON carries safely."""

MIN_INSTANT = -MAX_INSTANT
"""The instant of a beginning that is open or not known."""

PRECISIONS = (
    "second",
    "minute",
    "day",
    "month",
    "season",
    "year",
    "decade",
    "century",
    "interval",
)
"""How precisely a date may be known, the finest first. An interval counts as the coarsest."""


class Endpoint(msgspec.Struct, frozen=True, array_like=True):
    """One end of a date. A date that is no interval has one end, which is all of it."""

    state: str = "known"
    """`known`; `open` (written `..`) or `unknown` (written as nothing); or `before` or `after`
    when the date is some moment before or after the other end."""
    precision: str = ""
    """One of `PRECISIONS` but `interval`; empty unless known."""
    qualifier: str = ""
    """Empty, `approximate` (`~`), `uncertain` (`?`) or `both` (`%`)."""
    civil: Civil | None = None
    """The day, month or year as written; for a decade or century its first year."""
    last: Civil | None = None
    """The same, but for a decade or century its last year."""
    season: int = 0
    """21 spring, 22 summer, 23 autumn, 24 winter; 0 for no season."""
    clock: str = ""
    """The local time as written, `21:00` or `21:00:15`; empty when no time is known."""
    zone: str = ""
    """The zone the end is read in: an IANA name, or an offset such as `+06:00`."""
    offset: int = 0
    """Seconds the zone is ahead of UTC at the earliest instant."""
    earliest: int = MIN_INSTANT
    """First second it may be."""
    latest: int = MAX_INSTANT
    """Last second it may be."""


class EventDate(msgspec.Struct, frozen=True, array_like=True):
    """When something happened, as precisely as that is known."""

    text: str
    """What the editor wrote, without space around it. Reading it again gives an equal date."""
    earliest: int
    """First second it may be, inclusive; `MIN_INSTANT` when there is no known first one."""
    latest: int
    """Last second it may be, inclusive; `MAX_INSTANT` when there is no known last one."""
    precision: str
    """One of `PRECISIONS`."""
    qualifier: str
    """Empty, `approximate`, `uncertain` or `both`; for an interval that of its first known end."""
    zone: str
    """The zone that applies: an IANA name, or an offset such as `+06:00` when one is written."""
    start: Civil
    """First day (or month, or year) on the calendar of the place; if the beginning is not known,
    that of the end. Entries are grouped and addressed by it."""
    end: Civil
    """Last day (or month, or year) on the calendar of the place; if not known, that of the
    beginning."""
    first: Endpoint
    """The beginning, or the whole date if it is no interval."""
    last: Endpoint | None = None
    """The end of an interval; None if the date is no interval."""


class DateProblem(msgspec.Struct, frozen=True):
    """Why a text is no date."""

    reason: str
    """A short name that stays the same in later releases; listed in `docs/time.md`."""
    message: str
    """What is wrong, as a sentence."""
    hint: str
    """What to write instead."""
    offset: int
    """Characters of the text before the wrong place."""


class DateRemark(msgspec.Struct, frozen=True):
    """What an editor should know about a date that was accepted."""

    reason: str
    """A short name that stays the same in later releases; listed in `docs/time.md`."""
    message: str
    """What is odd and how it is understood, as a sentence."""
    hint: str
    """What to write to be clear."""
    offset: int
    """Characters of the text before the odd place."""


def precision_rank(precision: str) -> int:
    """Order precisions: the finer, the lower."""
    return PRECISIONS.index(precision)


def sort_key(date: EventDate) -> tuple[int, int, int]:
    """Order dates: earliest, then latest, then the finer precision first."""
    return date.earliest, date.latest, precision_rank(date.precision)


def overlaps(a: EventDate, b: EventDate) -> bool:
    """Say whether two dates may have a second in common."""
    return overlaps_range(a, b.earliest, b.latest)


def overlaps_range(date: EventDate, earliest: int, latest: int) -> bool:
    """Say whether a date may fall within two instants, both included."""
    return date.earliest <= latest and earliest <= date.latest


def print_date(date: EventDate) -> str:
    """Write a date for an editor; reading it again in the same zone gives an equal date."""
    return date.text


def iso_day(date: EventDate) -> str:
    """Write the day the date begins on as ISO 8601, or its month or year if that is all."""
    return iso_civil(date.start)


def group_key(date: EventDate) -> str:
    """Name the heading a date belongs under: equal for dates that share the heading.

    It is the beginning without its time and qualifier. Dates that begin on the same day share
    it; `2022-01`, `2022-21`, `202X` and `before 2022-01-05` each have their own.
    """
    if date.first.civil or date.last is None:
        return _end_key(date.first)
    key = f"{date.first.state} {_end_key(date.last)}"
    # Before a time of day is not before the day, but until a time is until the day.
    timed = date.first.state == "before" and date.last.clock
    return f"{key}T{date.last.clock}" if timed else key


def _end_key(end: Endpoint) -> str:
    day = iso_civil(end.civil) if end.civil else ""
    if end.season:
        return f"{day}-{end.season}"
    return day if end.last == end.civil else f"{day} {end.precision}"


def html_datetime(date: EventDate) -> str | None:
    """Write the value of `<time datetime>`, or None where HTML has no value that says the same.

    HTML knows years from 1, months, days, and times with an offset of whole minutes; it knows no
    interval, season or decade, and cannot say that a date is approximate or uncertain.
    """
    end = date.first
    plain = date.precision in ("second", "minute", "day", "month", "year") and not date.qualifier
    if not plain or end.civil is None or end.civil.year < 1:
        return None
    if not end.clock:
        return iso_civil(end.civil)
    if end.offset % 60 == 0:
        hours, minutes = divmod(abs(end.offset) // 60, 60)
        sign = "-" if end.offset < 0 else "+"
        return f"{iso_civil(end.civil)}T{end.clock}{sign}{hours:02d}:{minutes:02d}"
    return instant_iso(date.earliest) if _has_year(date.earliest) else None


def _has_year(seconds: int) -> bool:
    return 1 <= civil_from_days(seconds // DAY).year <= 9999


def instant_iso(seconds: int) -> str:
    """Write an instant as RFC 3339 in UTC (`2022-01-05T11:20:00Z`).

    Raises ValueError outside the years 1 to 9999, which RFC 3339 cannot write.
    """
    if not _has_year(seconds):
        raise ValueError(f"RFC 3339 has no form for the instant {seconds}")
    days, rest = divmod(seconds, DAY)
    hours, rest = divmod(rest, 3600)
    return f"{iso_civil(civil_from_days(days))}T{hours:02d}:{rest // 60:02d}:{rest % 60:02d}Z"


def local_day(seconds: int, zone: str) -> Civil:
    """Find the day it is at an instant in a zone; raises ValueError for an unknown zone."""
    return civil_from_days((seconds + offset_at(zone, seconds)) // DAY)
