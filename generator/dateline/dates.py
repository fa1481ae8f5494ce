"""Dates as editors write them, read.

The grammar is EDTF level 1 (ISO 8601-2; Library of Congress, 2019) with times of day, intervals
whose ends may have times, and `before` and `after`. Each date is kept as the first and the last
second it may be, how precisely and how surely it is known, and the letters the editor wrote.
The forms and the policies are explained to editors in `docs/time.md`.
"""

import re

import msgspec

from dateline.dating.civil import Civil
from dateline.dating.ends import Misshapen, Place, Refused, read_end
from dateline.dating.hints import advise
from dateline.dating.value import (
    MAX_INSTANT,
    MIN_INSTANT,
    PRECISIONS,
    DateProblem,
    DateRemark,
    Endpoint,
    EventDate,
    group_key,
    html_datetime,
    instant_iso,
    iso_day,
    local_day,
    overlaps,
    overlaps_range,
    precision_rank,
    print_date,
    sort_key,
)
from dateline.dating.zones import is_zone, nearest_zones

__all__ = [
    "MAX_INSTANT",
    "MAX_LENGTH",
    "MIN_INSTANT",
    "PRECISIONS",
    "Civil",
    "DateProblem",
    "DateRemark",
    "Endpoint",
    "EventDate",
    "group_key",
    "html_datetime",
    "instant_iso",
    "is_zone",
    "iso_day",
    "local_day",
    "nearest_zones",
    "overlaps",
    "overlaps_range",
    "parse_date",
    "precision_rank",
    "print_date",
    "sort_key",
]

MAX_LENGTH = 64
"""Characters a date may have; the longest one in the grammar has 55."""

_MARKED = re.compile(r"(before|after) (\S+)")


def parse_date(text: str, zone: str) -> tuple[EventDate | DateProblem, tuple[DateRemark, ...]]:
    """Read a date in the zone of its entry (an IANA name, or an offset such as `+06:00`).

    Gives the date and remarks on it, or what is wrong with it. Never raises for any text.
    """
    written = text.strip()
    indent = text.index(written)
    remarks: list[DateRemark] = []
    try:
        _check_frame(written, zone, indent)
        return _read(written, Place(indent, zone, remarks)), tuple(remarks)
    except Refused as refused:
        return refused.problem, ()
    except Misshapen:
        advice = advise(written, lambda candidate: _is_date(candidate, zone))
        return DateProblem(advice.reason, advice.message, advice.hint, advice.offset + indent), ()


def _is_date(text: str, zone: str) -> bool:
    try:
        _read(text, Place(0, zone, []))
    except (Refused, Misshapen):
        return False
    return True


def _check_frame(written: str, zone: str, at: int) -> None:
    example = "write a date such as 2022-01-05"
    if not is_zone(zone):
        near = " or ".join(nearest_zones(zone))
        hint = f"write {near}" if near else "write an IANA name such as Asia/Almaty, or +06:00"
        raise Refused("zone", f"There is no time zone “{zone[:MAX_LENGTH]}”.", hint)
    if not written:
        raise Refused("empty", "The date is empty.", example)
    if len(written) > MAX_LENGTH:
        message = f"The date has {len(written)} characters; at most {MAX_LENGTH} are allowed."
        raise Refused("too-long", message, example, at + MAX_LENGTH)


def _read(text: str, place: Place) -> EventDate:
    marked = _MARKED.fullmatch(text)
    if marked:
        end = read_end(marked[2], place.moved(marked.start(2)))
        return _marked_date(text, marked[1], end)
    left, slash, right = text.partition("/")
    if not slash:
        return _event_date(text, read_end(text, place), None)
    if left in ("", "..") and right in ("", ".."):
        hint = "write at least one end, for example 2022-01-05/.."
        raise Refused("no-ends", "Neither end of the interval is given.", hint, place.at)
    first = _read_side(left, place)
    last = _read_side(right, place.moved(len(left) + 1))
    if last.latest < first.earliest:
        hint = f"write the earlier end first: {right}/{left}"
        at = place.at + len(left) + 1
        raise Refused("end-before-start", "The interval ends before it begins.", hint, at)
    return _event_date(text, first, last)


def _read_side(part: str, place: Place) -> Endpoint:
    """Read one end of an interval; one that is not known keeps the outermost instants."""
    if part in ("", ".."):
        return Endpoint("open" if part else "unknown")
    return read_end(part, place)


def _marked_date(text: str, mark: str, end: Endpoint) -> EventDate:
    """Make the date of some moment before or after an end, the end itself not included."""
    if mark == "before":
        date = _event_date(text, Endpoint("before"), end)
        return msgspec.structs.replace(date, latest=end.earliest - 1)
    date = _event_date(text, end, Endpoint("after"))
    return msgspec.structs.replace(date, earliest=end.latest + 1)


def _event_date(text: str, first: Endpoint, last: Endpoint | None) -> EventDate:
    ends = [end for end in (first, last) if end is not None and end.civil is not None]
    start, end = ends[0].civil, ends[-1].last
    assert start is not None
    assert end is not None
    return EventDate(
        text=text,
        earliest=first.earliest,
        latest=(last or first).latest,
        precision="interval" if last else first.precision,
        qualifier=ends[0].qualifier,
        zone=ends[0].zone,
        start=start,
        end=end,
        first=first,
        last=last,
    )
