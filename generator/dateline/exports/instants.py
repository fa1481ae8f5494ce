"""Instants of the content written for machines (pure)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dateline.dates import MAX_INSTANT, MIN_INSTANT
from dateline.dating.civil import DAY, civil_from_days

_FIRST = datetime(1, 1, 1, tzinfo=UTC)

LAST_MOMENT = int((datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - _FIRST).total_seconds())
"""The last second of the year 9999, where RFC 3339 ends."""


def instant_utc(instant: int) -> str:
    """Write an instant in UTC as ISO 8601, for any year.

    From the year 0 to 9999 that is RFC 3339 (``2022-01-05T11:20:00Z``); before and after it is the
    expanded form with a sign and six digits (``-000043-03-15T00:00:00Z``), which ECMAScript and
    ISO 8601 parsers read.
    """
    if 0 <= instant <= LAST_MOMENT:
        return (_FIRST + timedelta(seconds=instant)).isoformat()[:-6] + "Z"
    days, rest = divmod(instant, DAY)
    day = civil_from_days(days)
    hours, rest = divmod(rest, 3600)
    year = "0000" if day.year == 0 else f"{day.year:+07d}"
    return f"{year}-{day.month:02d}-{day.day:02d}T{hours:02d}:{rest // 60:02d}:{rest % 60:02d}Z"


def instant_or_none(instant: int) -> str | None:
    """Write an instant as `instant_utc`, or nothing where the date is open or not known there."""
    return None if instant in (MIN_INSTANT, MAX_INSTANT) else instant_utc(instant)
